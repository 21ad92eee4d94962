/// Names of a table's columns as Excel takes them.
enum TableColumns {
  /// At most 200 UTF-16 units of 255, so that a number fits behind.
  private static let limit = 200

  static func safe(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { number, name in
      let base = single(name, number)
      var candidate = base
      var copy = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = base + "_\(copy)"
        copy += 1
      }
      return candidate
    }
  }

  private static func single(_ name: String, _ number: Int) -> String {
    var units = 0
    var result = ""
    for character in CellText.clean(name) {
      let taken: Character = character.isNewline || character == "\t" ? " " : character
      units += taken.utf16.count
      if units > limit { break }
      result.append(taken)
    }
    return result.allSatisfy(\.isWhitespace) ? "列\(number + 1)" : result
  }
}
