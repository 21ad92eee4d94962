public import Diagnostics

/// How many answers of one file were doubted for one reason.
public struct ScreeningRow: Sendable, Hashable {
  /// Index of the file in the run's list of source files.
  public var file: Int
  public var reason: FindingCode
  /// Set aside rather than only told.
  public var isExcluded: Bool
  public var count: Int
  /// Records read of the file: the base of the rejection rate (废卷率).
  public var read: Int

  public init(file: Int, reason: FindingCode, isExcluded: Bool, count: Int, read: Int) {
    self.file = file
    self.reason = reason
    self.isExcluded = isExcluded
    self.count = count
    self.read = read
  }
}
