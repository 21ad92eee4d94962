/// When two texts count as the same: narrow and full-width forms, small and capital letters, blanks, punctuation and signs make no
/// difference, nor do characters that GBK does not have, since a list that was saved in it comes back without them.
public enum TextIdentity {
  /// The letters and digits of a text, as texts are compared.
  public static func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { scalar in
      guard let folded = Unicode.Scalar(GramScanner.folded(scalar.value)), isCompared(folded) else { return nil }
      return folded
    }
  }

  /// A number that texts share when they are the same; a text without letters and digits is the same as its own bytes alone.
  public static func key(_ text: String) -> UInt64 {
    let letters = letters(text)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ value: UInt32) { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 }
    if letters.isEmpty { for byte in text.utf8 { take(UInt32(byte)) } }
    for letter in letters { take(letter.value) }
    // FNV's low bits hardly depend on the last characters' high ones.
    hash ^= hash >> 32
    return hash &* 0xD6E8_FEB8_6659_FD93
  }

  static func key(_ text: [UInt8]) -> UInt64 { key(String(decoding: text, as: UTF8.self)) }

  /// Twelve hexadecimal digits of the key: among 10,000 texts learned from and as many others, two different ones share them with
  /// a chance below 1 in 2 million.
  public static func shortKey(_ text: String) -> String {
    let digits = String(key(text) >> 16, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// How many of the texts repeat one that stands before them.
  public static func repeated(_ texts: [String]) -> Int { texts.count - Set(texts.map(key)).count }

  private static func isCompared(_ scalar: Unicode.Scalar) -> Bool {
    // Outside the plane that GBK's characters are from, and its rare block.
    if scalar.value > 0xFFFF || (0x3400...0x4DBF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
