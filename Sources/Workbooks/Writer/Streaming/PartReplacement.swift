import CZip
import Diagnostics

/// Puts other parts into a finished workbook; the others keep their bytes.
struct PartReplacement {
  let path: String
  private let archive: OpaquePointer

  init(_ path: String) throws(Failure) {
    var code: Int32 = 0
    guard let archive = zip_open(path, 0, &code) else { throw Self.refused(path, "zip error \(code)") }
    self.path = path
    self.archive = archive
  }

  private static func refused(_ path: String, _ reason: String) -> Failure {
    Failure(.cannotWrite, Finding(.workbookRefused, at: SourcePosition(file: path), found: reason))
  }

  private func refused() -> Failure { Self.refused(path, String(cString: zip_strerror(archive))) }

  func part(_ name: String) throws(Failure) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_stat(archive, name, 0, &status) == 0, let file = zip_fopen(archive, name, 0) else { throw refused() }
    defer { zip_fclose(file) }
    let size = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(size))))
    }
    guard bytes.count == size else { throw refused() }
    return bytes
  }

  func replace(_ name: String, with bytes: DeflatedBytes) throws(Failure) {
    let index = zip_name_locate(archive, name, 0)
    let held = Unmanaged.passRetained(Reading(bytes))
    guard index >= 0, let source = zip_source_function(archive, readDeflated, held.toOpaque()) else {
      held.release()
      throw refused()
    }
    guard zip_file_replace(archive, zip_uint64_t(index), source, 0) == 0 else {
      zip_source_free(source)
      throw refused()
    }
    // 1 January 1980, the first day of a zip archive, as the library's own parts have it.
    guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0 else { throw refused() }
  }

  func close() throws(Failure) {
    guard zip_close(archive) == 0 else {
      let failure = refused()
      zip_discard(archive)
      throw failure
    }
  }

  func discard() { zip_discard(archive) }
}

/// How far the archive has read.
private final class Reading {
  let bytes: DeflatedBytes
  var at = 0

  init(_ bytes: DeflatedBytes) { self.bytes = bytes }
}

/// What the archive asks of bytes that are deflated already.
private func readDeflated(
  _ state: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?, _ length: zip_uint64_t,
  _ command: zip_source_cmd_t
) -> zip_int64_t {
  guard let state else { return -1 }
  let reading = Unmanaged<Reading>.fromOpaque(state).takeUnretainedValue()
  switch command {
  case ZIP_SOURCE_OPEN:
    reading.at = 0
    return 0
  case ZIP_SOURCE_READ:
    let count = min(Int(length), reading.bytes.compressed.count - reading.at)
    reading.bytes.compressed.withUnsafeBytes { all in
      guard let data, let from = all.baseAddress, count > 0 else { return }
      data.copyMemory(from: from + reading.at, byteCount: count)
    }
    reading.at += count
    return zip_int64_t(count)
  case ZIP_SOURCE_STAT:
    guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
    zip_stat_init(status)
    status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC)
    status.pointee.size = zip_uint64_t(reading.bytes.size)
    status.pointee.comp_size = zip_uint64_t(reading.bytes.compressed.count)
    status.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
    status.pointee.crc = reading.bytes.checksum
    return zip_int64_t(MemoryLayout<zip_stat_t>.size)
  case ZIP_SOURCE_CLOSE, ZIP_SOURCE_ERROR: return 0
  case ZIP_SOURCE_FREE:
    Unmanaged<Reading>.fromOpaque(state).release()
    return 0
  case ZIP_SOURCE_SUPPORTS:
    return [ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE]
      .reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
  default: return -1
  }
}
