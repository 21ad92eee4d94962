/// A column of texts, each different text held once.
public struct TextColumn: Sendable {
  /// A text of ``texts`` for each row.
  private(set) var codes: [Int32] = []
  private(set) var texts: [String] = []
  private var known: [String: Int32] = [:]

  public init() {}

  /// A column whose texts mostly differ: each row keeps its own.
  public init(_ texts: [String]) {
    self.texts = texts
    codes = texts.indices.map { Int32(truncatingIfNeeded: $0) }
  }

  /// A column of few texts.
  ///
  /// - Parameter codes: indices of the texts.
  public init(_ texts: [String], codes: [Int]) {
    self.texts = texts
    self.codes = codes.map { Int32(truncatingIfNeeded: $0) }
  }

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
