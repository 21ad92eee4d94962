/// Reads a text as characters of a model: full-width forms narrow, letters small, runs of white space one blank, a mark at
/// either end. Bytes that are no UTF-8 are passed over, so that no text, however broken, stops a run.
struct GramScanner {
  /// Marks of beginning and end, and the sign for a blank: characters that no answer has, readable in a model's file.
  static let begin: UInt32 = 0x2402
  static let end: UInt32 = 0x2403
  static let blank: UInt32 = 0x2423
  /// Characters of a text that are looked at: what a text of ten megabytes is about is said by then.
  static let most = 20_000

  private(set) var characters: [UInt32] = []

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    characters.removeAll(keepingCapacity: true)
    characters.append(Self.begin)
    var index = 0
    let count = text.count
    while index < count, characters.count < Self.most {
      let first = text[index]
      var scalar: UInt32
      var length = 1
      if first < 0x80 {
        scalar = UInt32(first)
      } else if first >= 0xE0, first < 0xF0, index + 2 < count {
        scalar = UInt32(first & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
        length = 3
      } else if first >= 0xC2, first < 0xE0, index + 1 < count {
        scalar = UInt32(first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
        length = 2
      } else if first >= 0xF0, first < 0xF5, index + 3 < count {
        scalar =
          UInt32(first & 0x07) << 18 | UInt32(text[index + 1] & 0x3F) << 12 | UInt32(text[index + 2] & 0x3F) << 6
          | UInt32(text[index + 3] & 0x3F)
        length = 4
      } else {
        index += 1
        continue
      }
      index += length
      append(scalar)
    }
    if characters.count > 1, characters[characters.count - 1] == Self.blank { characters.removeLast() }
    characters.append(Self.end)
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32) {
    let scalar = Self.folded(scalar)
    // A blank at the beginning says nothing, nor does a second one.
    if scalar == Self.blank, characters.count == 1 || characters[characters.count - 1] == Self.blank { return }
    characters.append(scalar)
  }

  /// A character as models know it: narrow, small, one sign for all white space.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32 {
    var scalar = scalar
    if scalar >= 0xFF01, scalar <= 0xFF5E { scalar -= 0xFEE0 }
    if scalar >= 0x41, scalar <= 0x5A { scalar += 0x20 }
    if scalar <= 0x20 || scalar == 0x3000 || scalar == 0xA0 || scalar == 0xFEFF { return blank }
    return scalar == begin || scalar == end || scalar == blank ? 0xFFFD : scalar
  }

  /// The number of a gram of one to three characters: 21 bits each, so that no two grams share one.
  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) -> UInt64 {
    UInt64(first) | UInt64(second) << 21 | UInt64(third) << 42
  }

  /// Calls the body with every gram of up to so many characters, repeats included. The marks alone are none.
  @inline(__always)
  func forEachGram(upTo longest: Int, _ body: (UInt64) -> Void) {
    characters.withUnsafeBufferPointer { characters in
      let count = characters.count
      for index in 0..<count {
        let first = characters[index]
        if index > 0, index + 1 < count { body(Self.key(first)) }
        guard index + 1 < count else { return }
        let second = characters[index + 1]
        if longest > 1, count > 2 { body(Self.key(first, second)) }
        if longest > 2, index + 2 < count { body(Self.key(first, second, characters[index + 2])) }
      }
    }
  }

  /// The characters of a gram, 0 where it is shorter.
  static func characters(_ key: UInt64) -> (UInt32, UInt32, UInt32) {
    func part(_ shift: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> shift) & 0x1F_FFFF }
    return (part(0), part(21), part(42))
  }

  /// A gram's characters.
  static func text(_ key: UInt64) -> String {
    var result = ""
    for shift in [0, 21, 42] {
      let value = UInt32(truncatingIfNeeded: key >> UInt64(shift)) & 0x1F_FFFF
      if value != 0, let scalar = UnicodeScalar(value) { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The gram of one to three characters.
  static func key(_ text: Substring) -> UInt64? {
    let scalars = Array(text.unicodeScalars.prefix(4)).map(\.value)
    switch scalars.count {
    case 1: return key(scalars[0])
    case 2: return key(scalars[0], scalars[1])
    case 3: return key(scalars[0], scalars[1], scalars[2])
    default: return nil
    }
  }
}
