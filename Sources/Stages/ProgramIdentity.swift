import Glibc

/// What tells one build of the program from another: a stage that another build ran is run again.
public enum ProgramIdentity {
  /// The build id that the linker wrote into the running program; where it wrote none, the program's SHA-256.
  public static func current(version: String) -> String {
    let path = "/proc/self/exe"
    return version + " " + (buildIdentifier(path) ?? FileDigest.sha256(path) ?? "")
  }

  /// The `NT_GNU_BUILD_ID` note of a 64-bit little-endian ELF file.
  static func buildIdentifier(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    func bytes(at offset: Int, _ count: Int) -> [UInt8]? {
      guard (0...65_536).contains(count) else { return nil }
      var buffer = [UInt8](repeating: 0, count: count)
      return pread(descriptor, &buffer, count, offset) == count ? buffer : nil
    }
    guard let header = bytes(at: 0, 64), header.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
    let start = number(header, 32, 8)
    let entrySize = number(header, 54, 2)
    let entries = number(header, 56, 2)
    guard entrySize >= 56, let table = bytes(at: start, entrySize * entries) else { return nil }
    for entry in 0..<entries where number(table, entry * entrySize, 4) == 4 {
      let base = entry * entrySize
      guard let notes = bytes(at: number(table, base + 8, 8), number(table, base + 32, 8)) else { continue }
      if let identifier = identifier(in: notes) { return identifier }
    }
    return nil
  }

  private static func identifier(in notes: [UInt8]) -> String? {
    var offset = 0
    while offset + 12 <= notes.count {
      let nameSize = number(notes, offset, 4)
      let size = number(notes, offset + 4, 4)
      let type = number(notes, offset + 8, 4)
      let name = offset + 12
      let content = name + (nameSize + 3) / 4 * 4
      guard content + size <= notes.count else { return nil }
      if type == 3, notes[name..<name + nameSize].elementsEqual([0x47, 0x4E, 0x55, 0]) {
        return notes[content..<content + size].map { byte in
          let digits = String(byte, radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined()
      }
      offset = content + (size + 3) / 4 * 4
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[offset + $1]) << UInt64($1 * 8)) }
  }
}
