import Diagnostics
import Foundation
import StationModel
import Testing
import Workbooks

@testable import BureauReport

@Suite struct PublicTests {
  private func table(_ counts: [[Int]], summed: Bool = true, totals: Bool = true) -> PublicTable {
    var rows = counts.map { $0 + [$0.reduce(0, +)] }
    if totals { rows.append((0...counts[0].count).map { column in rows.reduce(0) { $0 + $1[column] } }) }
    var table = PublicTable(
      "表", title: "", unit: "", summary: "", columns: (0...counts[0].count + 1).map { .init("列\($0)") },
      rows: rows.map { [.text("行")] + $0.map { .count($0) } })
    table.summedColumns = summed ? 1...counts[0].count : nil
    table.hasTotalRow = totals
    return table
  }

  @Test func `no protected count can be worked out from totals`() {
    let rule = SmallCells(smallest: 3)
    var generator = UInt64(7)
    for round in 0..<400 {
      let counts = (0..<(2 + round % 5)).map { _ in
        (0..<(2 + round % 4)).map { _ -> Int in
          generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Int((generator >> 33) % (round % 3 == 0 ? 4 : 12))
        }
      }
      let result = rule.protect(table(counts))
      var published: [Int: Int] = [:]
      for row in result.rows.indices {
        for column in 1..<result.columns.count where !result.isProtected(row, column) {
          published[row * result.columns.count + column] = result.count(row, column)
        }
      }
      #expect(rule.recoverable(result, published: published).isEmpty, "\(counts)")
      #expect(result.count(0, 1).map { $0 > 0 && $0 < 3 } != true || result.isProtected(0, 1))
    }
  }

  /// The first block is what its columns leave of its other row; its first row less that tells what stands beside: no single sum does.
  @Test func `what only several sums together tell is hidden too`() {
    let counts = [[4, 4, 1, 0], [4, 4, 0, 9], [9, 9, 5, 9], [9, 9, 6, 9]]
    let rule = SmallCells(smallest: 3)
    var open = table(counts)
    let width = open.columns.count
    // Hidden by hand: two blocks of four, and the lone 1 in a row of the one and a column of the other.
    let blocks = [(0, 1), (0, 2), (1, 1), (1, 2), (2, 3), (2, 4), (3, 3), (3, 4), (0, 3)]
    open.protected = Set(blocks.map { $0.0 * width + $0.1 })
    var published: [Int: Int] = [:]
    for place in 0..<open.rows.count * width where !open.protected.contains(place) {
      published[place] = open.count(place / width, place % width)
    }
    #expect(rule.recoverable(open, published: published).contains(3))
  }

  @Test func `a share that tells of a small count is hidden, and another so that the total does not tell it`() {
    var table = PublicTable(
      "", title: "", unit: "", summary: "", columns: [.init("类"), .init("次数"), .init("达标率")],
      rows: [("甲", 43, 0.95), ("乙", 23, 0.96), ("丙", 40, 0.75), ("丁", 30, 0.8), ("合计", 136, 0.86)].map {
        [.text($0.0), .count($0.1), .figure($0.2)]
      })
    table.hasTotalRow = true
    table.shared = [PublicTable.SharedCount(column: 2, counts: [5, 1, 10, 6, 22])]
    let rule = SmallCells(smallest: 3)
    let result = rule.protect(table)
    #expect(result.protected == [2, 5])
    #expect(rule.tellingShares(result, published: [8, 11, 14]).isEmpty)
    #expect(rule.tellingShares(result, published: [2, 8, 11, 14]) == [5])
    #expect(rule.tellingShares(result, published: [2, 5, 8, 11, 14]) == [5])
  }

  @Test func `a lone small count takes company, and what is large alone stays`() {
    let rule = SmallCells(smallest: 3)
    let result = rule.protect(table([[1, 9, 8]], totals: false))
    #expect(
      result.isProtected(0, 1) && result.isProtected(0, 3) && !result.isProtected(0, 2) && !result.isProtected(0, 4))
    #expect(rule.protect(table([[5, 9], [7, 8]])).protected.isEmpty)
    let open = table([[1, 9, 8]], totals: false)
    #expect(rule.recoverable(open, published: [2: 9, 3: 8, 4: 18]) == [1])
    #expect(rule.recoverable(open, published: [1: 1, 2: 9, 3: 8, 4: 18]) == [1])
  }

  /// Three hidden months of a total of 3 beside zeros that are shown would be 1 each.
  @Test func `zeros that are shown tell that what is hidden is none`() {
    let rule = SmallCells(smallest: 3)
    var months = PublicTable(
      "", title: "", unit: "", summary: "", columns: [.init("月"), .init("件数")],
      rows: [1, 0, 1, 1, 0, 3].map { [.text("行"), .count($0)] })
    months.hasTotalRow = true
    #expect(rule.recoverable(months, published: [3: 0, 9: 0, 11: 3]) == [1, 5, 7])
    let safe = rule.protect(months)
    var published: [Int: Int] = [:]
    for row in safe.rows.indices where !safe.isProtected(row, 1) { published[row * 2 + 1] = safe.count(row, 1) }
    #expect(rule.recoverable(safe, published: published).isEmpty)
    #expect(safe.protected == [1, 5, 7, 11])
  }

  private func list(_ counts: [Int], _ name: String = "") -> PublicTable {
    var table = PublicTable(
      name, title: "", unit: "", summary: "", columns: [.init("行"), .init("件数"), .init("分")],
      rows: counts.map { [.text("行"), .count($0), .plain(0.5)] })
    table.hasTotalRow = true
    return table
  }

  /// The total of one table is the total of the other, and a line of it tells of itself there.
  @Test func `a total that one table hides is hidden in the next`() {
    let rule = SmallCells(smallest: 3)
    var sites = list([1, 1, 1, 3])
    sites.names = [3 * 3 + 1: "complaints"]
    var months = list([0, 3, 3])
    months.names = [2 * 3 + 1: "complaints"]
    #expect(rule.recoverable([sites, months], published: [[:], [1: 0, 4: 3, 7: 3]]) == [[1, 4, 7], []])
    let safe = rule.protect([sites, months])
    #expect(safe[0].protected == [1, 4, 7, 10] && safe[1].protected == [4, 7])
    #expect(rule.recoverable(safe, published: [[:], [1: 0]]) == [[], []])
  }

  @Test func `a figure of a hidden count goes with it, in another table too`() {
    let rule = SmallCells(smallest: 3)
    var answers = list([2, 17, 40, 59])
    var items = list([9, 9, 9, 27])
    for row in 0..<4 {
      answers.names[row * 3 + 1] = "answers \(row)"
      items.bases[row * 3 + 2] = "answers \(row)"
    }
    let safe = rule.protect([answers, items])
    #expect(safe[0].protected == [1, 4] && safe[1].protected == [2, 5])
    #expect(rule.tellingFigures(safe, published: [[2, 7, 10], [2, 7, 8, 11]]) == [[], [2]])
  }

  @Test func `what stands beside a share of few is hidden with it, not beside its companion`() {
    var table = PublicTable(
      "", title: "", unit: "", summary: "", columns: ["处", "份", "分", "率", "下限"].map { .init($0) },
      rows: [(40, 39), (60, 40), (100, 79)].map {
        [.text("行"), .count($0), .figure(80), .figure(Double($1) / Double($0)), .figure(70)]
      })
    table.hasTotalRow = true
    table.shared = [PublicTable.SharedCount(column: 3, counts: [1, 20, 21], with: [4])]
    #expect(SmallCells(smallest: 3).protect(table).protected == [3, 4, 8])
  }

  /// As much from each merchant.
  private func amount(_ column: Int, _ merchants: [[Int]]) -> PublicTable.Amount {
    PublicTable.Amount(
      column: column,
      contributions: merchants.map { Dictionary(uniqueKeysWithValues: $0.map { ($0, 100) }) })
  }

  @Test func `money that is nearly all one merchant's is hidden, with the total that would tell it`() {
    let gas: [Int: Int64] = [1: 100, 2: 100, 3: 9_000_000, 4: 100]
    let water: [Int: Int64] = [5: 40_000, 6: 30_000, 7: 20_000]
    let power: [Int: Int64] = [8: 50_000, 9: 45_000, 2: 45_000]
    #expect(PublicTable.Amount.tells(gas, smallest: 3) && !PublicTable.Amount.tells(water, smallest: 3))
    let amount = PublicTable.Amount(column: 1, contributions: [gas, water, power])
    #expect(amount.hidden(smallest: 3, open: [0, 1, 2, 3]) == [0, 3])
    #expect(amount.hidden(smallest: 3, open: [0, 1, 2]) == [0])
  }

  @Test func `money of a few merchants is hidden, and as much as it takes that the rest is of enough`() {
    let few = amount(1, [[1, 2, 3, 4], [5], [], [6, 7, 8], [1, 2, 3, 9]])
    #expect(few.hidden(smallest: 3, open: [0, 1, 2, 3, 4, 5]) == [1, 3])
    // The total stands nowhere, or is itself of two.
    #expect(few.hidden(smallest: 3, open: [0, 1, 2, 3, 4]) == [1])
    #expect(amount(1, [[1], [2]]).hidden(smallest: 3, open: [0, 1, 2]) == [0, 1, 2])
    // One that is hidden for another reason is what the total leaves.
    #expect(few.hidden(smallest: 3, open: [1, 2, 3, 4, 5]) == [1])
    #expect(
      amount(1, [[1], [1], [1, 2, 3]]).hidden(smallest: 3, open: [0, 1, 2, 3])
        == [0, 1, 2])
    var table = list([5, 5, 10])
    table.amounts = [amount(2, [[1], [1, 2, 3]])]
    let rule = SmallCells(smallest: 3)
    #expect(rule.protect(table).protected == [2, 5])
    #expect(rule.tellingFigures([table], published: [[1, 4, 5, 7, 8]]) == [[5]])
  }

  @Test func `figures have the decimals that are printed`() {
    let table = PublicTable(
      "", title: "", unit: "", summary: "",
      columns: [.init("分", NumberFormat.index), .init("率", NumberFormat.share), .init("件", NumberFormat.count)],
      rows: [[.figure(44.117647), .plain(0.94449), .count(3)]])
    #expect(table.rounded().rows == [[.figure(44.1), .plain(0.944), .count(3)]])
  }

  @Test func `the verdict over a protected count goes with it`() {
    var small = table([[1, 9, 8]], totals: false)
    small.columns.append(.init("结论"))
    small.rows[0].append(.verdict("下降"))
    #expect(SmallCells(smallest: 3).protect(small).isProtected(0, 5))
    small.rows[0][1] = .count(7)
    #expect(SmallCells(smallest: 3).protect(small).protected.isEmpty)
  }

  @Test
  func `the public workbook names no merchant but the chosen, merges nothing and leaves no cell of a table blank`()
    throws
  {
    let (figures, settings) = Fixture().make()
    let (description, tables) = Report.publicWorkbook(figures: figures, settings: settings)
    let book = try calculate(description)
    #expect(book.sheets.prefix(3).map(\.name) == ["封面", "目录", "说明"] && book.sheets.count == tables.count + 3)
    let chosen = Set(figures.leaders.scores.filter(\.isChosen).map { figures.merchants[$0.merchant].name })
    for sheet in book.sheets {
      #expect(sheet.merges.isEmpty && sheet.tables.count == (sheet.name == "封面" ? 0 : 1), "\(sheet.name)")
      for table in sheet.tables {
        for row in table.range.first.row...table.range.last.row {
          for column in table.range.first.column...table.range.last.column {
            let value = book.value(sheet.name, CellAddress(row, column))
            #expect(value != .empty && value != .text(""), "\(sheet.name) \(row) \(column)")
            guard case .text(let text)? = value else { continue }
            let isOther = figures.merchants.contains { $0.name == text && !chosen.contains($0.name) }
            #expect(!isOther, "\(sheet.name) names \(text)")
            #expect(!figures.merchants.contains { !$0.phone.isEmpty && text.contains($0.phone) })
          }
        }
      }
    }
    let cover = (0..<12).compactMap { book.value("封面", CellAddress($0, 1)) }
    #expect(cover.contains(.text("（未提供批准/备案文号）")) && cover.contains(.text("（未提供有效期限）")))
  }

  @Test func `a merchant's page is one portrait page of its own data`() throws {
    let (figures, settings) = Fixture().make()
    let book = try calculate(Report.merchantBook(figures: figures, settings: settings))
    #expect(book.sheets.count == 124)
    for (index, sheet) in book.sheets.enumerated() {
      #expect(!sheet.page.isLandscape && sheet.page.pagesTall == 1)
      guard index % 20 == 0 else { continue }
      for row in 0..<sheet.rowCount {
        for column in 0..<8 {
          guard case .text(let text)? = book.value(sheet.name, CellAddress(row, column)) else { continue }
          let other = figures.merchants.enumerated().first { $0.offset != index && text == $0.element.name }
          #expect(other == nil || text == figures.merchants[index].name, "\(sheet.name) names \(text)")
        }
      }
    }
  }

  @Test func `another house style is data`() throws {
    var (figures, settings) = Fixture(merchants: 20).make()
    figures.generator = "wotu"
    settings.report.layout.order = ["overview", "trend", "needs"]
    settings.report.layout.colors["navy"] = 0x7A0019
    settings.report.layout.fonts["heading"] = "方正小标宋简体"
    settings.report.layout.texts["有效问卷"] = "有效样本"
    var words = HouseLayout.SheetWords()
    words.name = "投诉走势 一"
    words.title = "{title}：投诉走势（{period}）"
    words.notes = ["本表由消保科提供。"]
    settings.report.layout.sheets["trend"] = words
    words = HouseLayout.SheetWords()
    words.name = "需求 矩阵"
    settings.report.layout.sheets["need_matrix"] = words
    let book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    #expect(book.sheets.prefix(4).map(\.name) == ["封面与目录", "总览", "投诉走势 一", "需求分析"])
    #expect(book.sheets.count == 13 && book.value("满意度", CellAddress(3, 1)) == .text("有效样本"))
    #expect(book.value("投诉走势 一", CellAddress(0, 0)) == .text("沃土质量驿站三条老街质量服务：投诉走势（2021年2月—2022年1月）"))
    #expect(book.theme.fonts[.heading] == "方正小标宋简体" && book.theme.colors.count == 1)
    let notes = (20..<50).compactMap { book.value("投诉走势 一", CellAddress($0, 0)) }
    #expect(notes.contains(.text("　　本表由消保科提供。")))
  }
}
