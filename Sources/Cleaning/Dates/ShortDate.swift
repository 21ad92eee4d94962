import StationModel

/// A date whose order of year, month and day it does not say itself: `22-3-1`, `03/04/22`, `03/04/2022`, `1/2`.
struct ShortDate {
  /// Two or three numbers as they stand.
  let numbers: [Int]

  /// Nil where the text is of another form.
  init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    guard parts.count == 3 || parts.count == 2, parts.allSatisfy({ (1...4).contains($0.utf8.count) && Int($0) != nil })
    else { return nil }
    numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
  }

  /// The day of a cell that may hold a time of day as well.
  init?(cell: String) { self.init(SplitDate(foldedDate(cell)).day) }

  /// Whether the year stands last with all its digits, so that only day and month may be taken for each other.
  var endsWithYear: Bool { numbers.count == 3 && numbers[2] >= 1000 }

  /// The day in an order; nil where the order gives none.
  ///
  /// - Parameter year: the year of two numbers.
  func day(_ order: DateOrder, year: Int) -> Day? {
    let parts: (year: Int, month: Int, day: Int)
    if numbers.count == 2 {
      guard year > 0 else { return nil }
      parts = order == .dmy ? (year, numbers[1], numbers[0]) : (year, numbers[0], numbers[1])
    } else {
      switch order {
      case .ymd: parts = (numbers[0], numbers[1], numbers[2])
      case .dmy: parts = (numbers[2], numbers[1], numbers[0])
      case .mdy: parts = (numbers[2], numbers[0], numbers[1])
      case .unknown: return nil
      }
    }
    guard parts.year < 100 || parts.year >= 1000 else { return nil }
    // A two-digit year is of this century: no source of the programme is older.
    let full = parts.year < 100 ? 2000 + parts.year : parts.year
    guard Day.isReal(year: full, month: parts.month, day: parts.day) else { return nil }
    return Day(year: full, month: parts.month, day: parts.day)
  }

  func reading(_ rule: DateRule) -> DateReading {
    if numbers.count == 2, rule.year == 0 {
      // Some year must have it; where one order alone does, nothing but the year is missing.
      let fits = [DateOrder.mdy, .dmy].count { day($0, year: 2000) != nil }
      return [.impossible, .yearless, .ambiguous][fits]
    }
    if numbers.count == 2, rule.year == 0 { return .ambiguous }
    if numbers.count == 2, rule.order == .unknown {
      // 3/15 is one day only, and 3/3 the same in both orders.
      let days = Set([DateOrder.mdy, .dmy].compactMap { day($0, year: rule.year) })
      return days.count > 1 ? .ambiguous : days.first.map { .moment(Moment($0), .short) } ?? .impossible
    }
    let order = endsWithYear ? rule.longOrder ?? rule.order : rule.order
    if order == .unknown {
      return DateOrder.known.contains { day($0, year: rule.year) != nil } ? .ambiguous : .impossible
    }
    return day(order, year: rule.year).map { .moment(Moment($0), .short) } ?? .impossible
  }
}
