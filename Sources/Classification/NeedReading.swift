import StationModel

/// What a needs text says.
public struct NeedReading: Sendable, Equatable {
  /// Bit i: item i is needed.
  public var items: UInt64 = 0
  /// Bit r: residual code r; set only where no item is needed.
  public var residuals: UInt64 = 0
  public var assignments: [NeedAssignment] = []
  /// The rules and the learned model name different things.
  public var isContested = false
  /// Bit i: only weak phrases point at item i.
  public var hints: UInt64 = 0
  /// Residual codes that are given only where nothing else is, with the phrase that names each.
  var yielded: [(residual: Int, match: PhraseMatch)] = []
  /// The phrases that name residual codes.
  var named: [(residual: Int, match: PhraseMatch)] = []
  /// Bit i: item i is named and denied («没有投诉»), conceded or compared with, or a phrase says that it is not meant («实名认证»),
  /// and it is named in no other way.
  public var denied: UInt64 = 0

  /// Senses that phrases had earlier in the text: they keep them.
  var turned: [Int32: WordSense] = [:]

  public init() {}

  public static func == (left: NeedReading, right: NeedReading) -> Bool {
    left.items == right.items && left.residuals == right.residuals && left.assignments == right.assignments
      && left.isContested == right.isContested && left.hints == right.hints && left.denied == right.denied
  }
}
