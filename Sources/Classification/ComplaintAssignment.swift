/// The class given to one complaint.
public struct ComplaintAssignment: BitwiseCopyable, Sendable, Equatable {
  /// Index into the taxonomy's classes.
  public var primary: Int16
  /// Bit c: class c is named at all.
  public var classes: UInt64
  /// Bit c: class c is named and denied («没有缺斤少两»), conceded, or a phrase says that it is not meant; and not named otherwise.
  public var denied: UInt64 = 0
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

/// A class of a complaint, with its own evidence.
public struct ComplaintMention: BitwiseCopyable, Sendable, Equatable {
  /// Index into the taxonomy's classes.
  public var number: Int16
  /// As in ``ComplaintAssignment/method``.
  public var method: UInt8 = 0
  /// 0…1.
  public var confidence: Float
  /// Byte span of its first phrase; empty where no phrase names it.
  public var start: UInt32 = 0
  public var end: UInt32 = 0
  /// Index of that phrase, negative where there is none.
  public var phrase: Int32 = -1
  /// The row of the batch that it belongs to.
  public var row: Int32 = 0

  public init(number: Int, confidence: Float) {
    self.number = Int16(number)
    self.confidence = confidence
  }

  /// The primary class as a mention.
  public init(_ primary: ComplaintAssignment) {
    number = primary.primary
    (method, confidence) = (primary.method, primary.confidence)
    (start, end, phrase) = (primary.start, primary.end, primary.phrase)
  }
}
