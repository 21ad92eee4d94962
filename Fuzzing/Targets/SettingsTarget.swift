import Diagnostics
import Glibc
import Pipeline

/// The settings reader: any bytes in the place of the pipeline file, or of one of the files that it names, are read or refused, and every
/// complaint names a line that the file has.
///
/// The first byte of an input chooses the file; the folder of the cases' smallest pipeline is the environment's `WOTU_FUZZ_BASE`.
enum SettingsTarget {
  private static let names = [
    "p.yaml", "headings.yaml", "scales.yaml", "needs.yaml", "classes.yaml", "calendar.yaml", "deadlines.yaml",
    "words.yaml", "aliases.csv",
  ]
  /// The pipeline's folder, and what its files say.
  private static let base = getenv("WOTU_FUZZ_BASE").map { String(cString: $0) } ?? "."

  static func test(_ data: UnsafeRawBufferPointer) {
    guard let first = data.first else { return }
    let name = names[Int(first) % names.count]
    let path = base + "/" + name
    let before = contents(path)
    let bytes = UnsafeRawBufferPointer(rebasing: data[1...])
    put(Array(bytes), path)
    defer { put(before, path) }
    do throws(Failure) {
      let pipeline = try LoadedPipeline.read(base + "/p.yaml", toleratesMissingSources: true)
      precondition(!pipeline.files.isEmpty, "a pipeline of no file")
    } catch {
      precondition(!error.findings.isEmpty, "a refusal without a reason")
      let breaks = bytes.count { $0 == 10 || $0 == 13 } + 2
      for finding in error.findings where finding.position.file.hasSuffix(name) {
        if let line = finding.position.line {
          // U+0085, U+2028 and U+2029 are line ends to YAML, too.
          precondition(line > 0 && line <= breaks + bytes.count, "line \(line) is outside the file")
        }
      }
    }
  }

  private static func contents(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    precondition(descriptor >= 0, "\(path) is missing")
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
  }

  private static func put(_ bytes: [UInt8], _ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0 && write(descriptor, bytes, bytes.count) == bytes.count, "\(path) cannot be written")
    close(descriptor)
  }
}
