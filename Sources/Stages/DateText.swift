import StationModel

/// Reads back the days, moments and months that the workspace keeps as text.
enum DateText {
  static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      Day.isReal(year: year, month: month, day: day)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  static func month(_ text: String) -> Month? { day(text + "-01")?.month }

  static func moment(_ text: String) -> Moment? {
    let halves = text.split(separator: " ")
    guard halves.count == 2, let day = day(String(halves[0])) else { return nil }
    let parts = halves[1].split(separator: ":").map { Int($0) ?? 0 }
    guard parts.count == 3 else { return nil }
    return Moment(day, hour: parts[0], minute: parts[1], second: parts[2])
  }
}
