import StationModel

/// The kinds of words that turn a text's meaning.
enum NegatorKind: Sendable {
  case lack, refusal, refusalTail, resolvedLead, resolvedTail, absence, pseudo, contrast, praise
}

/// What is known of negation words and phrases before any text is read; held by reference, since every text's scene asks for it.
final class NegationWords: Sendable {
  /// By negation word.
  let kinds: [NegatorKind]
  /// Whether each phrase stands in two parts.
  let isPair: [Bool]
  /// Characters that a negator governs.
  let scope: Int

  init(kinds: [NegatorKind], isPair: [Bool], scope: Int) {
    (self.kinds, self.isPair, self.scope) = (kinds, isPair, scope)
  }
}

/// Where negation words and phrases stand in one text, and what follows for each phrase.
///
/// Words and clauses stand in the order of the text and do not overlap, so that every question is answered by what lies near: a text
/// of ten megabytes takes ten thousand times as long as one of a kilobyte, not a hundred million times.
struct NegationScene {
  typealias Sign = (match: PhraseMatch, kind: NegatorKind)

  private let text: UnsafeBufferPointer<UInt8>
  private let phrases: [PhraseMatch]
  private let signs: [Sign]
  private let kinds: KindSet
  /// Which of the signs are contrasts.
  private let contrasts: [Int]
  private let scope: Int
  /// Items that a list is followed over: nobody refuses more in one breath.
  private static let longestList = 64
  /// Bytes to either side that a clause is looked at.
  private static let page: Int32 = 1200
  /// Where each clause ends; empty where no word depends on clauses.
  private let clauseEnds: [Int32]

  init(
    _ text: UnsafeBufferPointer<UInt8>, phrases: [PhraseMatch], negators: [PhraseMatch], words: NegationWords
  ) {
    self.text = text
    self.phrases = phrases
    scope = words.scope
    signs = Self.signs(phrases, negators, words)
    kinds = signs.reduce(into: KindSet()) { $0.insert($1.kind) }
    contrasts = kinds.has(.contrast) ? signs.indices.filter { [signs] in signs[$0].kind == .contrast } : []
    clauseEnds = kinds.has(.resolvedTail) || kinds.has(.contrast) ? Self.clauseEnds(text) : []
  }

  /// «没有检定证» holds the negator 没有 beside a phrase; «没有统一标准», itself a phrase, holds one inside and is not negated by it.
  private static func signs(
    _ phrases: [PhraseMatch], _ negators: [PhraseMatch], _ words: NegationWords
  ) -> [Sign] {
    var result: [Sign] = []
    var next = 0
    for negator in negators {
      let kind = words.kinds[Int(negator.phrase)]
      var isInside = false
      // Phrases in one part do not overlap; one in two parts only spans what stands between them.
      while next < phrases.count, phrases[next].end < negator.end { next += 1 }
      var place = next
      while place < phrases.count, phrases[place].start <= negator.start, !isInside {
        isInside = phrases[place].end >= negator.end && !words.isPair[Int(phrases[place].phrase)]
        place += 1
      }
      if kind == .absence || !isInside { result.append((negator, kind)) }
    }
    return result
  }

  func has(_ kind: NegatorKind) -> Bool { kinds.has(kind) }

  /// What the text says of a phrase; nil where the phrase says nothing (没有投诉).
  func standing(of index: Int) -> NeedAssignment.Standing? {
    let match = phrases[index]
    if signs.isEmpty { return isCompared(match) ? nil : .needed }
    if isAbsent(match) || isCompared(match) { return nil }
    if isRefused(index) { return .refused }
    if isSettled(match) { return .resolved }
    if isConceded(match) { return nil }
    return .needed
  }

  /// An absence («没有投诉») takes the phrase it holds; a longer phrase («没有投诉渠道») would have kept it.
  private func isAbsent(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.absence) else { return false }
    let place = firstSign(startingAfter: match.start) - 1
    return place >= 0 && signs[place].kind == .absence && match.end <= signs[place].match.end
  }

  /// A refusal governs a list: 不需要培训、认证和检测.
  private func isRefused(_ index: Int) -> Bool {
    guard kinds.has(.refusal) || kinds.has(.refusalTail) else { return false }
    if isRefusedBehind(index) { return true }
    var index = index
    for _ in 0..<Self.longestList {
      if let nearest = nearestNegator(before: phrases[index]) { return nearest == .refusal }
      guard index > 0, isListJoint(Int(phrases[index - 1].end), Int(phrases[index].start)) else { return false }
      index -= 1
    }
    return false
  }

  /// 培训就算了, 培训、认证都不用了: right behind the item, or behind the last of a list.
  private func isRefusedBehind(_ index: Int) -> Bool {
    guard kinds.has(.refusalTail) else { return false }
    var index = index
    for _ in 0..<Self.longestList {
      let end = Int(phrases[index].end)
      if isTailed(end) { return true }
      guard index + 1 < phrases.count, isListJoint(end, Int(phrases[index + 1].start)) else { return false }
      index += 1
    }
    return false
  }

  private func isTailed(_ end: Int) -> Bool {
    var place = firstSign(startingAfter: Int32(end) - 1)
    while place < signs.count, Int(signs[place].match.start) - end <= 8 {
      let (sign, kind) = signs[place]
      if kind == .refusalTail, characters(end, Int(sign.start)) <= 2, !hasStop(end, Int(sign.start)) { return true }
      place += 1
    }
    return false
  }

  /// The last negator within the scope before the phrase, if no stop lies between.
  private func nearestNegator(before match: PhraseMatch) -> NegatorKind? {
    var place = firstSign(startingAfter: match.start) - 1
    while place >= 0 {
      let (negator, kind) = signs[place]
      place -= 1
      guard negator.end <= match.start else { continue }
      // What lies further back lies out of scope too.
      if kind == .contrast || Int(match.start - negator.end) > scope * 4 { return nil }
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
    guard kinds.has(.resolvedTail), kinds.has(.resolvedLead) else { return false }
    guard let clause = clause(of: match.start) else { return false }
    let inside = signs[
      firstSign(startingAfter: clause.lowerBound - 1)..<firstSign(startingAfter: clause.upperBound - 1)]
    guard let tail = inside.lastIndex(where: { $0.kind == .resolvedTail }) else { return false }
    return inside[..<tail].contains { $0.kind == .resolvedLead }
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
    guard kinds.has(.contrast), kinds.has(.praise) || kinds.has(.absence) else { return false }
    let place = nextContrast(from: firstSign(startingAfter: match.end))
    guard place < signs.count, !isException(signs[place].match), let clause = clause(of: match.start) else {
      return false
    }
    for index in firstSign(startingAfter: clause.lowerBound - 1)..<place {
      let (sign, kind) = signs[index]
      if sign.start >= clause.upperBound { break }
      if kind == .praise || kind == .absence, sign.end <= signs[place].match.start { return true }
    }
    return false
  }

  /// 除了…以外 and 除了…都 name what counts; they concede nothing.
  private func isException(_ match: PhraseMatch) -> Bool {
    let word = text[Int(match.start)..<Int(match.end)]
    return word.elementsEqual("除了".utf8) || word.elementsEqual("以外".utf8)
  }

  /// Number of the first sign of contrast from a sign on; the number of signs where there is none.
  private func nextContrast(from sign: Int) -> Int {
    var low = 0
    var high = contrasts.count
    while low < high {
      let middle = (low + high) / 2
      if contrasts[middle] >= sign { high = middle } else { low = middle + 1 }
    }
    return low < contrasts.count ? contrasts[low] : signs.count
  }

  /// Number of the first sign that starts behind a place.
  private func firstSign(startingAfter place: Int32) -> Int {
    var low = 0
    var high = signs.count
    while low < high {
      let middle = (low + high) / 2
      if signs[middle].match.start > place { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The bounds of the clause that holds a place; nil on a stop.
  private func clause(of place: Int32) -> Range<Int32>? {
    var low = 0
    var high = clauseEnds.count
    while low < high {
      let middle = (low + high) / 2
      if clauseEnds[middle] > place { high = middle } else { low = middle + 1 }
    }
    guard low < clauseEnds.count else { return nil }
    var start: Int32 = 0
    if low > 0 {
      let end = Int(clauseEnds[low - 1])
      start = Int32(end + ClauseStops.stopLength(text, at: end))
    }
    // Who leaves out all stops is read within a page.
    return place >= start ? max(start, place - Self.page)..<min(clauseEnds[low], place + Self.page) : nil
  }

  private static func clauseEnds(_ text: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var result: [Int32] = []
    var index = 0
    while index < text.count {
      let length = ClauseStops.stopLength(text, at: index)
      if length > 0 { result.append(Int32(index)) }
      index += max(length, 1)
    }
    result.append(Int32(text.count))
    return result
  }

  private func characters(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<max(start, end) where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A stop of a sentence, or what joins a list: 、 and 和.
  private func hasStop(_ start: Int, _ end: Int) -> Bool {
    for index in start..<max(start, end) {
      if ClauseStops.stopLength(text, at: index) > 0 || joint(index, end) == 0x81 || joint(index, end) == 0x8C {
        return true
      }
    }
    return false
  }

  private func isListJoint(_ start: Int, _ end: Int) -> Bool {
    guard start < end, end - start <= 16, characters(start, end) <= 4 else { return false }
    return (start..<end).contains { joint($0, end) != 0 }
  }

  /// The last byte of 、 (0x81), 和 (0x8C), 及, 与 or 或 where one begins at a place; else 0.
  private func joint(_ index: Int, _ end: Int) -> UInt8 {
    guard index + 2 < end else { return 0 }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE3, 0x80, 0x81), (0xE5, 0x92, 0x8C), (0xE5, 0x8F, 0x8A), (0xE4, 0xB8, 0x8E), (0xE6, 0x88, 0x96):
      return text[index + 2]
    default: return 0
    }
  }

  /// Kinds as bits.
  private struct KindSet {
    private var bits: UInt16 = 0
    mutating func insert(_ kind: NegatorKind) { bits |= Self.bit(kind) }
    func has(_ kind: NegatorKind) -> Bool { bits & Self.bit(kind) != 0 }

    private static func bit(_ kind: NegatorKind) -> UInt16 {
      switch kind {
      case .lack: 1
      case .refusal: 2
      case .resolvedLead: 4
      case .resolvedTail: 8
      case .absence: 16
      case .pseudo: 32
      case .contrast: 64
      case .praise: 128
      case .refusalTail: 256
      }
    }
  }
}
