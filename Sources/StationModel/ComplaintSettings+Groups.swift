extension ComplaintSettings {
  /// First-level channels in the order of their first appearance; the tally of channels counts in this order, and what has no
  /// channel or an unknown one in one more place at the end.
  public var channelGroups: [String] {
    var seen: Set<String> = []
    return channels.compactMap { seen.insert($0.group).inserted ? $0.group : nil }
  }
}
