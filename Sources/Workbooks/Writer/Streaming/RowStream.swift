import CCombinedChart
import CXlsxWriter
import Diagnostics

/// The lists of one sheet on their way into the file: what the library knows of them is looked up while its workbook is open, the
/// rows are written when it has closed it. Precondition of every function that writes: the numbers have been looked up.
struct RowStream {
  let sheet: SheetDescription
  /// `xl/worksheets/sheet3.xml`.
  let part: String
  /// The file's numbers of the sheet's styles.
  let formats: [Int32]
  /// The file's numbers of the texts of each list's columns; -1 is no text.
  let strings: [[[Int64]]]
  /// The file's numbers of the texts for missing values.
  let missing: [[Int64]]

  init(
    _ sheet: SheetDescription, number: Int, formats: [UnsafeMutablePointer<lxw_format>],
    target: UnsafeMutablePointer<lxw_worksheet>
  ) {
    self.sheet = sheet
    part = "xl/worksheets/sheet\(number).xml"
    self.formats = formats.map { lxw_format_get_xf_index($0) }
    let table = target.pointee.sst
    let index = { (text: String) -> Int64 in
      let clean = CellText.clean(text)
      guard !clean.isEmpty, let element = lxw_get_sst_index(table, clean, 0) else { return -1 }
      return Int64(element.pointee.index)
    }
    strings = sheet.lists.map { list in
      list.columns.map { column in
        guard case .texts(let texts) = column else { return [] }
        // What no row says does not belong in the file.
        var isUsed = Array(repeating: false, count: texts.texts.count)
        for code in texts.codes { isUsed[Int(code)] = true }
        let found = texts.texts.indices.map { isUsed[$0] ? index(texts.texts[$0]) : -1 }
        // The library counts every mention of a text.
        let mentions = texts.codes.count { found[Int($0)] >= 0 } - found.count { $0 >= 0 }
        table?.pointee.string_count &+= UInt32(truncatingIfNeeded: max(0, mentions))
        return found
      }
    }
    missing = sheet.lists.map { list in
      list.columns.map { column in
        switch column {
        case .numbers(_, let text), .formulas(_, _, _, let text): index(text)
        case .flags, .texts: -1
        }
      }
    }
    for list in sheet.lists {
      target.pointee.dim_rowmax = max(target.pointee.dim_rowmax, UInt32(clamping: list.rows.upperBound - 1))
      target.pointee.dim_colmax = max(target.pointee.dim_colmax, UInt16(clamping: list.columns.count - 1))
    }
  }

  /// The part with the rows of the lists where they belong.
  ///
  /// - Parameter frame: the part as the library wrote it, without those rows.
  func deflated(into frame: [UInt8]) throws(Failure) -> DeflatedBytes {
    let result = DeflatedBytes()
    var buffer = ByteBuffer(capacity: 1 << 18)
    var done = 0
    for (number, list) in sheet.lists.enumerated() {
      let place = Self.place(of: list.firstRow, in: frame)
      frame.withUnsafeBytes { result.append(UnsafeRawBufferPointer(rebasing: $0[done..<place])) }
      done = place
      let writer = RowWriter(stream: self, list: list, strings: strings[number], missing: missing[number])
      for index in 0..<list.rowCount {
        try writer.write(index, into: &buffer)
        if buffer.count > 1 << 17 {
          result.append(buffer.bytes)
          buffer.removeAll()
        }
      }
      result.append(buffer.bytes)
      buffer.removeAll()
    }
    frame.withUnsafeBytes { result.append(UnsafeRawBufferPointer(rebasing: $0[done...])) }
    result.finish()
    return result
  }

  /// Where a row goes: before the first one behind it.
  private static func place(of row: Int, in frame: [UInt8]) -> Int {
    let mark = Array("<row r=\"".utf8)
    let end = Array("</sheetData>".utf8)
    var at = 0
    while at + end.count <= frame.count {
      if frame[at] == mark[0] {
        if frame[at...].starts(with: end) { return at }
        if frame[at...].starts(with: mark) {
          var number = 0
          var digit = at + mark.count
          while digit < frame.count, (0x30...0x39).contains(frame[digit]) {
            number = number * 10 + Int(frame[digit] - 0x30)
            digit += 1
          }
          if number - 1 > row { return at }
        }
      }
      at += 1
    }
    return frame.count
  }
}
