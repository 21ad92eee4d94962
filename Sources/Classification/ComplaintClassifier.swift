public import StationModel

/// Sorts complaint texts into classes by phrases: the longest match counts, exclusions take what they cover, what is denied or
/// conceded does not count, the first harm named is the primary class.
public struct ComplaintClassifier: Sendable {
  private let finder: PhraseFinder
  private let words: NegationTable
  /// Class of each phrase, −1 for exclusions that mean nothing.
  private let classOf: [Int16]
  /// Class that an exclusion says is not meant, −1: none.
  private let excluded: [Int16]
  private let weights: [Float]
  private let other: Int16

  public init(_ taxonomy: ComplaintTaxonomy) {
    words = NegationTable(taxonomy.negation, phrases: taxonomy.phrases, namesHarms: true)
    finder = PhraseFinder(taxonomy.phrases.map(\.text), signs: words.texts)
    let codes = taxonomy.classes.map(\.code)
    func number(_ code: String) -> Int16 { codes.firstIndex(of: code).map { Int16($0) } ?? -1 }
    classOf = taxonomy.phrases.map { number($0.code) }
    excluded = ExcludedCodes.of(taxonomy.phrases).map(number)
    weights = taxonomy.phrases.map { Float($0.weight) }
    other = Int16(codes.firstIndex(of: taxonomy.otherCode) ?? max(codes.count - 1, 0))
  }

  /// Class of what nothing fits.
  public var otherClass: Int { Int(other) }

  /// - Parameters:
  ///   - scratch: reused between calls, so that a text costs no memory.
  ///   - isRead: its characters are those of the text already.
  public func classify(
    _ text: UnsafeBufferPointer<UInt8>, scratch: inout PhraseScratch, isRead: Bool = false
  ) -> ComplaintAssignment {
    finder.find(text, &scratch, isRead: isRead)
    var result = ComplaintAssignment(primary: other, classes: 0, confidence: 0, start: 0, end: 0, phrase: -1)
    if !scratch.signs.isEmpty { result.denied = dropDenied(text, &scratch) }
    var total: Float = 0
    var own: Float = 0
    for match in scratch.matches {
      let phrase = Int(match.phrase)
      if excluded[phrase] >= 0 { result.denied |= 1 << UInt64(excluded[phrase]) }
      let number = classOf[phrase]
      if number < 0 { continue }
      result.classes |= 1 << UInt64(number)
      if result.phrase < 0 {
        result.primary = number
        result.phrase = match.phrase
        result.start = UInt32(match.start)
        result.end = UInt32(match.end)
      }
      total += weights[phrase]
      if number == result.primary { own += weights[phrase] }
    }
    result.denied &= ~result.classes
    if result.phrase < 0 {
      result.classes = 1 << UInt64(other)
    } else if total > 0 {
      result.confidence = 0.95 * own / total
    }
    return result
  }

  /// The class as the text that was classified last names it: where, and with what share of the weight of all phrases found.
  public func mention(of number: Int, _ scratch: borrowing PhraseScratch) -> ComplaintMention {
    var result = ComplaintMention(number: number, confidence: 0)
    var total: Float = 0
    var own: Float = 0
    for match in scratch.matches where classOf[Int(match.phrase)] >= 0 {
      let phrase = Int(match.phrase)
      total += weights[phrase]
      guard classOf[phrase] == number else { continue }
      own += weights[phrase]
      if result.phrase < 0 {
        (result.start, result.end, result.phrase) = (UInt32(match.start), UInt32(match.end), match.phrase)
      }
    }
    if total > 0 { result.confidence = 0.95 * own / total }
    return result
  }

  /// The class that a phrase found names, −1: none.
  public func number(of match: PhraseMatch) -> Int { Int(classOf[Int(match.phrase)]) }

  /// The classes of the phrases that count of the text that was classified last, in its order.
  public func forEachPhrase(_ scratch: borrowing PhraseScratch, _ body: (_ number: Int, _ match: PhraseMatch) -> Void) {
    for match in scratch.matches where classOf[Int(match.phrase)] >= 0 {
      body(Int(classOf[Int(match.phrase)]), match)
    }
  }

  /// Takes out what is denied, conceded or settled, and notes the parts of the text that say so.
  ///
  /// - Returns: bits of the classes that are denied.
  private func dropDenied(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout PhraseScratch) -> UInt64 {
    var denied: UInt64 = 0
    var dropped: [Int] = []
    var masks: [Range<Int32>] = []
    do {
      let scene = NegationScene(text, phrases: scratch.matches, negators: scratch.signs, words: words)
      guard scene.mayDeny else { return 0 }
      for index in scratch.matches.indices where scene.standing(of: index) != .needed {
        let number = classOf[Int(scratch.matches[index].phrase)]
        if number >= 0 { denied |= 1 << UInt64(number) }
        dropped.append(index)
        masks.append(scene.part(of: scratch.matches[index]))
      }
      masks += scene.deniedParts
    }
    if masks.isEmpty { return denied }
    for index in dropped.reversed() { scratch.matches.remove(at: index) }
    let classOf = classOf
    masks.removeAll { mask in
      scratch.matches.contains { match in
        classOf[Int(match.phrase)] >= 0 && match.start < mask.upperBound && match.end > mask.lowerBound
      }
    }
    scratch.masks = masks.sorted { $0.lowerBound < $1.lowerBound }
    return denied
  }
}
