import Glibc

/// Signs that text was misread and saved before it came here; what is so garbled no declared encoding mends.
public enum Mojibake {
  /// Characters that must agree before a line counts: four do by chance in one of a thousand lines, eight in none.
  private static let least = 8

  /// A piece of garbled text; nil where there is none.
  ///
  /// 锟斤拷 is what GBK makes of two replacement characters of UTF-8. A line of Chinese that, written as GBK, is UTF-8 of other Chinese
  /// was UTF-8 that somebody read as GBK.
  public static func evidence(in text: [UInt8]) -> String? {
    let marks = ["锟斤拷", "\u{FFFD}", "ï¿½", "烫烫烫"]
    for mark in marks where contains(text, Array(mark.utf8)) { return mark }
    for line in text.split(whereSeparator: { $0 == 10 || $0 == 13 }).prefix(100) {
      let wide = line.filter { $0 >= 0x80 }
      let characters = wide.count { $0 & 0xC0 != 0x80 }
      guard characters >= least, let bytes = writtenAsGBK(wide), isChineseUTF8(bytes) else { continue }
      return String(String(decoding: wide, as: UTF8.self).prefix(12))
    }
    return nil
  }

  private static func contains(_ text: [UInt8], _ mark: [UInt8]) -> Bool {
    text.withUnsafeBytes { memmemory($0, mark) }
  }

  /// Whether a short text stands in a longer one.
  private static func memmemory(_ text: UnsafeRawBufferPointer, _ mark: [UInt8]) -> Bool {
    guard let base = text.baseAddress, let first = mark.first else { return false }
    var position = 0
    while position + mark.count <= text.count,
      let hit = memchr(base + position, Int32(first), text.count - position - mark.count + 1)
    {
      if memcmp(hit, mark, mark.count) == 0 { return true }
      position = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }

  private static func isChineseUTF8(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    let han = text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value) }
    return han * 10 >= text.unicodeScalars.count * 8
  }

  /// The text's bytes in GBK; nil where it has characters that GBK has not.
  private static func writtenAsGBK(_ text: [UInt8]) -> [UInt8]? {
    let handle = iconv_open("GBK", "UTF-8")
    guard handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var source = text
    var target = [UInt8](repeating: 0, count: text.count + 16)
    var written = 0
    let status = source.withUnsafeMutableBytes { source in
      target.withUnsafeMutableBytes { target -> Int in
        var sourcePointer = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = source.count
        var targetPointer = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = target.count
        let status = iconv(handle, &sourcePointer, &sourceLeft, &targetPointer, &targetLeft)
        written = target.count - targetLeft
        return status
      }
    }
    return status == -1 ? nil : Array(target[..<written])
  }
}
