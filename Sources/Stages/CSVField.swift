/// Fields of CSV for people who open it in a spreadsheet.
public enum CSVField {
  /// Quoted where it must be; a text that a spreadsheet would take for a formula gets an apostrophe.
  public static func text(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
