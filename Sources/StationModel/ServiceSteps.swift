/// Steps of a service, of which each has its time.
public struct ServiceSteps: OptionSet, Sendable, Hashable {
  public static let request = ServiceSteps(rawValue: 1)
  public static let response = ServiceSteps(rawValue: 2)
  public static let completion = ServiceSteps(rawValue: 4)

  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
}
