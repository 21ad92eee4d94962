/// The 统一社会信用代码 with its two check characters (GB 32100-2015, and GB 11714-1997 for the organisation's part).
public enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// Whether 18 characters carry a right check character. The 9-character body has a check of its own, see
  /// ``hasValidOrganisationCode(_:)``: codes of self-employed merchants issued early do not all follow it.
  public static func isValid(_ code: String) -> Bool { isValid(Array(code.utf8)) }

  private static func isValid(_ characters: [UInt8]) -> Bool {
    guard characters.count == 18, let check = checkCharacter(characters.dropLast()) else { return false }
    return characters[17] == check
  }

  /// Whether places 9–17 carry a right check character of GB 11714: modulo 11, 10 written as X.
  public static func hasValidOrganisationCode(_ code: String) -> Bool {
    let characters = Array(code.utf8)
    guard characters.count == 18 else { return false }
    var sum = 0
    for (character, weight) in zip(characters[8..<16], organisationWeights) {
      let value = character &- 0x30 < 10 ? character - 0x30 : character &- 0x41 < 26 ? character - 0x41 + 10 : 255
      if value == 255 { return false }
      sum += Int(value) * weight
    }
    let check = (11 - sum % 11) % 11
    return characters[16] == (check == 10 ? 0x58 : UInt8(0x30 + check))
  }

  /// A 15-digit 注册号 of the time before; kept as a legacy number.
  public static func isLegacyNumber(_ code: String) -> Bool {
    code.utf8.count == 15 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Valid codes that differ from a wrong one in letters the alphabet lacks (O, I, Z, S, V), or in one character that is easily
  /// mistaken for another, or in two neighbours swapped. To be shown, never to be put in its place.
  public static func suggestions(for code: String) -> [String] {
    let folded = Array(code.utf8)
    guard folded.count == 18 else { return [] }
    var found: [String] = []
    func offer(_ characters: [UInt8]) {
      let text = String(decoding: characters, as: UTF8.self)
      // Both checks, so that chance offers little: one in thirty-one codes would pass the first alone.
      if isValid(characters), hasValidOrganisationCode(text), !found.contains(text) { found.append(text) }
    }
    // What the alphabet lacks can only be a slip: all of them at once.
    let corrected = folded.map { alphabet.contains($0) ? $0 : replacements[$0]?.first ?? $0 }
    let repaired = folded.contains { !alphabet.contains($0) } ? corrected : folded
    offer(repaired)
    for index in repaired.indices {
      for other in replacements[repaired[index]] ?? [] {
        var changed = repaired
        changed[index] = other
        offer(changed)
      }
    }
    for index in repaired.indices.dropLast() where repaired[index] != repaired[index + 1] {
      var swapped = repaired
      swapped.swapAt(index, index + 1)
      offer(swapped)
    }
    return Array(found.prefix(3))
  }

  /// What is mistaken for what; what the alphabet lacks comes first among the keys' values.
  private static let replacements: [UInt8: [UInt8]] = {
    let pairs = [
      ("O", "0"), ("I", "1"), ("Z", "2"), ("S", "5"), ("V", "U"), ("0", "DQ"), ("D", "0"), ("Q", "0"), ("1", "L"),
      ("L", "1"), ("8", "B"), ("B", "8"), ("U", "W"), ("W", "U"), ("6", "G"), ("G", "6"),
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.compactMap { key, values in
        key.utf8.first.map { ($0, Array(values.utf8)) }
      })
  }()

  private static func checkCharacter(_ body: ArraySlice<UInt8>) -> UInt8? {
    var sum = 0
    for (character, weight) in zip(body, weights) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      sum += value * weight
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
