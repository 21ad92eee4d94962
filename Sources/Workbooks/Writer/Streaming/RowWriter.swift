import Diagnostics

/// Writes the rows of one list as the library would.
struct RowWriter {
  private let sheet: SheetDescription
  private let list: RowList
  private let formats: [Int32]
  private let strings: [[Int64]]
  private let missing: [Int64]
  /// `<c r="E`.
  private let starts: [[UInt8]]
  /// `" s="7`, for each look and column.
  private let styles: [[[UInt8]]]
  /// The pieces of each column's formulas, without the equals sign.
  private let pieces: [[[[UInt8]]]]
  private let span: [UInt8]

  init(stream: RowStream, list: RowList, strings: [[Int64]], missing: [Int64]) {
    sheet = stream.sheet
    self.list = list
    formats = stream.formats
    self.strings = strings
    self.missing = missing
    starts = list.columns.indices.map { Array("<c r=\"\(CellAddress.columnText($0))".utf8) }
    styles = list.looks.map { look in look.map { Self.style(stream.formats[Int($0.index)]) } }
    pieces = list.columns.map { column in
      guard case .formulas(let formulas, _, _, _) = column else { return [] }
      return formulas.map { $0.pieces.enumerated().map { Self.escaped($1, isFirst: $0 == 0) } }
    }
    span = Array("\" spans=\"1:\(list.columns.count)\" ht=\"".utf8)
  }

  private static func escaped(_ piece: String, isFirst: Bool) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 64)
    buffer.append(escaped: CellText.lawful(isFirst && piece.hasPrefix("=") ? String(piece.dropFirst()) : piece))
    return Array(buffer.bytes)
  }

  private static func style(_ number: Int32) -> [UInt8] {
    Array((number == 0 ? "\"" : "\" s=\"\(number)\"").utf8)
  }

  func write(_ index: Int, into buffer: inout ByteBuffer) throws(Failure) {
    let row = list.firstRow + index
    buffer.append("<row r=\"")
    buffer.append(row + 1)
    buffer.append(span)
    buffer.append(list.height(index))
    buffer.append("\" customHeight=\"1\">")
    let look = list.lookOfRow.isEmpty ? 0 : Int(list.lookOfRow[index])
    let own = row < sheet.rows.count ? sheet.rows[row] : []
    for column in 0..<max(list.columns.count, own.count) {
      if column < own.count, let style = own[column].style {
        try write(own[column].content, style, row, column, into: &buffer)
      } else if column < list.columns.count {
        buffer.append(starts[column])
        buffer.append(row + 1)
        buffer.append(styles[look][column])
        try write(list.columns[column], index, column, into: &buffer)
      }
    }
    buffer.append("</row>")
  }

  private func write(
    _ column: RowList.Column, _ index: Int, _ place: Int, into buffer: inout ByteBuffer
  ) throws(Failure) {
    switch column {
    case .numbers(let values, _): try write(values[index], index, place, into: &buffer)
    case .flags(let words, let bit):
      buffer.append(words[index] >> UInt64(bit) & 1 == 0 ? "><v>0</v></c>" : "><v>1</v></c>")
    case .texts(let texts): write(string: strings[place][Int(texts.codes[index])], into: &buffer)
    case .formulas(let formulas, let choice, let values, _):
      let chosen = choice.isEmpty ? 0 : Int(choice[index])
      guard formulas.indices.contains(chosen), values[index].isFinite else {
        return try write(values[index], index, place, into: &buffer)
      }
      buffer.append("><f>")
      let parts = pieces[place][chosen]
      for number in parts.indices {
        if number > 0 { buffer.append(list.firstRow + index + 1) }
        buffer.append(parts[number])
      }
      buffer.append("</f><v>")
      buffer.append(values[index])
      buffer.append("</v></c>")
    }
  }

  private func write(_ value: Double, _ index: Int, _ place: Int, into buffer: inout ByteBuffer) throws(Failure) {
    if value.isNaN { return write(string: missing[place], into: &buffer) }
    guard value.isFinite else { throw refused(list.firstRow + index, place, "\(value)") }
    buffer.append("><v>")
    buffer.append(value)
    buffer.append("</v></c>")
  }

  private func write(string number: Int64, into buffer: inout ByteBuffer) {
    guard number >= 0 else { return buffer.append("/>") }
    buffer.append(" t=\"s\"><v>")
    buffer.append(Int(number))
    buffer.append("</v></c>")
  }

  /// A cell that was put by itself into a row of the list.
  private func write(
    _ content: CellContent, _ style: StyleID, _ row: Int, _ column: Int, into buffer: inout ByteBuffer
  ) throws(Failure) {
    buffer.append("<c r=\"")
    buffer.append(CellAddress(row, column).text)
    buffer.append(Self.style(formats[Int(style.index)]))
    switch content {
    case .blank: buffer.append("/>")
    case .number(let number):
      guard number.isFinite else { throw refused(row, column, "\(number)") }
      buffer.append("><v>")
      buffer.append(number)
      buffer.append("</v></c>")
    case .text(let text), .link(let text, _, _, _):
      buffer.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
      buffer.append(escaped: CellText.clean(text))
      buffer.append("</t></is></c>")
    case .formula(let formula, let cached): try write(formula, cached, row, column, into: &buffer)
    }
  }

  private func write(
    _ formula: String, _ cached: CellValue?, _ row: Int, _ column: Int, into buffer: inout ByteBuffer
  ) throws(Failure) {
    let isText: Bool
    switch cached {
    case .number(let number)? where number.isFinite: isText = false
    case .text?: isText = true
    default: throw refused(row, column, formula)
    }
    guard formula.utf8.count <= 8192 else { throw refused(row, column, "\(formula.utf8.count) bytes of formula") }
    buffer.append(isText ? " t=\"str\"><f>" : "><f>")
    buffer.append(escaped: CellText.lawful(String(formula.dropFirst(formula.hasPrefix("=") ? 1 : 0))))
    buffer.append("</f><v>")
    if case .number(let number)? = cached { buffer.append(number) }
    if case .text(let text)? = cached { buffer.append(escaped: CellText.clean(text)) }
    buffer.append("</v></c>")
  }

  private func refused(_ row: Int, _ column: Int, _ reason: String) -> Failure {
    Failure(
      .defect,
      Finding(
        .cellRefused, at: SourcePosition(file: sheet.name + "!" + CellAddress(row, column).text), found: reason))
  }
}
