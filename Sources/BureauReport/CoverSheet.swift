import StationModel
import Workbooks

/// 封面与目录.
struct CoverSheet {
  let scope: ReportScope
  /// The other sheets, in order.
  let sheets: [SheetDescription]
  /// What they are, in the same order.
  let keys: [SheetKey]
  private let lastColumn = 6
  private let headRow = 14

  func build() -> SheetDescription {
    var sheet = SheetDescription(name: scope.sheetName(.cover))
    for (column, width) in [3.0, 9, 26, 54, 13, 14, 3].enumerated() { sheet.width(column...column, width) }
    writeTitle(&sheet)
    writeLines(&sheet)
    writeContents(&sheet)
    let frame = SheetFrame(scope: scope, key: .cover, lastColumn: lastColumn)
    let end = writeNotes(&sheet, from: headRow + sheets.count + 1)
    sheet.isActive = true
    frame.finish(&sheet, lastRow: end - 1, repeated: headRow...headRow)
    return sheet
  }

  private func writeTitle(_ sheet: inout SheetDescription) {
    let settings = scope.settings
    let big = Look.title.sized(30).bold
    sheet.height(0, 18)
    sheet.merge(
      1, 1, 1, 5, .text(scope.title(.cover, settings.station.isEmpty ? settings.title : settings.station)), big)
    sheet.height(1, 50)
    let subtitle =
      scope.site.map { Words.Cover.siteSubtitle(settings.sites[$0].name) } ?? Words.Cover.title(settings)
    let size = TextWidth.of(subtitle, size: 22) > 110 ? 16.0 : 22.0
    sheet.merge(2, 1, 2, 5, .text(subtitle), Look.title.sized(size))
    sheet.height(2, 38)
    let period = Look.title.sized(15).with {
      $0.face = .cover
      $0.color = Palette.secondary
      $0.bottom = Look.navyEdge
    }
    sheet.merge(3, 1, 3, 5, .text("（" + settings.periods.reportText + "）"), period)
    sheet.height(3, 32)
    sheet.height(4, 12)
  }

  private func writeLines(_ sheet: inout SheetDescription) {
    let settings = scope.settings
    let figures = scope.figures
    let label = Look.plain.with {
      $0.face = .cover
      $0.size = 12
      $0.color = Palette.secondary
      $0.horizontal = .right
    }
    let value = label.with {
      $0.color = .black
      $0.horizontal = .left
      $0.wraps = true
    }
    let sites =
      scope.site.map { settings.sites[$0].name }
      ?? settings.sites.prefix(12).map(\.name).joined(separator: "、")
      + (settings.sites.count > 12 ? "等 \(settings.sites.count) 个" : "")
    let base = scope.hasBase ? Words.Cover.base(settings.periods.base) : ""
    let lines: [(String, CellContent)] = [
      (
        Words.Cover.issuer,
        .text([settings.bureau, settings.station].filter { !$0.isEmpty }.joined(separator: "　"))
      ),
      (Words.Cover.sites, .text(sites)), (Words.Cover.period, .text(settings.periods.reportText + base)),
      (Words.Cover.until, figures.dataUntil.map { .number(serial($0)) } ?? .text(Words.none)),
      (Words.Cover.version, .text(figures.generator + Words.Cover.digest(figures.inputDigest))),
      (Words.Cover.use, .text(Words.Cover.useText)), (Words.Cover.form, .text(Words.Cover.marks(settings.form))),
    ]
    for (number, line) in lines.enumerated() {
      let row = 5 + number
      sheet.merge(row, 1, row, 2, .text(line.0), label)
      var style = value
      // The end of the data is told by all sources together.
      if case .number = line.1 {
        style.numberFormat = NumberFormat.longDate
        sheet.origin(row, 3, CellSource("source_file"))
      }
      if number == 6 { style.size = 10 }
      sheet.merge(row, 3, row, 5, line.1, style)
      var height = 22.0
      if case .text(let text) = line.1 {
        let lines = TextWidth.lines(text, width: 78, size: style.size)
        height = max(22, TextWidth.height(lines: lines, size: style.size))
      }
      sheet.height(row, height)
    }
    sheet.height(12...13, 8)
  }

  private func writeContents(_ sheet: inout SheetDescription) {
    for (number, head) in Words.Cover.headings.enumerated() { sheet.text(headRow, 1 + number, head, Look.header) }
    sheet.height(headRow, 24)
    let settings = scope.settings
    let contents = Words.Cover.contents(
      items: settings.taxonomy.items.count, classes: settings.taxonomy.classes.count,
      months: settings.periods.all.count, merchants: scope.merchants.count, group: scope.groupWord)
    for (number, target) in sheets.enumerated() {
      let row = headRow + 1 + number
      let key = keys[number]
      sheet.text(row, 1, scope.number(key), Look.center)
      let link = Look.text.colored(Palette.blue).with {
        $0.isUnderlined = true
        $0.numberFormat = ""
      }
      sheet.put(row, 2, .link(text: target.name, sheet: target.name, cell: "A1", tip: Words.Cover.tip), link)
      sheet.text(row, 3, contents[key.rawValue], Look.text)
      sheet.text(row, 4, Words.Cover.units[key.rawValue], Look.center)
      let isList = target.page.pagesTall == 0
      if isList {
        sheet.text(row, 5, Words.Cover.asNeeded, Look.center)
      } else {
        // Pages are no figure.
        sheet.origin(CellRange(row: row, column: 5, toRow: row, toColumn: 5), [])
        sheet.count(row, 5, target.page.pagesTall, Look.date("0\"" + Words.Cover.pages + "\""))
      }
      sheet.height(row, 21)
    }
  }

  private func writeNotes(_ sheet: inout SheetDescription, from start: Int) -> Int {
    var row = start
    for (number, note) in (Words.Cover.notes + scope.words(.cover).notes).enumerated() {
      sheet.merge(row, 1, row, 5, .text((number == 0 ? Words.noteLead : Words.noteIndent) + note), Look.note)
      sheet.height(row, max(16, TextWidth.height(lines: TextWidth.lines(note, width: 112, size: 9), size: 9)))
      row += 1
    }
    return row
  }
}
