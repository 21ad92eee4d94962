/// Looks through a sheet's part block by block as it is inflated, so that no sheet is ever in memory as a whole.
struct SheetScanner {
  private enum Place { case head, rows, tail }

  private(set) var errors: [String] = []
  private(set) var uncached: [String] = []
  private(set) var texts: [String] = []
  /// The part without its rows.
  private(set) var frame: [UInt8] = []
  /// Whether something does not follow the form that rows have, so that the part must be read as XML.
  private(set) var isStrange = false

  private var place = Place.head
  /// What is not yet looked at.
  private var pending: [UInt8] = []

  mutating func take(_ block: UnsafeRawBufferPointer) {
    guard !isStrange else { return }
    switch place {
    case .tail: frame.append(contentsOf: block)
    case .head:
      pending.append(contentsOf: block)
      if let end = Self.end(of: "<sheetData>", in: pending) {
        frame.append(contentsOf: pending[..<end])
        pending.removeSubrange(..<end)
        place = .rows
        takeRows()
      }
    case .rows:
      pending.append(contentsOf: block)
      takeRows()
    }
  }

  /// Call at the end of the part.
  mutating func finish() {
    if place == .head { frame.append(contentsOf: pending) }
    if place == .rows { isStrange = true }
    pending = []
  }

  private mutating func takeRows() {
    var done = 0
    pending.withUnsafeBufferPointer { bytes in
      var scanner = RowScanner(bytes)
      while scanner.isNext("<row") {
        let outcome = scanner.takeRow()
        if outcome == .incomplete { break }
        if outcome == .strange {
          isStrange = true
          return
        }
      }
      done = scanner.at
      errors += scanner.errors
      uncached += scanner.uncached
      texts += scanner.texts
      if scanner.isNext("</sheetData>") { place = .tail }
    }
    if place == .tail {
      frame.append(contentsOf: pending[done...])
      pending = []
    } else {
      pending.removeSubrange(..<done)
      // Between rows there is nothing else.
      if let first = pending.first, first != UInt8(ascii: "<") { isStrange = true }
    }
  }

  private static func end(of wanted: StaticString, in bytes: [UInt8]) -> Int? {
    let count = wanted.utf8CodeUnitCount
    return bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= count else { return nil }
      for at in 0...(bytes.count - count) where bytes[at] == wanted.utf8Start[0] {
        if (0..<count).allSatisfy({ bytes[at + $0] == wanted.utf8Start[$0] }) { return at + count }
      }
      return nil
    }
  }
}
