/// Which number formats show a date or time.
enum NumberFormats {
  /// ECMA-376 part 1, 18.8.30, with the numbers that Chinese Excel uses for its own dates.
  static func isBuiltInDate(_ id: Int) -> Bool {
    (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id) || (50...58).contains(id)
  }

  /// Whether a format's code has a letter of dates outside quoted text, escapes and brackets.
  static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isInBrackets = false
    var isEscaped = false
    for character in code {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = !isQuoted
      case "\"": isQuoted.toggle()
      case "[": isInBrackets = !isQuoted
      case "]": isInBrackets = false
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
        if !isQuoted && !isInBrackets { return true }
      default: break
      }
    }
    return false
  }
}
