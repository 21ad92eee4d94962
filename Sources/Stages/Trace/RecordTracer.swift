import Cleaning
import DelimitedText
import Diagnostics
import Pipeline
import StationModel
import Workspace

/// Finds a record of a source file by its line and follows it through the stages.
///
/// The bytes come from the file itself, read by the rules of a run; what became of them comes from the workspace. Either may be
/// missing: a record can be looked at before the first run, and what was rejected is in the workspace when the file has gone.
struct RecordTracer {
  let runner: StageRunner
  /// Whether personal values are shown as they stand.
  let showsPersonal: Bool

  private var settings: PipelineSettings { runner.pipeline.settings }

  /// Findings: WT6040 where there is no such file among the sources, or no such line in it.
  func trace(file name: String, line: Int) throws(Failure) -> RecordTrace {
    let file = try source(name)
    var trace = try locate(line, in: file)
    guard let store = try WorkspaceStore(reading: runner.workspacePath, satisfactionItems: runner.satisfactionItems)
    else { return trace }
    try store.read { (transaction) throws(Failure) in
      try RecordHistory(transaction, showsPersonal: showsPersonal, settings: settings).add(to: &trace)
    }
    return trace
  }

  // MARK: The file

  /// The source that a name means: as the pipeline spells it, as a path, or the end of either where only one has it.
  private func source(_ name: String) throws(Failure) -> SourceFile {
    let files = sourceFiles(settings)
    if let exact = files.first(where: { $0.name == name || $0.path == name }) { return exact }
    let ending = "/" + (name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
    let similar = files.filter { ("/" + $0.name).hasSuffix(ending) || ("/" + $0.path).hasSuffix(ending) }
    if similar.count == 1 { return similar[0] }
    throw Failure(
      .missingInput,
      Finding(
        .nothingThere, at: SourcePosition(file: runner.pipeline.path), found: name,
        expected: (similar.isEmpty ? files : similar).map(\.name).joined(separator: ", ")))
  }

  /// The settings with this one source, so that a defect of another file is none of the record's business.
  private func only(_ file: SourceFile) -> PipelineSettings {
    var settings = settings
    var source = settings.sources[file.table] ?? SourceSettings()
    source.resolvedFiles = [file.path]
    source.fileNames = [file.name]
    settings.sources = [file.table: source]
    return settings
  }

  private func locate(_ line: Int, in file: SourceFile) throws(Failure) -> RecordTrace {
    let prepared = try RowPlaneSources(settings: only(file), threads: 1, trustsBeginnings: false).prepare()
    guard let source = prepared.first else { throw missing(file, line) }
    let reader = try ChunkReader(
      source.path, displayName: file.name, scan: source.scan, dialect: source.dialect,
      chunkBytes: runner.options.chunkBytes)
    let batch = RecordBatch()
    var firstLine = 1
    var before = 0
    while try reader.next(into: batch) {
      batch.parse(source.dialect, firstLine: firstLine)
      if line < batch.nextLine, let record = (0..<batch.recordCount).last(where: { batch.line($0) <= line }) {
        return trace(record, of: batch, source, number: before + record + 1)
      }
      firstLine = batch.nextLine
      before += batch.recordCount
    }
    throw missing(file, line)
  }

  private func missing(_ file: SourceFile, _ line: Int) -> Failure {
    Failure(
      .missingInput,
      Finding(.nothingThere, at: SourcePosition(file: file.name), found: "\(file.name):\(line)"))
  }

  // MARK: The record

  private func trace(_ record: Int, of batch: RecordBatch, _ source: RowPlaneSource, number: Int) -> RecordTrace {
    var trace = RecordTrace()
    trace.table = source.table
    trace.file = source.account.name
    let next = record + 1 < batch.recordCount ? batch.line(record + 1) : batch.nextLine
    trace.lines = batch.line(record)...max(batch.line(record), next - 1)
    trace.number = number
    trace.encoding = source.account.encoding
    let place = sourcePlace(of: record, batch)
    (trace.byteOffset, trace.byteCount) = place
    trace.bytes = readBytes(source.path, at: place.offset, count: place.count)
    trace.kind = kind(record, of: batch, source)
    trace.cells = (0..<batch.fieldCount(record)).map { cell(record, $0, of: batch, source) }
    trace.text = shownText(batch, record, source)
    trace.sha256 = source.account.sha256
    return trace
  }

  private func kind(_ record: Int, of batch: RecordBatch, _ source: RowPlaneSource) -> RecordTrace.Kind {
    let offset = batch.textOffset + batch.offsetInChunk(record)
    if offset < source.dataStart {
      if batch.isBlank(record) { return .blank }
      return batch.line(record) < source.layout.line ? .title : .header
    }
    switch LineClassifier(source.layout).kind(of: record, in: batch) {
    case .data: return .data
    case .blank: return .blank
    case .total: return .total
    case .note: return .note
    case .repeatedHeader: return .repeatedHeader
    case .units: return .units
    case .otherTable: return .otherTable
    case .title, .comment: return .title
    }
  }

  private func cell(_ record: Int, _ column: Int, of batch: RecordBatch, _ source: RowPlaneSource) -> RecordTrace.Cell {
    var cell = RecordTrace.Cell()
    let binding = source.binding
    cell.column = column + 1
    cell.heading = column < binding.headings.count ? binding.headings[column] : ""
    cell.name = binding.positions.first { $0.value == column }?.key ?? ""
    cell.isPersonal = binding.personal.contains(column)
    cell.text = shown(batch.text(record, column), isPersonal: cell.isPersonal)
    if batch.isRepaired, !cell.isPersonal || showsPersonal, cell.text.unicodeScalars.contains("\u{FFFD}") {
      cell.undecodable = hexadecimal(sourceBytes(batch.field(record, column), batch, source))
    }
    return cell
  }

  private func shown(_ text: String, isPersonal: Bool) -> String {
    if showsPersonal { return text }
    return isPersonal ? (text.isEmpty ? "" : "***") : maskingPersonalNumbers(text)
  }

  /// The bytes in the file that a field was decoded from.
  private func sourceBytes(
    _ field: UnsafeBufferPointer<UInt8>, _ batch: RecordBatch, _ source: RowPlaneSource
  ) -> [UInt8] {
    guard let start = field.baseAddress, start >= batch.base, start < batch.base + batch.textBytes else { return [] }
    let offset = sourceLength(batch.base, start - batch.base, batch.encoding, isRepaired: batch.isRepaired)
    let count = sourceLength(start, field.count, batch.encoding, isRepaired: batch.isRepaired)
    return readBytes(source.path, at: batch.sourceOffset + offset, count: count)
  }

  /// The record's text with what is personal masked in its place.
  private func shownText(_ batch: RecordBatch, _ record: Int, _ source: RowPlaneSource) -> String {
    var text = String(decoding: batch.recordBytes(record), as: UTF8.self)
    if showsPersonal { return text }
    for column in source.binding.personal.sorted() {
      let value = batch.text(record, column)
      guard value.count > 1 else { continue }
      let doubled = value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      for form in [doubled, value] {
        text = text.split(separator: form, omittingEmptySubsequences: false).joined(separator: "***")
      }
    }
    return maskingPersonalNumbers(text)
  }
}
