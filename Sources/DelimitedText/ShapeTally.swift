/// Counts of how alike the records of one reading are and how plain its cells; sums only, so that the order of records is nothing.
struct ShapeTally {
  private let dialect: Dialect
  private(set) var records = 0
  /// Records of one field.
  private(set) var single = 0
  private(set) var widths: [Int: Int] = [:]
  private(set) var quoted = 0
  private(set) var strays = 0
  private(set) var isDoubtful = false
  private var cells = 0
  private var measured = 0
  /// Records whose last field is empty.
  private var openEnded = 0
  private var plainness = 0.0

  init(_ dialect: Dialect) { self.dialect = dialect }

  var commonestWidth: Int {
    let several = widths.filter { $0.key > 1 }
    return (several.isEmpty ? widths : several).max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  mutating func add(_ record: ParsedRecord, _ base: UnsafePointer<UInt8>) {
    let isBlank = record.fields.allSatisfy { field in
      isBlankText(UnsafeBufferPointer(start: base + field.start, count: max(0, field.end - field.start)))
    }
    guard !isBlank, !isComment(record, base) else { return }
    records += 1
    if let last = record.fields.last, last.end <= last.start { openEnded += 1 }
    if record.fields.count == 1 { single += 1 }
    widths[record.fields.count, default: 0] += 1
    strays += record.strays + (record.isUnclosed ? 1 : 0)
    isDoubtful = isDoubtful || record.isDoubtful
    for field in record.fields {
      let bytes = UnsafeBufferPointer(start: base + field.start, count: max(0, field.end - field.start))
      cells += 1
      if field.isQuoted { quoted += 1 }
      plainness += plain(bytes, isQuoted: field.isQuoted)
    }
  }

  /// 0…1: how much a cell looks like one cell.
  private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Double {
    let cell = trimmed(bytes)
    guard let first = cell.first, let last = cell.last else { return 0.95 }
    let shape = CellShape(cell)
    if shape.isMeasured {
      measured += 1
      return 1
    }
    if isQuoted { return 1 }
    let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    // A quote at one end only, or at both where this reading does not take it for one, was cut or overlooked.
    for quote in quotes {
      if first == quote, last == quote, cell.count > 1 { return quote == UInt8(ascii: "'") ? 0.8 : 0.4 }
      if first == quote || last == quote && quote != UInt8(ascii: "'") { return 0.15 }
    }
    if contains(cell, dialect) { return 0.45 }
    switch shape {
    case .code, .word: return 0.95
    default: return 0.85
    }
  }

  /// Whether another usual delimiter stands in an unquoted cell, not followed by a space as in prose.
  private func contains(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) -> Bool {
    for index in cell.indices {
      let byte = cell[index]
      guard byte == 9 || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",") else {
        continue
      }
      if byte == dialect.delimiter { continue }
      if byte == 9 { return true }
      if index + 1 == cell.count || byte != UInt8(ascii: ",") || cell[index + 1] != 32 { return true }
    }
    return false
  }

  /// A line that begins with `#` says nothing of the table.
  private func isComment(_ record: ParsedRecord, _ base: UnsafePointer<UInt8>) -> Bool {
    guard let first = record.fields.first, first.end > first.start, !first.isQuoted else { return false }
    return base[first.start] == UInt8(ascii: "#")
  }

  /// Likeness of records × plainness of cells. The likeness is the chance that two records of more than one field have as many
  /// fields, weakened by records of one field, which above and below a table are titles and notes.
  var score: Double {
    let table = records - single
    guard table > 0, cells > 0 else { return records > 0 ? 0.05 * plainness / Double(max(cells, 1)) : 0 }
    let coverage = Double(table) / Double(records)
    // A delimiter behind every record makes no column.
    let width = Double(openEnded == records ? commonestWidth - 1 : commonestWidth)
    let several = max(0.05, (width - 1) / width)
    let quotes = Double(strays) / Double(max(records, 1))
    let plain = plainness / Double(cells)
    return likeness.squareRoot() * coverage * coverage * several.squareRoot() * plain * plain.squareRoot()
      / (1 + quotes)
      + 0.002 * min(1, Double(quoted) / Double(cells))
  }

  /// The chance that two records of more than one field have as many fields.
  private var likeness: Double {
    var alike = 0.0
    let table = Double(max(records - single, 1))
    for (width, count) in widths where width > 1 { alike += Double(count) / table * Double(count) / table }
    return alike
  }

  /// Sentences that a comma of theirs would cut: two cells at most records, no numbers, and lines without it.
  var isProse: Bool { commonestWidth == 2 && single > 0 && measured * 10 < cells }

  /// Sentences that it would cut into two pieces here and three there, between more lines that it leaves whole.
  var isIrregularProse: Bool {
    single * 2 > records && records > single + 1 && quoted == 0 && likeness <= 0.5 && measured == 0
  }

  /// A character that prose has no use for.
  private var isRare: Bool { "#^~".utf8.contains(dialect.delimiter) }

  /// What a delimiter that is also common in prose, times and comments must show: nearly all records alike, and columns of numbers.
  var isRegular: Bool {
    let table = Double(records - single)
    if quoted >= records, strays == 0, commonestWidth > 2, records > 1 { return true }
    return records > 2 && table >= 0.9 * Double(records) && likeness > 0.8 && commonestWidth > 2
      && (commonestWidth > 4 || Double(measured) >= 0.2 * Double(cells) || isRare && single == 0 && likeness > 0.95)
  }
}
