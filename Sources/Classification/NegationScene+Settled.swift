/// What has been settled, is conceded, or is said to be in order.
extension NegationScene {
  /// 早就…检过了, 已经…办好: in the same clause.
  func isSettled(_ match: PhraseMatch) -> Bool {
    guard kinds.hasAny(.settled, .resolvedTail) else { return false }
    guard let inside = signs(beside: match) else { return false }
    let end = clause(of: match.start).map { Int($0.upperBound) } ?? 0
    let isDone = inside.contains { sign, kind in
      kind == .settled && sign.end >= match.end && characters(Int(sign.end), end) <= 2
    }
    if isDone { return true }
    guard let tail = inside.lastIndex(where: { $0.kind == .resolvedTail || $0.kind == .settled }) else { return false }
    return inside[..<tail].contains { $0.kind == .resolvedLead }
  }

  /// 上个月你们帮我校了秤，感谢: who was helped and says thanks asks for nothing in that clause.
  func isThanked(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.thanks), kinds.has(.helper) else { return false }
    guard let clause = clause(of: match.start), let inside = signs(beside: match) else { return false }
    return inside.contains { $0.kind == .helper } && holdsDone(Int(clause.lowerBound), Int(clause.upperBound))
  }

  /// 水电气网都没得问题: behind the phrase and at the end of its clause. 秤有没得问题 asks.
  func isFine(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.absence), let clause = clause(of: match.start), let inside = signs(beside: match) else {
      return false
    }
    let behind = inside.filter { $0.match.start >= match.end }
    guard let sign = behind.last(where: { $0.kind == .absence }) else { return false }
    if behind.contains(where: { ($0.kind == .contrast || $0.kind == .lack) && $0.match.start < sign.match.start }) {
      return false
    }
    return characters(Int(sign.match.end), Int(clause.upperBound)) <= 2 && !isAsked(Int(sign.match.start))
  }

  /// 除了商标都办好了: what is excepted is what is left to do, whatever is said of the rest.
  func isExcepted(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.contrast) else { return false }
    let place = firstSign(startingAfter: match.start) - 1
    guard place >= 0, signs[place].kind == .contrast, isException(signs[place].match) else { return false }
    let end = Int(signs[place].match.end)
    return end <= Int(match.start) && characters(end, Int(match.start)) <= words.scope
      && !hasStop(end, Int(match.start))
  }

  /// 虽然…但: what stands before the turn is conceded, where it is praised, settled or absent.
  func isConceded(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.contrast) else { return false }
    if isBetweenTurns(match) { return true }
    guard kinds.hasAny(.praise, .absence) else { return false }
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
  func isException(_ match: PhraseMatch) -> Bool {
    let word = text[Int(match.start)..<Int(match.end)]
    return word.elementsEqual("除了".utf8) || word.elementsEqual("除开".utf8) || word.elementsEqual("以外".utf8)
  }

  /// 虽然停车难，但是…: between the word that concedes and the turn, not far apart.
  private func isBetweenTurns(_ match: PhraseMatch) -> Bool {
    guard kinds.has(.concession) else { return false }
    let next = nextContrast(from: firstSign(startingAfter: match.end - 1))
    guard next < signs.count, !isException(signs[next].match) else { return false }
    guard let lead = signs[..<next].lastIndex(where: { $0.kind == .concession || $0.kind == .contrast }) else {
      return false
    }
    return signs[lead].kind == .concession && signs[lead].match.end <= match.start
      && signs[next].match.start - signs[lead].match.end <= Self.longestConcession
  }

  /// The signs of the clause that holds a phrase.
  private func signs(beside match: PhraseMatch) -> ArraySlice<Sign>? {
    guard let clause = clause(of: match.start) else { return nil }
    return signs[firstSign(startingAfter: clause.lowerBound - 1)..<firstSign(startingAfter: clause.upperBound - 1)]
  }

  /// 了 or 过 in a span.
  private func holdsDone(_ start: Int, _ end: Int) -> Bool {
    guard end - start > 2 else { return false }
    for index in start..<end - 2 {
      let character = (text[index], text[index + 1], text[index + 2])
      if character == (0xE4, 0xBA, 0x86) || character == (0xE8, 0xBF, 0x87) { return true }
    }
    return false
  }

  /// 有 right before a place: 有没得, 有没有.
  private func isAsked(_ place: Int) -> Bool {
    place >= 3 && text[place - 3] == 0xE6 && text[place - 2] == 0x9C && text[place - 1] == 0x89
  }
}
