/// Names of sheets as Excel takes them.
public enum SheetName {
  /// At most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at an end, not empty.
  public static func safe(_ name: String) -> String {
    var units = 0
    var result = ""
    // A literal _x0041_ would be read back as A, and escaping it here would escape it again in formulas.
    for character in CellText.clean(name).replacing("_x005F_", with: "_-") {
      // White space in an attribute is read back as a blank.
      let isForbidden = "[]:*?/\\\t".contains(character) || character.isNewline
      let taken: Character = isForbidden ? "_" : character
      units += taken.utf16.count
      if units > 31 { break }
      result.append(taken)
    }
    while result.hasPrefix("'") { result.removeFirst() }
    while result.hasSuffix("'") { result.removeLast() }
    // Excel keeps this name for itself.
    if result.lowercased() == "history" { result += "_" }
    return result.isEmpty ? "Sheet" : result
  }

  /// A safe name that is not among `taken` (case does not tell names apart); a number is added where it must be.
  public static func unique(_ name: String, among taken: Set<String>) -> String {
    let base = safe(name)
    var candidate = base
    var number = 2
    while taken.contains(candidate.lowercased()) {
      let suffix = "_\(number)"
      var head = base
      while head.utf16.count + suffix.utf16.count > 31 { head.removeLast() }
      candidate = head + suffix
      number += 1
    }
    return candidate
  }

  /// The name as formulas spell it: in apostrophes unless it is letters, digits and `_` and starts with a letter.
  public static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.enumerated().allSatisfy { position, scalar in
      let isLetter =
        scalar.value >= 0x4E00 && scalar.value <= 0x9FFF || scalar == "_" || ("A"..."Z").contains(scalar)
        || ("a"..."z").contains(scalar)
      return isLetter || (position > 0 && ("0"..."9").contains(scalar))
    }
    // A plain ASCII name may look like a cell (AB12) or RC notation.
    let hasHan = name.unicodeScalars.contains { $0.value >= 0x4E00 }
    if isPlain && hasHan { return name }
    return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
