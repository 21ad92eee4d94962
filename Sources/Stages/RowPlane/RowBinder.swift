import Cleaning
import StationModel
import Workspace

/// Binds values of the row plane without making strings; texts of days are made in a block of memory that lives as long as the
/// writer.
struct RowBinder {
  let writer: BulkWriter
  let base: UnsafePointer<UInt8>

  func text(_ slice: TextSlice, at column: Int) {
    if slice.count == 0 {
      writer.bindNull(at: column)
    } else {
      writer.bind(UnsafeRawBufferPointer(slice.bytes(base)), at: column)
    }
  }

  /// Text that may be empty but not missing.
  func key(_ bytes: UnsafeBufferPointer<UInt8>, at column: Int) {
    writer.bind(UnsafeRawBufferPointer(bytes), at: column)
  }

  /// Telephone numbers in one form, `13800138000、023-62811234`; as written where they are none.
  func phone(_ slice: TextSlice, at column: Int) {
    let bytes = slice.bytes(base)
    if slice.count == 0 || isMobileNumber(bytes) {
      text(slice, at: column)
    } else {
      let numbers = PhoneNumbers(String(decoding: bytes, as: UTF8.self))
      if numbers.isComplete { writer.bind(numbers.text, at: column) } else { text(slice, at: column) }
    }
  }

  /// Text of a table that people pass on: personal data masked.
  ///
  /// - Parameter name: a person whom the record names elsewhere.
  func masked(_ bytes: UnsafeBufferPointer<UInt8>, at column: Int, isFreeText: Bool = false, name: String? = nil) {
    if name != nil || PersonalText.mayHold(bytes) {
      let text = String(decoding: bytes, as: UTF8.self)
      writer.bind(PersonalText.masked(text, isFreeText: isFreeText, name: name ?? ""), at: column)
    } else {
      writer.bind(UnsafeRawBufferPointer(bytes), at: column)
    }
  }

  /// Free text of a typed table: masked where it holds personal data, unless the pipeline keeps it as written.
  func freeText(_ slice: TextSlice, isPersonal: Bool, at column: Int, name: String? = nil) {
    if isPersonal {
      masked(slice.bytes(base), at: column, isFreeText: true, name: name)
    } else {
      text(slice, at: column)
    }
  }

  func number(_ value: Int, missingBelow limit: Int = 0, at column: Int) {
    if value < limit { writer.bindNull(at: column) } else { writer.bind(value, at: column) }
  }

  func text(_ bytes: UnsafeRawBufferPointer?, at column: Int) {
    if let bytes { writer.bind(bytes, at: column) } else { writer.bindNull(at: column) }
  }
}

/// Bytes as hexadecimal digits, in a block of memory that is used again for the next row.
final class HexText {
  private let block: UnsafeMutablePointer<UInt8> = .allocate(capacity: 128)
  private let digits = Array("0123456789abcdef".utf8)

  deinit { block.deallocate() }

  /// Digits of at most 64 bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeRawBufferPointer {
    let count = min(bytes.count, 64)
    for index in 0..<count {
      block[2 * index] = digits[Int(bytes[index] >> 4)]
      block[2 * index + 1] = digits[Int(bytes[index] & 15)]
    }
    return UnsafeRawBufferPointer(start: block, count: 2 * count)
  }
}

/// Words that many rows share, as bytes that live as long as the list: codes, names, days.
final class WordList {
  private let storage: UnsafeMutableRawBufferPointer
  private let places: [Range<Int>]

  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    for word in words {
      let start = bytes.count
      bytes.append(contentsOf: word.utf8)
      places.append(start..<bytes.count)
    }
    storage = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
    storage.copyBytes(from: bytes)
    self.places = places
  }

  deinit { storage.deallocate() }

  /// Bytes of a word; nil for an index outside the list.
  @inline(__always)
  subscript(index: Int) -> UnsafeRawBufferPointer? {
    guard index >= 0, index < places.count else { return nil }
    return UnsafeRawBufferPointer(rebasing: storage[places[index]])
  }
}

/// Texts of days and moments, written into blocks of memory that are used again for the next row.
final class DayTexts {
  private let block: UnsafeMutablePointer<UInt8> = .allocate(capacity: 128)

  deinit { block.deallocate() }

  /// `2022-01-31`; each place of a row has its own slot. Nil where the day is missing.
  func day(_ number: Int32, slot: Int) -> UnsafeRawBufferPointer? {
    if number == ComplaintBatch.missingDay { return nil }
    let target = block + slot * 20
    write(number, target)
    return UnsafeRawBufferPointer(start: target, count: 10)
  }

  /// `2022-01-31 09:05:00`.
  func moment(_ seconds: Int64, slot: Int) -> UnsafeRawBufferPointer {
    let day = Moment(seconds: seconds).day
    let target = block + slot * 20
    write(day.number, target)
    let rest = Int(seconds - Int64(day.number) * 86_400)
    target[10] = 0x20
    two(rest / 3600, target + 11)
    target[13] = 0x3A
    two(rest / 60 % 60, target + 14)
    target[16] = 0x3A
    two(rest % 60, target + 17)
    return UnsafeRawBufferPointer(start: target, count: 19)
  }

  private func write(_ number: Int32, _ target: UnsafeMutablePointer<UInt8>) {
    let parts = Day(number: number).civil
    two(parts.year / 100, target)
    two(parts.year % 100, target + 2)
    target[4] = 0x2D
    two(parts.month, target + 5)
    target[7] = 0x2D
    two(parts.day, target + 8)
  }

  private func two(_ value: Int, _ target: UnsafeMutablePointer<UInt8>) {
    target[0] = UInt8(0x30 + value / 10 % 10)
    target[1] = UInt8(0x30 + value % 10)
  }
}
