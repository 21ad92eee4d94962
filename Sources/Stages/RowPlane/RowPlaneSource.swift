import Cleaning
import Crypto
import DelimitedText
import Diagnostics
import SideBySide
import StationModel

/// One source file, looked at and ready to be read: encoding, dialect, heading and the columns bound.
struct RowPlaneSource: Sendable {
  let table: SourceTable
  let path: String
  let scan: FileScan
  let dialect: Dialect
  let layout: HeaderLayout
  let binding: TableBinding
  /// Offset in the decoded text of the first record behind the heading.
  let dataStart: Int
  /// The file's digest is taken while it is read.
  var isUnhashed: Bool { account.sha256.isEmpty }
  var account: SourceFileAccount
  /// What was noticed on the way: title lines, duplicate headings.
  var findings: [Finding]
  /// Years that the title lines or the file's name speak of, with what names them.
  var contextYears: [(year: Int, source: String)] = []
}

/// Looks at all files of a pipeline, on all cores, and reports every problem of every file in one pass.
struct RowPlaneSources {
  let settings: PipelineSettings
  let threads: Int
  /// Large files are judged by their beginning and checked while they are read.
  let trustsBeginnings: Bool
  /// How columns of dates are read, by file and column, where an earlier pass found it out.
  var dates: [Int: [Int: DateDecision]] = [:]

  private struct Entry: Sendable {
    let table: SourceTable
    let path: String
    let name: String
  }

  func prepare() throws(Failure) -> [RowPlaneSource] {
    let (sources, refusal) = usable()
    if let refusal { throw refusal }
    return sources
  }

  /// The files that can be read, and what is wrong with the others.
  func usable() -> (sources: [RowPlaneSource], refusal: Failure?) {
    let entries = self.entries()
    let scans = scanAll(entries)
    var sources: [RowPlaneSource] = []
    var problems: [Finding] = []
    var status = ExitStatus.rejected
    for (index, entry) in entries.enumerated() {
      do throws(Failure) {
        let (scan, digest) = try scans[index].get()
        sources.append(try source(entry, sources.count, scan, digest))
      } catch {
        problems += error.findings
        if error.status == .missingInput { status = .missingInput }
      }
    }
    return (sources, problems.isEmpty ? nil : Failure(status, problems))
  }

  /// Merchants first, then what refers to them, in the order of the data contract; partners before services.
  private func entries() -> [Entry] {
    let order: [SourceTable] = [
      .merchants, .partners, .exposure, .services, .programmes, .assessments, .needs, .satisfaction, .complaints,
    ]
    var entries: [Entry] = []
    for table in order {
      guard let source = settings.sources[table] else { continue }
      for (path, name) in zip(source.resolvedFiles, source.fileNames) {
        entries.append(Entry(table: table, path: path, name: name))
      }
    }
    return entries
  }

  private typealias ScanResult = Result<(FileScan, String), Failure>

  private func scanAll(_ entries: [Entry]) -> [ScanResult] {
    let trustsBeginnings = trustsBeginnings
    // The largest files come last in the list and are begun first, so that two large ones run side by side.
    return concurrentMap(entries.count, threads: threads) { place in
      let entry = entries[entries.count - 1 - place]
      return Result { () throws(Failure) -> (FileScan, String) in
        let isRowLevel = [.needs, .satisfaction, .complaints].contains(entry.table)
        if trustsBeginnings, isRowLevel, let glance = try glanceAtFile(entry.path, displayName: entry.name) {
          return (glance, "")
        }
        var hash = SHA256()
        let scan = try scanFile(entry.path, displayName: entry.name) { hash.update(bufferPointer: $0) }
        return (scan, hexadecimal(Array(hash.finalize())))
      }
    }.reversed()
  }

  private func source(_ entry: Entry, _ index: Int, _ scan: FileScan, _ digest: String) throws(Failure)
    -> RowPlaneSource
  {
    var scan = scan
    let declared = settings.sources[entry.table] ?? SourceSettings()
    let place = SourcePosition(file: entry.name)
    if let refusal = scan.refusalNamingSheets(entry.name, path: entry.path) { throw refusal }
    if let name = declared.encoding, let encoding = TextEncoding(declared: name), !scan.hasByteOrderMark {
      try scan.declare(encoding, entry.path, displayName: entry.name)
    }
    if scan.isUndecided {
      throw Failure(
        .rejected, Finding(.undecidedEncoding, at: place, found: scan.evidence, expected: "UTF-8, GB18030"))
    }
    let sample = try TextSample(entry.path, displayName: entry.name, scan: scan)
    let dialect = sample.dialect(delimiter: declared.delimiter, quote: declared.quote, escape: declared.escape)
    let batch = RecordBatch()
    sample.head.withUnsafeBytes { batch.load($0) }
    batch.parse(dialect)
    let names = HeadingNames(entry.table, settings)
    let search = HeaderSearch(isKnown: names.knows)
    guard
      var layout = search.find(in: batch, declaredLine: declared.headerLine, declaredRows: declared.headerLines)
    else {
      let expected = entry.table.columns(settings).filter(\.isRequired).map(\.chineseName).joined(separator: "、")
      throw Failure(.rejected, Finding(.headerNotFound, at: place, expected: expected))
    }
    let other = OtherTableSearch.find(in: batch, below: layout)
    if let other { layout.endLine = other.line }
    var binding = TableBinding(entry.table, layout: layout, file: index, fileName: entry.name, settings: settings)
    if !binding.isUsable { throw Failure(.rejected, binding.findings.filter { $0.code == .missingColumn }) }
    binding.dateDecisions = dates[index] ?? [:]
    binding.look(at: batch, layout, settings)
    var account = SourceFileAccount()
    account.table = entry.table
    account.name = entry.name
    account.sha256 = digest
    account.bytes = scan.bytes
    account.encoding = scan.encoding.rawValue
    account.hasByteOrderMark = scan.hasByteOrderMark
    account.delimiter = dialect.delimiterText
    account.lineEnding = sample.lineEnding.rawValue
    account.headerLine = layout.line
    account.headerLines = layout.rows
    account.skippedLines = layout.recordsBefore
    return RowPlaneSource(
      table: entry.table, path: entry.path, scan: scan, dialect: dialect, layout: layout, binding: binding,
      dataStart: batch.offsetInChunk(layout.record + layout.rows), account: account,
      findings: binding.findings + titleFindings(batch, layout, entry.name)
        + [other?.finding(entry.name), garbled(sample, scan, entry.name)].compactMap(\.self),
      contextYears: contextYears(batch, layout, entry.name))
  }

  /// Text that was misread before the file was saved: no encoding mends it.
  private func garbled(_ sample: TextSample, _ scan: FileScan, _ name: String) -> Finding? {
    guard let garbled = Mojibake.evidence(in: sample.head, hasBadBytes: scan.firstInvalid != nil) else { return nil }
    return Finding(.bakedMojibake, at: SourcePosition(file: name, line: garbled.line), found: garbled.found)
  }

  /// The years in the title lines; where they name none, those in the file's name.
  private func contextYears(_ head: RecordBatch, _ layout: HeaderLayout, _ name: String) -> [(
    year: Int, source: String
  )] {
    let titles = (0..<layout.record).flatMap { head.texts($0) }.map(trimmedText)
    let file = name.split(separator: "/").last.map(String.init) ?? name
    for texts in [titles, [file]] {
      let found = texts.flatMap { text in
        text.split { !($0.isASCII && $0.isNumber) }.compactMap { number -> (year: Int, source: String)? in
          guard number.count == 4, let year = Int(number), (1990...2099).contains(year) else { return nil }
          return (year, text)
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func titleFindings(_ head: RecordBatch, _ layout: HeaderLayout, _ name: String) -> [Finding] {
    (0..<layout.record).filter { !head.isBlank($0) }.map { record in
      let text = head.texts(record).map(trimmedText).filter { !$0.isEmpty }.joined(separator: " ")
      return Finding(
        .titleLine, at: SourcePosition(file: name, line: head.line(record)), found: String(text.prefix(60)))
    }
  }
}

/// Lower-case hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
