import DelimitedText

/// The last values of columns whose cells were merged, for the rows below that leave them blank.
final class FillDown {
  private var values: [String: UnsafeMutableBufferPointer<UInt8>] = [:]
  private var retired: [UnsafeMutableBufferPointer<UInt8>] = []
  let columns: [String]

  /// - Parameter columns: canonical names, as the source declares them.
  init(_ columns: [String]) { self.columns = columns }

  deinit { for block in retired { block.deallocate() } }

  /// The value above; nil where there is none yet.
  func value(_ column: String) -> UnsafeBufferPointer<UInt8>? { values[column].map { UnsafeBufferPointer($0) } }

  func remember(_ bytes: UnsafeBufferPointer<UInt8>, _ column: String) {
    if let known = values[column], known.elementsEqual(bytes) { return }
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = block.update(from: bytes)
    values[column] = block
    // Rows that are still being read may point at the value before.
    retired.append(block)
  }
}
