import DelimitedText
import Diagnostics

/// The record parser: the fast and the strict reader agree, any chunks give the same records, every position lies inside the text, and
/// every byte but line ends belongs to one record.
enum RecordsTarget {
  /// What a reading gave, as far as it can be compared.
  private struct Reading: Equatable {
    var cells: [UInt8] = []
    var places: [Int] = []
    var recordBytes = 0
    var nextLine = 1

    mutating func add(_ batch: RecordBatch) {
      for record in 0..<batch.recordCount {
        let bytes = batch.recordBytes(record)
        places += [batch.line(record), batch.fieldCount(record), Int(batch.flags(record).rawValue), bytes.count]
        precondition(batch.line(record) >= nextLine, "lines go back")
        precondition(batch.fieldCount(record) > 0, "a record without fields")
        recordBytes += bytes.count { $0 != 10 && $0 != 13 }
        for column in 0..<batch.fieldCount(record) {
          cells += batch.field(record, column)
          cells.append(0xFF)
        }
      }
      nextLine = batch.nextLine
    }
  }

  static func test(_ data: UnsafeRawBufferPointer) {
    guard data.count > 2 else { return }
    let delimiters = [UInt8(ascii: ","), 9, UInt8(ascii: ";"), UInt8(ascii: "|")]
    let dialect = Dialect(
      delimiter: delimiters[Int(data[0]) & 3], quote: data[0] & 4 == 0 ? UInt8(ascii: "\"") : UInt8(ascii: "'"))
    let width = Int(data[1] & 15)
    let chunk = 16 + Int(data[1] >> 4) * 11
    let text = UnsafeRawBufferPointer(rebasing: data[2...])
    let fast = read(text, dialect, width, isStrict: false)
    precondition(fast == read(text, dialect, width, isStrict: true), "the fast and the strict reader differ")
    precondition(fast.recordBytes == text.count { $0 != 10 && $0 != 13 }, "a byte is in no record, or in two")
    if String(validating: text, as: UTF8.self) != nil, text.count > 16 {
      precondition(fast == readChunks(text, dialect, width, chunk), "chunks give other records")
    }
  }

  private static func read(
    _ text: UnsafeRawBufferPointer, _ dialect: Dialect, _ width: Int, isStrict: Bool
  ) -> Reading {
    let batch = RecordBatch()
    batch.expectedFields = width == 0 ? nil : width
    batch.load(text)
    batch.parse(dialect, isStrict: isStrict)
    var reading = Reading()
    reading.add(batch)
    return reading
  }

  private static func readChunks(
    _ text: UnsafeRawBufferPointer, _ dialect: Dialect, _ width: Int, _ chunk: Int
  ) -> Reading {
    let file = MemoryFile(text)
    var reading = Reading()
    var scan = FileScan()
    scan.bytes = text.count
    do throws(Failure) {
      let reader = try ChunkReader(
        file.path, displayName: "x", scan: scan, dialect: dialect, chunkBytes: chunk,
        expectedFields: width == 0 ? nil : width)
      let batch = RecordBatch()
      while try reader.next(into: batch) {
        batch.parse(dialect, firstLine: reading.nextLine)
        reading.add(batch)
      }
    } catch {
      preconditionFailure("a file in memory cannot be read")
    }
    return reading
  }
}
