import BureauReport
import Cleaning
import Diagnostics
import StationModel
import WorkbookReading
import Workbooks

/// The last look at a workbook before it gets its name: read back from its file, every part of it, and refused where anything
/// stands in it that must not leave the house.
struct ReleaseGate {
  /// Counts below it are small in published tables.
  let smallestCount: Int

  init(_ settings: PipelineSettings) { smallestCount = settings.report.smallestCount }

  /// For workbooks without published tables.
  init() { smallestCount = 0 }

  /// What the program wrote itself is no trap, only large.
  static var limits: WorkbookReader.Limits {
    var limits = WorkbookReader.Limits()
    limits.partBytes = 1 << 31
    limits.totalBytes = 1 << 33
    return limits
  }

  /// Nothing is released while the report contradicts itself.
  ///
  /// Findings: the lints of severity error, and WT5012; status 65.
  static func check(_ lints: [Finding], pipeline: String) throws(Failure) {
    let errors = lints.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    let summary = Finding(.lintedRelease, at: SourcePosition(file: pipeline), found: "\(errors.count)")
    throw Failure(.rejected, errors + [summary])
  }

  /// Looks through a written file.
  ///
  /// Findings: WT4048 for a personal datum, WT4049 for a small count that can be worked out, WT5001 for a broken part, WT5010 for an
  /// error value, WT5011 for a formula without a value; status 65.
  ///
  /// - Parameters:
  ///   - name: what the file will be called.
  ///   - tables: the tables of a 公开 workbook; empty for 内部 ones.
  func check(_ path: String, as name: String, tables: [PublicTable] = []) throws(Failure) {
    let inspection = try WorkbookInspection.read(path, limits: Self.limits)
    var findings = inspection.brokenParts.map { finding(.workbookRefused, name, $0) }
    findings += inspection.errors.map { finding(.errorValue, name, $0) }
    findings += inspection.uncached.map { finding(.formulaWithoutValue, name, $0) }
    findings += personal(path, inspection, name)
    if !tables.isEmpty { findings += try smallCells(path, name, tables) }
    guard findings.isEmpty else { throw Failure(.rejected, Array(findings.prefix(200))) }
  }

  private func finding(_ code: FindingCode, _ name: String, _ found: String) -> Finding {
    Finding(code, severity: .error, at: SourcePosition(file: name), found: found)
  }

  /// The kind, the place and the text with the datum masked, never the datum.
  private func personal(_ path: String, _ inspection: WorkbookInspection, _ name: String) -> [Finding] {
    var findings: [Finding] = []
    var contents: WorkbookContents?
    for text in inspection.texts where !Self.isDigest(text.text) && !Self.isChartNumber(text) {
      var copy = text.text
      let kinds = copy.withUTF8 { PersonalText.kinds($0) }
      if kinds.isEmpty { continue }
      contents = contents ?? (try? WorkbookReader.read(path))
      let place = contents.flatMap { Self.place(of: text.text, in: $0) } ?? text.part
      for (kind, _) in kinds {
        let found = Finding(
          .personalDatum, severity: .error, at: SourcePosition(file: name), heading: place,
          found: String(PersonalText.masked(text.text).prefix(40)), expected: kind.chineseName)
        if !findings.contains(found) { findings.append(found) }
      }
    }
    return findings
  }

  /// The first cell that holds a text; nil where it stands in no cell.
  private static func place(of text: String, in contents: WorkbookContents) -> String? {
    for sheet in contents.sheets {
      for row in sheet.rows {
        for cell in row.cells where cell.value == .text(text) {
          return sheet.name + "!" + CellAddress(row.number, cell.column).text
        }
      }
    }
    return nil
  }

  /// Digests of inputs are long runs of hexadecimal digits.
  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count >= 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Charts keep their points as numbers with all their decimals.
  private static func isChartNumber(_ text: WorkbookInspection.Text) -> Bool {
    text.part.hasPrefix("xl/charts") && text.text.contains(".") && Double(text.text) != nil
  }

  private func smallCells(_ path: String, _ name: String, _ tables: [PublicTable]) throws(Failure) -> [Finding] {
    let contents = try WorkbookReader.read(path)
    let rule = SmallCells(smallest: smallestCount)
    var findings: [Finding] = []
    var numbers: [[Int: Int]] = []
    var figures: [Set<Int>] = []
    for table in tables {
      var published: [Int: Int] = [:]
      var places: Set<Int> = []
      let sheet = contents.sheet(table.name)
      for row in table.rows.indices {
        for column in table.columns.indices {
          let place = row * table.columns.count + column
          guard case .number(let value)? = sheet?.cell(PublicTable.firstRow + row, column)?.value else { continue }
          published[place] = Int(exactly: value)
          places.insert(place)
        }
      }
      numbers.append(published)
      figures.append(places)
    }
    let counts = rule.recoverable(tables, published: numbers)
    let telling = rule.tellingFigures(tables, published: figures)
    for (number, table) in tables.enumerated() {
      for place in counts[number] + telling[number] {
        let cell = CellAddress(PublicTable.firstRow + place / table.columns.count, place % table.columns.count)
        findings.append(finding(.smallCellRecoverable, name, table.name + "!" + cell.text))
      }
    }
    return findings
  }
}
