public import Diagnostics

/// Why answers are doubted, and whether they were set aside.
public struct Screened: Hashable, Sendable {
  public var code: FindingCode
  public var isExcluded: Bool

  public init(code: FindingCode, isExcluded: Bool) {
    self.code = code
    self.isExcluded = isExcluded
  }
}
