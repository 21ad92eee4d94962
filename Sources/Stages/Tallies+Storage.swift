import Diagnostics
import StationModel
import Workspace

/// The tallies in the workspace: runs of cells, those left out that are as in an empty tally. A run a row, not a cell a row:
/// five thousand merchants make half a million cells.
extension Tallies {
  func store(in transaction: WorkspaceTransaction) throws(Failure) {
    let empty = Tallies(shape: needs.shape)
    try TallyWriter(transaction, "need_tally").write(needs, empty.needs, NeedTally.arrays)
    try TallyWriter(transaction, "need_tally").write("shape", needs.shape.sizes)
    try TallyWriter(transaction, "satisfaction_tally").write(satisfaction, empty.satisfaction, SatisfactionTally.arrays)
    try TallyWriter(transaction, "complaint_tally").write(complaints, empty.complaints, ComplaintTally.arrays)
  }

  /// Reads the tallies back; nil where the workspace has none.
  init?(loadedFrom transaction: WorkspaceTransaction) throws(Failure) {
    let sizes = try Self.cells("shape", of: "need_tally", transaction).map { Int($0.value) }
    guard let shape = TallyShape(sizes: sizes) else { return nil }
    self.init(shape: shape)
    try Self.load(&needs, NeedTally.arrays, from: "need_tally", transaction)
    try Self.load(&satisfaction, SatisfactionTally.arrays, from: "satisfaction_tally", transaction)
    try Self.load(&complaints, ComplaintTally.arrays, from: "complaint_tally", transaction)
  }

  private static func load<Tally>(
    _ tally: inout Tally, _ arrays: [TallyArray<Tally>], from table: String, _ transaction: WorkspaceTransaction
  ) throws(Failure) {
    for array in arrays { array.put(&tally, try cells(array.name, of: table, transaction)) }
  }

  private static func cells(
    _ array: String, of table: String, _ transaction: WorkspaceTransaction
  ) throws(Failure) -> [(position: Int, value: Int64)] {
    let reader = try transaction.bulkReader(
      "SELECT position, cells FROM \(table) WHERE array = '\(array)' ORDER BY position")
    var cells: [(position: Int, value: Int64)] = []
    while try reader.next() {
      var position = Int(reader.integer(0))
      var value: Int64 = 0
      var isNegative = false
      for byte in reader.text(1) {
        if byte == 0x20 {
          cells.append((position, isNegative ? -value : value))
          position += 1
          (value, isNegative) = (0, false)
        } else if byte == 0x2D {
          isNegative = true
        } else {
          value = value &* 10 &+ Int64(byte &- 0x30)
        }
      }
      cells.append((position, isNegative ? -value : value))
    }
    return cells
  }
}

/// An array of a tally by its name, as 64-bit integers.
struct TallyArray<Tally> {
  var name: String
  var get: (Tally) -> [Int64]
  /// Puts the cells that differ from an empty tally's.
  var put: (inout Tally, [(position: Int, value: Int64)]) -> Void

  init<Count: FixedWidthInteger>(_ name: String, _ path: WritableKeyPath<Tally, [Count]>) {
    self.name = name
    get = { $0[keyPath: path].map { Int64(truncatingIfNeeded: $0) } }
    put = { tally, cells in
      var array = tally[keyPath: path]
      for cell in cells where array.indices.contains(cell.position) {
        array[cell.position] = Count(truncatingIfNeeded: cell.value)
      }
      tally[keyPath: path] = array
    }
  }

  init(_ name: String, count path: WritableKeyPath<Tally, Int64>) {
    self.name = name
    get = { [$0[keyPath: path]] }
    put = { tally, cells in if let cell = cells.first { tally[keyPath: path] = cell.value } }
  }

  init(_ name: String, flag path: WritableKeyPath<Tally, Bool>) {
    self.name = name
    get = { [$0[keyPath: path] ? 1 : 0] }
    put = { tally, cells in if let cell = cells.first { tally[keyPath: path] = cell.value != 0 } }
  }
}

/// Writes arrays of tallies into a table.
private struct TallyWriter {
  private let writer: BulkWriter

  init(_ transaction: WorkspaceTransaction, _ table: String) throws(Failure) {
    writer = try transaction.bulkWriter(into: table)
  }

  func write<Tally>(_ tally: Tally, _ empty: Tally, _ arrays: [TallyArray<Tally>]) throws(Failure) {
    for array in arrays { try write(array.name, array.get(tally), empty: array.get(empty)) }
  }

  /// Cells of one row.
  private static let run = 64

  func write(_ name: String, _ values: [Int64], empty: [Int64]? = nil) throws(Failure) {
    writer.bind(name, at: 0)
    var text: [UInt8] = []
    for start in stride(from: 0, to: values.count, by: Self.run) {
      let end = min(start + Self.run, values.count)
      if let empty, values[start..<end] == empty[start..<end] { continue }
      text.removeAll(keepingCapacity: true)
      for value in values[start..<end] {
        if !text.isEmpty { text.append(0x20) }
        append(value, to: &text)
      }
      writer.bind(start, at: 1)
      let result = text.withUnsafeBytes { bytes in
        writer.bind(bytes, at: 2)
        return Result { () throws(Failure) in try writer.append() }
      }
      try result.get()
    }
  }

  private func append(_ value: Int64, to text: inout [UInt8]) {
    if value >= 0, value < 10 { text.append(0x30 + UInt8(value)) } else { text.append(contentsOf: String(value).utf8) }
  }
}

extension TallyShape {
  var sizes: [Int64] {
    [
      sites, merchants, months, needItems, residuals, questions, levels, complaintClasses, channelGroups, days,
      channelNames,
    ]
    .map { Int64($0) }
  }

  init?(sizes: [Int]) {
    guard sizes.count == 11 else { return nil }
    self.init(
      sites: sizes[0], merchants: sizes[1], months: sizes[2], needItems: sizes[3], residuals: sizes[4],
      questions: sizes[5], levels: sizes[6], complaintClasses: sizes[7], channelGroups: sizes[8], days: sizes[9],
      channelNames: sizes[10])
  }
}
