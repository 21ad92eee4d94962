/// A text without white space and punctuation at its ends, for whole answers such as 无.
enum BareText {
  /// The bytes that remain.
  static func bounds(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end {
      let length = min(ClauseStops.characterLength(text[start]), end - start)
      guard isBare(scalar(text, start, length)) else { break }
      start += length
    }
    while end > start {
      var begin = end - 1
      while begin > start, text[begin] & 0xC0 == 0x80 { begin -= 1 }
      guard isBare(scalar(text, begin, end - begin)) else { break }
      end = begin
    }
    return start..<end
  }

  static func of(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { String(decoding: $0[bounds($0)], as: UTF8.self) }
  }

  /// 0xFFFD where the bytes are no character of at most three.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    let first = UInt32(text[start])
    switch length {
    case 1: return first < 0x80 ? first : 0xFFFD
    case 2: return (first & 0x1F) << 6 | UInt32(text[start + 1] & 0x3F)
    case 3: return (first & 0x0F) << 12 | UInt32(text[start + 1] & 0x3F) << 6 | UInt32(text[start + 2] & 0x3F)
    default: return 0xFFFD
    }
  }

  private static func isBare(_ scalar: UInt32) -> Bool {
    switch scalar {
    // White space.
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    // . , ! ? ; ~ : and their full-width forms, 。 、 and …
    case 0x2E, 0x2C, 0x21, 0x3F, 0x3B, 0x7E, 0x3A, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1B, 0xFF5E, 0xFF1A, 0x3002, 0x3001,
      0x2026:
      true
    default: false
    }
  }
}
