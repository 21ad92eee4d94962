import StationModel
import Workbooks

/// Which complaints were decided on, mediated and closed in time, each clock by itself. A page of 投诉同比 of its own.
struct DeadlineBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.Deadlines
  private var deadlines: [ComplaintDeadline] { scope.figures.complaints.deadlines }
  private let firstClock = 2
  private let perClock = 4

  /// Clocks that any case of the scope runs by.
  private var clocks: [ComplaintClock] {
    ComplaintClock.allCases.filter { clock in deadlines.contains { $0.clock == clock && cases($0) > 0 } }
  }

  private func cases(_ figure: ComplaintDeadline) -> Int { figure.met + figure.late + figure.open + figure.unknown }

  /// Writes the block from a row on; returns the row after it. Nothing is written where no clock runs.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let clocks = self.clocks
    guard !clocks.isEmpty else { return top }
    sheet.height(top, 9)
    sheet.merge(top + 1, 0, top + 1, firstClock + clocks.count * perClock - 1, .text(Text.title), Look.section)
    sheet.height(top + 1, 22)
    let head = top + 2
    sheet.header(head, 0, head + 1, 0, Text.group)
    sheet.header(head, 1, head + 1, 1, Text.period)
    for (number, clock) in clocks.enumerated() {
      let column = firstClock + number * perClock
      sheet.header(head, column, head, column + perClock - 1, Text.name(clock))
      for (offset, word) in Text.heads.enumerated() { sheet.text(head + 1, column + offset, word, Look.header) }
    }
    sheet.height(head, 20)
    sheet.height(head + 1, 34)
    let lines = groups.flatMap { name, group in
      (scope.hasBase ? [true, false] : [true]).map { Line(name: name, group: group, isReport: $0) }
    }
    for (number, line) in lines.enumerated() {
      let parts = lines.indices.filter { place in
        line.group == scope.own && lines[place].group != scope.own && lines[place].isReport == line.isReport
      }
      write(&sheet, head + 2 + number, line, parts.map { (row: head + 2 + $0, line: lines[$0]) }, clocks)
    }
    var row = head + 2 + lines.count
    // As wide as the sheet, whatever the number of clocks.
    let width = (0...lastColumn).reduce(0.0) { $0 + (sheet.columnWidths[$1] ?? 8.43) }
    for note in Text.notes(hasWorkOrders: clocks.contains(.workOrder)) {
      sheet.merge(row, 0, row, lastColumn, .text(note), Look.note)
      sheet.height(row, max(15, TextWidth.height(lines: TextWidth.lines(note, width: width, size: 9), size: 9)))
      row += 1
    }
    return row
  }

  private var groups: [(String, FigureGroup)] {
    let own = [(scope.totalName, scope.own)]
    guard scope.isSummary, scope.groups.count > 1 else { return own }
    return own + scope.groups.prefix(12).map { ($0.name, $0.group) }
  }

  private struct Line {
    var name: String
    var group: FigureGroup
    var isReport: Bool
  }

  /// In time, late, and neither.
  private func counts(_ line: Line, _ clock: ComplaintClock) -> [Int] {
    let figure = deadlines.first {
      $0.group == line.group && $0.isBasePeriod != line.isReport && $0.clock == clock
    }
    return figure.map { [$0.met, $0.late, $0.open + $0.unknown] } ?? [0, 0, 0]
  }

  private func write(
    _ sheet: inout SheetDescription, _ row: Int, _ line: Line, _ parts: [(row: Int, line: Line)],
    _ clocks: [ComplaintClock]
  ) {
    let style = { (base: CellStyle) in line.group == scope.own ? base.total : base }
    sheet.text(row, 0, line.name, style(Look.text.sized(9)))
    sheet.text(row, 1, line.isReport ? Words.Comparison.report : Words.Comparison.base, style(Look.center))
    sheet.height(row, 20)
    for (number, clock) in clocks.enumerated() {
      let column = firstClock + number * perClock
      let counts = counts(line, clock)
      for (offset, count) in counts.enumerated() {
        let below = parts.map { (row: $0.row, count: self.counts($0.line, clock)[offset]) }
        sheet.count(row, column + offset, count, parts: below, style(Look.number(NumberFormat.count)))
      }
      let (met, late) = (at(row, column), at(row, column + 1))
      sheet.formula(
        row, column + 3, "IF(\(met)+\(late)=0,\"\(Words.none)\",\(met)/(\(met)+\(late)))",
        style(Look.number(NumberFormat.share(of: counts[0] + counts[1]))))
    }
    sheet.origin(
      CellRange(row: row, column: firstClock, toRow: row, toColumn: firstClock + clocks.count * perClock - 1),
      [scope.lineage.complaints(line.group, isReport: line.isReport)])
  }
}

extension Words {
  enum Deadlines {
    static let title = "办理期限（按收到日期，件）"
    static let group = "分组"
    static let period = "时期"
    static func name(_ clock: ComplaintClock) -> String {
      switch clock {
      case .acceptance: "法定受理期限"
      case .mediation: "法定调解期限"
      case .workOrder: "工单载明的办结期限"
      }
    }
    static let heads = ["按时", "逾期", "未到期\n或不明", "按时率"]
    static func notes(hasWorkOrders: Bool) -> [String] {
      let work = hasWorkOrders ? "工单载明办结期限的从其期限，不计入法定调解期限。" : ""
      return ["按时率 = 按时 ÷（按时 + 逾期）；尚未到期的、缺日期或超出放假安排而无法判断的不计入。法定期限按接收之日施行的规定计算。" + work]
    }
  }
}
