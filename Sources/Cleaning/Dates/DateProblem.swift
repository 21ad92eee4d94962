import Diagnostics
import StationModel

/// Why a cell of a date column gives no date.
struct DateProblem {
  let code: FindingCode
  /// What was expected instead.
  let expected: String

  static let missing = DateProblem(.requiredValueMissing, dateFormText)

  private init(_ code: FindingCode, _ expected: String) {
    self.code = code
    self.expected = expected
  }

  init(_ reading: DateReading) {
    switch reading {
    // A day that was read and not taken is one to come; how far that is depends on the clock, and is not said.
    case .moment: self.init(.futureDate, "")
    case .ambiguous: self.init(.ambiguousDate, dateFormText)
    case .yearless: self.init(.yearMissing, dateFormText)
    case .impossible: self.init(.impossibleDate, dateFormText)
    case .period(let months): self.init(.periodForDate, dateFormText + (months.map { " ≠ " + $0.text } ?? ""))
    case .notADate: self.init(.notADate, dateFormText)
    }
  }
}
