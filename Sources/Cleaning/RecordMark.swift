import DelimitedText

/// What must be known of a record to tell, when its number comes again, which of the two stays: the last that is complete.
///
/// A mark has the number of filled cells in its low 8 bits and 24 bits of the record's hash above them.
public enum RecordMark {
  @inline(__always)
  static func of(_ record: Int, in records: RecordBatch, filled: Int) -> UInt32 {
    let hash = UInt32(truncatingIfNeeded: hashBytes(records.recordBytes(record)) >> 40)
    return hash << 8 | UInt32(truncatingIfNeeded: min(filled, 255))
  }

  /// Whether a record that comes later takes the place of one with the same number: not where both are the same to the byte, nor where
  /// it says less.
  @inline(__always)
  static func replaces(_ later: UInt32, _ earlier: UInt32) -> Bool {
    later != earlier && later & 255 >= earlier & 255
  }

  /// Cells of a record that say something.
  @inline(__always)
  static func filledCells(
    _ record: Int, in records: RecordBatch, width: Int, isMissing: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Int {
    var filled = 0
    for column in 0..<width {
      let cell = records.field(record, column)
      guard let first = cell.first else { continue }
      if mayBeWordForNothing(first), cell.count < 16, isMissing(trimmed(cell)) { continue }
      filled += 1
    }
    return filled
  }

  /// What words for nothing begin with: a blank, a bracket, a stroke, a dash, N, n, #, and 无, 空, 未, 暂, —, （, ／.
  @inline(__always)
  private static func mayBeWordForNothing(_ byte: UInt8) -> Bool {
    byte < 0x30 || byte | 0x20 == 0x6E || byte == 0xE2 || byte == 0xE6 || byte == 0xE7 || byte == 0xEF
  }
}
