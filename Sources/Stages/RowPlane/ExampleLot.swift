import Cleaning
import Diagnostics
import StationModel
import Workspace

/// Keeps of each code a few texts whose label is sure, masked, to show what a code means. They are drawn by lot: neither the order of
/// the rows nor their division into files decides, and nobody chose them.
final class ExampleLot {
  /// A text that was drawn, and the record that it is of.
  private struct Example {
    var lot: Fingerprint
    var record: String
    var text: String
    var confidence: Double
    var file: Int
    var line: Int
  }

  private let writer: BulkWriter
  private let source: SourceTable
  private let codes: [String]
  /// Of each code, by lot.
  private var drawn: [[Example]]
  private static let most = 3
  private static let sure = 0.8
  /// A text of more bytes shows nothing.
  private static let longest = 3000

  init?(_ writer: BulkWriter?, _ source: SourceTable, codes: [String]) {
    guard let writer else { return nil }
    self.writer = writer
    self.source = source
    self.codes = codes
    drawn = codes.map { _ in [] }
  }

  /// - Parameters:
  ///   - code: its number.
  ///   - name: a person whom the record names elsewhere.
  func offer(
    _ text: UnsafeBufferPointer<UInt8>, of record: UnsafeBufferPointer<UInt8>, _ code: Int, _ confidence: Double,
    file: Int, line: Int, name: String = ""
  ) {
    guard confidence >= Self.sure, text.count < Self.longest else { return }
    let lot = Fingerprint(text)
    if drawn[code].count == Self.most, let last = drawn[code].last, last.lot < lot { return }
    let example = Example(
      lot: lot, record: String(decoding: record, as: UTF8.self),
      text: PersonalText.masked(String(decoding: text, as: UTF8.self), isFreeText: true, name: name),
      confidence: confidence, file: file, line: line)
    // A text that several records have is shown once, of the first by number.
    if let same = drawn[code].firstIndex(where: { $0.lot == lot }) {
      if example.record < drawn[code][same].record { drawn[code][same] = example }
      return
    }
    let place = drawn[code].firstIndex { lot < $0.lot } ?? drawn[code].count
    drawn[code].insert(example, at: place)
    if drawn[code].count > Self.most { drawn[code].removeLast() }
  }

  /// Writes what was drawn; to be called once, behind the last row.
  func write() throws(Failure) {
    for (code, examples) in drawn.enumerated() {
      for example in examples {
        writer.bind(source.rawValue, at: 0)
        writer.bind(codes[code], at: 1)
        writer.bind(example.record, at: 2)
        writer.bind(example.text, at: 3)
        writer.bind((example.confidence * 10_000).rounded() / 10_000, at: 4)
        writer.bind(example.file, at: 5)
        writer.bind(example.line, at: 6)
        try writer.append()
      }
    }
  }
}
