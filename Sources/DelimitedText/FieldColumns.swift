/// Where the records and fields of a chunk stand, as columns of positions: no object per record or field. Filled by the readers of
/// records and emptied for every chunk; keeps its memory.
struct FieldColumns: ~Copyable {
  /// A record's first byte, its line counted from the chunk's, and its first field.
  struct Record {
    var start: UInt32
    var line: UInt32
    var firstField: UInt32
  }

  /// Start of a field in the lower half, its end in the upper.
  private(set) var bounds: UnsafeMutablePointer<UInt64>
  private(set) var records: UnsafeMutablePointer<Record>
  var fieldCount = 0
  var recordCount = 0
  private(set) var fieldCapacity = 512
  private var recordCapacity = 128
  /// Line breaks of the chunk before the next record.
  var line: UInt32 = 0
  private(set) var flagged: [Int: RecordFlags] = [:]
  /// Fields whose text is not what stands between their bounds, because a quote or an escape stands twice; in order.
  private(set) var escaped: [Int] = []

  init() {
    bounds = .allocate(capacity: fieldCapacity)
    records = .allocate(capacity: recordCapacity)
  }

  deinit {
    bounds.deallocate()
    records.deallocate()
  }

  mutating func reset() {
    fieldCount = 0
    recordCount = 0
    line = 0
    flagged.removeAll(keepingCapacity: true)
    escaped.removeAll(keepingCapacity: true)
  }

  /// Makes room for so many fields, and as many records.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if fieldCount + extra > fieldCapacity || recordCount + extra > recordCapacity { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    if fieldCount + extra > fieldCapacity {
      fieldCapacity = max(fieldCapacity * 2, fieldCount + extra)
      bounds = Self.moved(bounds, fieldCount, fieldCapacity)
    }
    if recordCount + extra > recordCapacity {
      recordCapacity = max(recordCapacity * 2, recordCount + extra)
      records = Self.moved(records, recordCount, recordCapacity)
    }
  }

  private static func moved<Value>(
    _ old: UnsafeMutablePointer<Value>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Value> {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.update(from: old, count: count)
    old.deallocate()
    return larger
  }

  /// Appends a field of the record that is being read.
  mutating func append(_ start: Int, _ end: Int) {
    reserve(1)
    bounds[fieldCount] = UInt64(start) | UInt64(end) << 32
    fieldCount += 1
  }

  /// Appends a field whose text has quotes or escapes that stand twice.
  mutating func appendEscaped(_ start: Int, _ end: Int) {
    escaped.append(fieldCount)
    append(start, end)
  }

  /// Says that field `index`, which is appended by hand, holds doubled quotes.
  mutating func markEscaped(_ index: Int) { escaped.append(index) }

  /// Ends the record that began at `start`: its fields are those from `firstField` on.
  mutating func endRecord(start: Int, firstField: Int, lineBreaks: Int) {
    reserve(1)
    records[recordCount] = Record(start: UInt32(start), line: line, firstField: UInt32(firstField))
    recordCount += 1
    line += UInt32(lineBreaks)
  }

  /// Forgets the fields from `index` on.
  mutating func removeFields(from index: Int) {
    fieldCount = index
    while let last = escaped.last, last >= index { escaped.removeLast() }
  }

  /// Notes something about the record that is being read.
  mutating func flag(_ flags: RecordFlags) { flagged[recordCount, default: []].formUnion(flags) }

  /// Notes something about a record that was read.
  mutating func flag(_ record: Int, _ flags: RecordFlags) { flagged[record, default: []].formUnion(flags) }

  /// Forgets what was noted about the record that is being read.
  mutating func removeFlags() { if !flagged.isEmpty { flagged[recordCount] = nil } }

  /// Closes the columns behind the last record.
  mutating func finish(at end: Int) {
    reserve(1)
    records[recordCount] = Record(start: UInt32(end), line: line, firstField: UInt32(fieldCount))
  }

  /// Gives a field another place.
  mutating func move(_ index: Int, to start: Int, _ end: Int) {
    bounds[index] = UInt64(start) | UInt64(end) << 32
  }
}
