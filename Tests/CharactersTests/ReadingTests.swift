import CCharacters
import Characters
import Testing

/// A text of random pieces, some of them broken, from a number.
private func text(_ seed: UInt64, _ pieces: [[UInt8]]) -> [UInt8] {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }
  return (0..<next(160)).flatMap { _ in pieces[next(pieces.count)] }
}

private let plain = ["退", "款", "，", "a", "7", "中国", " ", "\u{3000}", "\u{FEFF}", "\u{FF21}"].map { Array($0.utf8) }
private let broken: [[UInt8]] = [[0xE9], [0x80], [0xC3, 0xA9], [0xF0, 0x9F, 0x8C, 0xB9], [0xE9, 0x80], [0xFF]]

@Suite struct ReadingTests {
  private func read(
    _ bytes: [UInt8], _ vectors: wotu_vectors
  ) -> (count: Int32, blanks: Int32, characters: [UInt16], offsets: [UInt16]) {
    var characters = [UInt16](repeating: 0, count: bytes.count + 65)
    var offsets = characters
    var blanks: Int32 = 0
    let count = wotu_read_characters(vectors, bytes, Int32(bytes.count), &characters, &offsets, &blanks)
    let kept = max(0, Int(count) + 1)
    return (count, count < 0 ? 0 : blanks, Array(characters.prefix(kept)), Array(offsets.prefix(kept)))
  }

  @Test func `wide and narrow vectors read the same characters`() {
    for seed in 0..<4000 {
      let bytes = text(UInt64(seed), seed % 3 == 0 ? plain + broken : plain)
      let one = read(bytes, wotu_vectors_none)
      let other = read(bytes, wotu_widest_vectors())
      #expect(one.count == other.count && one.blanks == other.blanks, "\(bytes)")
      #expect(one.characters == other.characters && one.offsets == other.offsets, "\(bytes)")
    }
  }

  @Test func `characters are those of the text, where all have one or three bytes`() {
    var reader = TextCharacters()
    for seed in 0..<1000 {
      let bytes = text(UInt64(seed), seed % 2 == 0 ? plain : plain + broken)
      bytes.withUnsafeBufferPointer { reader.read($0) }
      if bytes.isEmpty { continue }
      guard let string = String(validating: bytes, as: UTF8.self) else {
        #expect(!reader.isPlain)
        continue
      }
      let scalars = string.unicodeScalars.map(\.value)
      let isPlain = scalars.allSatisfy { $0 < 0x80 || (0x800...0xFFFF).contains($0) }
      #expect(reader.isPlain == isPlain, "\(string)")
      guard isPlain else { continue }
      let count = reader.count
      let read = reader.withCharacters { first, _ in (0..<count).map { UInt32(first[$0]) } }
      #expect(read == scalars)
    }
  }
}
