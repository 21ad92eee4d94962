/// What typed rows of every row-level table have: columns filled by a ``RowCleaner``, for one chunk at a time.
public class RowBatch {
  public internal(set) var count = 0
  /// Index of the row's record in the batch of records.
  public let record = Column<UInt32>()
  /// Line, counted from the beginning of the chunk.
  public let line = Column<UInt32>()
  /// The identifier as it is written; see ``identifier(_:_:)``.
  let id = Column<TextSlice>()
  public let fingerprint = Column<Fingerprint>()
  /// The record's ``RecordMark``.
  public let mark = Column<UInt32>()
  /// What a repeated submission would have in common with the row; filled only where the file has addresses.
  public let repetition = Column<Fingerprint>()
  /// Index of the merchant; the number of merchants where unresolved.
  public let merchant = Column<Int32>()

  /// Rows that name several merchants, with each one's part; ``merchant`` has the first of them.
  public internal(set) var shares: [Int: [MerchantShare]] = [:]

  /// What the text of a row names, where nothing else says whose it is and nobody decided.
  public internal(set) var mentions: [Int: String] = [:]

  /// Rows whose free text holds personal data.
  public internal(set) var personal: Set<Int> = []

  /// Names of persons that a record has in a column of its own and repeats in its text, by row.
  public internal(set) var names: [Int: String] = [:]

  /// Identifiers that are kept otherwise than they are written, by row.
  private var identifiers: [Int: UnsafeMutableBufferPointer<UInt8>] = [:]

  init() {}

  deinit { forgetIdentifiers() }

  /// The identifier of a row as it is compared and kept; valid until the next chunk.
  @inline(__always)
  public func identifier(_ row: Int, _ base: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if !identifiers.isEmpty, let kept = identifiers[row] { return UnsafeBufferPointer(kept) }
    return id.base[row].bytes(base)
  }

  /// Keeps an identifier that stands otherwise in the records.
  func keep(_ bytes: [UInt8], of row: Int) -> UnsafeBufferPointer<UInt8> {
    identifiers[row]?.deallocate()
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    identifiers[row] = copy
    return UnsafeBufferPointer(copy)
  }

  func hasOwnIdentifier(_ row: Int) -> Bool { !identifiers.isEmpty && identifiers[row] != nil }

  /// Takes back what was noted about a row whose record is set aside: the next record has its place.
  func discard(_ row: Int) {
    if !shares.isEmpty { shares[row] = nil }
    if !personal.isEmpty { personal.remove(row) }
    if !mentions.isEmpty { mentions[row] = nil }
    if !names.isEmpty { names[row] = nil }
    if !identifiers.isEmpty { identifiers.removeValue(forKey: row)?.deallocate() }
  }

  func forgetIdentifiers() {
    for kept in identifiers.values { kept.deallocate() }
    identifiers.removeAll(keepingCapacity: true)
  }

  /// Makes room for the rows of a chunk; what was there is lost.
  func reserve(_ rows: Int) {
    record.reserve(rows)
    line.reserve(rows)
    id.reserve(rows)
    fingerprint.reserve(rows)
    mark.reserve(rows)
    repetition.reserve(rows)
    merchant.reserve(rows)
  }
}
