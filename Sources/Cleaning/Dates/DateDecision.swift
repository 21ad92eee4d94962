public import Diagnostics

/// How one date column of one file is read, decided on the whole column.
public struct DateDecision: Sendable, Hashable {
  public internal(set) var rule: DateRule
  /// What decided it: a line that fits one order only, the periods, the title that names the year.
  public internal(set) var reasons: [String] = []
  /// The orders between which the column does not decide.
  public internal(set) var openOrders: [DateOrder] = []
  /// The lines that would decide it, for whoever can look them up.
  public internal(set) var open: [String] = []

  init(rule: DateRule) { self.rule = rule }

  public var isOpen: Bool { !open.isEmpty }
  /// Whether reading the file again brings something.
  public var isNews: Bool { !reasons.isEmpty }

  /// What is to be said about a column.
  public func findings(at position: SourcePosition, heading: String) -> [Finding] {
    var findings: [Finding] = []
    if isNews {
      let orders = [rule.order, rule.longOrder ?? rule.order].filter { $0 != .unknown }.map(\.name)
      let order = Set(orders).count > 1 ? orders.joined(separator: " / ") : orders.first ?? ""
      let read = [order, rule.year == 0 ? "" : "\(rule.year)"].filter { !$0.isEmpty }.joined(separator: " ")
      findings.append(
        Finding(
          .dateColumnDecided, at: position, heading: heading, found: read, expected: reasons.joined(separator: "; ")))
    }
    if isOpen {
      findings.append(
        Finding(
          .dateColumnOpen, at: position, heading: heading,
          found: openOrders.isEmpty ? "YYYY" : openOrders.map(\.name).joined(separator: " / "),
          expected: open.joined(separator: "; ")))
    }
    return findings
  }
}
