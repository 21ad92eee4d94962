import Glibc

/// Signs that text was misread and saved before it came here; what is so garbled no declared encoding mends.
public enum Mojibake {
  /// Characters that must agree before a text counts: four do by chance in one of a thousand lines, eight in none.
  private static let least = 8
  private static let mostLines = 1000

  /// A piece of garbled text and the 1-based line on which the first stands; nil where there is none.
  ///
  /// 锟斤拷 is what GBK makes of two replacement characters of UTF-8. Words that, written as GBK or Latin-1, are UTF-8 of other Chinese
  /// were UTF-8 that somebody read so; words in the upper half of Latin-1 that are pairs of GB 2312 were GBK.
  ///
  /// - Parameter hasBadBytes: whether replacement characters of the text stand for bytes that could not be decoded.
  public static func evidence(in text: [UInt8], hasBadBytes: Bool = false) -> (found: String, line: Int)? {
    for mark in ["锟斤拷", hasBadBytes ? "锟斤拷" : "\u{FFFD}", "ï¿½", "烫烫烫"] {
      if let offset = offset(of: Array(mark.utf8), in: text) {
        return (mark, 1 + text[..<offset].count { $0 == 10 })
      }
    }
    let encoders = (gbk: Encoder("GBK"), windows: Encoder("WINDOWS-1252"), latin: Encoder("ISO-8859-1"))
    var (agreeing, first) = (0, (found: "", line: 0))
    for (index, line) in text.split(separator: 10, omittingEmptySubsequences: false).prefix(mostLines).enumerated() {
      for word in line.split(whereSeparator: { $0 < 0x80 }) where word.count > 7 {
        // Three bytes a character do not make whole pairs: the odd one at the end became a question mark.
        let isCut = word.endIndex < line.endIndex && line[word.endIndex] == 0x3F
        let weight = weight(Array(word), encoders, isCut: isCut)
        guard weight > 0 else { continue }
        if agreeing == 0 { first = (String(String(decoding: word, as: UTF8.self).prefix(12)), index + 1) }
        agreeing += word.count { $0 & 0xC0 != 0x80 } * weight
        if agreeing >= least { return first }
      }
    }
    return nil
  }

  /// How much each character says of a word beyond ASCII that is what another encoding makes of Chinese; 0 where it is not.
  ///
  /// Four letters of the upper half of Latin-1 do not stand together in any language: such a word needs no other to agree.
  ///
  /// - Parameter isCut: whether the word was longer; its last character may be a part of one.
  private static func weight(
    _ word: [UInt8], _ encoders: (gbk: Encoder, windows: Encoder, latin: Encoder), isCut: Bool
  ) -> Int {
    if let bytes = encoders.gbk.bytes(of: word), isChineseUTF8(isCut ? withoutPart(bytes) : bytes) {
      return isCut ? 2 : 1
    }
    guard word[0] < 0xE3, let bytes = encoders.windows.bytes(of: word) ?? encoders.latin.bytes(of: word) else {
      return 0
    }
    // Bytes that Windows-1252 has no character for were lost.
    return isChineseUTF8(withoutPart(bytes)) || isGB2312(bytes) ? 2 : 0
  }

  /// The bytes without the beginning of a character at their end.
  private static func withoutPart(_ bytes: [UInt8]) -> [UInt8] {
    guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xE0,
      bytes.count - lead < 3
    else { return bytes }
    return Array(bytes[..<lead])
  }

  private static func isGB2312(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes.count % 2 == 0
      && stride(from: 0, to: bytes.count, by: 2).allSatisfy {
        (0xB0...0xF7).contains(bytes[$0]) && (0xA1...0xFE).contains(bytes[$0 + 1])
      }
  }

  private static func offset(of mark: [UInt8], in text: [UInt8]) -> Int? {
    text.withUnsafeBytes { offset(of: mark, in: $0) }
  }

  /// Where a short text stands in a longer one.
  private static func offset(of mark: [UInt8], in text: UnsafeRawBufferPointer) -> Int? {
    guard let base = text.baseAddress, let first = mark.first else { return nil }
    var position = 0
    while position + mark.count <= text.count,
      let hit = memchr(base + position, Int32(first), text.count - position - mark.count + 1)
    {
      if memcmp(hit, mark, mark.count) == 0 { return UnsafeRawPointer(hit) - base }
      position = UnsafeRawPointer(hit) - base + 1
    }
    return nil
  }

  private static func isChineseUTF8(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2, let text = String(validating: bytes, as: UTF8.self) else { return false }
    let han = text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value) }
    return han * 10 >= text.unicodeScalars.count * 8
  }
}
