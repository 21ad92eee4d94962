import Crypto

/// Pseudonyms by HMAC-SHA-256 (RFC 2104): the same person has the same one wherever the same key is used, and nobody without the key
/// can try out telephone numbers, of which there are only some 10¹⁰.
public struct Pseudonym: Sendable {
  private let key: SymmetricKey

  /// Nil for an empty key: there are no pseudonyms then.
  public init?(key: [UInt8]) {
    guard !key.isEmpty else { return nil }
    self.key = SymmetricKey(data: key)
  }

  /// Half of the code's 256 bits (RFC 2104 section 5): enough that no two persons share one.
  public static let bytes = 16

  /// The pseudonym, ``bytes`` bytes, written to `target`.
  public func write(of person: some Sequence<UInt8>, to target: UnsafeMutablePointer<UInt8>) {
    let code = HMAC<SHA256>.authenticationCode(for: Array(person), using: key)
    for (index, byte) in code.prefix(Self.bytes).enumerated() { target[index] = byte }
  }

  /// The pseudonym as 32 hexadecimal digits.
  public func text(of person: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let code = HMAC<SHA256>.authenticationCode(for: person, using: key).prefix(Self.bytes)
    return String(decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
