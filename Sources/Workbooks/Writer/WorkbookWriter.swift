import CCombinedChart
import CXlsxWriter
public import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a described workbook as an .xlsx file: calculates what formulas show, writes to a temporary file in the same
/// folder, and renames it when it is whole. Same description, same bytes.
public func write(_ description: WorkbookDescription, to path: String) throws(Failure) {
  let calculated = try calculate(description)
  let temporary = path + ".partial"
  do {
    try WorkbookWriter(calculated, path: temporary).write()
  } catch {
    unlink(temporary)
    throw error
  }
  guard rename(temporary, path) == 0 else {
    let reason = String(cString: strerror(errno))
    unlink(temporary)
    throw Failure(.cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: reason))
  }
}

/// The description with a value in every formula; refused where a formula has none.
public func calculate(_ description: WorkbookDescription) throws(Failure) -> WorkbookDescription {
  let calculator = Calculator(description)
  calculator.calculateAll()
  if !calculator.failures.isEmpty {
    let findings = calculator.failures.map {
      Finding(
        .cellRefused, at: SourcePosition(file: $0.sheet + "!" + $0.cell.text), found: $0.formula,
        expected: "formula with a value")
    }
    throw Failure(.defect, findings)
  }
  var result = description
  result.sheets = calculator.sheets
  for index in result.sheets.indices { result.sheets[index].showPlainNoughts() }
  return result
}

/// One file being written. Used from one thread; owns the library's workbook until it is closed.
final class WorkbookWriter {
  let description: WorkbookDescription
  let path: String
  var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  var combined: [UnsafeMutablePointer<lxw_chart>] = []
  /// What is written when the library has closed the file.
  private var streams: [RowStream] = []
  private var book: UnsafeMutablePointer<lxw_workbook>?

  /// Whether lines can be drawn over columns; where not, they get a chart of their own.
  let combines: Bool

  /// Cells from which on the lists of a sheet are written past the library.
  let fewestStreamed: Int

  init(
    _ description: WorkbookDescription, path: String, combines: Bool = wotu_combined_chart_is_supported() != 0,
    fewestStreamed: Int = 20_000
  ) {
    self.description = description
    self.path = path
    self.combines = combines
    self.fewestStreamed = fewestStreamed
  }

  func streams(_ sheet: SheetDescription) -> Bool {
    let cells = sheet.lists.reduce(0) { $0 + $1.rowCount * $1.columns.count }
    return cells > 0 && cells >= fewestStreamed
  }

  func write() throws(Failure) {
    guard wotu_library_is_that_of_the_headers() != 0 else {
      throw refused(
        "libxlsxwriter \(String(cString: lxw_version()))",
        expected: "libxlsxwriter \(String(cString: wotu_header_version()))")
    }
    guard let book = open() else { throw refused(path, expected: "writable file") }
    self.book = book
    wotu_set_normal_font(book, "Arial", 10)
    do {
      try fill(book)
    } catch {
      // The library frees a workbook only by closing it.
      _ = workbook_close(book)
      release()
      throw error
    }
    let code = workbook_close(book)
    release()
    try check(code, path)
    if !streams.isEmpty { try putStreams() }
  }

  /// The library has written the sheets without the rows of their long lists.
  private func putStreams() throws(Failure) {
    let archive = try PartReplacement(path)
    do {
      for stream in streams {
        try archive.replace(stream.part, with: stream.deflated(into: archive.part(stream.part)))
      }
    } catch {
      archive.discard()
      throw error
    }
    try archive.close()
  }

  /// The library writes every part of the file to a temporary file first. Small workbooks do that in memory where the
  /// system has such a folder: a third of the time goes into files that are removed at once.
  private func open() -> UnsafeMutablePointer<lxw_workbook>? {
    let cells = description.sheets.reduce(0) { count, sheet in
      let lists = streams(sheet) ? 0 : sheet.lists.reduce(0) { $0 + $1.rowCount * $1.columns.count }
      return count + lists + sheet.rows.reduce(0) { $0 + $1.count }
    }
    guard cells < 200_000, access(Self.memoryFolder, R_OK | W_OK | X_OK) == 0 else { return workbook_new(path) }
    let folder = strdup(Self.memoryFolder)
    defer { free(folder) }
    var options = lxw_workbook_options()
    options.tmpdir = folder
    return workbook_new_opt(path, &options)
  }

  private static let memoryFolder = "/dev/shm"

  private func release() {
    for chart in combined { wotu_release_combined_chart(chart) }
    combined = []
    book = nil
  }

  private func fill(_ book: UnsafeMutablePointer<lxw_workbook>) throws(Failure) {
    try setProperties(book)
    var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    var taken: Set<String> = []
    for sheet in description.sheets {
      // The library would say so on standard error.
      guard taken.insert(sheet.name.lowercased()).inserted else {
        throw refused(sheet.name, expected: "unique sheet name")
      }
      guard let made = workbook_add_worksheet(book, sheet.name) else {
        throw refused(sheet.name, expected: "unique sheet name of at most 31 characters")
      }
      sheets.append(made)
    }
    for name in description.names {
      guard DefinedNameRule.isLawful(name.name) else { throw refused(name.name, expected: "lawful name") }
      try check(workbook_define_name(book, name.name, "=" + name.target.absolute), name.name)
    }
    for (number, (sheet, made)) in zip(description.sheets, sheets).enumerated() {
      try SheetWriter(writer: self, book: book, sheet: sheet, target: made).write()
      guard streams(sheet) else { continue }
      var formats: [UnsafeMutablePointer<lxw_format>] = []
      for style in sheet.styles { formats.append(try format(style, in: book)) }
      streams.append(RowStream(sheet, number: number + 1, formats: formats, target: made))
    }
  }

  private func setProperties(_ book: UnsafeMutablePointer<lxw_workbook>) throws(Failure) {
    let given = description.properties
    let texts = [
      given.title, given.subject, given.author, given.company, given.category, given.keywords, given.comments,
      given.status,
    ].map { strdup(String(CellText.clean($0).prefix(250))) }
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.subject = texts[1]
    properties.author = texts[2]
    properties.company = texts[3]
    properties.category = texts[4]
    properties.keywords = texts[5]
    properties.comments = texts[6]
    properties.status = texts[7]
    // 0 would have the library ask the clock: 1 January 1980, the first day of a zip archive, where no day is given.
    properties.created = time_t(given.created == 0 ? 315_532_800 : given.created)
    try check(workbook_set_properties(book, &properties), "properties")
    for (name, value) in given.custom {
      // The library takes at most 255 characters, and no empty name.
      let cut = String(CellText.clean(value).prefix(250))
      try check(workbook_set_custom_property_string(book, CellText.lawful(name), cut), name)
    }
  }

  func check(_ code: lxw_error, _ what: String) throws(Failure) {
    guard code != LXW_NO_ERROR else { return }
    throw refused(what, expected: String(cString: lxw_strerror(code)))
  }

  func refused(_ found: String, expected: String) -> Failure {
    Failure(
      .cannotWrite,
      Finding(.workbookRefused, at: SourcePosition(file: path), found: found, expected: expected))
  }
}

/// Names that Excel takes; the library accepts others and writes a file that Excel repairs.
enum DefinedNameRule {
  static func isLawful(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.count <= 40, FormulaParser.address(name.uppercased()) == nil
    else { return false }
    let isHan = { (scalar: Unicode.Scalar) in (0x4E00...0x9FFF).contains(scalar.value) }
    let isLetter = { (scalar: Unicode.Scalar) in scalar.properties.isAlphabetic && scalar.isASCII || isHan(scalar) }
    guard isLetter(first) || first == "_" else { return false }
    return name.unicodeScalars.allSatisfy { isLetter($0) || $0 == "_" || ("0"..."9").contains($0) }
  }
}
