import StationModel
import Workbooks

/// The merchants of 标杆评价, a row each: a street's sheet has them all.
struct LeaderRows {
  let scope: ReportScope
  /// Parted by site.
  let parts: [[LeaderScore]]
  let firstRow: Int
  static let firstIndicator = 4

  private var scores: [LeaderScore] { parts.flatMap { $0 } }
  private var indicators: [LeaderIndicatorFigure] { scope.figures.leaders.indicators }
  private var compositeColumn: Int { Self.firstIndicator + max(1, indicators.count) }

  /// Rows of the chosen.
  func write(_ sheet: inout SheetDescription) -> [Int] {
    let scores = self.scores
    guard !scores.isEmpty else { return [] }
    let firsts = Set(parts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }).subtracting([0])
    let looks = [(false, false), (true, false), (false, true), (true, true)].map {
      look(&sheet, isChosen: $0.0, isFirst: $0.1)
    }
    let heights = scores.map { score in
      let lines = TextWidth.lines(score.isChosen ? "" : score.reason, width: 30, size: 9)
      return max(20, TextWidth.height(lines: lines, size: 9))
    }
    sheet.add(
      RowList(
        firstRow: firstRow, rowCount: scores.count, columns: columns(scores), looks: looks,
        lookOfRow: scores.indices.map { (scores[$0].isChosen ? 1 : 0) + (firsts.contains($0) ? 2 : 0) },
        heights: heights, keys: scores.map { scope.figures.merchants[$0.merchant].id }))
    addOrigins(&sheet, scores)
    return scores.indices.filter { scores[$0].isChosen }.map { firstRow + $0 }
  }

  // MARK: Styles

  private func look(_ sheet: inout SheetDescription, isChosen: Bool, isFirst: Bool) -> [StyleID] {
    let style = { (base: CellStyle) -> CellStyle in
      var result = isChosen ? base.filled(Palette.chosenFill) : base
      if isFirst { result.top = Look.navyEdge }
      return result
    }
    let small = style(Look.center)
    let scaled = indicators.isEmpty ? Look.body : Look.number(NumberFormat.index)
    let styles =
      [
        style(Look.date("0")), style(Look.center), style(isChosen ? Look.text.bold : Look.text), style(Look.center),
      ] + Array(repeating: style(scaled), count: max(1, indicators.count)) + [
        style(Look.number(NumberFormat.decimal).bold), small, small, style(Look.number(NumberFormat.count)),
        isChosen ? small.bold.colored(Palette.darkOrange) : small.colored(Palette.secondary), style(Look.wrapped),
      ]
    return styles.map { sheet.style($0) }
  }

  // MARK: Columns

  private func columns(_ scores: [LeaderScore]) -> [RowList.Column] {
    let merchants = scores.map { scope.figures.merchants[$0.merchant] }
    let texts = { (text: (Int) -> String) -> RowList.Column in
      var column = TextColumn()
      for index in scores.indices { column.append(text(index)) }
      return .texts(column)
    }
    let scaled = (0..<max(1, indicators.count)).map { number -> RowList.Column in
      .numbers(scores.map { $0.scaled.indices.contains(number) ? $0.scaled[number] ?? .nan : .nan })
    }
    return [
      ranks(scores), .texts(TextColumn(scope.settings.sites.map(\.name), codes: merchants.map(\.site))),
      .texts(TextColumn(merchants.map(\.name))),
      texts { merchants[$0].trade },
    ] + scaled + [
      composites(scores), .numbers(scores.map { $0.siteRank.map(Double.init) ?? .nan }, missing: Words.none),
      texts { index in
        let score = scores[index]
        return score.rankLow.flatMap { low in score.rankHigh.map { "\(low)–\($0)" } } ?? Words.none
      },
      .numbers(merchants.map { Double($0.ratings) }),
      texts { scores[$0].isChosen ? Words.Leaders.yes : Words.Leaders.no },
      texts { scores[$0].isChosen ? "" : scores[$0].reason },
    ]
  }

  /// Rank over all merchants by the composite column of the list; the program's own rank is its value. A street's own list does not
  /// have the merchants of the others.
  private func ranks(_ scores: [LeaderScore]) -> RowList.Column {
    let values = scores.map { score in score.composite.flatMap { _ in score.rank.map(Double.init) } ?? .nan }
    guard scope.isSummary else { return .numbers(values, missing: Words.none) }
    let formula = RowFormula(
      "=1+SUMPRODUCT((\(Words.Name.detailScore)>" + CellAddress.columnText(compositeColumn), "+0.000000001)*1)")
    return .formulas([formula], values: values, missing: Words.none)
  }

  /// The weighted sum as a formula where it gives the program's composite, else the composite itself.
  private func composites(_ scores: [LeaderScore]) -> RowList.Column {
    let first = CellAddress.columnText(Self.firstIndicator)
    let last = CellAddress.columnText(compositeColumn - 1)
    let weights =
      CellAddress(4, Self.firstIndicator).absolute + ":" + CellAddress(4, compositeColumn - 1).absolute
    let formulas = [
      RowFormula("=SUMPRODUCT(" + first, ":" + last, ",\(weights))"),
      RowFormula(
        "=SUMPRODUCT(" + first, ":" + last, ",\(weights))/SUMPRODUCT((" + first, ":" + last, "<>\"\")*\(weights))"),
    ]
    return .formulas(
      formulas, choice: scores.map(choice), values: scores.map { $0.composite ?? .nan }, missing: Words.none)
  }

  /// 0: all indicators have values; 1: some; 2: the composite is something else.
  private func choice(_ score: LeaderScore) -> UInt8 {
    guard let composite = score.composite else { return 2 }
    var sum = 0.0
    var weights = 0.0
    for (number, indicator) in indicators.enumerated() where score.scaled.indices.contains(number) {
      guard let value = score.scaled[number] else { continue }
      sum += value * indicator.weight
      weights += indicator.weight
    }
    guard weights > 0, abs(sum / weights - composite) <= 1e-9 * max(1, abs(composite)) else { return 2 }
    return abs(weights - 1) < 1e-12 ? 0 : 1
  }

  // MARK: Origins

  private func addOrigins(_ sheet: inout SheetDescription, _ scores: [LeaderScore]) {
    let key = CellSource.Condition.ownKey("merchant_id")
    let lineage = scope.lineage
    let column = { (number: Int) in
      CellRange(row: firstRow, column: number, toRow: firstRow + scores.count - 1, toColumn: number)
    }
    let all = indicators.map { lineage.indicator($0.id, scope.own).and(key) }
    for (number, source) in all.enumerated() { sheet.origin(column(Self.firstIndicator + number), [source]) }
    sheet.origin(column(compositeColumn + 3), [lineage.overall(scope.own).and(key)])
    for number in [0, compositeColumn + 1, compositeColumn + 2] { sheet.origin(column(number), all) }
    // Where the composite is no formula, nothing else leads to its rows.
    for (index, score) in scores.enumerated() where score.composite != nil && choice(score) == 2 {
      let row = firstRow + index
      sheet.origin(CellRange(row: row, column: compositeColumn, toRow: row, toColumn: compositeColumn), all)
    }
  }
}
