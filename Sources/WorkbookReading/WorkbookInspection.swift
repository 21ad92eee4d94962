public import Diagnostics

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
      if name.hasPrefix("xl/worksheets/sheet") {
        var scanner = SheetScanner()
        try archive.forEachBlock(of: name) { scanner.take($0) }
        scanner.finish()
        if scanner.isStrange {
          if let bytes = try archive.part(name) { result.inspectSheet(name, bytes) }
        } else {
          result.take(scanner, name)
        }
      } else if let bytes = try archive.part(name) {
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
      if cursor.node == .text {
        let text = cursor.text
        if seen.insert(text).inserted { texts.append(Text(part: name, text: text)) }
      }
      if cursor.node == .start, name.hasPrefix("xl/drawings"), let description = cursor.attributes()["descr"] {
        texts.append(Text(part: name, text: description))
      }
    }
    if cursor.isBroken { brokenParts.append(name) }
  }

  // MARK: Sheets

  private mutating func take(_ scanner: SheetScanner, _ name: String) {
    errors += scanner.errors.map { name + "!" + $0 }
    uncached += scanner.uncached.map { name + "!" + $0 }
    texts += scanner.texts.map { Text(part: name, text: $0) }
    inspectSheet(name, scanner.frame)
  }

  /// The part of a sheet as XML: headers, footers, what validations say, and the cells.
  mutating func inspectSheet(_ name: String, _ bytes: [UInt8]) {
    guard let cursor = XMLCursor(bytes) else { return brokenParts.append(name) }
    var cell: [String: String] = [:]
    var hasFormula = false
    var value: String?
    var element = ""
    while cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "c"):
        (cell, hasFormula, value) = (cursor.attributes(), false, nil)
        if cell["t"] == "e" { errors.append(name + "!" + (cell["r"] ?? "")) }
      case (.start, let opened):
        element = opened
        if opened == "f" { hasFormula = true }
        if opened == "v" { value = "" }
      case (.text, _):
        let text = cursor.text
        if element == "v" { value = (value ?? "") + text }
        let isNumber = element == "v" && cell["t"] != "str" || element == "f"
        if !isNumber { texts.append(Text(part: name, text: text)) }
      case (.end, "c"):
        let place = name + "!" + (cell["r"] ?? "")
        if hasFormula, value == nil { uncached.append(place) }
        if cell["t"] == "str", let value, ErrorTexts.all.contains(value) { errors.append(place) }
        element = ""
      default: element = ""
      }
    }
    if cursor.isBroken { brokenParts.append(name) }
  }
}
