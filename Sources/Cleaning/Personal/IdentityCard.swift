/// Numbers of identity cards: 18 places with a check character (GB 11643-1999), or the 15 digits of the time before.
enum IdentityCard {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)
  /// First two digits: provinces, and residents of Hong Kong, Macao and Taiwan.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
  ]

  /// Whether 18 characters have a right check character.
  static func isValid(_ characters: [UInt8]) -> Bool {
    guard characters.count == 18, characters.prefix(17).allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    var sum = 0
    for (character, weight) in zip(characters, weights) { sum += Int(character - 0x30) * weight }
    let last = characters[17] == 0x78 ? 0x58 : characters[17]
    return last == checks[sum % 11]
  }

  /// Whether 18 places look like one, right or mistyped: a province, and a date of birth.
  static func isPlausible(_ characters: [UInt8]) -> Bool {
    guard characters.count == 18, let province = number(characters[0..<2]), provinces.contains(province),
      characters.prefix(17).allSatisfy({ $0 &- 0x30 < 10 })
    else { return false }
    return isDate(Array(characters[6..<14]))
  }

  /// Whether 15 digits look like an old one: a province, and a day of the twentieth century.
  static func isPlausibleOld(_ digits: [UInt8]) -> Bool {
    guard digits.count == 15, let province = number(digits[0..<2]), provinces.contains(province) else { return false }
    return isDate(Array("19".utf8) + digits[6..<12])
  }

  /// Eight digits that are a day between 1900 and 2099.
  static func isDate(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8, let year = number(digits[0..<4]), let month = number(digits[4..<6]),
      let day = number(digits[6..<8])
    else { return false }
    return (1900...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
