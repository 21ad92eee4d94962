/// The telephone numbers of a cell, however they are written.
public struct PhoneNumbers: Sendable {
  /// A number as it is compared and shown.
  public struct Number: Sendable, Hashable {
    /// Digits alone: `13800138000`, `02362811234`.
    public var digits: String
    /// `13800138000`, `023-62811234`, `62811234转8`.
    public var text: String
  }

  public private(set) var numbers: [Number] = []
  /// Nothing but numbers and what parts them stands in the cell, and every number is one.
  public private(set) var isComplete = true

  public init(_ text: String) {
    let folded = narrowed(text).map { "—–－‐‑".contains($0) ? "-" : $0 }
    // Two numbers are parted by these; a blank parts them only where whole numbers stand on both sides.
    for part in folded.split(whereSeparator: { "/、,，;；|\n\r".contains($0) }) {
      let pieces = part.split(separator: " ")
      let wholes = pieces.compactMap { Self.number(String($0)) }
      if pieces.count > 1, wholes.count == pieces.count {
        numbers += wholes
      } else if let number = Self.number(String(part)) {
        numbers.append(number)
      } else if part.contains(where: { !$0.isWhitespace }) {
        isComplete = false
      }
    }
    if numbers.isEmpty { isComplete = false }
  }

  /// All numbers in one form, joined by 、.
  public var text: String { numbers.map(\.text).joined(separator: "、") }

  /// The number that a cell would hold if its leading nought had not been lost: `23-62800000`, `8311234567`. Nil where the cell is a
  /// number as it stands, or holds anything else.
  public static func withLostZero(_ text: String) -> Number? {
    guard !PhoneNumbers(text).isComplete else { return nil }
    let folded = narrowed(text).map { "—–－‐‑".contains($0) ? "-" : $0 }
    let bare = String(folded.drop { $0 == "(" || $0 == " " })
    // Area codes are 010, 02x and, with a place more, 03xx to 09xx.
    guard let first = bare.first, "23456789".contains(first) || bare.hasPrefix("10") else { return nil }
    return number("0" + bare.replacing(")", with: ""))
  }

  private static func number(_ text: String) -> Number? {
    var digits = ""
    var rest = Substring(text)
    while let character = rest.first, character != "转", character != "x", character != "X" {
      rest.removeFirst()
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if !" -()+".contains(character) {
        return nil
      }
    }
    let extensionDigits = rest.dropFirst().filter(\.isNumber)
    guard rest.isEmpty || !extensionDigits.isEmpty && extensionDigits.count <= 5 else { return nil }
    return read(digits, rest.isEmpty ? "" : "转" + String(extensionDigits))
  }

  private static func read(_ digits: String, _ tail: String) -> Number? {
    for prefix in ["0086", "86", ""] where digits.hasPrefix(prefix) {
      let bare = String(digits.dropFirst(prefix.count))
      if isMobileNumber(Array(bare.utf8)) { return Number(digits: bare, text: bare + tail) }
      if bare.hasPrefix("0"), isMobileNumber(Array(bare.dropFirst().utf8)) {
        return Number(digits: String(bare.dropFirst()), text: String(bare.dropFirst()) + tail)
      }
    }
    return landline(digits, tail)
  }

  /// Area code of three or four digits and seven or eight more; without an area code seven or eight.
  private static func landline(_ digits: String, _ tail: String) -> Number? {
    if digits.hasPrefix("400") || digits.hasPrefix("800"), digits.count == 10 {
      return Number(digits: digits, text: digits)
    }
    guard digits.hasPrefix("0") else {
      let isBare = (7...8).contains(digits.count) && !digits.hasPrefix("1")
      return isBare ? Number(digits: digits, text: digits + tail) : nil
    }
    let area = digits.hasPrefix("01") || digits.hasPrefix("02") ? 3 : 4
    guard (7...8).contains(digits.count - area) else { return nil }
    return Number(digits: digits, text: String(digits.prefix(area)) + "-" + String(digits.dropFirst(area)) + tail)
  }
}
