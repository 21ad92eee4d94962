import StationModel
import Workbooks

/// What became of the complaints, who complained again and where they came in. A page of 投诉同比 of its own.
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
    head(&sheet, top, Text.title, Text.heads)
    sheet.height(top, 9)
    sheet.height(top + 1, 22)
    sheet.height(top + 2, 48)
    for (number, head) in Text.helpers.enumerated() { sheet.text(top + 2, helperColumn + number, head, Look.helper) }
    var row = top + 3
    for line in lines {
      let parts = lines.enumerated().filter { isPart($0.element, of: line) }
      writeCourse(&sheet, row, line, parts.map { (row: top + 3 + $0.offset, line: $0.element) })
      row += 1
    }
    let below = row
    sheet.height(below, 9)
    sheet.height(below + 1, 22)
    sheet.height(below + 2, 36)
    let listed = writeChannels(&sheet, from: below)
    return max(listed, writeOutcomes(&sheet, from: below))
  }

  private func head(_ sheet: inout SheetDescription, _ top: Int, _ title: String, _ heads: [String]) {
    sheet.merge(top + 1, 0, top + 1, heads.count - 1, .text(title), Look.section)
    for (number, head) in heads.enumerated() { sheet.text(top + 2, number, head, Look.header) }
  }

  private func name(_ sheet: inout SheetDescription, _ row: Int, _ line: Line) {
    let style = { (base: CellStyle) in line.group == scope.own ? base.total : base }
    sheet.text(row, 0, line.name, style(Look.text.sized(9)))
    sheet.text(row, 1, line.isReport ? Words.Comparison.report : Words.Comparison.base, style(Look.center))
    sheet.height(row, 20)
  }

  // MARK: Course and repeats

  /// Whether a line is one of the groups that another adds up.
  private func isPart(_ line: Line, of whole: Line) -> Bool {
    whole.group == scope.own && line.group != scope.own && line.isReport == whole.isReport
  }

  /// Received, accepted, closed, mediated, known complainants, again, merchants, merchants again; by their columns.
  private func counts(_ line: Line) -> [(column: Int, count: Int?)] {
    let isOwn = { (group: FigureGroup, isBase: Bool) in group == line.group && isBase != line.isReport }
    let course = figures.courses.first { isOwn($0.group, $0.isBasePeriod) }
    let mediation = figures.mediation.first { isOwn($0.group, $0.isBasePeriod) }
    let repeats = figures.repeats.first { isOwn($0.group, $0.isBasePeriod) }
    // None mediated among results that most cases do not tell is unknown, not 0; 结果 below counts those without one.
    let isTold = mediation?.isTold ?? true
    let mediated = mediation.flatMap { isTold || $0.mediated > 0 ? $0.mediated : nil }
    return [
      (2, course?.received), (3, mediation?.accepted), (4, mediation?.closed), (5, mediated),
      (10, repeats?.known), (11, repeats?.again), (13, repeats?.merchants), (14, repeats?.merchantsAgain),
    ]
  }

  private func writeCourse(
    _ sheet: inout SheetDescription, _ row: Int, _ line: Line, _ parts: [(row: Int, line: Line)]
  ) {
    let style = { (format: String) in
      line.group == scope.own ? Look.number(format).total : Look.number(format)
    }
    name(&sheet, row, line)
    let isOwn = { (group: FigureGroup, isBase: Bool) in group == line.group && isBase != line.isReport }
    let mediation = figures.mediation.first { isOwn($0.group, $0.isBasePeriod) }
    let deadline = figures.deadlines.first { isOwn($0.group, $0.isBasePeriod) && $0.clock == .acceptance }
    let repeats = figures.repeats.first { isOwn($0.group, $0.isBasePeriod) }
    let isTold = mediation?.isTold ?? true
    let below = parts.map { (row: $0.row, counts: counts($0.line)) }
    for (place, figure) in counts(line).enumerated() {
      guard let count = figure.count else {
        put(&sheet, row, figure.column, nil, style(NumberFormat.count))
        continue
      }
      let known = below.compactMap { part in part.counts[place].count.map { (row: part.row, count: $0) } }
      sheet.count(
        row, figure.column, count, parts: known.count == below.count ? known : [], style(NumberFormat.count))
    }
    put(&sheet, row, helperColumn, deadline.map { Double($0.met) }, Look.helper)
    put(&sheet, row, helperColumn + 1, deadline.map { Double($0.met + $0.late) }, Look.helper)
    let shares = [
      (6, at(row, 4), at(row, 3), mediation?.accepted), (7, at(row, 5), at(row, 4), mediation?.closed),
      (8, at(row, 5), at(row, 3), mediation?.accepted),
      (9, at(row, helperColumn), at(row, helperColumn + 1), deadline.map { $0.met + $0.late }),
      (12, at(row, 11), at(row, 10), repeats?.known),
    ]
    for (column, part, whole, base) in shares {
      guard isTold || (column != 7 && column != 8) else {
        sheet.text(row, column, Words.none, style(NumberFormat.share))
        continue
      }
      sheet.formula(
        row, column, "IF(ISNUMBER(\(whole)),IF(\(whole)=0,\"—\",\(part)/\(whole)),\"—\")",
        style(NumberFormat.share(of: base)))
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

  // MARK: Outcomes

  /// Over the last columns, beside the channels.
  private func writeOutcomes(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let courses = [false, true].map { isBase in
      figures.courses.first { $0.group == scope.own && $0.isBasePeriod == isBase }
    }
    guard let now = courses[0] else { return top }
    let column = lastColumn - 4
    sheet.merge(top + 1, column - 3, top + 1, lastColumn, .text(Text.outcomes), Look.section)
    sheet.header(top + 2, column - 3, top + 2, column - 1, Text.outcome)
    for (number, head) in Text.channelHeads.dropFirst().enumerated() {
      sheet.text(top + 2, column + number, head, Look.header)
    }
    let first = top + 3
    let total = first + ComplaintOutcome.allCases.count
    for outcome in ComplaintOutcome.allCases {
      let row = first + outcome.rawValue
      sheet.merge(row, column - 3, row, column - 1, .text(Text.name(outcome)), Look.text.sized(9))
      sheet.count(row, column, now.outcomes[outcome.rawValue])
      let before = courses[1].map { CellContent.number(Double($0.outcomes[outcome.rawValue])) }
      sheet.put(row, column + 1, before ?? .text(Words.none), Look.number(NumberFormat.count))
      for (offset, isReport) in [true, false].enumerated() {
        sheet.origin(row, column + offset, scope.lineage.complaints(scope.own, isReport: isReport))
      }
      finishShare(&sheet, row, total: total, column) { $0 }
      sheet.height(row, 20)
    }
    sheet.merge(total, column - 3, total, column - 1, .text(Words.total), Look.text.sized(9).total)
    for offset in 0...1 {
      sheet.formula(
        total, column + offset, "SUM(\(span(first, column + offset, total - 1, column + offset)))",
        Look.number(NumberFormat.count).total)
    }
    finishShare(&sheet, total, total: total, column) { $0.total }
    sheet.height(total, 20)
    return total + 1
  }

  // MARK: Channels

  /// Of a site its own counts.
  private var channels: [ComplaintChannelFigure] {
    guard let site = scope.site else { return figures.channels }
    return figures.channels.compactMap { channel in
      guard channel.bySite.indices.contains(site), channel.bySiteBase.indices.contains(site) else { return nil }
      var own = channel
      (own.countReport, own.countBase) = (channel.bySite[site], channel.bySiteBase[site])
      return own
    }
  }

  private func writeChannels(_ sheet: inout SheetDescription, from top: Int) -> Int {
    let channels = self.channels
    guard !channels.isEmpty else { return top }
    head(&sheet, top, Text.channels, Text.channelHeads)
    let first = top + 3
    let total = first + channels.count
    for (number, channel) in channels.enumerated() {
      let row = first + number
      sheet.text(row, 0, channel.name.isEmpty ? Text.noChannel : channel.name, Look.text.sized(9))
      sheet.count(row, 1, channel.countReport)
      sheet.count(row, 2, channel.countBase)
      for column in [1, 2] {
        let rows = scope.lineage.complaints(scope.own, isReport: column == 1)
        let own: CellSource.Condition =
          channel.name.isEmpty ? .absent("channel_group") : .equals("channel_group", channel.name)
        sheet.origin(row, column, rows.and(own))
      }
      finishShare(&sheet, row, total: total, 1) { $0 }
      sheet.height(row, 20)
    }
    sheet.text(total, 0, Words.total, Look.text.sized(9).total)
    for column in [1, 2] {
      sheet.formula(
        total, column, "SUM(\(span(first, column, total - 1, column)))", Look.number(NumberFormat.count).total)
    }
    finishShare(&sheet, total, total: total, 1) { $0.total }
    sheet.height(total, 20)
    return total + 1
  }

  /// Change and shares of two counts that stand from a column on.
  private func finishShare(
    _ sheet: inout SheetDescription, _ row: Int, total: Int, _ column: Int, _ style: (CellStyle) -> CellStyle
  ) {
    let (now, before) = (at(row, column), at(row, column + 1))
    sheet.formula(
      row, column + 2, "IF(ISNUMBER(\(before)),\(now)-\(before),\"—\")", style(Look.number(NumberFormat.countChange)))
    for offset in 0...1 {
      let (part, whole) = (at(row, column + offset), fixed(total, column + offset))
      sheet.formula(
        row, column + 3 + offset, "IF(AND(ISNUMBER(\(part)),\(whole)>0),\(part)/\(whole),\"—\")",
        style(Look.number(NumberFormat.share)))
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
    static let outcomes = "处理结果（按收到日期）"
    static let outcome = "结果"
    static func name(_ outcome: ComplaintOutcome) -> String {
      switch outcome {
      case .pending: "待受理"
      case .refused: "不予受理"
      case .open: "已受理未办结"
      case .mediated: "调解成功"
      case .failed: "调解不成、终止调解"
      case .withdrawn: "撤回、自行和解"
      case .closed: "办结，结果未注明"
      }
    }
    static let channels = "来源渠道"
    static let channelHeads = ["渠道", "本期\n（件）", "基期\n（件）", "增减", "本期\n占比", "基期\n占比"]
    static let noChannel = "未注明"
  }
}
