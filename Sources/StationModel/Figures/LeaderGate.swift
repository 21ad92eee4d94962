/// One knock-out gate (一票否决) as one merchant stands before it.
public struct LeaderGate: Sendable, Hashable {
  /// 营业状态, 有效评价 …, Chinese.
  public var name = ""
  /// What was found, Chinese: 12份, 营业中 …
  public var found = ""
  /// What is asked for, Chinese.
  public var limit = ""
  /// Why it failed, Chinese and short; empty: passed.
  public var failure = ""
  public init() {}

  public var isPassed: Bool { failure.isEmpty }
}
