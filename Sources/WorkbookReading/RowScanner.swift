/// Looks through the rows of a sheet as programs write them that follow one form: a look at every byte, but no node of a document for
/// any of millions of cells. What does not follow the form is not judged: the caller then reads the part as XML.
struct RowScanner {
  enum Outcome { case whole, incomplete, strange }

  /// What was met, by the cells' addresses.
  private(set) var errors: [String] = []
  private(set) var uncached: [String] = []
  private(set) var texts: [String] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at = 0
  private var outcome = Outcome.whole

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private static let rowAttributes: [StaticString] = [
    "r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed",
    "x14ac:dyDescent",
  ]
  private static let cellAttributes: [StaticString] = ["r", "s", "t"]

  /// Goes over one row, `at` its first byte; stays there unless the row is whole.
  mutating func takeRow() -> Outcome {
    let start = at
    let (errors, uncached, texts) = (errors.count, uncached.count, texts.count)
    outcome = .whole
    row()
    if outcome != .whole {
      at = start
      self.errors.removeSubrange(errors...)
      self.uncached.removeSubrange(uncached...)
      self.texts.removeSubrange(texts...)
    }
    return outcome
  }

  private mutating func row() {
    var none = [Range<Int>](repeating: 0..<0, count: Self.rowAttributes.count)
    expect("<row")
    if attributes(Self.rowAttributes, &none) { return }
    var found = [Range<Int>](repeating: 0..<0, count: Self.cellAttributes.count)
    while outcome == .whole, isNext("<c ") {
      at += 2
      cell(&found)
    }
    expect("</row>")
  }

  private mutating func cell(_ found: inout [Range<Int>]) {
    for index in found.indices { found[index] = 0..<0 }
    if attributes(Self.cellAttributes, &found) { return }
    var hasFormula = false
    var value: Range<Int>?
    if isNext("<f>") {
      hasFormula = true
      at += 3
      _ = text()
      expect("</f>")
    }
    if isNext("<v>") {
      at += 3
      value = text()
      expect("</v>")
    } else if isNext("<is>") {
      at += 4
      expect(isNext("<t>") ? "<t>" : "<t xml:space=\"preserve\">")
      let inline = text()
      if outcome == .whole { texts.append(string(inline)) }
      expect("</t></is>")
    }
    expect("</c>")
    guard outcome == .whole else { return }
    let kind = found[2]
    if hasFormula, value == nil { uncached.append(string(found[0])) }
    if kind.count == 1, bytes[kind.lowerBound] == UInt8(ascii: "e") { errors.append(string(found[0])) }
    guard kind.count == 3, let value else { return }
    let text = string(value)
    if ErrorTexts.all.contains(text) { errors.append(string(found[0])) }
    texts.append(text)
  }

  // MARK: Pieces

  /// Reads attributes, which must come in the order of their names, and the end of the tag.
  ///
  /// - Returns: whether the tag closes its own element.
  private mutating func attributes(_ names: [StaticString], _ found: inout [Range<Int>]) -> Bool {
    var next = 0
    while outcome == .whole {
      guard at + 1 < bytes.count else { fail(.incomplete); return false }
      if bytes[at] == UInt8(ascii: ">") { at += 1; return false }
      if bytes[at] == UInt8(ascii: "/") { expect("/>"); return true }
      expect(" ")
      while next < names.count, !isNamed(names[next]) { next += 1 }
      guard next < names.count else { fail(at + 16 > bytes.count ? .incomplete : .strange); return false }
      at += names[next].utf8CodeUnitCount + 2
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        // Numbers, addresses and words: anything else is left to the parser.
        guard bytes[at] > 0x20, bytes[at] < 0x7F, bytes[at] != UInt8(ascii: "<"), bytes[at] != UInt8(ascii: "&") else {
          if bytes[at] == 0x20 { at += 1; continue }
          fail(.strange)
          return false
        }
        at += 1
      }
      found[next] = start..<at
      next += 1
      expect("\"")
    }
    return false
  }

  /// `name="` is next.
  private func isNamed(_ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard isNext(name), at + count + 1 < bytes.count else { return false }
    return bytes[at + count] == UInt8(ascii: "=") && bytes[at + count + 1] == UInt8(ascii: "\"")
  }

  /// Text up to the next tag.
  private mutating func text() -> Range<Int> {
    let start = at
    var isPlain = true
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
      let byte = bytes[at]
      if byte == UInt8(ascii: "&") {
        guard skipEntity() else { break }
        continue
      }
      if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == UInt8(ascii: ">") {
        fail(.strange)
        break
      }
      if byte >= 0x80 { isPlain = false }
      at += 1
    }
    if at >= bytes.count { fail(.incomplete) }
    if outcome == .whole, !isPlain {
      let text = String(validating: bytes[start..<at], as: UTF8.self)
      // U+FFFE and U+FFFF are no characters of XML.
      if text?.unicodeScalars.allSatisfy({ $0.value & 0xFFFE != 0xFFFE }) != true { fail(.strange) }
    }
    return start..<at
  }

  private mutating func skipEntity() -> Bool {
    for entity in ["&amp;", "&lt;", "&gt;", "&quot;"] as [StaticString] where isNext(entity) {
      at += entity.utf8CodeUnitCount
      return true
    }
    fail(at + 8 > bytes.count ? .incomplete : .strange)
    return false
  }

  private mutating func expect(_ wanted: StaticString) {
    guard outcome == .whole else { return }
    if isNext(wanted) {
      at += wanted.utf8CodeUnitCount
    } else {
      fail(at + wanted.utf8CodeUnitCount > bytes.count ? .incomplete : .strange)
    }
  }

  private mutating func fail(_ reason: Outcome) {
    if outcome == .whole { outcome = reason }
  }

  func isNext(_ wanted: StaticString) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for index in 0..<count where bytes[at + index] != wanted.utf8Start[index] { return false }
    return true
  }

  /// With its entities replaced.
  private func string(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}
