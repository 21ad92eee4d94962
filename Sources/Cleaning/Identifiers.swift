import DelimitedText

/// Numbers and codes as they are compared: what a spreadsheet or an input method did to them is undone or told.
enum Identifiers {
  /// Whether some byte may begin a full-width form or an invisible mark; nearly all identifiers have none.
  @inline(__always)
  static func mayNeedFolding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte == 0xEF || byte == 0xE2 || byte == 0xC2 { return true }
    return false
  }

  /// A code in narrow forms (NFKC of what codes are made of), without invisible marks.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in narrowed(text).unicodeScalars {
      switch scalar.value {
      case 0xA0: result.append(" ")
      case 0x200B...0x200F, 0x2060, 0xFEFF: continue
      // ①…⑳, and the figures that stand raised or lowered.
      case 0x2460...0x2473: result.append(contentsOf: String(scalar.value - 0x245F).unicodeScalars)
      case 0x2070, 0x2074...0x2079: result.append(contentsOf: String(scalar.value - 0x2070).unicodeScalars)
      case 0x2080...0x2089: result.append(contentsOf: String(scalar.value - 0x2080).unicodeScalars)
      // Dashes of every length.
      case 0x2010...0x2015, 0x2212: result.append("-")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a spreadsheet took a long number for a measurement, so that its last digits are gone: `9.15E+17`, or more than fifteen
  /// digits with nothing but noughts behind the fifteenth (a double has no more).
  @inline(__always)
  static func isMangled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = bytes.count
    guard count >= 5 else { return false }
    if bytes[count - 3] == 0x2B, bytes[count - 4] | 0x20 == 0x65 { return isMantissa(bytes[..<(count - 4)]) }
    guard count > 15, bytes[count - 1] == 0x30 else { return false }
    for index in 0..<count where bytes[index] &- 0x30 > 9 || index >= 15 && bytes[index] != 0x30 { return false }
    return true
  }

  static func isMangled(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { isMangled($0) }
  }

  private static func isMantissa(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var points = 0
    for byte in bytes {
      if byte == 0x2E { points += 1 } else if byte &- 0x30 > 9 { return false }
    }
    return points < 2 && bytes.first != 0x2E
  }

  /// A code with the noughts gone that lead each of its runs of digits: `0012` and `12` are the same then, and so are `LMH-001` and
  /// `LMH-1`.
  static func withoutLeadingZeros(_ code: String) -> String {
    var result = ""
    var isInside = false
    let characters = Array(code)
    for (index, character) in characters.enumerated() {
      let isDigit = character.isASCII && character.isNumber
      let isFollowed = index + 1 < characters.count && characters[index + 1].isASCII && characters[index + 1].isNumber
      if isDigit, !isInside, character == "0", isFollowed { continue }
      isInside = isDigit
      result.append(character)
    }
    return result
  }
}
