import DelimitedText
import Diagnostics
import Dispatch
import Glibc

/// Reads a file as the row plane does: bytes to validated UTF-8 to records with the bounds of every cell, in chunks over threads; and
/// adds up the lengths of some columns, so that a rival's figures can be compared.
///
/// Usage: reading FILE THREADS COLUMN,COLUMN,…
@main struct Reading {
  /// What a chunk gave.
  final class Slot: @unchecked Sendable {
    let batch = RecordBatch()
    let finished = DispatchSemaphore(value: 0)
    let columns: [Int]
    var fields = 0
    var bytes = 0
    var isValid = true

    init(_ columns: [Int]) { self.columns = columns }

    func process(_ dialect: Dialect, isProvisional: Bool) {
      if isProvisional, !batch.isPlainText() { isValid = false }
      batch.parse(dialect)
      for record in 0..<batch.recordCount {
        fields += batch.fieldCount(record)
        for column in columns { bytes += batch.field(record, column).count }
      }
      finished.signal()
    }
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let threads = Int(arguments[2]) else {
      print("usage: reading FILE THREADS COLUMN,COLUMN,…")
      exit(64)
    }
    let columns = arguments[3].split(separator: ",").compactMap { Int($0) }
    let started = clock()
    let path = arguments[1]
    let scan = try glanceAtFile(path, displayName: path) ?? scanFile(path, displayName: path)
    let head = try readHead(path, displayName: path, scan: scan)
    let dialect = head.withUnsafeBytes { detectDialect(in: $0).dialect }
    let width = head.withUnsafeBytes { bytes in
      let batch = RecordBatch()
      batch.load(bytes)
      batch.parse(dialect)
      return batch.fieldCount(0)
    }
    let scanned = clock()
    let reader = try ChunkReader(
      path, displayName: path, scan: scan, dialect: dialect, chunkBytes: 1 << 20, expectedFields: width)
    let slots = (0..<(threads * 2)).map { _ in Slot(columns) }
    let queue = DispatchQueue(label: "reading", attributes: .concurrent)
    var (begun, done, isAtEnd, records) = (0, 0, false, 0)
    while true {
      while !isAtEnd, begun - done < slots.count {
        let slot = slots[begun % slots.count]
        guard try reader.next(into: slot.batch) else {
          isAtEnd = true
          break
        }
        begun += 1
        if threads == 1 {
          slot.process(dialect, isProvisional: scan.isProvisional)
        } else {
          queue.async { slot.process(dialect, isProvisional: scan.isProvisional) }
        }
      }
      guard done < begun else { break }
      let slot = slots[done % slots.count]
      slot.finished.wait()
      records += slot.batch.recordCount
      done += 1
    }
    let ended = clock()
    let fields = slots.reduce(0) { $0 + $1.fields }
    let bytes = slots.reduce(0) { $0 + $1.bytes }
    let isValid = slots.allSatisfy(\.isValid)
    print(
      "{\"records\":\(records - 1),\"fields\":\(fields),\"cell_bytes\":\(bytes),\"valid\":\(isValid),"
        + "\"seconds\":\(seconds(started, ended)),\"scan\":\(seconds(started, scanned))}")
  }

  private static func clock() -> timespec {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now
  }

  private static func seconds(_ start: timespec, _ end: timespec) -> Double {
    Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }
}
