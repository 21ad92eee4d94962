import StationModel
import Workbooks

/// What became of the complaints, who complained again, how long they took and where they came in. A page of 投诉同比 of its own.
struct ComplaintCourseBlock {
  let scope: ReportScope
  let lastColumn: Int

  private typealias Text = Words.ComplaintCourses
  private var figures: ComplaintFigures { scope.figures.complaints }
  /// Within the deadline of acceptance, and what that is a share of; right of the print area.
  private var helperColumn: Int { lastColumn + 4 }

  /// A line of the tables: a group in a period.
  private struct Line {
    var name: String
    var group: FigureGroup
    var isReport: Bool
  }

  private var lines: [Line] {
    var groups = [(scope.totalName, scope.own)]
    if scope.isSummary, scope.groups.count > 1 { groups += scope.groups.prefix(12).map { ($0.name, $0.group) } }
    return groups.flatMap { name, group in
      (scope.hasBase ? [true, false] : [true]).map { Line(name: name, group: group, isReport: $0) }
    }
  }

  /// Writes the block from a row on; returns the row after it. Nothing is written where there are no complaints.
  func write(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let lines = self.lines.filter { line in
      figures.courses.contains { $0.group == line.group && $0.isBasePeriod != line.isReport }
    }
    guard !lines.isEmpty else { return top }
    head(&sheet, top, Text.title, Text.heads, from: 0)
    for (number, head) in Text.helpers.enumerated() { sheet.text(top + 2, helperColumn + number, head, Look.helper) }
    var row = top + 3
    for line in lines {
      writeCourse(&sheet, row, line)
      row += 1
    }
    let below = row
    let timed = writeTimes(&sheet, from: below, lines)
    let listed = writeChannels(&sheet, from: below)
    return max(timed, listed)
  }

  private func head(_ sheet: inout SheetDescription, _ top: Int, _ title: String, _ heads: [String], from column: Int) {
    sheet.height(top, 9)
    sheet.merge(top + 1, column, top + 1, column + heads.count - 1, .text(title), Look.section)
    sheet.height(top + 1, 22)
    for (number, head) in heads.enumerated() { sheet.text(top + 2, column + number, head, Look.header) }
    sheet.height(top + 2, 48)
  }

  private func name(_ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ line: Line) {
    let style = { (base: CellStyle) in line.group == scope.own ? base.total : base }
    sheet.text(row, column, line.name, style(Look.text.sized(9)))
    sheet.text(row, column + 1, line.isReport ? Words.Comparison.report : Words.Comparison.base, style(Look.center))
    sheet.height(row, 20)
  }

  // MARK: Course and repeats

  private func writeCourse(_ sheet: inout SheetDescription, _ row: Int, _ line: Line) {
    let style = { (format: String) in
      line.group == scope.own ? Look.number(format).total : Look.number(format)
    }
    name(&sheet, row, 0, line)
    let isOwn = { (group: FigureGroup, isBase: Bool) in group == line.group && isBase != line.isReport }
    let course = figures.courses.first { isOwn($0.group, $0.isBasePeriod) }
    let mediation = figures.mediation.first { isOwn($0.group, $0.isBasePeriod) }
    let deadline = figures.deadlines.first { isOwn($0.group, $0.isBasePeriod) && $0.isAcceptance }
    let repeats = figures.repeats.first { isOwn($0.group, $0.isBasePeriod) }
    let counts: [(Int, Int?)] = [
      (2, course?.received), (3, mediation?.accepted), (4, mediation?.closed), (5, mediation?.mediated),
      (10, repeats?.known), (11, repeats?.again), (13, repeats?.merchants), (14, repeats?.merchantsAgain),
    ]
    for (column, count) in counts { put(&sheet, row, column, count.map(Double.init), style(NumberFormat.count)) }
    put(&sheet, row, helperColumn, deadline.map { Double($0.met) }, Look.helper)
    put(&sheet, row, helperColumn + 1, deadline.map { Double($0.met + $0.late) }, Look.helper)
    let shares = [
      (6, at(row, 4), at(row, 3)), (7, at(row, 5), at(row, 4)), (8, at(row, 5), at(row, 3)),
      (9, at(row, helperColumn), at(row, helperColumn + 1)), (12, at(row, 11), at(row, 10)),
    ]
    for (column, part, whole) in shares {
      sheet.formula(
        row, column, "IF(ISNUMBER(\(whole)),IF(\(whole)=0,\"—\",\(part)/\(whole)),\"—\")", style(NumberFormat.share))
    }
    let rows = scope.lineage.complaints(line.group, isReport: line.isReport)
    sheet.origin(CellRange(row: row, column: 2, toRow: row, toColumn: helperColumn + 1), [rows])
    let named = rows.and(.present("merchant_id"))
    sheet.origin(CellRange(row: row, column: 13, toRow: row, toColumn: 14), [named])
  }

  private func put(
    _ sheet: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ style: CellStyle
  ) {
    if let value { sheet.number(row, column, value, style) } else { sheet.text(row, column, Words.none, style) }
  }

  // MARK: Handling times

  private let timeColumn = 7

  private func writeTimes(_ sheet: inout SheetDescription, from top: Int, _ lines: [Line]) -> Int {
    let timed = lines.filter { line in
      figures.durations.contains { $0.group == line.group && $0.isBasePeriod != line.isReport }
    }
    guard !timed.isEmpty else { return top }
    head(&sheet, top, Text.times, Text.timeHeads, from: timeColumn)
    var row = top + 3
    for line in timed {
      name(&sheet, row, timeColumn, line)
      guard
        let figure = figures.durations.first(where: { $0.group == line.group && $0.isBasePeriod != line.isReport })
      else { continue }
      let style = { (format: String) in
        line.group == scope.own ? Look.number(format).total : Look.number(format)
      }
      for number in ComplaintDuration.steps.indices {
        let share = figure.closedWithin.indices.contains(number) ? figure.closedWithin[number] : nil
        put(&sheet, row, timeColumn + 2 + number, share, style(NumberFormat.share))
      }
      put(&sheet, row, timeColumn + 6, figure.median.map(Double.init), style(NumberFormat.count))
      put(&sheet, row, timeColumn + 7, Double(figure.open), style(NumberFormat.count))
      let rows = scope.lineage.complaints(line.group, isReport: line.isReport)
      sheet.origin(CellRange(row: row, column: timeColumn + 2, toRow: row, toColumn: timeColumn + 7), [rows])
      row += 1
    }
    return row
  }

  // MARK: Channels

  private func writeChannels(_ sheet: inout SheetDescription, from top: Int) -> Int {
    guard scope.isSummary, !figures.channels.isEmpty else { return top }
    head(&sheet, top, Text.channels, Text.channelHeads, from: 0)
    let first = top + 3
    let total = first + figures.channels.count
    for (number, channel) in figures.channels.enumerated() {
      let row = first + number
      sheet.text(row, 0, channel.name.isEmpty ? Text.noChannel : channel.name, Look.text.sized(9))
      sheet.count(row, 1, channel.countReport)
      sheet.count(row, 2, channel.countBase)
      for column in [1, 2] {
        let rows = scope.lineage.complaints(.all, isReport: column == 1)
        let own: CellSource.Condition =
          channel.name.isEmpty ? .absent("channel_group") : .equals("channel_group", channel.name)
        sheet.origin(row, column, rows.and(own))
      }
      finishChannel(&sheet, row, total: total) { $0 }
      sheet.height(row, 20)
    }
    sheet.text(total, 0, Words.total, Look.text.sized(9).total)
    for column in [1, 2] {
      sheet.formula(
        total, column, "SUM(\(span(first, column, total - 1, column)))", Look.number(NumberFormat.count).total)
    }
    finishChannel(&sheet, total, total: total) { $0.total }
    sheet.height(total, 20)
    return total + 1
  }

  private func finishChannel(
    _ sheet: inout SheetDescription, _ row: Int, total: Int, _ style: (CellStyle) -> CellStyle
  ) {
    sheet.formula(row, 3, "\(at(row, 1))-\(at(row, 2))", style(Look.number(NumberFormat.countChange)))
    for (column, part) in [(4, 1), (5, 2)] {
      let whole = fixed(total, part)
      sheet.formula(
        row, column, "IF(\(whole)=0,\"—\",\(at(row, part))/\(whole))", style(Look.number(NumberFormat.share)))
    }
  }
}

extension Words {
  enum ComplaintCourses {
    static let title = "办理与重复投诉（按收到日期）"
    static let heads = [
      "分组", "时期", "收到\n（件）", "受理\n（件）", "办结\n（件）", "调解成功\n（件）", "办结率\n（÷受理）", "调解\n成功率\n（÷办结）", "调解\n成功率\n（÷受理）",
      "按时\n受理率", "可辨认\n投诉人\n（件）", "30日内\n再投诉\n（件）", "重复\n投诉率", "被投诉\n商户\n（户）", "其中2件及以上\n（户）",
    ]
    static let helpers = ["按时受理", "应受理"]
    static let times = "办结用时（自收到起的日历日，未办结的按删失计）"
    static let timeHeads = ["分组", "时期", "7日内", "15日内", "30日内", "60日内", "中位\n（日）", "未办结（件）"]
    static let channels = "来源渠道"
    static let channelHeads = ["渠道", "本期\n（件）", "基期\n（件）", "增减", "本期\n占比", "基期\n占比"]
    static let noChannel = "未注明"
  }
}
