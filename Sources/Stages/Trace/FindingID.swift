public import Diagnostics

/// A finding's name: its code and a digest of its place and what was found there, such as `WT2104-0a1b2c3d4e`. The same finding
/// has the same name in every run, so that a name in a letter still finds it.
public struct FindingID: Sendable, Hashable {
  public let code: FindingCode
  public let text: String

  public init(_ finding: Finding) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let parts = [
      finding.position.file, finding.position.line.map { "\($0)" } ?? "", finding.position.column.map { "\($0)" } ?? "",
      finding.heading, finding.found, finding.expected,
    ]
    // FNV-1a: it only has to tell the findings of one code apart.
    for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String((hash ^ hash >> 40) & 0xFF_FFFF_FFFF, radix: 16)
    code = finding.code
    text = finding.code.rawValue + "-" + String(repeating: "0", count: Self.digits - digits.count) + digits
  }

  /// Reads an id, in capitals or not; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == Self.digits, parts[1].allSatisfy(\.isHexDigit),
      let code = FindingCode(rawValue: parts[0].uppercased())
    else { return nil }
    self.code = code
    self.text = code.rawValue + "-" + parts[1].lowercased()
  }

  private static let digits = 10
}
