import StationModel

/// The kinds of words that turn a text's meaning.
enum NegatorKind: Sendable {
  case lack, refusal, refusalTail, resolvedLead, resolvedTail, absence, pseudo, contrast, praise
}

/// Where negation words and phrases stand in one text, and what follows for each phrase.
struct NegationScene {
  private let text: UnsafeBufferPointer<UInt8>
  private let phrases: [PhraseMatch]
  private let negators: [(match: PhraseMatch, kind: NegatorKind)]
  private let scope: Int
  /// Byte ranges between stops of a sentence.
  private let clauses: [Range<Int>]

  init(
    _ text: UnsafeBufferPointer<UInt8>, phrases: [PhraseMatch], negators: [PhraseMatch], classifier: NeedClassifier
  ) {
    self.text = text
    self.phrases = phrases
    scope = classifier.taxonomy.negation.scope
    // «没有检定证» holds the negator 没有 beside a phrase; «没有统一标准», itself a phrase, holds one inside and is not negated by it.
    self.negators = negators.map { ($0, classifier.negatorKinds[Int($0.phrase)]) }.filter { negator in
      negator.1 == .absence
        || !phrases.contains {
          // A phrase in two parts only spans what stands between them.
          $0.start <= negator.0.start && negator.0.end <= $0.end
            && !classifier.taxonomy.phrases[Int($0.phrase)].text.contains("…")
        }
    }.map { (match: $0.0, kind: $0.1) }
    clauses = Self.clauses(text)
  }

  func has(_ kind: NegatorKind) -> Bool { negators.contains { $0.kind == kind } }

  /// What the text says of a phrase; nil where the phrase says nothing (没有投诉).
  func standing(of index: Int) -> NeedAssignment.Standing? {
    let match = phrases[index]
    if negators.contains(where: { $0.kind == .absence && covers($0.match, match) }) { return nil }
    if isCompared(match) { return nil }
    if isRefused(index) { return .refused }
    if isSettled(match) { return .resolved }
    if isConceded(match) { return nil }
    return .needed
  }

  /// An absence («没有投诉») takes the phrase it holds; a longer phrase («没有投诉渠道») would have kept it.
  private func covers(_ outer: PhraseMatch, _ inner: PhraseMatch) -> Bool {
    outer.start <= inner.start && inner.end <= outer.end
  }

  private func isRefused(_ index: Int) -> Bool {
    let match = phrases[index]
    if isRefusedBehind(index) { return true }
    if let nearest = nearestNegator(before: match) { return nearest == .refusal }
    // A refusal governs a list: 不需要培训、认证和检测.
    guard index > 0 else { return false }
    let previous = phrases[index - 1]
    return isListJoint(Int(previous.end), Int(match.start)) && isRefused(index - 1)
  }

  /// 培训就算了, 培训、认证都不用了: right behind the item, or behind the last of a list.
  private func isRefusedBehind(_ index: Int) -> Bool {
    let end = Int(phrases[index].end)
    let isTailed = negators.contains {
      $0.kind == .refusalTail && $0.match.start >= end && characters(end, Int($0.match.start)) <= 2
        && !hasStop(end, Int($0.match.start))
    }
    if isTailed { return true }
    guard index + 1 < phrases.count else { return false }
    return isListJoint(end, Int(phrases[index + 1].start)) && isRefusedBehind(index + 1)
  }

  /// The last negator within the scope before the phrase, if no stop lies between.
  private func nearestNegator(before match: PhraseMatch) -> NegatorKind? {
    for (negator, kind) in negators.reversed() where negator.end <= match.start {
      if kind == .contrast { return nil }
      guard kind == .lack || kind == .refusal || kind == .refusalTail || kind == .pseudo else { continue }
      guard characters(Int(negator.end), Int(match.start)) <= scope, !hasStop(Int(negator.end), Int(match.start)) else {
        return nil
      }
      return kind == .refusalTail ? .refusal : kind
    }
    return nil
  }

  /// 早就…检过了, 已经…办好: in the same clause.
  private func isSettled(_ match: PhraseMatch) -> Bool {
    guard let clause = clauses.first(where: { $0.contains(Int(match.start)) }) else { return false }
    let inside = negators.filter { clause.contains(Int($0.match.start)) }
    guard let tail = inside.last(where: { $0.kind == .resolvedTail }) else { return false }
    return inside.contains { $0.kind == .resolvedLead && $0.match.start < tail.match.start }
  }

  /// 比停电还恼火: what something is compared with is not what is wanted.
  private func isCompared(_ match: PhraseMatch) -> Bool {
    guard match.start >= 3, text[Int(match.start) - 3] == 0xE6, text[Int(match.start) - 2] == 0xAF,
      text[Int(match.start) - 1] == 0x94
    else { return false }
    // 还 or 更 follows at once.
    let end = Int(match.end)
    guard end + 2 < text.count else { return false }
    let next = (text[end], text[end + 1], text[end + 2])
    return next == (0xE8, 0xBF, 0x98) || next == (0xE6, 0x9B, 0xB4)
  }

  /// 虽然…但: what stands before the turn is conceded, where it is praised, settled or absent.
  private func isConceded(_ match: PhraseMatch) -> Bool {
    guard let turn = negators.first(where: { $0.kind == .contrast && $0.match.start > match.end }) else { return false }
    if isException(turn.match) { return false }
    return negators.contains {
      ($0.kind == .praise || $0.kind == .absence) && $0.match.end <= turn.match.start
        && sameClause(Int($0.match.start), Int(match.start))
    }
  }

  /// 除了…以外 and 除了…都 name what counts; they concede nothing.
  private func isException(_ match: PhraseMatch) -> Bool {
    let word = String(decoding: text[Int(match.start)..<Int(match.end)], as: UTF8.self)
    return word == "除了" || word == "以外"
  }

  private func sameClause(_ left: Int, _ right: Int) -> Bool {
    clauses.contains { $0.contains(left) && $0.contains(right) }
  }

  private func characters(_ start: Int, _ end: Int) -> Int {
    guard start < end else { return 0 }
    return text[start..<end].lazy.filter { $0 & 0xC0 != 0x80 }.count
  }

  private func hasStop(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return String(decoding: text[start..<end], as: UTF8.self).contains { "，。；！？、,;!?和\n".contains($0) }
  }

  private func isListJoint(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let between = String(decoding: text[start..<end], as: UTF8.self)
    return between.count <= 4 && between.contains { "、和及与或".contains($0) }
  }

  private static func clauses(_ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let stops: [[UInt8]] = ["，", "。", "；", "！", "？", ",", ";", "!", "?", "\n"].map { Array($0.utf8) }
    var result: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < text.count {
      if let stop = stops.first(where: {
        index + $0.count <= text.count && text[index..<index + $0.count].elementsEqual($0)
      }) {
        result.append(start..<index)
        index += stop.count
        start = index
      } else {
        index += 1
      }
    }
    result.append(start..<text.count)
    return result
  }
}
