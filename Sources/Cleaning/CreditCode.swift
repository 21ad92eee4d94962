/// The 统一社会信用代码 and its check character (GB 32100-2015).
public enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// Whether 18 characters carry a right check character. The 9-character body is not checked by GB 11714, since codes of
  /// self-employed merchants issued early do not all follow it.
  public static func isValid(_ code: String) -> Bool {
    let characters = Array(code.utf8)
    guard characters.count == 18, let check = checkCharacter(characters.dropLast()) else { return false }
    return characters[17] == check
  }

  /// A 15-digit 注册号 of the time before; kept as a legacy number.
  public static func isLegacyNumber(_ code: String) -> Bool {
    code.utf8.count == 15 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func checkCharacter(_ body: ArraySlice<UInt8>) -> UInt8? {
    var sum = 0
    for (character, weight) in zip(body, weights) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      sum += value * weight
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
