/// What typed rows of every row-level table have: columns filled by a ``RowCleaner``, for one chunk at a time.
public class RowBatch {
  public internal(set) var count = 0
  /// Index of the row's record in the batch of records.
  public let record = Column<UInt32>()
  /// Line, counted from the beginning of the chunk.
  public let line = Column<UInt32>()
  public let id = Column<TextSlice>()
  public let fingerprint = Column<Fingerprint>()
  /// What a repeated submission would have in common with the row; filled only where the file has addresses.
  public let repetition = Column<Fingerprint>()
  /// Index of the merchant; the number of merchants where unresolved.
  public let merchant = Column<Int32>()

  /// Rows that name several merchants, with each one's part; ``merchant`` has the first of them.
  public internal(set) var shares: [Int: [MerchantShare]] = [:]

  /// Rows whose free text holds personal data.
  public internal(set) var personal: Set<Int> = []

  init() {}

  /// Makes room for the rows of a chunk; what was there is lost.
  func reserve(_ rows: Int) {
    record.reserve(rows)
    line.reserve(rows)
    id.reserve(rows)
    fingerprint.reserve(rows)
    repetition.reserve(rows)
    merchant.reserve(rows)
  }
}
