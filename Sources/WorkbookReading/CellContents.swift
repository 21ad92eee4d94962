/// A cell that is not blank.
public struct CellContents: Sendable, Equatable {
  /// What the cell shows, whether typed in or worked out by a formula.
  public enum Value: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// Days since 1899-12-30, as cells with a date format hold them; the 1904 system is already taken account of.
    case date(Double)
    case boolean(Bool)
    /// `#DIV/0!` and the like.
    case error(String)
    /// A formula without a stored result.
    case none
  }

  /// From 0.
  public var column: Int
  public var value: Value
  /// Without `=`; nil where the cell holds a plain value. Of a shared formula only the first cell tells its text.
  public var formula: String?

  /// The value as text: whole numbers without a fraction, days as `2022-01-31`, moments as `2022-01-31 09:05:00`.
  public var text: String {
    switch value {
    case .text(let text), .error(let text): text
    case .number(let number): Self.text(of: number)
    case .date(let serial): Self.text(ofDate: serial)
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .none: ""
    }
  }

  private static func text(of number: Double) -> String {
    if let whole = Int64(exactly: number), abs(whole) < 1 << 53 { return "\(whole)" }
    return "\(number)"
  }

  private static func text(ofDate serial: Double) -> String {
    guard serial.isFinite, (0..<2_958_466).contains(serial) else { return text(of: serial) }
    var days = Int(serial.rounded(.down))
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    // Days from 1970-01-01 to a civil date (Howard Hinnant's algorithm).
    let shifted = days - 25_569 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let day = two(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    let date = "\(year)-\(two(month))-\(day)"
    if seconds == 0 { return date }
    return date + " \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
