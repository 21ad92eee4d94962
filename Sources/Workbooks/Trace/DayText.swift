/// Days as people write them.
enum DayText {
  /// `2022-01-31` of a serial number of the 1900 system.
  static func of(serial: Double) -> String {
    guard serial.isFinite, (61..<2_958_466).contains(serial) else { return NumberText.general(serial) }
    // Days from 1970-01-01 to a civil date (Howard Hinnant's algorithm).
    let shifted = Int(serial.rounded(.down)) - 25_569 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
