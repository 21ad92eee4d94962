/// A column of texts, each different text held once.
public struct TextColumn: Sendable {
  /// A text of ``texts`` for each row.
  private(set) var codes: [Int32] = []
  private(set) var texts: [String] = []
  private var known: [String: Int32] = [:]

  public init() {}

  /// An empty text leaves the cell blank.
  public mutating func append(_ text: String) {
    if let code = known[text] { return codes.append(code) }
    let code = Int32(truncatingIfNeeded: texts.count)
    known[text] = code
    texts.append(text)
    codes.append(code)
  }

  func text(_ row: Int) -> String { texts[Int(codes[row])] }

  /// Two texts may become the same one; that is no harm.
  mutating func replaceTexts(_ other: (String) -> String?) {
    for index in texts.indices { texts[index] = other(texts[index]) ?? texts[index] }
    known = [:]
  }
}
