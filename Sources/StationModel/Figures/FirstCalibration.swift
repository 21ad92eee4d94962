/// A free calibration of the first batch: a free metrology service in the month of the earliest one.
public struct FirstCalibration: Sendable, Hashable {
  /// Index into the merchants.
  public var merchant = 0
  /// Number of the service in its source.
  public var service = ""
  /// Index into the partners. Missing: none stated.
  public var partner: Int?
  public var requestedOn: Day?
  /// Missing: not completed.
  public var completedOn: Day?
  public var origin = RowOrigin(file: 0, line: 0)
  public init() {}
}
