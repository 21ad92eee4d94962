/// A date's text cut into its day and its time of day; weekdays between the two are dropped.
struct SplitDate {
  let day: String
  let time: String

  init(_ text: String) {
    var end = text.startIndex
    var isClosed = false
    while end < text.endIndex, !isClosed, Self.belongsToDay(text[end]) {
      isClosed = text[end] == "日" || text[end] == "号"
      end = text.index(after: end)
    }
    day = String(text[..<end])
    var rest = text[end...].drop { $0 == " " || $0 == "," || $0 == "，" }
    if !day.isEmpty, rest.first == "T" || rest.first == "t" { rest.removeFirst() }
    time = Self.withoutWeekday(rest).trimmingSpaces()
  }

  private static func belongsToDay(_ character: Character) -> Bool {
    character.isASCII
      ? character.isNumber || "-/.".contains(character)
      : "年月日号".contains(character) || character == "十" || chineseDigits[character] != nil
  }

  /// `(星期二) 9:05` and its like.
  private static func withoutWeekday(_ text: Substring) -> String {
    var rest = text
    let isBracketed = rest.first == "("
    if isBracketed { rest.removeFirst() }
    for lead in ["星期", "周", "礼拜"] where rest.hasPrefix(lead) {
      rest = rest.dropFirst(lead.count + 1)
      if isBracketed, rest.first == ")" { rest.removeFirst() }
      return String(rest)
    }
    return String(text)
  }
}
