import Diagnostics
import StationModel
import Testing

@testable import Cleaning

@Suite struct NameSimilarityTests {
  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  // Winkler's own examples: MARTHA/MARHTA 0.961, DIXON/DICKSONX 0.813, DWAYNE/DUANE 0.840.
  @Test(arguments: [("MARTHA", "MARHTA", 0.961), ("DIXON", "DICKSONX", 0.813), ("DWAYNE", "DUANE", 0.840)])
  func `Jaro-Winkler as published`(_ left: String, _ right: String, _ score: Double) {
    #expect(abs(NameSimilarity.jaroWinkler(scalars(left), scalars(right)) - score) < 0.0005)
  }

  @Test func `Dice over pairs of neighbours`() {
    // night and nacht share one of four pairs each.
    #expect(NameSimilarity.dice(scalars("night"), scalars("nacht")) == 0.25)
    #expect(NameSimilarity.dice(scalars("段氏炒货"), scalars("段氏炒货")) == 1)
  }

  @Test func `likeness is the same either way and lies between nothing and one`() {
    let names = ["段氏炒货花生大王", "段氏炒货", "花生大王", "老茶馆", "茶馆", "A", "BANANA餐厅", "餐厅BANANA"]
    for left in names {
      for right in names {
        let score = NameSimilarity.score(scalars(left), scalars(right))
        #expect((0...1).contains(score))
        #expect(abs(score - NameSimilarity.score(scalars(right), scalars(left))) < 1e-9)
        #expect((score == 1) == (left == right))
      }
    }
  }
}

@Suite struct MerchantLikenessTests {
  static func settings() -> PipelineSettings {
    var settings = PipelineSettings()
    for (name, alias) in [("弹子石老街", "弹子石"), ("龙门浩老街", "龙门浩")] {
      var site = Site()
      site.name = name
      site.aliases = [alias]
      settings.sites.append(site)
    }
    return settings
  }

  static func merchant(
    _ id: String, _ name: String, _ site: Int, _ trade: String, branch: String = "", phone: String = ""
  ) -> Merchant {
    var merchant = Merchant()
    merchant.id = id
    merchant.name = name
    merchant.site = site
    merchant.trade = trade
    merchant.branch = branch
    merchant.phone = phone
    return merchant
  }

  static let merchants = [
    merchant("LMH-001", "段氏炒货花生大王", 1, "零售", phone: "023-62800001"),
    merchant("LMH-002", "BANANA餐厅", 1, "餐饮", branch: "龙门浩店", phone: "13800138000、62811234"),
    merchant("LMH-003", "江湖老火锅", 1, "餐饮"), merchant("DZS-001", "山城小面馆", 0, "餐饮", phone: "13800138000"),
    merchant("DZS-002", "重庆市南岸区望江楼茶社（个体工商户）", 0, "餐饮"), merchant("DZS-003", "朝天门老茶馆", 0, "餐饮"),
    merchant("DZS-004", "朝天门老茶倌", 0, "文创"),
  ]

  private let directory = MerchantDirectory(merchants, settings: settings())

  @Test func `a slip within the site is taken, with its likeness`() {
    guard case .similar(0, let score) = directory.resolve("段氏炒货花生大玉", site: 1) else {
      Issue.record("\(directory.resolve("段氏炒货花生大玉", site: 1))")
      return
    }
    #expect(score >= 0.9)
  }

  @Test func `what only shared words tell apart is the same name`() {
    guard case .similar(4, _) = directory.resolve("望江楼茶社", site: 0) else {
      Issue.record("\(directory.resolve("望江楼茶社", site: 0))")
      return
    }
  }

  @Test func `without a site it is put to an analyst`() {
    guard case .proposed(0, _) = directory.resolve("段氏炒货花生大玉") else {
      Issue.record("\(directory.resolve("段氏炒货花生大玉"))")
      return
    }
  }

  @Test func `a site in the name will do`() {
    guard case .similar(0, _) = directory.resolve("段氏炒货花生大玉（龙门浩店）") else {
      Issue.record("\(directory.resolve("段氏炒货花生大玉（龙门浩店）"))")
      return
    }
  }

  @Test func `another site is never looked at`() {
    #expect(directory.resolve("段氏炒货花生大玉", site: 0) == .unknown)
  }

  @Test func `two merchants that are alike are not told apart by a guess`() {
    guard case .proposed = directory.resolve("朝天门老茶棺", site: 0) else {
      Issue.record("\(directory.resolve("朝天门老茶棺", site: 0))")
      return
    }
  }

  @Test func `an ending that betrays another trade, a foreign number or another branch speak against it`() {
    for text in ["江湖老火锅（洋人街店）", "段氏炒货花生大玉 92500108WTU000038L"] {
      let match = directory.resolve(text, site: 1)
      if case .similar = match { Issue.record("\(text): \(match)") }
    }
  }

  @Test func `likenesses never make a chain`() {
    // B is like A, and C like B; C is not like A. Only what is like the register itself is resolved.
    let chain = MerchantDirectory([Self.merchant("A", "甲乙丙丁戊己庚辛", 0, "餐饮")], settings: Self.settings())
    #expect(chain.resolve("甲乙丙丁戊己庚王", site: 0).index == 0)
    #expect(chain.resolve("甲乙丙丁田申由王", site: 0).index == nil)
  }

  @Test(arguments: [
    ("023-62800001", 0), ("（023）6280 0001", 0), ("６２８１１２３４", 1),
  ])
  func `a telephone number is a key`(_ text: String, _ index: Int) { #expect(directory.resolve(text) == .found(index)) }

  @Test func `a telephone number of two merchants needs the site`() {
    #expect(directory.resolve("138-0013-8000").index == nil)
    #expect(directory.resolve("138-0013-8000", site: 0) == .found(3))
  }
}

@Suite struct MerchantDecisionTests {
  private func directory(_ decisions: [(String, String, String)]) -> MerchantDirectory {
    var settings = MerchantLikenessTests.settings()
    settings.merchantDecisions = decisions.enumerated().map { index, line in
      var decision = MerchantDecision()
      (decision.name, decision.proposed, decision.text) = line
      decision.position = SourcePosition(file: "d.csv", line: index + 2)
      return decision
    }
    return MerchantDirectory(MerchantLikenessTests.merchants, settings: settings)
  }

  @Test func `a decision by number, name or consent is honoured before likeness`() {
    let directory = directory([
      ("大火锅", "", "LMH-003"), ("花生铺", "LMH-001", "同意"), ("江湖火锅城", "", "江湖老火锅"), ("段氏炒货花生大玉", "LMH-001", "无"),
    ])
    #expect(directory.resolve("大火锅") == .decided(2, rule: "d.csv:2"))
    #expect(directory.resolve("花生铺") == .decided(0, rule: "d.csv:3"))
    #expect(directory.resolve("江湖 火锅城") == .decided(2, rule: "d.csv:4"))
    #expect(directory.resolve("段氏炒货花生大玉", site: 1) == .dismissed(rule: "d.csv:5"))
  }

  @Test func `a decision that names no merchant decides nothing`() {
    #expect(directory([("大火锅店铺", "", "LMH-999")]).resolve("大火锅店铺").index == nil)
  }
}

@Suite struct MerchantListingTests {
  private let directory = MerchantDirectory(MerchantLikenessTests.merchants, settings: MerchantLikenessTests.settings())

  @Test(arguments: [
    "江湖老火锅、段氏炒货花生大王", "江湖老火锅，段氏炒货花生大王", "江湖老火锅/LMH-001", "江湖老火锅和段氏炒货花生大王", "江湖老火锅 段氏炒货花生大王等",
  ])
  func `a case that names two is split in halves`(_ text: String) {
    let match = directory.resolve(text, splits: true)
    #expect(match == .several(MerchantShare.equal([2, 0])))
    #expect(match.index == 2)
  }

  @Test func `shares always add up to the whole`() {
    for count in 2...6 {
      let shares = MerchantShare.equal((0..<count).map { $0 })
      #expect(shares.map(\.sixtieths).reduce(0, +) == MerchantShare.whole)
    }
  }

  @Test func `a part that nobody knows keeps its share`() {
    #expect(directory.resolve("江湖老火锅、路边的摊子", splits: true) == .several(MerchantShare.equal([2, nil])))
  }

  @Test(arguments: ["路边摊、小卖部", "江湖老火锅", "江湖老火锅、江湖老火锅"])
  func `what names no two merchants is not split`(_ text: String) {
    if case .several = directory.resolve(text, splits: true) { Issue.record("\(text) was split") }
  }
}

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("138 0013 8000", "13800138000"), ("138-0013-8000", "13800138000"), ("+86 138 0013 8000", "13800138000"),
    ("8613800138000", "13800138000"), ("１３８００１３８０００", "13800138000"), ("013800138000", "13800138000"),
    ("023-62811234", "023-62811234"), ("(023)62811234", "023-62811234"), ("02362811234", "023-62811234"),
    ("62811234转8", "62811234转8"), ("13800138000/13912345678", "13800138000、13912345678"),
    ("13800138000、023-62811234", "13800138000、023-62811234"), ("13800138000 13912345678", "13800138000、13912345678"),
    ("400-820-8820", "4008208820"),
  ])
  func `numbers are read however they are written`(_ text: String, _ read: String) {
    let numbers = PhoneNumbers(text)
    #expect(numbers.text == read)
    #expect(numbers.isComplete)
  }

  @Test(arguments: ["1.38E+10", "不详", "1380013800", "12345", "138001380001", ""])
  func `what is none is not taken for one`(_ text: String) { #expect(!PhoneNumbers(text).isComplete) }
}
