import Diagnostics
import Workspace

/// Keeps of each code the first texts whose label is sure, masked, to show what a code means.
final class ExampleWriter {
  private let writer: BulkWriter
  private let file: Int
  private var counts: [Int]
  private static let most = 3

  init(_ writer: BulkWriter, codes: Int, file: Int) {
    self.writer = writer
    self.file = file
    counts = Array(repeating: 0, count: codes)
  }

  /// Whether a text of the code is still wanted.
  @inline(__always)
  func wants(_ code: Int, _ confidence: Double) -> Bool {
    confidence >= 0.8 && counts[code] < Self.most
  }

  func write(
    _ source: String, _ code: Int, _ name: String, _ id: UnsafeBufferPointer<UInt8>,
    _ text: UnsafeBufferPointer<UInt8>, _ confidence: Double, line: Int
  ) throws(Failure) {
    // A text of megabytes shows nothing.
    guard let base = text.baseAddress, text.count < 3000 else { return }
    counts[code] += 1
    writer.bind(source, at: 0)
    writer.bind(name, at: 1)
    writer.bind(UnsafeRawBufferPointer(id), at: 2)
    RowBinder(writer: writer, base: base).masked(text, at: 3)
    writer.bind((confidence * 10_000).rounded() / 10_000, at: 4)
    writer.bind(file, at: 5)
    writer.bind(line, at: 6)
    try writer.append()
  }
}
