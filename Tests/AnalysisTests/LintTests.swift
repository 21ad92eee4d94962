import Diagnostics
import StationModel
import Testing

@testable import Analysis

/// Each lint with a sample that trips it, most of them after faults of published reports, and one beside it that does not.
@Suite struct LintTests {
  private func codes(_ report: PrintedReport) -> [String] { lint(report, report: "报告").map(\.rule) }

  private func table(_ parts: [(String, Int?)], total: Int?) -> PrintedTable {
    var table = PrintedTable("表")
    table.parts = parts.map { PrintedPart($0.0, $0.1) }
    table.total = total
    return table
  }

  private func made(_ edit: (inout PrintedReport) -> Void) -> PrintedReport {
    var result = PrintedReport()
    result.frame.classes = 8
    result.frame.items = 14
    edit(&result)
    return result
  }

  private func report(table: PrintedTable) -> PrintedReport { made { $0.tables = [table] } }

  private func report(change edit: (inout PrintedChange) -> Void) -> PrintedReport {
    var change = PrintedChange("行")
    edit(&change)
    return made { $0.changes = [change] }
  }

  private func report(rate edit: (inout PrintedRate) -> Void) -> PrintedReport {
    var rate = PrintedRate("率")
    rate.denominator = "受理"
    edit(&rate)
    return made { $0.rates = [rate] }
  }

  @Test func `an empty report trips nothing`() { #expect(codes(made { _ in }) == []) }

  @Test func `L01 parts differ from the total`() {
    // Channels of a published report: 1,268 of 1,296.
    #expect(codes(report(table: table([("电话", 604), ("互联网", 664)], total: 1296))) == ["L01"])
    #expect(codes(report(table: table([("电话", 604), ("互联网", 692)], total: 1296))) == [])
  }

  @Test func `L02 a share added up from rounded shares`() {
    // 571 of 757 is 75.43 %; 75.44 was printed.
    var wrong = table([("质量", 571), ("其他", 186)], total: 757)
    wrong.parts[0].share = (75.44, 2)
    #expect(codes(report(table: wrong)) == ["L02"])
    wrong.parts[0].share = (75.43, 2)
    #expect(codes(report(table: wrong)) == [])
  }

  @Test func `L03 a printed change that the figures do not give`() {
    // 19,858 against 18,908 is +5.02 %; +4.82 % was printed.
    #expect(codes(made { $0.changes = [change(19_858, 18_908, "+4.82%")] }) == ["L03"])
    #expect(codes(made { $0.changes = [change(19_858, 18_908, "+5.02%")] }) == [])
    #expect(codes(made { $0.changes = [change(18, 20, "-10.0%")] }) == [])
  }

  private func change(_ now: Double, _ then: Double, _ printed: String, monthly: String = "") -> PrintedChange {
    var change = PrintedChange("行")
    change.now = now
    change.then = then
    change.printed = printed
    change.printedMonthly = monthly
    return change
  }

  @Test func `L04 year-on-year equals period-on-period in every row`() {
    let rows = [
      change(50, 100, "-50.0%", monthly: "-50.0%"), change(30, 20, "+50.0%", monthly: "+50.0%"),
    ]
    #expect(codes(made { $0.changes = rows }) == ["L04"])
    #expect(codes(made { $0.changes = [rows[0], change(30, 20, "+50.0%", monthly: "+20.0%")] }) == [])
  }

  @Test func `L05 a percent sign on a difference of rates`() {
    let wrong = made { (edit: inout PrintedReport) in
      var change = self.change(0.942, 0.915, "+2.7%")
      change.isRate = true
      edit.changes = [change]
    }
    #expect(codes(wrong).contains("L05"))
    let right = made { (edit: inout PrintedReport) in
      var change = self.change(0.942, 0.915, "+2.7个百分点")
      change.isRate = true
      edit.changes = [change]
    }
    #expect(codes(right) == [])
  }

  @Test func `L06 a percentage from a base of zero`() {
    #expect(codes(made { $0.changes = [change(5, 0, "+500%")] }) == ["L06"])
    #expect(codes(made { $0.changes = [change(5, 0, "—")] }) == [])
  }

  @Test func `L07 a small base without a note`() {
    func small(_ note: String) -> PrintedReport {
      made {
        var change = change(18, 20, "-10.0%")
        change.base = 20
        change.note = note
        $0.changes = [change]
      }
    }
    #expect(codes(small("")) == ["L07"])
    #expect(codes(small("在随机波动范围内")) == ["L07"])
    #expect(codes(small("基数较小")) == [])
    // A sentence compares even where it prints no percentage.
    let sentence = made {
      var change = PrintedChange("环比")
      (change.base, change.isSentence) = (12, true)
      $0.changes = [change]
    }
    #expect(codes(sentence) == ["L07"])
  }

  @Test func `L08 a unit that hides the number`() {
    var hidden = table([("举报", 37)], total: 37)
    hidden.unit = 10_000
    #expect(codes(report(table: hidden)) == ["L08", "L08"])
    hidden.decimals = 4
    #expect(codes(report(table: hidden)) == [])
  }

  @Test func `L09 and L10 closed against received`() {
    var closing = PrintedClosing("办结")
    closing.closed = 19_858
    closing.received = 19_800
    #expect(codes(made { $0.closings = [closing] }) == ["L09"])
    closing.carriedOver = 100
    #expect(codes(made { $0.closings = [closing] }) == [])
    closing.closedBefore = 18_908
    closing.receivedBefore = 18_908
    #expect(codes(made { $0.closings = [closing] }) == ["L10"])
  }

  @Test func `L11 a superlative against its table`() {
    // «mostly by PC» was kept from last year; telephone had 46.6 %.
    var claim = PrintedSuperlative("渠道")
    claim.claimed = "PC端"
    claim.values = [("PC端", 0.2), ("电话", 0.466)]
    #expect(codes(made { $0.superlatives = [claim] }) == ["L11"])
    claim.claimed = "电话"
    #expect(codes(made { $0.superlatives = [claim] }) == [])
  }

  @Test func `L12 a rate without its denominator`() {
    #expect(
      codes(
        report(rate: {
          $0.denominator = ""
          $0.printed = "39.75%"
        })) == ["L12"])
  }

  @Test func `L13 decimals on a small sample`() {
    func small(_ printed: String) -> PrintedReport {
      report(rate: {
        $0.n = 18
        $0.printed = printed
      })
    }
    #expect(codes(small("94.4%")) == ["L13"])
    #expect(codes(small("94%")) == [])
  }

  @Test func `L14 a margin of error on a convenience sample`() {
    func sample(_ note: String) -> PrintedReport {
      report(rate: {
        $0.hasInterval = true
        $0.isProbabilitySample = false
        $0.note = note
      })
    }
    #expect(codes(sample("")) == ["L14"])
    #expect(codes(sample("非概率样本，区间仅供参考")) == [])
  }

  @Test func `L15 zero events without an upper limit`() {
    #expect(codes(report(rate: { $0.isCountOfEvents = true })) == ["L15"])
    #expect(
      codes(
        report(rate: {
          $0.isCountOfEvents = true
          $0.note = "95%上限3.69件"
        })) == [])
  }

  @Test func `L16 an index without its method or weights`() {
    var index = PrintedIndex("指数")
    #expect(codes(made { $0.indexes = [index] }) == ["L16"])
    index.method = "linear"
    #expect(codes(made { $0.indexes = [index] }) == [])
    index.isComposite = true
    #expect(codes(made { $0.indexes = [index] }) == ["L16"])
  }

  @Test func `L17 deadlines beyond the calendar`() {
    #expect(codes(made { $0.clocks = [PrintedClock("受理期限", untold: 3)] }) == ["L17"])
    #expect(codes(made { $0.clocks = [PrintedClock("受理期限", untold: 0)] }) == [])
  }

  @Test func `L18 a telephone number in a text, which the finding masks`() throws {
    let found = lint(made { $0.texts = [PrintedText("要点", "联系张先生13800138000")] }, report: "报告")
    #expect(found.map(\.rule) == ["L18"])
    #expect(found[0].severity == .error)
    #expect(!found[0].found.contains("13800138000"))
  }

  @Test func `L19 a hidden cell that the total gives back`() {
    #expect(codes(report(table: table([("甲", 40), ("乙", nil)], total: 43))) == ["L19"])
    #expect(codes(report(table: table([("甲", 40), ("乙", nil), ("丙", nil)], total: 42))) == ["L19"])
    #expect(codes(report(table: table([("甲", 40), ("乙", nil), ("丙", nil)], total: 45))) == [])
    let shown = made {
      $0.frame.smallestCount = 5
      $0.tables = [table([("甲", 40), ("乙", 3)], total: 43)]
    }
    #expect(codes(shown) == ["L19"])
  }

  @Test func `L20 and L21 sizes against their declaration`() {
    #expect(
      codes(
        made {
          $0.frame.merchants = 123
          $0.frame.declaredMerchants = 124
        }) == ["L20"])
    #expect(codes(made { $0.frame.items = 13 }) == ["L21"])
  }

  @Test func `L22 sites do not add up`() {
    var sites = table([("弹子石", 82), ("龙门浩", 71), ("黄桷垭", 48)], total: 205)
    sites.isBySite = true
    #expect(codes(report(table: sites)) == ["L22"])
    sites.parts.append(PrintedPart("未归属", 4))
    #expect(codes(report(table: sites)) == [])
  }

  @Test func `L23 two classifications in one table`() {
    var mixed = table([("质量", 10)], total: 10)
    mixed.classifications = ["12315问题分类", "消协投诉性质"]
    #expect(codes(report(table: mixed)) == ["L23"])
  }

  @Test func `L24 a partial period, but not a leap day`() {
    #expect(codes(report(change: { $0.days = (20, 31) })) == ["L24"])
    #expect(codes(report(change: { $0.days = (365, 366) })) == [])
  }

  @Test func `L25 a Spring Festival month by itself`() {
    #expect(codes(report(change: { $0.festivalMonth = "2022年2月" })) == ["L25"])
    #expect(
      codes(
        report(change: {
          $0.festivalMonth = "2022年2月"
          $0.note = "春节日期各年不同"
        })) == [])
  }

  @Test func `every lint has its number and a code of its own`() {
    #expect(FigureLint.all.map(\.name) == (1...25).map { $0 < 10 ? "L0\($0)" : "L\($0)" })
    #expect(FigureLint.all.enumerated().allSatisfy { $0.element.code.rawValue == "WT\(4031 + $0.offset)" })
  }

  @Test func `L10 is quiet where every closed case of last year has its day`() {
    func report(dated: Int?) -> PrintedReport {
      var closing = PrintedClosing("投诉办结")
      (closing.received, closing.closed) = (36, 33)
      (closing.receivedBefore, closing.closedBefore, closing.datedBefore) = (36, 36, dated)
      return made { $0.closings = [closing] }
    }
    #expect(codes(report(dated: 36)) == [])
    #expect(codes(report(dated: 12)) == ["L10"])
    #expect(codes(report(dated: nil)) == ["L10"])
  }

  @Test func `L24 sees that nothing is told of the last months`() {
    func rules(visited: Range<Int>) -> Set<String> {
      var fixture = StationFixture(merchants: [(0, "餐饮")], sites: 1)
      fixture.visit(10_000, months: visited)
      fixture.complain(0, month: 14)
      return Set(analyse(fixture.input, accounts: [], findings: []).lints.map(\.rule))
    }
    #expect(rules(visited: 0..<24) == ["L21"])
    #expect(rules(visited: 0..<21) == ["L21", "L24"])
  }

  @Test func `figures of a sound station trip nothing but what they declare`() {
    var fixture = StationFixture(merchants: [(0, "餐饮"), (1, "零售")])
    fixture.visit(10_000)
    fixture.complain(0, month: 14)
    fixture.complain(nil, month: 15)
    let figures = analyse(fixture.input, accounts: [], findings: [])
    // The fixture's taxonomy is a small one.
    #expect(Set(figures.lints.map(\.rule)) == ["L21"])
  }
}
