import StationModel

/// A date with its month in English, as spreadsheets show it that were told to or guessed: `Feb-22` is what 2022-2 becomes, `1-Mar-22`,
/// `March 1, 2022`.
struct EnglishDate {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private var month = 0
  private var year: Int?
  private var day: Int?
  /// What follows the date: a time of day, or nothing.
  private let rest: String

  /// Nil where the text is of another form.
  init?(_ text: String) {
    guard text.utf8.contains(where: { ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
    var tokens: [Substring] = []
    var position = text.startIndex
    while tokens.count < 3, position < text.endIndex {
      let start = position
      while position < text.endIndex, text[position].isASCII, text[position].isLetter || text[position].isNumber {
        position = text.index(after: position)
      }
      // A number before a colon is an hour.
      guard start < position, position == text.endIndex || "-/., ".contains(text[position]) else {
        position = start
        break
      }
      tokens.append(text[start..<position])
      while position < text.endIndex, "-/., ".contains(text[position]) { position = text.index(after: position) }
    }
    rest = String(text[position...]).trimmingSpaces()
    guard read(tokens) else { return nil }
  }

  private mutating func read(_ tokens: [Substring]) -> Bool {
    guard let place = tokens.firstIndex(where: { Self.month($0) != nil }), let month = Self.month(tokens[place]) else {
      return false
    }
    self.month = month
    let numbers = tokens.indices.filter { $0 != place }.map { tokens[$0] }
    guard numbers.allSatisfy({ Int($0) != nil && $0.count <= 4 }) else { return false }
    switch (numbers.count, place) {
    // Feb-22, Feb 2022.
    case (1, 0): year = Self.year(numbers[0])
    // 1-Mar, 2022-Mar.
    case (1, 1):
      if numbers[0].count == 4 { year = Self.year(numbers[0]) } else { day = Int(numbers[0]) }
    // March 1, 2022 and 1-Mar-22.
    case (2, 0), (2, 1):
      let isYearFirst = numbers[0].count == 4
      year = Self.year(numbers[isYearFirst ? 0 : 1])
      day = Int(numbers[isYearFirst ? 1 : 0])
    default: return false
    }
    return year != nil || numbers.count == 1 && day != nil
  }

  private static func month(_ token: Substring) -> Int? {
    let text = token.lowercased()
    guard text.count >= 3 else { return nil }
    return names.firstIndex { $0 == text || text.count <= 4 && $0.hasPrefix(text) }.map { $0 + 1 }
  }

  private static func year(_ token: Substring) -> Int? {
    guard let number = Int(token), token.count == 2 || token.count == 4 else { return nil }
    return number < 100 ? 2000 + number : number
  }

  func reading(_ rule: DateRule) -> DateReading {
    guard let day else {
      guard rest.isEmpty, let year else { return .notADate }
      return .period(MonthRange(Month(year: year, month: month), Month(year: year, month: month)))
    }
    guard let year = year ?? (rule.year == 0 ? nil : rule.year) else {
      return Day.isReal(year: 2000, month: month, day: day) ? .yearless : .impossible
    }
    guard Day.isReal(year: year, month: month, day: day) else { return .impossible }
    let midnight = Moment(Day(year: year, month: month, day: day))
    if rest.isEmpty { return .moment(midnight, .english) }
    guard let time = readTimeOfDay(rest) else { return .notADate }
    guard let seconds = time.seconds else { return .impossible }
    return .moment(Moment(seconds: midnight.seconds + Int64(seconds)), .english)
  }
}
