public import StationModel

/// The class given to one complaint.
public struct ComplaintAssignment: BitwiseCopyable, Sendable, Equatable {
  /// Index into the taxonomy's classes.
  public var primary: Int16
  /// Bit c: class c is named at all.
  public var classes: UInt64
  /// 0…1: the primary class's share of the weight of all phrases found, at most 0.95; 0 where nothing was found.
  public var confidence: Float
  /// Byte span of the deciding phrase in the description.
  public var start: UInt32
  public var end: UInt32
  /// Index of the deciding phrase in the taxonomy, −1 where none decided.
  public var phrase: Int32
  /// Who gave the primary class: 0 phrases or the source, 1 the learned model, 2 both, 3 a person.
  public var method: UInt8 = 0
  /// Rules and model name different classes.
  public var isContested = false

  /// A phrase of four characters or more decided.
  public var isSpecific: Bool { phrase >= 0 && end - start >= 12 }
}

/// Sorts complaint texts into classes by phrases: the longest match counts, exclusions take what they cover, the first harm
/// named is the primary class.
public struct ComplaintClassifier: Sendable {
  private let finder: PhraseFinder
  /// Class of each phrase, −1 for exclusions that mean nothing.
  private let classOf: [Int16]
  private let weights: [Float]
  private let other: Int16

  public init(_ taxonomy: ComplaintTaxonomy) {
    finder = PhraseFinder(taxonomy.phrases.map(\.text))
    let codes = taxonomy.classes.map(\.code)
    classOf = taxonomy.phrases.map { phrase in codes.firstIndex(of: phrase.code).map { Int16($0) } ?? -1 }
    weights = taxonomy.phrases.map { Float($0.weight) }
    other = Int16(codes.firstIndex(of: taxonomy.otherCode) ?? max(codes.count - 1, 0))
  }

  /// Class of what nothing fits.
  public var otherClass: Int { Int(other) }

  /// - Parameter scratch: reused between calls, so that a text costs no memory.
  public func classify(_ text: UnsafeBufferPointer<UInt8>, scratch: inout PhraseScratch) -> ComplaintAssignment {
    finder.find(text, &scratch)
    var result = ComplaintAssignment(primary: other, classes: 0, confidence: 0, start: 0, end: 0, phrase: -1)
    var total: Float = 0
    var own: Float = 0
    for match in scratch.matches {
      let phrase = Int(match.phrase)
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
    if result.phrase < 0 {
      result.classes = 1 << UInt64(other)
    } else if total > 0 {
      result.confidence = 0.95 * own / total
    }
    return result
  }
}
