/// Words of the seven negation patterns of the needs texts.
public struct NegationWords: Sendable {
  /// 没有, 没得, 莫得, 缺 …: create a need.
  public var lack: [String] = []
  /// 不需要, 不用, 无需 …: cancel the item.
  public var refusal: [String] = []
  /// 算了, 不用了 … right behind the item: cancel it.
  public var refusalTail: [String] = []
  /// 已经, 早就 … with 办好, 检过, 解决 …
  public var resolvedLead: [String] = []
  public var resolvedTail: [String] = []
  /// 没有问题, 零投诉, 都好 … → Z0.
  public var absence: [String] = []
  /// 不仅, 不但, 不得不 …: no negation at all.
  public var pseudo: [String] = []
  /// 但, 但是, 就是, 只是 …: only the clause after counts.
  public var contrast: [String] = []
  /// 虽然, 尽管 …: what stands between it and the turn is conceded.
  public var concession: [String] = []
  /// 下来了, 拿到了 … behind an item: settled without more.
  public var settled: [String] = []
  /// 你们帮, 给我们 …: with thanks and 了, settled.
  public var helper: [String] = []
  /// 感谢, 谢谢 …
  public var thanks: [String] = []
  /// What one may expect: its lack is a harm («没有发票»), while the lack of a harm is none («没有缺斤少两»). Complaints only.
  public var due: [String] = []
  /// Praise: 巴适, 安逸, 很好 … → Z1 where nothing else is named.
  public var praise: [String] = []
  /// Scope of a negator in characters.
  public var scope = 6
  public init() {}
}
