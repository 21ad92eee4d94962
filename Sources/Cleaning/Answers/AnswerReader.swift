import StationModel

/// How an answer in unusual dress is read.
enum AnswerReading: Equatable {
  /// A level, or one of ``AnswerCode``, with the words of the rule that read it.
  case answer(Int8, rule: String)
  /// A number and a label that mean different levels.
  case disagreement
  /// A number between two levels, such as 4.5.
  case betweenLevels
  case unreadable
}

/// Reads answers that are no plain label or number of their question: full width, `A、非常满意`, `5分(非常满意)`, `★★★★☆`, `9/10`,
/// `5.0`, `五分`, `满意。`.
struct AnswerReader {
  let lookup: ByteLookup
  /// Points of the scale, lowest and highest.
  let minimum: Int
  let maximum: Int
  let isReversed: Bool

  func read(_ raw: String) -> AnswerReading {
    let value = Self.rules.apply(to: raw)
    let text = value.text
    let rule = value.applied.joined(separator: " ")
    if let plain = look(text) { return .answer(plain, rule: rule) }
    func named(_ name: String) -> String { rule.isEmpty ? name : rule + " " + name }
    if let level = stars(text) { return .answer(level, rule: named("stars")) }
    if let points = ScalePoints(text) {
      guard let whole = points.whole else { return points.isWithin(minimum...maximum) ? .betweenLevels : .unreadable }
      return look(String(whole)).map { .answer($0, rule: named("number")) } ?? .unreadable
    }
    if let level = look(Self.withoutEndMark(text)) { return .answer(level, rule: named("punctuation")) }
    if let level = fraction(text) { return .answer(level, rule: named("fraction")) }
    if let band = band(text) {
      guard let label = band.label else { return .answer(band.level, rule: named("band")) }
      return look(label) == band.level ? .answer(band.level, rule: named("band")) : .disagreement
    }
    if let rest = withoutLetter(text), let level = look(rest) { return .answer(level, rule: named("letter")) }
    guard let (outer, inner, mayNumber) = halves(text) else { return .unreadable }
    guard let first = look(outer), let second = look(inner) else { return .unreadable }
    if first == second { return .answer(first, rule: named("number-label")) }
    // `1、非常满意`: options numbered from the best downwards.
    if mayNumber, first >= 0, second >= 0, Int(first) + Int(second) == maximum - minimum {
      return .answer(second, rule: named("option-number"))
    }
    return .disagreement
  }

  /// Rules that change the dress of a text and not its words.
  static let rules = RuleList(order: [
    EntityRule.name, InvisibleRule.name, WidthRule.name, ProtectionRule.name, BlankRule.name,
  ])

  private func look(_ text: String) -> Int8? {
    var copy = text
    let value = copy.withUTF8 { lookup.value($0) }
    return value < 0 ? nil : AnswerCode.code(value)
  }

  /// `非常满意。` without the mark that ends a sentence.
  private static func withoutEndMark(_ text: String) -> String {
    var rest = Substring(text)
    while let last = rest.last, "。.!,;、~".contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// `A、非常满意`, `5.非常满意`: the letter or number is the option's, not the answer's.
  private func withoutLetter(_ text: String) -> String? {
    guard let first = text.first, first.isASCII, first.isLetter, let mark = text.dropFirst().first,
      "、.:)".contains(mark)
    else { return nil }
    return String(text.dropFirst(2))
  }

  /// A run of full stars, then of empty ones; the scale's points must be the stars there can be.
  private func stars(_ text: String) -> Int8? {
    let full = text.prefix { $0 == "★" || $0 == "⭐" }
    let empty = text.dropFirst(full.count).prefix { $0 == "☆" }
    guard !text.isEmpty, full.count + empty.count == text.count, minimum == 1 else { return nil }
    guard empty.isEmpty || text.count == maximum else { return nil }
    return level(full.count)
  }

  /// `4/5` on a scale of five; a fraction of another whole is another scale.
  private func fraction(_ text: String) -> Int8? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let points = parts[0], let whole = parts[1], whole == maximum else { return nil }
    return level(points)
  }

  /// `60-80`, `80分~60分`, `80至60分(比较满意)`: a band of points that the scale lists by its ends, in either order and with any dash, and
  /// the label behind it, where there is one.
  private func band(_ text: String) -> (level: Int8, label: String?)? {
    func number(_ text: Substring) -> Substring { text.prefix { $0.isASCII && $0.isNumber } }
    let first = number(text[...])
    var rest = text.dropFirst(first.count)
    if rest.first == "分" { rest.removeFirst() }
    guard (1...3).contains(first.count), let mark = rest.first, "-~～–—至到".contains(mark) else { return nil }
    rest.removeFirst()
    let second = number(rest)
    rest = rest.dropFirst(second.count)
    if rest.first == "分" { rest.removeFirst() }
    guard (1...3).contains(second.count), let level = look(first + "-" + second) ?? look(second + "-" + first) else {
      return nil
    }
    let label = String(rest).filter { !"()[]:、.".contains($0) }
    return (level, label.isEmpty ? nil : label)
  }

  private func level(_ points: Int) -> Int8? {
    guard (minimum...maximum).contains(points) else { return nil }
    return Int8(truncatingIfNeeded: isReversed ? maximum - points : points - minimum)
  }

  /// The number and the label of `5分(非常满意)`, `非常满意(5分)`, `5-非常满意`, `5、非常满意`, `满意4分`.
  ///
  /// - Returns: both halves, and whether the number may be the option's own.
  private func halves(_ text: String) -> (String, String, Bool)? {
    if let parts = bracketed(text) { return (parts.base, parts.inside, false) }
    let lead = text.prefix { $0.isASCII && $0.isNumber }
    if !lead.isEmpty, lead.count <= 2 {
      var rest = text.dropFirst(lead.count)
      if rest.first == "分" { rest.removeFirst() }
      let mayNumber = rest.first.map { "、.:".contains($0) } ?? false
      if let mark = rest.first, "、.:-=_".contains(mark) { rest.removeFirst() }
      return rest.isEmpty ? nil : (String(lead), String(rest), mayNumber)
    }
    var head = Substring(text)
    if head.last == "分" { head.removeLast() }
    let tail = String(head.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard (1...2).contains(tail.count), tail.count < head.count else { return nil }
    var label = head.dropLast(tail.count)
    if let mark = label.last, "、.:-=_".contains(mark) { label.removeLast() }
    return (tail, String(label), false)
  }
}
