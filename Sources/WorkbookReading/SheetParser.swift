/// Reads the cells of one sheet's XML.
struct SheetParser {
  let strings: [String]
  let dateStyles: [Bool]
  let is1904: Bool

  private var sheet = SheetContents()
  private var row = -1
  private var nextColumn = 0
  private var column = 0
  private var type = ""
  private var isDate = false
  private var value: String?
  private var inline: String?
  private var formula: String?
  private var part = ""

  init(strings: [String], dateStyles: [Bool], is1904: Bool) {
    self.strings = strings
    self.dateStyles = dateStyles
    self.is1904 = is1904
  }

  /// The sheet; nil where the XML is broken.
  mutating func parse(_ bytes: [UInt8]) -> SheetContents? {
    guard let cursor = XMLCursor(bytes) else { return nil }
    var collector = StringCollector()
    while cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "row"): beginRow(cursor)
      case (.start, "c"):
        beginCell(cursor)
        if cursor.isEmptyElement { continue }
      case (.start, "v"), (.start, "f"):
        part = cursor.isEmptyElement ? "" : cursor.name
        // A shared formula's other cells have none of their own.
        if cursor.name == "f" { formula = "" }
      case (.end, "v"), (.end, "f"): part = ""
      case (.text, _) where part == "v": value = (value ?? "") + cursor.text
      case (.text, _) where part == "f": formula = (formula ?? "") + cursor.text
      case (.end, "c"): endCell()
      default: break
      }
      if type == "inlineStr", let text = collector.take(cursor, until: "is") { inline = text }
    }
    return cursor.isBroken ? nil : sheet
  }

  private mutating func beginRow(_ cursor: XMLCursor) {
    row = cursor.attributes()["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
    nextColumn = 0
  }

  private mutating func beginCell(_ cursor: XMLCursor) {
    let attributes = cursor.attributes()
    column = attributes["r"].flatMap(Self.column) ?? nextColumn
    nextColumn = column + 1
    type = attributes["t"] ?? "n"
    isDate = attributes["s"].flatMap { Int($0) }.map { dateStyles.indices.contains($0) && dateStyles[$0] } ?? false
    value = nil
    inline = nil
    formula = nil
  }

  private mutating func endCell() {
    guard let found = cellValue() else { return }
    if sheet.rows.last?.number != row { sheet.rows.append(RowContents(number: row)) }
    sheet.rows[sheet.rows.count - 1].cells.append(CellContents(column: column, value: found, formula: formula))
  }

  private func cellValue() -> CellContents.Value? {
    switch type {
    case "s": return value.flatMap { Int($0) }.flatMap { strings.indices.contains($0) ? .text(strings[$0]) : nil }
    case "inlineStr": return inline.map { .text($0) }
    case "str": return .text(value ?? "")
    case "b": return .boolean(value == "1" || value == "true")
    case "e": return .error(value ?? "")
    // ISO 8601, written by few programs.
    case "d": return value.map { .text($0) }
    default:
      guard let value else { return formula == nil ? nil : CellContents.Value.none }
      guard let number = Double(value) else { return .text(value) }
      return isDate ? .date(is1904 ? number + 1462 : number) : .number(number)
    }
  }

  /// Column of a reference such as `AB12`, from 0.
  private static func column(_ reference: String) -> Int? {
    var number = 0
    for byte in reference.utf8 {
      guard (0x41...0x5A).contains(byte) else { break }
      number = number * 26 + Int(byte - 0x40)
      if number > 1 << 20 { return nil }
    }
    return number > 0 ? number - 1 : nil
  }
}

/// Puts together the runs of a rich text; phonetic guides are left out.
struct StringCollector {
  private var text = ""
  private var isInText = false
  private var isInGuide = false

  /// The whole text when the element of that name ends.
  mutating func take(_ cursor: XMLCursor, until end: String) -> String? {
    switch (cursor.node, cursor.name) {
    case (.start, end):
      text = ""
      return cursor.isEmptyElement ? "" : nil
    case (.start, "rPh"): isInGuide = !cursor.isEmptyElement
    case (.end, "rPh"): isInGuide = false
    case (.start, "t"): isInText = !cursor.isEmptyElement && !isInGuide
    case (.end, "t"): isInText = false
    case (.text, _) where isInText: text += cursor.text
    case (.end, end): return unescaped(text)
    default: break
    }
    return nil
  }

  /// `_x000D_` stands for a character that XML cannot hold.
  private func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "_x") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix(4)
      let after = rest[start.upperBound...].dropFirst(4)
      if digits.count == 4, after.first == "_", let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value)
      {
        result.unicodeScalars.append(scalar)
        rest = after.dropFirst()
      } else {
        result += "_x"
        rest = rest[start.upperBound...]
      }
    }
    return result + rest
  }
}
