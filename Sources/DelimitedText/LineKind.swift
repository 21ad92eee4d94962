/// What a record is, besides data.
public enum LineKind: String, Sendable {
  case data, blank
  /// A title, a unit or a period above the table.
  case title
  /// `#`, `sep=`.
  case comment
  /// 合计, 小计, 总计, 平均 …
  case total
  /// 注：, 填表人：, 制表时间：, 第1页 …
  case note
  /// The heading once more.
  case repeatedHeader
  /// (分), （万元） … below the heading.
  case units
  /// A line of another table of the file.
  case otherTable
}

/// Tells lines that are no records from data. Looks at the first cell that is not blank.
public struct LineClassifier: Sendable {
  private let header: [String]
  /// First bytes, of ASCII cells, that call for a closer look.
  private let isSuspect: [Bool]

  /// 1-based line from which on the file holds another table.
  private let endLine: Int

  /// - Parameter layout: the heading as read, for lines that repeat it, and where the table ends.
  public init(_ layout: HeaderLayout) {
    header = layout.headings.map(foldedHeading)
    endLine = layout.endLine
    var isSuspect = [Bool](repeating: false, count: 256)
    // Blanks, brackets of units, Total and Subtotal, and whatever the heading itself begins with.
    for byte in UInt8(0)...0x20 { isSuspect[Int(byte)] = true }
    for byte in "(\u{22}'TtSsNnGgEeRrPp".utf8 { isSuspect[Int(byte)] = true }
    for byte in UInt8(0x80)...0xFF { isSuspect[Int(byte)] = true }
    if let first = self.header.first?.utf8.first {
      isSuspect[Int(first)] = true
      if (0x61...0x7A).contains(first) { isSuspect[Int(first) - 0x20] = true }
    }
    self.isSuspect = isSuspect
  }

  public func kind(of record: Int, in batch: RecordBatch) -> LineKind {
    if batch.line(record) >= endLine { return .otherTable }
    // Nearly every record begins with a code or number; one look at its first cell is enough for it.
    let first = batch.field(record, 0)
    guard let byte = first.first, batch.fieldCount(record) > 1 else { return slowKind(of: record, in: batch) }
    let isPlain = !isSuspect[Int(byte)] || byte < 0x80 && first.contains(where: { (0x30...0x39).contains($0) })
    // 3月合计 begins like a code.
    if isPlain, first.last != 0xA1 || !first.suffix(3).elementsEqual([0xE8, 0xAE, 0xA1]) { return .data }
    return slowKind(of: record, in: batch)
  }

  private func slowKind(of record: Int, in batch: RecordBatch) -> LineKind {
    kind(of: batch.texts(record).map(trimmedText))
  }

  /// What a line of these cells is, their white space trimmed.
  func kind(of cells: [String]) -> LineKind {
    let filled = cells.filter { !$0.isEmpty }
    guard let lead = filled.first else { return .blank }
    if repeatsHeader(cells) { return .repeatedHeader }
    if LineWords.isTotal(lead) { return .total }
    if NoteWords.isNote(filled, width: max(header.count, cells.count)) { return .note }
    if filled.allSatisfy(LineWords.isUnit) { return .units }
    return .data
  }

  private func repeatsHeader(_ cells: [String]) -> Bool {
    let known = header.filter { !$0.isEmpty }
    guard known.count > 1 else { return false }
    var same = 0
    for (cell, heading) in zip(cells, header) where !heading.isEmpty && foldedHeading(cell) == heading { same += 1 }
    return same * 5 >= known.count * 4
  }
}

/// Text without white space at its ends, the ideographic and no-break space and invisible marks among it.
public func trimmedText(_ text: String) -> String {
  var copy = text
  return copy.withUTF8 { String(decoding: trimmed($0), as: UTF8.self) }
}

/// A heading as it is compared: width folded, white space and line breaks dropped, lower case.
public func foldedHeading(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0...0x20, 0xA0, 0x3000, 0x200B...0x200F, 0xFEFF: continue
    case 0xFF01...0xFF5E:
      if let narrow = UnicodeScalar(scalar.value - 0xFEE0) { result.append(lowered(narrow)) }
    default: result.append(lowered(scalar))
    }
  }
  return String(result)
}

private func lowered(_ scalar: UnicodeScalar) -> UnicodeScalar {
  (0x41...0x5A).contains(scalar.value) ? UnicodeScalar(UInt8(scalar.value) + 0x20) : scalar
}
