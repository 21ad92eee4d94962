import CZip
import Diagnostics

/// A zip file that is open to read. Nothing is inflated beyond what its limits allow, whatever the directory promises.
final class ZipArchive {
  private let handle: OpaquePointer
  private let path: String
  private let limits: WorkbookReader.Limits
  private var inflated = 0

  init(_ path: String, _ limits: WorkbookReader.Limits) throws(Failure) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      throw Failure(.missingInput, Finding(.notAWorkbook, at: SourcePosition(file: path), found: "zip error \(code)"))
    }
    let entries = zip_get_num_entries(handle, 0)
    guard entries >= 0, entries <= limits.entries else {
      zip_discard(handle)
      throw Failure(
        .missingInput,
        Finding(
          .workbookTooLarge, at: SourcePosition(file: path), found: "\(entries)", expected: "≤ \(limits.entries)"))
    }
    // Last: a complete archive is discarded again when it is thrown away.
    self.handle = handle
    self.path = path
    self.limits = limits
  }

  deinit { zip_discard(handle) }

  /// Names of all parts, in the order of the archive.
  var names: [String] {
    (0..<max(0, zip_get_num_entries(handle, 0))).compactMap { zip_get_name(handle, zip_uint64_t($0), 0) }
      .map { String(cString: $0) }
  }

  /// The bytes of a part; nil where there is none of that name.
  func part(_ name: String) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isThere = try forEachBlock(of: name) { bytes.append(contentsOf: $0) }
    return isThere ? bytes : nil
  }

  /// The bytes of a part, a block at a time.
  ///
  /// - Returns: whether there is a part of that name.
  @discardableResult
  func forEachBlock(of name: String, _ take: (UnsafeRawBufferPointer) -> Void) throws(Failure) -> Bool {
    let index = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return false }
    guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
      throw Failure(.missingInput, Finding(.notAWorkbook, at: SourcePosition(file: path), found: name))
    }
    defer { zip_fclose(file) }
    var size = 0
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = Int(zip_fread(file, block.baseAddress, zip_uint64_t(block.count)))
      guard count >= 0 else {
        throw Failure(.missingInput, Finding(.notAWorkbook, at: SourcePosition(file: path), found: name))
      }
      size += count
      inflated += count
      if size > limits.partBytes || inflated > limits.totalBytes { throw tooLarge(name) }
      if count == 0 { return true }
      take(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  private func tooLarge(_ name: String) -> Failure {
    Failure(
      .missingInput,
      Finding(
        .workbookTooLarge, at: SourcePosition(file: path), heading: name, found: "> \(inflated) bytes",
        expected: "≤ \(min(limits.partBytes, limits.totalBytes)) bytes"))
  }
}
