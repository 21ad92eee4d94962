import StationModel
import Testing

@testable import Cleaning

/// Calls a reader of bytes with a text.
private func with<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  var copy = text
  return copy.withUTF8(body)
}

@Suite struct DateReaderTests {
  @Test(arguments: [
    ("2022-03-01", "2022-03-01 00:00:00"), ("2022/3/1", "2022-03-01 00:00:00"), ("2022.3.1", "2022-03-01 00:00:00"),
    ("20220301", "2022-03-01 00:00:00"), ("2022年3月1日", "2022-03-01 00:00:00"), ("2022年3月1号", "2022-03-01 00:00:00"),
    ("二〇二二年三月一日", "2022-03-01 00:00:00"), ("二〇二二年十二月三十一日", "2022-12-31 00:00:00"),
    ("２０２２／３／１", "2022-03-01 00:00:00"), ("2022/3/1 9:05:03", "2022-03-01 09:05:03"),
    ("2022年3月1日 下午3:05", "2022-03-01 15:05:00"), ("2022-03-01T08:00:00+08:00", "2022-03-01 08:00:00"),
    ("44621", "2022-03-01 00:00:00"), ("44621.6041667", "2022-03-01 14:30:00"), ("2020-02-29", "2020-02-29 00:00:00"),
    ("2022/3/1 下午3:05", "2022-03-01 15:05:00"), ("2022-3-1 15时5分", "2022-03-01 15:05:00"),
    ("2022-03-01T00:30:00Z", "2022-03-01 08:30:00"), ("2022-03-01T23:30:00-05:00", "2022-03-02 12:30:00"),
    ("2022年3月1日 上午12:05", "2022-03-01 00:05:00"), ("2022/3/1 3:05 PM", "2022-03-01 15:05:00"),
    ("2022-03-01 09:05:03.250", "2022-03-01 09:05:03"), ("20220301090503", "2022-03-01 09:05:03"),
    ("2022年3月1日(星期二) 9:05", "2022-03-01 09:05:00"), ("22年3月1日", "2022-03-01 00:00:00"),
    ("2022—03—01", "2022-03-01 00:00:00"), ("二零二二年十月二十日", "2022-10-20 00:00:00"),
  ])
  func `forms of a date`(_ text: String, _ expected: String) {
    guard case .moment(let moment, _) = with(text, { readDate($0) }) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(moment.text == expected)
  }

  @Test(arguments: ["3月1号", "12/31"])
  func `a day without a year lacks nothing else`(_ text: String) {
    #expect(with(text) { readDate($0) } == .yearless)
  }

  @Test(arguments: ["03/04/22", "22-3-1", "1/2"])
  func `a date that fits two orders is refused`(_ text: String) { #expect(with(text) { readDate($0) } == .ambiguous) }

  @Test func `a declared order reads short years`() {
    let day = Moment(Day(year: 2022, month: 4, day: 3))
    func read(_ text: String, _ order: DateOrder) -> DateReading {
      var rule = DateRule()
      rule.order = order
      return with(text) { readDate($0, rule) }
    }
    #expect(read("03/04/22", .dmy) == .moment(day, .short))
    #expect(read("04/03/2022", .mdy) == .moment(day, .short))
    #expect(read("22-4-3", .ymd) == .moment(day, .short))
    #expect(read("31/04/22", .dmy) == .impossible)
  }

  @Test(arguments: ["2022-02-30", "2021/2/29", "2022-13-01", "2022年2月30日", "20220230", "2022-03-01 25:00"])
  func `a day that is none is impossible`(_ text: String) { #expect(with(text) { readDate($0) } == .impossible) }

  @Test(arguments: ["昨天", "abc", "12", "100000", "2022-03-01x"])
  func `anything else is no date`(_ text: String) { #expect(with(text) { readDate($0) } == .notADate) }

  @Test(arguments: ["2022-01", "2022年1月", "202201", "2022/1", "2022年01月", "2022-01-01"])
  func `forms of a month`(_ text: String) { #expect(with(text) { readMonth($0) } == Month(year: 2022, month: 1)) }

  @Test func `a period is no month`() { #expect(with("2022Q1") { readMonth($0) } == nil) }

  @Test(arguments: [
    ("2022Q1", "2022-01..2022-03"), ("2022年一季度", "2022-01..2022-03"), ("2022年第2季度", "2022-04..2022-06"),
    ("2022年1-3月", "2022-01..2022-03"), ("2022年1—3月", "2022-01..2022-03"), ("2022年上半年", "2022-01..2022-06"),
    ("2022下半年", "2022-07..2022-12"), ("2022年", "2022-01..2022-12"), ("2022年3月", "2022-03"),
    ("2022", "2022-01..2022-12"),
  ])
  func `a period is its months and no date`(_ text: String, _ expected: String) {
    guard case .period(let months) = with(text, { readDate($0) }) else {
      Issue.record("\(text) is no period")
      return
    }
    #expect(months?.text == expected)
  }

  @Test(arguments: ["一季度", "上半年", "本月", "3月"])
  func `a period without a year is one all the same`(_ text: String) {
    #expect(with(text) { readDate($0) } == .period(nil))
  }

  @Test func `the 1904 system counts four years later`() {
    var rule = DateRule()
    rule.countsFrom1904 = true
    #expect(with("43159") { readDate($0, rule) } == .moment(Moment(Day(year: 2022, month: 3, day: 1)), .serial))
  }
}

@Suite struct NumberReaderTests {
  @Test(arguments: [
    ("128", 12_800), ("1,234.50", 123_450), ("￥50", 5_000), ("１２８", 12_800), ("1.2万元", 1_200_000),
    ("12万", 12_000_000), ("0.005", 1), ("-3", -300), ("3,210", 321_000), ("50 元", 5_000), ("¥1,000.00", 100_000),
  ])
  func `money in fen`(_ text: String, _ fen: Int) { #expect(with(text) { readMoney($0) } == Int64(fen)) }

  @Test(arguments: ["约50", "50-60", "三十多", "10+", "1,23", "", "abc", "9".padding(25)])
  func `guesses and ranges are no numbers`(_ text: String) { #expect(with(text) { readMoney($0) } == nil) }

  @Test(arguments: [("128秒", 128), ("3分12秒", 192), ("1小时2分", 3720), ("45", 45)])
  func `durations`(_ text: String, _ seconds: Int) { #expect(with(text) { readDuration($0) } == Int32(seconds)) }
}

extension String {
  fileprivate func padding(_ count: Int) -> String { String(repeating: self, count: count) }
}

@Suite struct CreditCodeTests {
  // GB 32100-2015's worked example, and synthetic codes that follow its arithmetic.
  @Test(arguments: ["91350100M000100Y43", "92500108WTU000011R", "91500108WTU000038L", "93500108WTU000142J"])
  func `right check characters`(_ code: String) { #expect(CreditCode.isValid(code)) }

  @Test(arguments: ["92500108WTU000011P", "92500108WTU00001IR", "92500108WTU00011R", "92500108WTU000101R"])
  func `wrong ones`(_ code: String) { #expect(!CreditCode.isValid(code)) }

  @Test(arguments: ["92500108WTU000011R", "91500108WTU000038L", "93500108WTU000142J", "52500108WTU000206P"])
  func `the organisation's own check character holds too`(_ code: String) {
    #expect(CreditCode.hasValidOrganisationCode(code))
    #expect(!CreditCode.hasValidOrganisationCode(String(code.prefix(16)) + "Z" + code.suffix(1)))
  }

  @Test(arguments: [
    ("925OO1O8WTU000011R", "92500108WTU000011R"), ("92500108WTU00001IR", "92500108WTU000011R"),
    ("9Z500108WTU000011R", "92500108WTU000011R"), ("92S00108WTU000011R", "92500108WTU000011R"),
    ("92500108WTU000101R", "92500108WTU000011R"),
  ])
  func `a slip is answered by the code that was meant`(_ code: String, _ meant: String) {
    #expect(CreditCode.suggestions(for: code).contains(meant))
  }

  @Test func `every single slip and every swap of neighbours is noticed`() {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    for text in ["92500108WTU000011R", "91350100M000100Y43", "52500108WTU000206P"] {
      let code = Array(text.utf8)
      for place in code.indices {
        for other in alphabet where other != code[place] {
          var changed = code
          changed[place] = other
          #expect(!CreditCode.isValid(String(decoding: changed, as: UTF8.self)))
        }
        guard place + 1 < code.count, code[place] != code[place + 1] else { continue }
        var swapped = code
        swapped.swapAt(place, place + 1)
        #expect(!CreditCode.isValid(String(decoding: swapped, as: UTF8.self)))
      }
    }
  }
}

@Suite struct MerchantDirectoryTests {
  private let directory: MerchantDirectory = {
    var settings = PipelineSettings()
    var first = Site()
    first.name = "弹子石老街"
    first.aliases = ["弹子石"]
    var second = Site()
    second.name = "龙门浩老街"
    second.aliases = ["龙门浩"]
    settings.sites = [first, second]
    var alias = MerchantAlias()
    alias.name = "段氏花生大王"
    alias.merchantID = "LMH-002"
    settings.merchantAliases = [alias]
    func merchant(_ id: String, _ name: String, _ site: Int, code: String = "") -> Merchant {
      var merchant = Merchant()
      merchant.id = id
      merchant.name = name
      merchant.site = site
      merchant.creditCode = code
      return merchant
    }
    let list = [
      merchant("LMH-001", "BANANA餐厅", 1, code: "92500108WTU000011R"), merchant("LMH-002", "段氏炒货（花生大王）", 1),
      merchant("DZS-001", "老茶馆", 0), merchant("LMH-003", "老茶馆", 1),
    ]
    return MerchantDirectory(list, settings: settings)
  }()

  @Test(arguments: [
    ("LMH-001", 0), ("lmh001", 0), ("92500108WTU000011R", 0), ("ＢＡＮＡＮＡ餐厅", 0), ("Banana 餐厅", 0),
    ("BANANA餐厅(龙门浩店)", 0), ("BANANA餐厅（龙门浩店）", 0), ("BANANA餐厅[123]", 0), ("段氏炒货花生大王", 1),
    ("老茶馆（弹子石店）", 2),
  ])
  func `number, code, name and branch`(_ text: String, _ index: Int) {
    #expect(directory.resolve(text) == .found(index))
  }

  @Test func `an alias is said to be one`() { #expect(directory.resolve("段氏花生大王") == .alias(1)) }

  @Test func `a name of two merchants needs the site`() {
    #expect(directory.resolve("老茶馆") == .ambiguous([2, 3]))
    #expect(directory.resolve("老茶馆", site: 1) == .found(3))
  }

  @Test(arguments: ["BANANA餐厅(解放碑店)", "路边摊", "BANANA"])
  func `what fits no key stays unresolved`(_ text: String) { #expect(directory.resolve(text).index == nil) }

  @Test func `a record of another site means another shop`() {
    #expect(directory.resolve("BANANA餐厅", site: 0) == .unknown)
  }
}

@Suite struct IdentifierSetTests {
  @Test func `a hundred thousand identifiers are told apart, and found again`() {
    let set = IdentifierSet()
    func fingerprints(_ numbers: Range<Int>) -> [Fingerprint] {
      numbers.map { number in with("C-\(number)") { Fingerprint($0) } }
    }
    func insert(_ list: [Fingerprint]) -> Int {
      var isNew = [UInt8](repeating: 9, count: list.count)
      list.withUnsafeBufferPointer { set.insert($0.baseAddress!, count: list.count, isNew: &isNew) }
      return isNew.reduce(0) { $0 + Int($1) }
    }
    #expect(insert(fingerprints(0..<100_000)) == 100_000)
    #expect(insert(fingerprints(50_000..<150_000)) == 50_000)
    #expect(set.count == 150_000)
  }

  @Test func `within one call the first counts`() {
    let set = IdentifierSet()
    let one = with("same") { Fingerprint($0) }
    var isNew: [UInt8] = [9, 9]
    [one, one].withUnsafeBufferPointer { set.insert($0.baseAddress!, count: 2, isNew: &isNew) }
    #expect(isNew == [1, 0])
  }
}
