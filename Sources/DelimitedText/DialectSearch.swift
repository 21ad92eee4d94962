/// One reading of a sample and how well it makes a table.
public struct DialectCandidate: Sendable {
  public var dialect: Dialect
  /// 0…1: how much the records are alike, times how plain the cells are.
  public var score = 0.0
  /// Records with more than one field, and all that are not blank.
  public var tableRecords = 0
  public var records = 0
  /// Fields of the commonest record, and how many records have as many.
  public var width = 0
  public var widthRecords = 0
  /// Fields in quotes, and quotes that are neither opened, closed nor escaped.
  public var quotedFields = 0
  public var strayQuotes = 0
  /// Nearly all records are alike.
  var isRegular = false
  /// What it cuts may as well be sentences.
  var isProse = false

  /// Most records have no delimiter, and those that have some are words cut into pieces of any number.
  var isIrregularProse = false

  /// Whether it cuts a few cells of what is one column: fewer than a fifth of the records in two, or sentences in any number of
  /// pieces. A table has more records that are alike.
  var cutsStrayCells: Bool { width == 2 && tableRecords * 5 < records || isIrregularProse }

  public var evidence: String {
    width > 1
      ? "\(widthRecords) of \(records) records have \(width) fields by “\(dialect.delimiterText)”"
      : "one column: no delimiter found"
  }
}

/// Finds how a file is written from all of its records: every delimiter, quote and escape that it could have is tried, and the reading
/// whose records are most alike in number of fields and whose cells are plainest wins.
///
/// Nothing depends on the order of the records. After van den Burg, Nazábal, Sutton (2019), “Wrangling messy CSV files by
/// detecting row and type patterns”, with likeness of records measured so that ragged tables still count.
public struct DialectSearch {
  private let sample: [UInt8]

  public init(_ sample: [UInt8]) { self.sample = sample }

  /// Delimiters by preference, and how much less a rare one is believed.
  private static let delimiters: [(text: String, weight: Double)] = [
    (",", 1), ("\t", 1), (";", 1), ("|", 0.98), ("，", 0.97), ("；", 0.97), ("｜", 0.97), ("#", 0.8), ("^", 0.8),
    ("~", 0.8),
    ("\u{1F}", 1), ("\u{1}", 1), (":", 0.55), (" ", 0.6), ("、", 0.5),
  ]

  /// The likeliest dialect and what speaks for it, best first.
  public func candidates() -> [DialectCandidate] {
    var result: [DialectCandidate] = []
    let lines = max(1, sample.count { $0 == 10 || $0 == 13 })
    for (text, weight) in Self.delimiters {
      let bytes = Array(text.utf8)
      let occurrences = count(bytes)
      guard occurrences > 0, occurrences * 4 >= min(lines, 40) || text == "," else { continue }
      for dialect in variants(bytes) {
        var candidate = measured(dialect)
        candidate.score *= weight
        if weight < 0.95, !candidate.isRegular { continue }
        if bytes.count > 1, candidate.isProse { continue }
        result.append(candidate)
      }
    }
    let sorted = result.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }
    return sorted.map(\.element)
  }

  /// The dialect to read by, with the evidence for its delimiter.
  public func best() -> DialectCandidate {
    let candidates = candidates()
    if let wrapped = wrapped(candidates) { return wrapped }
    guard var best = candidates.first, best.width > 1, !best.cutsStrayCells else {
      // One column: a comma, and the quote that opens and closes cells.
      var comma = candidates.first { $0.dialect.delimiter == UInt8(ascii: ",") } ?? DialectCandidate(dialect: Dialect())
      if candidates.first?.cutsStrayCells == true { (comma.width, comma.dialect.width) = (1, 1) }
      return comma
    }
    // Where both kinds of quotes enclose cells, the apostrophe is more likely part of the text.
    if best.dialect.quote == UInt8(ascii: "'"), let double = doubleQuoted(of: best, candidates) { best = double }
    // Few cells in apostrophes, none of them needed: they are the text's own.
    if best.dialect.quote == UInt8(ascii: "'"), best.quotedFields * 4 < best.records * best.width,
      let plain = unneededCurly(of: best, candidates.filter { $0.dialect.quote != UInt8(ascii: "'") })
    {
      best = plain
    }
    if best.dialect.hasCurlyQuotes, let plain = unneededCurly(of: best, candidates) { best = plain }
    return settled(best)
  }

  private func settled(_ best: DialectCandidate) -> DialectCandidate {
    var best = best
    best.dialect.width = best.width
    best.dialect.isFramed = isFramed(best.dialect)
    return best
  }

  /// Whether nearly all records begin and end with a bar.
  private func isFramed(_ dialect: Dialect) -> Bool {
    guard dialect.delimiter == UInt8(ascii: "|"), dialect.width > 2 else { return false }
    var (framed, others) = (0, 0)
    for line in sample.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let text = line.drop { $0 == 32 }
      let bars = text.count { $0 == UInt8(ascii: "|") }
      guard bars > 0 else { continue }
      let last = text.last { $0 != 32 }
      if bars > 1, text.first == UInt8(ascii: "|"), last == UInt8(ascii: "|") { framed += 1 } else { others += 1 }
    }
    return framed > 1 && others * 10 <= framed
  }

  /// The likeliest dialect with a delimiter that is known.
  public func best(delimiter: Dialect) -> DialectCandidate {
    let all = variants([delimiter.delimiter] + delimiter.delimiterTail).map(measured)
    let sorted = all.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    if let wrapped = wrapped(sorted.map(\.element)) { return wrapped }
    return settled(sorted.first?.element ?? DialectCandidate(dialect: delimiter))
  }

  /// Curly quotes around a whole cell are mostly its own: they enclose fields only where more records are alike by them.
  private func unneededCurly(of best: DialectCandidate, _ candidates: [DialectCandidate]) -> DialectCandidate? {
    candidates.first {
      $0.dialect.delimiter == best.dialect.delimiter && $0.dialect.delimiterTail == best.dialect.delimiterTail
        && !$0.dialect.hasCurlyQuotes && $0.width == best.width && $0.widthRecords >= best.widthRecords
    }
  }

  private func doubleQuoted(of best: DialectCandidate, _ candidates: [DialectCandidate]) -> DialectCandidate? {
    candidates.first {
      $0.dialect.delimiter == best.dialect.delimiter && $0.dialect.quote == UInt8(ascii: "\"")
        && $0.dialect.skipsInitialSpace == best.dialect.skipsInitialSpace && $0.quotedFields > 0
        && $0.width == best.width && $0.widthRecords >= best.widthRecords && $0.strayQuotes <= best.strayQuotes
    }
  }

  private func count(_ bytes: [UInt8]) -> Int {
    guard bytes.count > 1 else { return sample.count { $0 == bytes[0] } }
    var total = 0
    for index in sample.indices.dropLast(bytes.count - 1) where sample[index] == bytes[0] {
      if sample[index..<(index + bytes.count)].elementsEqual(bytes) { total += 1 }
    }
    return total
  }

  /// The dialects that a delimiter could stand in: every quote that begins a cell somewhere, every escape that occurs.
  private func variants(_ delimiter: [UInt8]) -> [Dialect] {
    var base = Dialect(delimiter: delimiter[0])
    base.delimiterTail = Array(delimiter.dropFirst())
    base.mergesDelimiters = delimiter == [32]
    var result = [base]
    if delimiter != [32], delimiter != [9], spacesFollow(delimiter) {
      base.skipsInitialSpace = true
      result = [base, result[0]]
    }
    result += result.flatMap { plain -> [Dialect] in
      var others: [Dialect] = []
      var single = plain
      single.quote = UInt8(ascii: "'")
      single.escape = single.quote
      if opensCells(single, [single.quote]) { others.append(single) }
      var curly = plain
      curly.hasCurlyQuotes = true
      curly.escape = 0
      if opensCells(curly, Array("“".utf8)) { others.append(curly) }
      return others
    }
    let hasBackslash = sample.contains(UInt8(ascii: "\\"))
    if hasBackslash {
      result += result.filter { !$0.hasCurlyQuotes }.map { plain in
        var escaped = plain
        escaped.escape = UInt8(ascii: "\\")
        return escaped
      }
    }
    return result
  }

  /// Whether most delimiters have a space behind them. What stands in double quotes, and empty cells, say nothing.
  private func spacesFollow(_ delimiter: [UInt8]) -> Bool {
    let quote = UInt8(ascii: "\"")
    var (spaced, others) = (0, 0)
    var isAtStart = true
    var index = 0
    while index < sample.count {
      let byte = sample[index]
      if byte == quote, isAtStart, let end = closingQuote(openedAt: index, delimiter[0]) {
        index = end + 1
        isAtStart = false
        continue
      }
      index += 1
      guard byte == delimiter[0], sample[(index - 1)...].starts(with: delimiter) else {
        isAtStart = byte == 10 || byte == 13 || byte == 32 && isAtStart
        continue
      }
      index += delimiter.count - 1
      isAtStart = true
      guard index < sample.count else { break }
      let next = sample[index]
      if next == 32 { spaced += 1 } else if next != 10, next != 13, next != delimiter[0] { others += 1 }
    }
    return spaced > 0 && others * 4 <= spaced
  }

  /// The quote that ends a cell on the same line, the delimiter or the line's end behind it.
  private func closingQuote(openedAt open: Int, _ delimiter: UInt8) -> Int? {
    var index = open + 1
    while index < sample.count, sample[index] != 10, sample[index] != 13 {
      if sample[index] == UInt8(ascii: "\"") {
        let next = index + 1 < sample.count ? sample[index + 1] : 10
        if next == 10 || next == 13 || next == delimiter { return index }
      }
      index += 1
    }
    return nil
  }

  /// Whether a quote stands where a cell begins.
  private func opensCells(_ dialect: Dialect, _ quote: [UInt8]) -> Bool {
    var atStart = true
    for index in sample.indices {
      let byte = sample[index]
      if atStart, byte == quote[0], sample[index...].starts(with: quote) { return true }
      if byte == 32 && (atStart || dialect.skipsInitialSpace) { continue }
      let isEnd = byte == 10 || byte == 13
      let tail = dialect.delimiterTail
      atStart = isEnd || byte == (tail.last ?? dialect.delimiter)
    }
    return false
  }

  // MARK: Measuring

  func measured(_ dialect: Dialect) -> DialectCandidate {
    var candidate = DialectCandidate(dialect: dialect)
    let first = tally(dialect)
    candidate.width = first.commonestWidth
    // Damaged quotes are weighed once the width is known.
    var tally = first
    if first.isDoubtful, first.commonestWidth > 1 {
      var informed = dialect
      informed.width = first.commonestWidth
      tally = self.tally(informed)
    }
    candidate.records = tally.records
    candidate.tableRecords = tally.records - tally.single
    candidate.width = tally.commonestWidth
    candidate.widthRecords = tally.widths[candidate.width] ?? 0
    candidate.quotedFields = tally.quoted
    candidate.strayQuotes = tally.strays
    candidate.score = tally.score
    candidate.isRegular = tally.isRegular
    candidate.isProse = tally.isProse
    candidate.isIrregularProse = tally.isIrregularProse
    return candidate
  }

  private func tally(_ dialect: Dialect) -> ShapeTally {
    var tally = ShapeTally(dialect)
    sample.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let parser = StrictParser(base, buffer.count, dialect, isComplete: true)
      var position = 0
      while position < buffer.count {
        let record = parser.record(at: position)
        position = record.end
        tally.add(record, base)
      }
    }
    return tally
  }
}

/// Finds the dialect of the beginning of a file, among those that the fast path reads.
public func detectDialect(in head: UnsafeRawBufferPointer) -> (dialect: Dialect, evidence: String) {
  let best = DialectSearch(Array(head)).best()
  return (best.dialect, best.evidence)
}
