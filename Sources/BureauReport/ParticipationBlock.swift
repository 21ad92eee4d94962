import StationModel
import Workbooks

/// Who took part, sites compared with one another, and the same merchants in both periods: below the table of 满意度 in the summary.
struct ParticipationBlock {
  let scope: ReportScope
  let lastColumn: Int
  /// Row of a group's index in the table above, and its column. Missing: the group has none.
  let indexCell: (FigureGroup) -> String?

  private typealias Text = Words.Participation
  private var figures: SatisfactionFigures { scope.figures.satisfaction }
  private let number = Look.number(NumberFormat.count)
  private let points = Look.number(NumberFormat.index)

  /// Writes what there is from a row on; returns the row after it.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    guard scope.isSummary, lastColumn >= 12 else { return top }
    var row = top
    if figures.frames.contains(where: { $0.merchants > 0 }) { row = writeFrames(&sheet, from: row) }
    if !differences.isEmpty { row = writeDifferences(&sheet, from: row) }
    if figures.waves.contains(where: { $0.both > 0 }) { row = writeWaves(&sheet, from: row) }
    return row
  }

  // MARK: Pieces

  private func begin(_ sheet: inout SheetDescription, _ top: Int, _ title: String, _ heads: [String]) -> Int {
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, lastColumn, .text(title), Look.section)
    sheet.height(top + 1, 20)
    for (column, head) in heads.enumerated() { sheet.text(top + 2, column, head, Look.header.sized(9)) }
    sheet.height(top + 2, 44)
    return top + 3
  }

  /// Many sites have pages of their own above; the workspace's tables have the rest.
  private func isShown(_ group: FigureGroup) -> Bool { scope.groups.count <= 12 || group == .all }

  private func name(_ group: FigureGroup) -> String {
    if case .site(let site) = group { return scope.settings.sites[site].name }
    return scope.totalName
  }

  private func share(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, of part: Int, in whole: Int) {
    let (part, whole) = (at(row, part), at(row, whole))
    sheet.formula(row, column, "IF(\(whole)=0,\"—\",\(part)/\(whole))", Look.number(NumberFormat.share))
  }

  private func value(
    _ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ style: CellStyle
  ) {
    sheet.put(row, column, value.map { .number($0) } ?? .text(Words.none), style)
  }

  /// The verdict of an interval's ends: a formula, so that it cannot say otherwise than they do.
  ///
  /// - Parameter words: formulas for an interval above nothing, below it and about it.
  private func verdict(
    _ low: String, _ high: String, _ words: (above: String, below: String, neither: String)
  ) -> String {
    "IF(ISNUMBER(\(low)),IF(\(low)>0,\(words.above),IF(\(high)<0,\(words.below),\(words.neither))),\"—\")"
  }

  private func literal(_ text: String) -> String { "\"" + Report.quoted(text) + "\"" }

  /// A verdict with the names of the row's own cells in it: names are data, which no formula is made from.
  private func words(_ row: Int, _ parts: (String, String, String)) -> String {
    [literal(parts.0), at(row, 0), literal(parts.1), at(row, 2), literal(parts.2)].joined(separator: "&")
  }

  private func origin(
    _ sheet: inout SheetDescription, _ row: Int, _ columns: ClosedRange<Int>, _ sources: [CellSource]
  ) {
    sheet.origin(CellRange(row: row, column: columns.lowerBound, toRow: row, toColumn: columns.upperBound), sources)
  }

  /// Whether a frame is one of the sites that another adds up.
  private func isPart(_ frame: SatisfactionFrame, of whole: SatisfactionFrame) -> Bool {
    whole.group == .all && frame.group != .all && frame.isBasePeriod == whole.isBasePeriod
  }

  // MARK: Tables

  private func writeFrames(_ sheet: inout SheetDescription, from top: Int) -> Int {
    var row = begin(&sheet, top, Text.frames + Text.rest(scope, "satisfaction_frame"), Text.frameHeads(scope.groupWord))
    let frames = figures.frames.filter { (scope.hasBase || !$0.isBasePeriod) && isShown($0.group) }
    for frame in frames {
      let isReport = !frame.isBasePeriod
      sheet.text(row, 0, name(frame.group), Look.text)
      sheet.text(row, 1, isReport ? Text.report : Text.base, Look.center)
      let counts: [(Int, KeyPath<SatisfactionFrame, Int>)] = [
        (2, \.merchants), (3, \.answered), (5, \.rows), (6, \.answers),
      ]
      for (column, count) in counts {
        let parts = frames.enumerated().filter { isPart($0.element, of: frame) }
          .map { (row: top + 3 + $0.offset, count: $0.element[keyPath: count]) }
        sheet.count(row, column, frame[keyPath: count], parts: parts, number)
      }
      share(&sheet, row, 4, of: 3, in: 2)
      share(&sheet, row, 7, of: 6, in: 5)
      value(&sheet, row, 8, frame.bounds?.low, Look.number(NumberFormat.share))
      value(&sheet, row, 9, frame.bounds?.high, Look.number(NumberFormat.share))
      let rows = scope.lineage.satisfaction(frame.group, isReport: isReport)
      origin(&sheet, row, 2...2, [scope.lineage.merchantList(frame.group)])
      origin(&sheet, row, 3...3, [rows.and(.present("overall"))])
      origin(&sheet, row, 5...5, [rows])
      origin(&sheet, row, 6...6, [rows.and(.present("overall"))])
      origin(&sheet, row, 8...9, [rows.and(.present("overall")), scope.lineage.merchantList(frame.group)])
      sheet.height(row, 19)
      row += 1
    }
    sheet.merge(top + 2, 10, top + 2, lastColumn, .text(Words.Satisfaction.remark), Look.header.sized(9))
    if row > top + 3 { sheet.merge(top + 3, 10, row - 1, lastColumn, .text(Text.frameNote), Look.wrapped) }
    return row
  }

  /// Sixty sites have 1,770 pairs: what does not differ is left to the workspace's table.
  private var differences: [SatisfactionDifference] {
    let all = figures.differences
    return all.count <= 15 ? all : Array(all.filter(\.isJointlyClear).prefix(15))
  }

  private func writeDifferences(_ sheet: inout SheetDescription, from top: Int) -> Int {
    var row = begin(
      &sheet, top, Text.differences(scope.groupWord, all: figures.differences.count, shown: differences.count), [])
    let heads = Text.differenceHeads(scope.groupWord, Report.percent(scope.settings.satisfaction.confidence))
    for (number, head) in heads.enumerated() {
      let column = [0, 2, 4, 5, 6, 7][number]
      sheet.header(top + 2, column, top + 2, [1, 3, 4, 5, 6, lastColumn][number], head)
    }
    sheet.height(top + 2, 30)
    for difference in differences {
      sheet.merge(row, 0, row, 1, .text(name(difference.first)), Look.text)
      sheet.merge(row, 2, row, 3, .text(name(difference.second)), Look.text)
      let rows = [scope.lineage.overall(difference.first), scope.lineage.overall(difference.second)]
      if let formula = formula(difference) {
        sheet.formula(row, 4, formula, Look.number(NumberFormat.difference(of: difference.difference)))
      } else {
        sheet.number(row, 4, difference.difference, Look.number(NumberFormat.difference(of: difference.difference)))
        origin(&sheet, row, 4...4, rows)
      }
      sheet.number(row, 5, difference.joint.low, Look.number(NumberFormat.signed))
      sheet.number(row, 6, difference.joint.high, Look.number(NumberFormat.signed))
      origin(&sheet, row, 5...6, rows)
      let says = verdict(
        at(row, 5), at(row, 6), (words(row, Text.higher), words(row, Text.lower), literal(Text.same)))
      sheet.merge(row, 7, row, lastColumn, .formula("=" + says, cached: nil), Look.text)
      sheet.height(row, 19)
      row += 1
    }
    return row
  }

  /// The difference of the two indexes above, where that is what was compared.
  private func formula(_ difference: SatisfactionDifference) -> String? {
    guard let first = indexCell(difference.first), let second = indexCell(difference.second),
      let a = figures.index(of: difference.first)?.index, let b = figures.index(of: difference.second)?.index,
      abs(a - b - difference.difference) < 1e-9
    else { return nil }
    return first + "-" + second
  }

  private func writeWaves(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let heads = Text.waveHeads(scope.groupWord, Report.percent(scope.settings.satisfaction.confidence))
    var row = begin(&sheet, top, Text.waves + Text.rest(scope, "satisfaction_wave"), heads)
    sheet.header(top + 2, heads.count, top + 2, lastColumn, Text.verdict)
    for wave in figures.waves where isShown(wave.group) {
      sheet.text(row, 0, name(wave.group), Look.text)
      for (column, count) in [(1, wave.both), (2, wave.left), (3, wave.joined), (8, wave.lost), (9, wave.gained)] {
        sheet.count(row, column, count, number)
      }
      value(&sheet, row, 4, wave.change, Look.number(NumberFormat.difference(of: wave.change)))
      value(&sheet, row, 5, wave.interval?.low, Look.number(NumberFormat.signed))
      value(&sheet, row, 6, wave.interval?.high, Look.number(NumberFormat.signed))
      value(&sheet, row, 7, wave.wilcoxonP, Look.number(NumberFormat.p))
      value(&sheet, row, 10, wave.mcNemarP, Look.number(NumberFormat.p))
      let says = verdict(at(row, 5), at(row, 6), (literal(Text.rose), literal(Text.fell), literal(Text.unchanged)))
      // Of a census nothing was drawn: the change is what it is.
      let shown: CellContent = wave.intervalMethod == .census ? .text(Text.census) : .formula("=" + says, cached: nil)
      sheet.merge(row, heads.count, row, lastColumn, shown, Look.text)
      let both = [true, false].map { scope.lineage.satisfaction(wave.group, isReport: $0).and(.present("overall")) }
      origin(&sheet, row, 1...(heads.count - 1), both)
      sheet.height(row, 19)
      row += 1
    }
    return row
  }
}
