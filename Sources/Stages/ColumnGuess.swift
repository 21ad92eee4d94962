import Cleaning

/// Guesses about a column from its heading and values.
enum ColumnGuess {
  /// Whether the values would name or reach a person: they stay off the terminal.
  static func namesPersons(_ heading: String) -> Bool {
    PersonalHeading.isPersonal(heading)
  }

  static func isPersonal(_ value: String) -> Bool {
    let digits = value.unicodeScalars.filter { (0x30...0x39).contains($0.value) }
    return value.contains("@") || digits.count == 11 && digits.first == "1" || digits.count >= 17
  }

  static func type(of values: [String]) -> String {
    if values.isEmpty { return "empty" }
    if values.allSatisfy({ Int($0) != nil && $0.utf8.count < 16 }) { return "integer" }
    if values.allSatisfy({ Double($0) != nil && $0.utf8.count < 16 }) { return "number" }
    return values.allSatisfy(isDate) ? "date" : "text"
  }

  private static func isDate(_ text: String) -> Bool {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 3, (1900...2999).contains(numbers[0]), (1...12).contains(numbers[1]) else { return false }
    return (1...31).contains(numbers[2]) && text.allSatisfy { $0.isNumber || "-/.年月日时分秒: T上午下".contains($0) }
  }
}
