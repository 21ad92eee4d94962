/// What a person decided about one text that the machine was not sure of.
public struct ReviewVerdict: Sendable, Hashable {
  /// The four words of the review sheet.
  public enum Decision: String, Sendable, CaseIterable {
    case accepted = "采纳"
    case corrected = "改正"
    case discarded = "剔除"
    case postponed = "暂缓"
  }

  /// `needs` or `complaints`.
  public var source = ""
  /// Number of the answer or complaint.
  public var recordID = ""
  /// Digest of the text that was judged: a verdict holds for this text only.
  public var textDigest = ""
  public var decision = Decision.postponed
  /// Codes that hold by the verdict, the main one first; none for 剔除 and 暂缓.
  public var codes: [String] = []
  /// The text as the sheet showed it, masked; the next training learns from it.
  public var text = ""
  public var reviewer = ""
  /// `2022-01-31`, as written.
  public var reviewedOn = ""
  public var note = ""
  /// Number of the batch that it came with.
  public var batch = ""
  public init() {}

  /// Whether it changes what the machine said.
  public var isFinal: Bool { decision != .postponed }

  /// FNV-1a of a text's bytes, sixteen hexadecimal digits.
  public static func digest(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  public static func digest(_ text: String) -> String {
    var copy = text
    return copy.withUTF8 { digest($0) }
  }
}
