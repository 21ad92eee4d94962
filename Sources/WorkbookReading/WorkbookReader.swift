public import Diagnostics

/// Reads xlsx files back: what wotu wrote and somebody has filled in with Excel, WPS, LibreOffice or a script.
public struct WorkbookReader {
  /// How much is inflated before a file is refused; a few kilobytes of zip can promise terabytes.
  public struct Limits: Sendable {
    public var entries = 10_000
    public var partBytes = 256 << 20
    public var totalBytes = 512 << 20
    public init() {}
  }

  private let path: String
  private let archive: ZipArchive
  private var dateStyles: [Bool] = []
  private var is1904 = false

  /// Reads a whole workbook.
  ///
  /// Findings: WT3010 where the file is no workbook or a broken one, WT3011 where it would inflate beyond the limits; status 66.
  ///
  /// - Parameter leavingOut: names of sheets that are not read.
  public static func read(
    _ path: String, limits: Limits = Limits(), leavingOut: Set<String> = []
  ) throws(Failure) -> WorkbookContents {
    var reader = WorkbookReader(path: path, archive: try ZipArchive(path, limits))
    return try reader.read(leavingOut)
  }

  /// The sheets of a workbook in their order, without their cells.
  ///
  /// Findings: those of ``read(_:limits:)``.
  public static func sheets(
    _ path: String, limits: Limits = Limits()
  ) throws(Failure) -> [(name: String, isHidden: Bool)] {
    var reader = WorkbookReader(path: path, archive: try ZipArchive(path, limits))
    var contents = WorkbookContents()
    var entries: [SheetEntry] = []
    try reader.readWorkbook(&contents, &entries)
    return entries.map { ($0.name, $0.isHidden) }
  }

  private init(path: String, archive: ZipArchive) {
    self.path = path
    self.archive = archive
  }

  private struct SheetEntry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private mutating func read(_ leftOut: Set<String>) throws(Failure) -> WorkbookContents {
    var contents = WorkbookContents()
    var entries: [SheetEntry] = []
    try readWorkbook(&contents, &entries)
    let targets = try relations()
    dateStyles = try readStyles()
    let strings = try readStrings()
    for entry in entries where !leftOut.contains(entry.name) {
      guard let target = targets[entry.relation], let part = try archive.part(target) else { throw broken(entry.name) }
      var parser = SheetParser(strings: strings, dateStyles: dateStyles, is1904: is1904)
      guard var sheet = parser.parse(part) else { throw broken(target) }
      sheet.name = entry.name
      sheet.isHidden = entry.isHidden
      contents.sheets.append(sheet)
    }
    contents.properties = try readProperties()
    return contents
  }

  private mutating func readWorkbook(
    _ contents: inout WorkbookContents, _ entries: inout [SheetEntry]
  ) throws(Failure) {
    let cursor = try cursor("xl/workbook.xml", isRequired: true)
    var name: String?
    while let cursor, cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "workbookPr"):
        is1904 = ["1", "true"].contains(cursor.attributes()["date1904"] ?? "")
      case (.start, "sheet"):
        let attributes = cursor.attributes()
        let state = attributes["state"] ?? "visible"
        entries.append(
          SheetEntry(
            name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: state != "visible"))
      case (.start, "definedName"):
        let attributes = cursor.attributes()
        name = (attributes["localSheetId"].map { $0 + "!" } ?? "") + (attributes["name"] ?? "")
      case (.text, _):
        if let name { contents.names[name, default: ""] += cursor.text }
      case (.end, "definedName"): name = nil
      default: break
      }
    }
    if cursor?.isBroken ?? true { throw broken("xl/workbook.xml") }
  }

  /// Parts by relation id, as names inside the archive.
  private func relations() throws(Failure) -> [String: String] {
    var targets: [String: String] = [:]
    let cursor = try cursor("xl/_rels/workbook.xml.rels", isRequired: true)
    while let cursor, cursor.next() {
      guard cursor.node == .start, cursor.name == "Relationship" else { continue }
      let attributes = cursor.attributes()
      guard let id = attributes["Id"], let target = attributes["Target"] else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    return targets
  }

  private func readStrings() throws(Failure) -> [String] {
    var strings: [String] = []
    guard let cursor = try cursor("xl/sharedStrings.xml", isRequired: false) else { return [] }
    var collector = StringCollector()
    while cursor.next() {
      if let text = collector.take(cursor, until: "si") { strings.append(text) }
    }
    if cursor.isBroken { throw broken("xl/sharedStrings.xml") }
    return strings
  }

  /// Whether the cell style of each number shows a date.
  private func readStyles() throws(Failure) -> [Bool] {
    guard let cursor = try cursor("xl/styles.xml", isRequired: false) else { return [] }
    var custom: [Int: Bool] = [:]
    var styles: [Bool] = []
    var isInCellFormats = false
    while cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "numFmt"):
        let attributes = cursor.attributes()
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
          custom[id] = NumberFormats.isDate(attributes["formatCode"] ?? "")
        }
      case (.start, "cellXfs"): isInCellFormats = true
      case (.end, "cellXfs"): isInCellFormats = false
      case (.start, "xf") where isInCellFormats:
        let id = cursor.attributes()["numFmtId"].flatMap { Int($0) } ?? 0
        styles.append(custom[id] ?? NumberFormats.isBuiltInDate(id))
      default: break
      }
    }
    return styles
  }

  private func readProperties() throws(Failure) -> [String: String] {
    guard let cursor = try cursor("docProps/custom.xml", isRequired: false) else { return [:] }
    var properties: [String: String] = [:]
    var name = ""
    while cursor.next() {
      if cursor.node == .start, cursor.name == "property" { name = cursor.attributes()["name"] ?? "" }
      if cursor.node == .text, !name.isEmpty { properties[name, default: ""] += cursor.text }
      if cursor.node == .end, cursor.name == "property" { name = "" }
    }
    return properties
  }

  private func cursor(_ part: String, isRequired: Bool) throws(Failure) -> XMLCursor? {
    guard let bytes = try archive.part(part) else {
      if isRequired { throw broken(part) }
      return nil
    }
    guard let cursor = XMLCursor(bytes) else { throw broken(part) }
    return cursor
  }

  private func broken(_ part: String) -> Failure {
    Failure(.missingInput, Finding(.notAWorkbook, at: SourcePosition(file: path), found: part))
  }
}
