/// Text as a spreadsheet file can hold it.
public enum CellText {
  /// Excel's limit for one cell, in UTF-16 units.
  public static let limit = 32_767

  /// Removes what XML or Excel refuse (control characters but tab and line feed, U+FFFE, U+FFFF), keeps a literal
  /// `_x0041_` from being read as `A`, and cuts at the limit with an ellipsis.
  public static func clean(_ text: String) -> String {
    isHarmless(text) ? text : repaired(text)
  }

  /// A formula, a name or a number format without what XML refuses. Nothing else is touched: an escape would become part of it.
  static func lawful(_ text: String) -> String {
    isHarmless(text) ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter { !isRefused($0) }))
  }

  /// A title or name in a chart, where the library takes text that starts with an equals sign for a reference.
  static func chartText(_ text: String) -> String {
    let clean = clean(text)
    return clean.hasPrefix("=") ? " " + clean : clean
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 && value != 0x0A && value != 0x09 { return true }
    return (0x7F...0x9F).contains(value) || value & 0xFFFE == 0xFFFE
  }

  /// One pass over the bytes: the case of nearly all cells.
  private static func isHarmless(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count <= limit else { return false }
      var previous: UInt8 = 0
      for byte in bytes {
        if byte < 0x20 && byte != 0x0A && byte != 0x09 { return false }
        if byte == 0x7F || (previous == 0x5F && byte == 0x78) { return false }
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; U+0080…9F start with C2.
        if previous == 0xBF && byte >= 0xBE { return false }
        if previous == 0xC2 && byte < 0xA0 { return false }
        previous = byte
      }
      return true
    }
  }

  private static func repaired(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var units = 0
    var endOfCut = result.endIndex
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      if isRefused(scalar) { continue }
      let piece = isEscape(scalars, at: position) ? "_x005F_" : String(scalar)
      units += piece.utf16.count
      if units > limit {
        result.removeSubrange(endOfCut...)
        result.append("…")
        break
      }
      result.append(contentsOf: piece.unicodeScalars)
      if units < limit { endOfCut = result.endIndex }
    }
    return String(result)
  }

  /// `_xHHHH_` starts here.
  private static func isEscape(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
    guard scalars[position] == "_", position + 6 < scalars.count, scalars[position + 1] == "x",
      scalars[position + 6] == "_"
    else { return false }
    return scalars[(position + 2)...(position + 5)].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
