import StationModel

/// Where negation words and phrases stand in one text, and what follows for each phrase.
///
/// Words and clauses stand in the order of the text and do not overlap, so that every question is answered by what lies near: a text
/// of ten megabytes takes ten thousand times as long as one of a kilobyte, not a hundred million times.
struct NegationScene {
  typealias Sign = (match: PhraseMatch, kind: NegatorKind)

  let text: UnsafeBufferPointer<UInt8>
  let phrases: [PhraseMatch]
  let signs: [Sign]
  let kinds: KindSet
  /// Which of the signs are contrasts.
  let contrasts: [Int]
  let words: NegationTable
  /// Items that a list is followed over: nobody refuses more in one breath.
  private static let longestList = 64
  /// Bytes between 虽然 and 但.
  static let longestConcession: Int32 = 180
  /// Bytes to either side that a clause is looked at.
  static let page: Int32 = 1200
  /// Where each clause ends; empty where no word depends on clauses.
  let clauseEnds: [Int32]

  init(
    _ text: UnsafeBufferPointer<UInt8>, phrases: [PhraseMatch], negators: [PhraseMatch], words: NegationTable
  ) {
    self.text = text
    self.phrases = phrases
    self.words = words
    signs = Self.signs(phrases, negators, words)
    kinds = signs.reduce(into: KindSet()) { $0.insert($1.kind) }
    contrasts = kinds.has(.contrast) ? signs.indices.filter { [signs] in signs[$0].kind == .contrast } : []
    clauseEnds = Self.dependsOnClauses(kinds, words) ? Self.clauseEnds(text) : []
  }

  /// «没有检定证» holds the negator 没有 beside a phrase; «没有统一标准», itself a phrase, holds one inside and is not negated by it.
  private static func signs(
    _ phrases: [PhraseMatch], _ negators: [PhraseMatch], _ words: NegationTable
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
      if kind == .absence || kind == .thanks || !isInside { result.append((negator, kind)) }
    }
    return result
  }

  /// Whether any of the words speaks of a whole clause.
  private static func dependsOnClauses(_ kinds: KindSet, _ words: NegationTable) -> Bool {
    kinds.hasAny(.resolvedTail, .contrast, .settled, .absence, .thanks, .refusal, .refusalTail)
      || kinds.has(.lack) && !words.isHarm.isEmpty
  }

  func has(_ kind: NegatorKind) -> Bool { kinds.has(kind) }

  /// What the text says of a phrase; nil where the phrase says nothing (没有投诉).
  func standing(of index: Int) -> NeedAssignment.Standing? {
    let match = phrases[index]
    if signs.isEmpty { return isCompared(match) ? nil : .needed }
    if isAbsent(match) || isCompared(match) { return nil }
    if isRefused(index) { return .refused }
    if isExcepted(match) { return .needed }
    if isSettled(match) || isThanked(match) { return .resolved }
    return isFine(match) || isConceded(match) ? nil : .needed
  }

  /// An absence («没有投诉») takes the phrase it holds; a longer phrase («没有投诉渠道») would have kept it.
  private func isAbsent(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.absence) else { return false }
    let place = firstSign(startingAfter: match.start) - 1
    if place >= 0, signs[place].kind == .absence, match.end <= signs[place].match.end { return true }
    // 质量没问题 between the parts of 质量…问题.
    guard words.isPair[Int(match.phrase)] else { return false }
    let within = place + 1
    return within < signs.count && signs[within].kind == .absence && signs[within].match.end == match.end
  }

  /// 不缺人: a refusal whose last character begins the phrase 缺人.
  private func isRefusedInside(_ match: PhraseMatch) -> Bool {
    let place = firstSign(startingAfter: match.start - 1) - 1
    guard place >= 0, signs[place].kind == .refusal else { return false }
    return signs[place].match.end > match.start && signs[place].match.end < match.end
  }

  /// A refusal governs a list: 不需要培训、认证和检测.
  func isRefused(_ index: Int) -> Bool {
    guard kinds.hasAny(.refusal, .refusalTail) || kinds.has(.lack) && !words.isHarm.isEmpty else { return false }
    if isRefusedBehind(index) || isRefusedInside(phrases[index]) { return true }
    var index = index
    for _ in 0..<Self.longestList {
      if let nearest = nearestNegator(before: phrases[index]) { return denies(nearest, index) }
      guard index > 0, isListJoint(Int(phrases[index - 1].end), Int(phrases[index].start)) else { return false }
      index -= 1
    }
    return false
  }

  func denies(_ kind: NegatorKind, _ index: Int) -> Bool {
    kind == .refusal || kind == .lack && !words.isHarm.isEmpty && words.isHarm[Int(phrases[index].phrase)]
  }

  /// 培训就算了, 培训、认证都不用了: right behind the item, or behind the last of a list.
  func isRefusedBehind(_ index: Int) -> Bool {
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

  func isTailed(_ end: Int) -> Bool {
    var place = firstSign(startingAfter: Int32(end) - 1)
    while place < signs.count, Int(signs[place].match.start) - end <= 8 {
      let (sign, kind) = signs[place]
      if kind == .refusalTail, characters(end, Int(sign.start)) <= 2, !hasStop(end, Int(sign.start)) { return true }
      place += 1
    }
    return false
  }

  /// The last negator within the scope before the phrase, if no stop lies between.
  func nearestNegator(before match: PhraseMatch) -> NegatorKind? {
    var place = firstSign(startingAfter: match.start) - 1
    while place >= 0 {
      let (negator, kind) = signs[place]
      place -= 1
      guard negator.end <= match.start else { continue }
      // What lies further back lies out of scope too.
      if kind == .contrast || Int(match.start - negator.end) > words.scope * 4 { return nil }
      guard kind == .lack || kind == .refusal || kind == .refusalTail || kind == .pseudo else { continue }
      guard characters(Int(negator.end), Int(match.start)) <= words.scope, !hasStop(Int(negator.end), Int(match.start))
      else {
        return nil
      }
      return kind == .refusalTail ? .refusal : kind
    }
    return nil
  }

  /// 比停电还恼火, 比起停车: what something is compared with is not what is wanted.
  func isCompared(_ match: PhraseMatch) -> Bool {
    if match.start >= 6, text[Int(match.start) - 6..<Int(match.start)].elementsEqual("比起".utf8) { return true }
    guard match.start >= 3, text[Int(match.start) - 3] == 0xE6, text[Int(match.start) - 2] == 0xAF,
      text[Int(match.start) - 1] == 0x94
    else { return false }
    // 还 or 更 follows at once.
    let end = Int(match.end)
    guard end + 2 < text.count else { return false }
    let next = (text[end], text[end + 1], text[end + 2])
    return next == (0xE8, 0xBF, 0x98) || next == (0xE6, 0x9B, 0xB4)
  }

  /// Number of the first sign of contrast from a sign on; the number of signs where there is none.
  func nextContrast(from sign: Int) -> Int {
    var low = 0
    var high = contrasts.count
    while low < high {
      let middle = (low + high) / 2
      if contrasts[middle] >= sign { high = middle } else { low = middle + 1 }
    }
    return low < contrasts.count ? contrasts[low] : signs.count
  }

  /// Number of the first sign that starts behind a place.
  func firstSign(startingAfter place: Int32) -> Int {
    var low = 0
    var high = signs.count
    while low < high {
      let middle = (low + high) / 2
      if signs[middle].match.start > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
