import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Workspace

/// Where a pass writes its rows: the tables of the stages that it runs, as far as the pipeline keeps them.
final class RowSink {
  private let workspace: WorkspaceTransaction
  private let stages: Set<RowStage>
  private let retain: Retention
  private let findings: BulkWriter
  private let rejects: BulkWriter?
  private let raws: BulkWriter?

  init(_ workspace: WorkspaceTransaction, stages: Set<RowStage>, settings: PipelineSettings) throws(Failure) {
    self.workspace = workspace
    self.stages = stages
    retain = settings.retain
    findings = try workspace.bulkWriter(into: "finding")
    rejects = stages.contains(.clean) ? try workspace.bulkWriter(into: "rejected_record") : nil
    raws =
      stages.contains(.ingest) && settings.retain == .everything ? try workspace.bulkWriter(into: "raw_record") : nil
  }

  /// A writer of a stage's row-level table; nil where the stage does not run or its rows are not kept.
  func rows(_ table: String, of stage: RowStage) throws(Failure) -> BulkWriter? {
    // What people must look at is kept in any case: the review sheet is made of it.
    guard stages.contains(stage), retain != .summaries || table == "review_item" else { return nil }
    return try workspace.bulkWriter(into: table)
  }

  func finding(_ finding: Finding, stage: RowStage) throws(Failure) {
    guard stages.contains(stage) else { return }
    findings.bind(stage.rawValue, at: 0)
    findings.bind(finding.code.rawValue, at: 1)
    findings.bind(finding.severity.rawValue, at: 2)
    findings.bind(finding.position.file, at: 3)
    bind(finding.position.line, at: 4)
    bind(finding.position.column, at: 5)
    findings.bind(finding.heading, at: 6)
    findings.bind(finding.found, at: 7)
    findings.bind(finding.expected, at: 8)
    findings.bind(finding.rule, at: 9)
    findings.bind(finding.count, at: 10)
    if finding.merchant.isEmpty { findings.bindNull(at: 11) } else { findings.bind(finding.merchant, at: 11) }
    try findings.append()
  }

  private func bind(_ value: Int?, at column: Int) {
    if let value { findings.bind(value, at: column) } else { findings.bindNull(at: column) }
  }

  /// Keeps a record that was set aside, with its bytes as they stand in the file.
  func reject(
    _ row: RejectedRow, _ records: RecordBatch, _ source: RowPlaneSource, file: Int, lineOffset: Int
  ) throws(Failure) {
    guard let rejects else { return }
    let place = sourcePlace(of: row.record, records)
    let bytes =
      records.encoding == .utf8 && !records.isRepaired
      ? Array(records.recordBytes(row.record)) : readBytes(source.path, at: place.offset, count: place.count)
    rejects.bind(RowStage.clean.rawValue, at: 0)
    rejects.bind(file, at: 1)
    rejects.bind(row.line + lineOffset, at: 2)
    rejects.bind(place.offset, at: 3)
    rejects.bind(row.code.rawValue, at: 5)
    rejects.bind(row.reason, at: 6)
    // The bytes must live until the row is written.
    let result = bytes.withUnsafeBytes { view in
      rejects.bind(blob: view, at: 4)
      return Result { () throws(Failure) in try rejects.append() }
    }
    try result.get()
  }

  /// Keeps all records of a chunk as read, heading and lines set aside included.
  func raw(_ records: RecordBatch, _ source: RowPlaneSource, file: Int, lineOffset: Int) throws(Failure) {
    guard let raws else { return }
    raws.bind(file, at: 0)
    var offset = records.sourceOffset
    var counted = 0
    for record in 0..<records.recordCount {
      let start = records.offsetInChunk(record)
      offset += sourceLength(records.base + counted, start - counted, records.encoding, isRepaired: records.isRepaired)
      counted = start
      raws.bind(records.line(record) + lineOffset, at: 1)
      raws.bind(offset, at: 2)
      raws.bind(UnsafeRawBufferPointer(records.recordBytes(record)), at: 3)
      try raws.append()
    }
  }
}

/// Where a record begins in the file and how long it is there, in bytes.
func sourcePlace(of record: Int, _ records: RecordBatch) -> (offset: Int, count: Int) {
  let start = records.offsetInChunk(record)
  let bytes = records.recordBytes(record)
  guard records.encoding != .utf8 || records.isRepaired, let base = bytes.baseAddress else {
    return (records.sourceOffset + start, bytes.count)
  }
  return (
    records.sourceOffset + sourceLength(records.base, start, records.encoding, isRepaired: records.isRepaired),
    sourceLength(base, bytes.count, records.encoding, isRepaired: records.isRepaired)
  )
}
