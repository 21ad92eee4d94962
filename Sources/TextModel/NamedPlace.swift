/// Where a text says what the rules name a label for.
public struct NamedPlace: BitwiseCopyable, Sendable, Equatable {
  /// Number of the label.
  public var label: Int32
  /// Byte span of the phrase.
  public var start: Int32
  public var end: Int32
  /// See ``RuleVote/sure``.
  public var isSure: Bool

  public init(label: Int, start: Int, end: Int, isSure: Bool) {
    (self.label, self.start, self.end, self.isSure) = (Int32(label), Int32(start), Int32(end), isSure)
  }
}

/// The part of a list that holds a phrase: «停车难» in «秤不准要检定；停车难».
enum ListPart {
  /// Byte bounds. Stops, 、 and blanks part a list, and so do its numbers: «1.», «2、».
  static func around(_ place: NamedPlace, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (Int(place.start), Int(place.end))
    while start > 0, !isEnd(text, start - 1) { start -= 1 }
    while end < text.count, !isBeginning(text, end) { end += 1 }
    return start..<end
  }

  /// Whether a byte is the last of what parts a list.
  private static func isEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    if text[place] < 0x80 { return isPlain(text[place]) }
    return place >= 2 && isWide(text, place - 2)
  }

  private static func isBeginning(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    if text[place] < 0x80 { return isPlain(text[place]) }
    return place + 2 < text.count && isWide(text, place)
  }

  /// , ; ! ? . and blanks.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2C || byte == 0x3B || byte == 0x21 || byte == 0x3F || byte == 0x2E
  }

  /// 、 。 ， ； ！ ？ and the wide blank.
  private static func isWide(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    let last = text[place + 2]
    switch (text[place], text[place + 1]) {
    case (0xE3, 0x80): return last == 0x81 || last == 0x82 || last == 0x80
    case (0xEF, 0xBC): return last == 0x8C || last == 0x9B || last == 0x81 || last == 0x9F
    default: return false
    }
  }
}
