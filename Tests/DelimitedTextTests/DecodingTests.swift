import DelimitedText
import Foundation
import Testing

@Suite struct DecodingTests {
  /// The text of a file of one column, read in chunks.
  private func decoded(_ bytes: [UInt8], chunk: Int = 1 << 20) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-decode-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(filePath: path))
    return try Reading(path, chunk: chunk).records.map { $0.joined(separator: ",") }.joined(separator: "\n")
  }

  @Test func `GB18030 decodes as the Foundation does, in two and in four bytes`() throws {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    var text = ""
    // Every seventh character of the first plane and some beyond; surrogates, quotes and line ends left out.
    for value in stride(from: UInt32(0x23), to: 0x2_F000, by: 7) {
      guard let scalar = Unicode.Scalar(value), value != 0x2C, !(0xE000...0xF8FF).contains(value) else { continue }
      text.unicodeScalars.append(scalar)
      if value % 101 == 0 { text += "abc满意\n" }
    }
    let bytes = try #require(text.data(using: encoding))
    let lines = try decoded(Array(bytes)).split(separator: "\n", omittingEmptySubsequences: false)
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    for (line, other) in zip(lines, expected) where line != other {
      Issue.record("\(line) is not \(other)")
      break
    }
    for chunk in [16, 61] {
      #expect(try decoded(Array(bytes.prefix(4000)), chunk: chunk) == decoded(Array(bytes.prefix(4000))))
    }
  }

  @Test func `a byte that begins nothing is one, at the end of a file too`() throws {
    let line: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x0A]  // 名称
    let text = try decoded(Array(repeatElement(line, count: 40).joined()) + [0xFF, 0x38])
    #expect(text.hasSuffix("名称\n\u{FFFD}8"))
  }

  @Test(
    arguments: [
      ([0x81, 0x30, 0x81, 0x30], "\u{80}"), ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
      ([0x90, 0x30, 0x81, 0x30], "\u{10000}"), ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
    ] as [([UInt8], String)])
  func `the ends of the four-byte areas`(_ code: [UInt8], _ text: String) throws {
    #expect(try decoded([0xC2, 0xFA, 0xD2, 0xE2] + code) == "满意" + text)
  }

  @Test func `four-byte codes that stand for nothing cost a cell and no more`() throws {
    let good: [UInt8] = Array(repeating: [0xC2, 0xFA, 0xD2, 0xE2, 0x0A], count: 20).flatMap { $0 }
    for bad in [[0x84, 0x32, 0x81, 0x30], [0xE3, 0x32, 0x9A, 0x36], [0xFE, 0x39, 0xFE, 0x39], [0x81, 0x30, 0x2C]]
      as [[UInt8]]
    {
      let text = try decoded(good + bad + [0x0A] + good)
      #expect(text.contains("\u{FFFD}"))
      #expect(text.hasSuffix("满意"))
    }
  }

  @Test func `validation agrees with the standard library on damaged text, wherever it is`() throws {
    var numbers = SeededNumbers(state: 3)
    for round in 0..<400 {
      var bytes = Array(String(repeating: "满意a😀é,", count: 12).utf8)
      for _ in 0...(round % 3) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] =
          [0x80, 0xC0, 0xC1, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF, 0xA0, 0x41].randomElement(using: &numbers) ?? 0
      }
      let batch = RecordBatch()
      bytes.withUnsafeBytes { batch.load($0) }
      #expect(batch.isPlainText() == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }

  @Test func `the first bad byte is named, also behind a block's end`() throws {
    for filler in [0, 1, 29, 30, 31, 32, 33, 63, 64, 95, (1 << 20) - 2, (1 << 20) - 1, 1 << 20] {
      for bad in [[0xFF], [0xE6, 0xBB, 0x41], [0xF0, 0x9F, 0x98]] as [[UInt8]] {
        let path = FileManager.default.temporaryDirectory.appending(path: "wotu-bad-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let before = Array("满".utf8) + [UInt8](repeating: 0x78, count: filler)
        try Data([0xEF, 0xBB, 0xBF] + before + bad).write(to: URL(filePath: path))
        #expect(try scanFile(path, displayName: "x").firstInvalid == 3 + before.count)
      }
    }
  }
}
