public import Diagnostics
import Glibc

/// What is to be seen in the parts of a finished xlsx file before it is let out: broken XML, error values, formulas that have
/// no value yet, and every text that any part holds, shown or hidden.
public struct WorkbookInspection: Sendable {
  /// A text and the part it stands in, such as `xl/sharedStrings.xml`.
  public struct Text: Sendable, Hashable {
    public var part: String
    public var text: String
  }

  /// Parts that are no well-formed XML.
  public private(set) var brokenParts: [String] = []
  /// `part!cell` of cells that hold `#DIV/0!` and the like.
  public private(set) var errors: [String] = []
  /// `part!cell` of formulas without a stored value.
  public private(set) var uncached: [String] = []
  /// Texts of strings, comments, properties, charts, names, headers and alternative texts; each part's once.
  public private(set) var texts: [Text] = []

  /// Reads all parts.
  ///
  /// Findings: WT3010, WT3011 as of ``WorkbookReader``.
  public static func read(
    _ path: String, limits: WorkbookReader.Limits = .init()
  ) throws(Failure) -> WorkbookInspection {
    let archive = try ZipArchive(path, limits)
    var result = WorkbookInspection()
    for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".vml") {
      guard let bytes = try archive.part(name) else { continue }
      if name.hasPrefix("xl/worksheets/sheet") {
        result.inspectSheet(name, bytes)
      } else {
        result.inspect(name, bytes)
      }
    }
    return result
  }

  private mutating func inspect(_ name: String, _ bytes: [UInt8]) {
    guard let cursor = XMLCursor(bytes) else { return brokenParts.append(name) }
    var seen: Set<String> = []
    // What styles, themes and relations say is the writer's own.
    let isOwn = name.hasPrefix("xl/styles") || name.hasPrefix("xl/theme") || name.hasSuffix(".rels")
    while cursor.next() {
      guard !isOwn else { continue }
      if cursor.node == .text, seen.insert(cursor.text).inserted { texts.append(Text(part: name, text: cursor.text)) }
      if cursor.node == .start, name.hasPrefix("xl/drawings"), let description = cursor.attributes()["descr"] {
        texts.append(Text(part: name, text: description))
      }
    }
    if cursor.isBroken { brokenParts.append(name) }
  }

  // MARK: Sheets

  /// ECMA-376 part 1, 18.17.3.
  private static let errorTexts = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]

  /// Sheets have millions of cells, so their bytes are looked through; the XML parser only checks the form.
  mutating func inspectSheet(_ name: String, _ bytes: [UInt8]) {
    if !XMLCursor.isWellFormed(bytes) { brokenParts.append(name) }
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while let start = Self.find("<c ", bytes, from: at) {
        guard let open = Self.find(">", bytes, from: start) else { return }
        let isEmpty = bytes[open - 1] == UInt8(ascii: "/")
        let end = isEmpty ? open : Self.find("</c>", bytes, from: open) ?? bytes.count
        // Only what is wrong gets a name: there are millions of cells.
        var place: String { name + "!" + (Self.attribute("r", Self.text(bytes, start, open)) ?? "") }
        if Self.find("t=\"e\"", bytes, from: start, to: open) != nil { errors.append(place) }
        if !isEmpty, Self.find("<f", bytes, from: open, to: end) != nil,
          Self.find("<v>", bytes, from: open, to: end) == nil
        {
          uncached.append(place)
        }
        if Self.find("t=\"str\"", bytes, from: start, to: open) != nil,
          let value = Self.find("<v>", bytes, from: open, to: end)
        {
          let text = Self.text(bytes, value + 3, Self.find("<", bytes, from: value + 3) ?? end)
          if Self.errorTexts.contains(text) { errors.append(place) }
          texts.append(Text(part: name, text: text))
        }
        at = end
      }
      inspectFrame(name, bytes)
    }
  }

  /// Headers, footers and the texts of validations.
  private mutating func inspectFrame(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) {
    for tag in ["<oddFooter>", "<oddHeader>", "<formula1>"] {
      var at = 0
      while let start = Self.find(tag, bytes, from: at) {
        let from = start + tag.utf8.count
        let end = Self.find("<", bytes, from: from) ?? bytes.count
        texts.append(Text(part: name, text: Self.text(bytes, from, end)))
        at = end
      }
    }
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  private static func attribute(_ name: String, _ head: String) -> String? {
    head.split(separator: " ").first { $0.hasPrefix(name + "=\"") }.map {
      String($0.dropFirst(name.count + 2).dropLast())
    }
  }

  private static func find(
    _ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil
  ) -> Int? {
    find(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), bytes, from: start, to: end)
  }

  private static func find(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var text = text
    return text.withUTF8 { find(UnsafeRawBufferPointer($0), bytes, from: start, to: nil) }
  }

  /// The C library looks for the first byte, many at once.
  private static func find(
    _ wanted: UnsafeRawBufferPointer, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int?
  ) -> Int? {
    let end = end ?? bytes.count
    guard start >= 0, let base = bytes.baseAddress, let text = wanted.baseAddress, let first = wanted.first else {
      return nil
    }
    var at = start
    while end - at >= wanted.count, let hit = memchr(base + at, Int32(first), end - at - wanted.count + 1) {
      if memcmp(hit, text, wanted.count) == 0 { return UnsafeRawPointer(hit) - UnsafeRawPointer(base) }
      at = UnsafeRawPointer(hit) - UnsafeRawPointer(base) + 1
    }
    return nil
  }
}
