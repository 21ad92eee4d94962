internal import CCharacters

/// A text as characters of sixteen bits with the place of each, so that rules and learned model decode it once. Memory for one text
/// after the other; one for each thread.
public struct TextCharacters: Sendable {
  /// Bytes from which on a text is not read here: what is that long is no complaint, and is read as it comes.
  public static let longest = 16_384
  /// Whether the text that was read last consists of ASCII and of well-formed characters of three bytes, as nearly all do. If not,
  /// there are no characters, and the text is for a slower reader.
  public private(set) var isPlain = false
  /// Whether any of the characters may be white space.
  public private(set) var hasBlanks = false
  /// Number of characters.
  public private(set) var count = 0
  /// The first ``count`` are the text's; a 0 stands behind them.
  @usableFromInline var characters: [UInt16] = []
  /// Byte offset of each, and the text's end behind them.
  @usableFromInline var offsets: [UInt16] = []
  private let vectors = wotu_widest_vectors().rawValue

  public init() {}

  public mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    isPlain = false
    count = 0
    guard text.count <= Self.longest, let bytes = text.baseAddress else { return }
    // The reader writes whole vectors.
    let room = text.count + 65
    if characters.count < room {
      characters = Array(repeating: 0, count: max(room, 1024))
      offsets = characters
    }
    var blanks: Int32 = 0
    let number = characters.withUnsafeMutableBufferPointer { characters in
      offsets.withUnsafeMutableBufferPointer { offsets in
        wotu_read_characters(
          wotu_vectors(rawValue: vectors), bytes, Int32(truncatingIfNeeded: text.count), characters.baseAddress,
          offsets.baseAddress, &blanks)
      }
    }
    isPlain = number >= 0
    hasBlanks = blanks != 0
    count = max(0, Int(number))
  }

  /// The characters and their places, both with one more behind the last.
  @inlinable
  public mutating func withCharacters<Result>(
    _ body: (UnsafePointer<UInt16>, UnsafePointer<UInt16>) -> Result
  ) -> Result? {
    // Written to by nobody: but to ask for a right to write costs less than to hold what is only read.
    characters.withUnsafeMutableBufferPointer { characters in
      offsets.withUnsafeMutableBufferPointer { offsets in
        guard let first = characters.baseAddress, let second = offsets.baseAddress else { return nil }
        return body(first, second)
      }
    }
  }
}
