import StationModel
import Testing

@testable import Cleaning

@Suite struct RuleTests {
  @Test func `the rules have the names that the settings know, in their order`() {
    #expect(RuleList.names == CleaningRuleNames.all)
  }

  @Test(arguments: [
    ("1,234", "1234", ["thousands"]), ("１２３４", "1234", ["width"]), ("12万", "120000", ["unit"]),
    ("1.2万元", "12000", ["unit"]), ("￥50", "50", ["width", "currency"]), ("一百二十元", "120", ["unit", "numerals"]),
    ("三万五", "35000", ["numerals"]), ("十二", "12", ["numerals"]), ("两千零三", "2003", ["numerals"]),
    ("50元整", "50", ["unit"]), ("=\"128\"", "128", ["protection"]), ("5 0", "50", ["blanks"]),
    ("50&nbsp;", "50", ["entities", "blanks"]), ("1\u{200B}2", "12", ["invisible"]),
  ])
  func `odd numbers are read and the rules named`(_ text: String, _ expected: String, _ rules: [String]) throws {
    var copy = text
    let reading = try #require(copy.withUTF8 { RuleList().number($0) })
    #expect(reading.exact?.text == expected)
    #expect(reading.rule == rules.joined(separator: " "))
  }

  @Test(arguments: [("约50", 50.0), ("50左右", 50), ("三十多", 30), ("10+", 10), ("近百", 100), ("50余万", 500_000)])
  func `estimates are read and said to be estimates`(_ text: String, _ value: Double) throws {
    var copy = text
    let reading = try #require(copy.withUTF8 { RuleList().number($0) })
    #expect(reading.isApproximate && reading.number.value == value && reading.exact == nil)
  }

  @Test(arguments: [("50-60", "50…60"), ("50~60元", "50…60"), ("1-2万", "10000…20000"), ("五十至六十", "50…60")])
  func `ranges keep both ends`(_ text: String, _ expected: String) {
    var copy = text
    #expect(copy.withUTF8 { RuleList().number($0) }?.rangeText == expected)
  }

  @Test func `a rule that the settings leave out is not tried`() {
    var text = "12万"
    #expect(text.withUTF8 { RuleList(order: ["width"]).number($0) } == nil)
  }
}

@Suite struct AnswerReaderTests {
  private static let dictionary: ByteDictionary = {
    var entries: [(String, Int32)] = [("不了解", AnswerCode.nonAnswerValue)]
    for (index, label) in ["非常不满意", "不满意", "一般", "满意", "非常满意"].enumerated() {
      let level = Int32(index)
      entries.append((label, level))
      entries.append(("\(index + 1)", level))
      entries.append(("\(index + 1)分", level))
    }
    return ByteDictionary(entries)
  }()

  private let reader = AnswerReader(lookup: Self.dictionary.lookup, minimum: 1, maximum: 5, isReversed: false)

  @Test(arguments: [
    ("5分(非常满意)", 4), ("非常满意（5分）", 4), ("A、非常满意", 4), ("★★★★☆", 3), ("★★★", 2), ("4/5", 3), ("满意4分", 3),
    ("5-非常满意", 4), ("1、非常满意", 4), ("５分", 4), ("满意&nbsp;", 3), ("<b>满意</b>", 3), ("不 满 意", 1), ("不了解 ", -2),
    ("5.0", 4), ("4.00", 3), ("五分", 4), ("四", 3), ("３．０", 2), ("3星", 2), ("非常满意。", 4), ("满意！", 3),
  ])
  func `answers in other dress`(_ text: String, _ level: Int) {
    guard case .answer(let answer, _) = reader.read(text) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(Int(answer) == level)
  }

  @Test(arguments: ["5分(不满意)", "1分(非常满意)", "4-非常满意"])
  func `a number and a label must agree`(_ text: String) { #expect(reader.read(text) == .disagreement) }

  @Test(arguments: ["4.5", "3.25", "１．５分"])
  func `a number between two levels is neither`(_ text: String) { #expect(reader.read(text) == .betweenLevels) }

  @Test(arguments: ["5.5", "0.0", "六分", "9/10", "☆☆☆☆☆", "★★★★★★", "巴适", "满"])
  func `anything else is no answer`(_ text: String) { #expect(reader.read(text) == .unreadable) }
}

@Suite struct PlatformTests {
  @Test(arguments: [
    ("第6题(运动)", 6, "", "运动"), ("第8题(ACG文化(动漫、游戏等))", 8, "", "ACG文化(动漫、游戏等)"),
    ("2、(选项1)", 2, "", "选项1"), ("3、最需要的服务（计量检定）", 3, "最需要的服务", "计量检定"),
    ("12.请评价：—环境设施", 12, "请评价", "环境设施"), ("１０１、手机部数", 101, "手机部数", nil), ("Q4:性别 ", 4, "性别", nil),
  ])
  func `headings of questions`(_ heading: String, _ number: Int, _ title: String, _ part: String?) {
    let question = QuestionHeading(heading)
    #expect(question.number == number && question.title == title && question.part == part)
  }

  @Test func `a platform is known by most of its headings, or declared`() {
    var profile = PlatformProfile()
    profile.id = "wjx"
    profile.headings = ["序号", "提交答卷时间", "所用时间", "来源"]
    profile.fewest = 3
    let headings = ["序号", "提交答卷时间", "所用时间", "1、店名"]
    #expect(PlatformMatch.find(in: headings, among: [profile])?.evidence.contains("(3/4)") == true)
    #expect(PlatformMatch.find(in: ["序号", "所用时间"], among: [profile]) == nil)
    #expect(PlatformMatch.find(in: headings, among: [profile], declared: "none") == nil)
    #expect(PlatformMatch.find(in: ["a"], among: [profile], declared: "wjx")?.isDeclared == true)
  }
}
