/// Exit statuses of the command, after sysexits.h.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  case usage = 64
  case rejected = 65
  case missingInput = 66
  case defect = 70
  case cannotWrite = 73
  case settings = 78
  case interrupted = 130
}

/// Why a stage cannot go on. Carries every problem that one pass found, not only the first.
public struct Failure: Error, Sendable, Equatable {
  public var status: ExitStatus
  /// At least one, each with position, what was found, what was expected; texts come from the catalogue.
  public var findings: [Finding]

  public init(_ status: ExitStatus, _ findings: [Finding]) {
    self.status = status
    self.findings = findings
  }

  public init(_ status: ExitStatus, _ finding: Finding) {
    self.init(status, [finding])
  }
}
