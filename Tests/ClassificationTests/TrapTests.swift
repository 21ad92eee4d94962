import Classification
import Foundation
import Pipeline
import StationModel
import Testing

/// Words that mean something else than they seem to: what holds a seed of an item and is not the item.
@Suite struct TrapTests {
  private func reading(_ text: String) throws -> Set<String> {
    let taxonomy = try committedSettings.get().taxonomy
    let classifier = NeedClassifier(taxonomy)
    var copy = text
    let reading = copy.withUTF8 { classifier.classify($0) }
    let items = taxonomy.items.enumerated().filter { reading.items & (1 << UInt64($0.offset)) != 0 }.map(\.element.code)
    let residuals = taxonomy.residuals.enumerated().filter { reading.residuals & (1 << UInt64($0.offset)) != 0 }
    return Set(items + residuals.map(\.element.code))
  }

  private func isNot(_ text: String, _ code: String) throws {
    let codes = try reading(text)
    #expect(!codes.contains(code), "\(text): \(codes.sorted())")
  }

  private func holds(_ text: String, _ code: String) throws {
    let codes = try reading(text)
    #expect(codes.contains(code), "\(text): \(codes.sorted())")
  }

  @Test(arguments: ["这个称呼好听", "客人都称赞", "评职称", "店铺名称", "数量不多", "客流量大", "销量可以", "老百姓心里有杆秤"])
  func `scales are not in every word that sounds like them`(text: String) throws { try isNot(text, "A1") }

  @Test(arguments: ["电子称不准", "校一下称", "台秤", "秤扯拐", "秤飘得很"])
  func `a scale is one under either character`(text: String) throws { try holds(text, "A1") }

  @Test(arguments: ["标准间还有没有", "客人要普通话标准"])
  func `a standard room is no standard`(text: String) throws { try isNot(text, "B1") }

  @Test func `a scale of charges belongs to prices, emissions to the street`() throws {
    try holds("收费标准不清楚", "F2")
    try isNot("收费标准不清楚", "B1")
    try holds("达标排放做不到", "G2")
  }

  @Test(arguments: ["实名认证", "微信认证", "人脸认证", "去公证处公证"])
  func `only certification of quality is certification`(text: String) throws { try isNot(text, "B2") }

  @Test func `a platform's badge is promotion`() throws {
    try holds("想弄蓝V认证", "E2")
    try isNot("想弄蓝V认证", "B2")
  }

  @Test(arguments: ["核酸检测", "抗原检测", "去体检", "过安检"])
  func `tests of people are no product tests`(text: String) throws { try isNot(text, "C1") }

  @Test(arguments: ["核酸检测点太远", "健康码打不开", "疫情影响"])
  func `answers about the epidemic are neither tests nor food safety`(text: String) throws {
    try isNot(text, "C1")
    try isNot(text, "C2")
  }

  @Test func `tests of fire equipment belong to the street`() throws {
    try holds("消防检测太贵", "G2")
    try isNot("消防检测太贵", "C1")
  }

  @Test(arguments: ["健康码", "食品街", "美食安利"])
  func `food safety is not in every word that holds its characters`(text: String) throws { try isNot(text, "C2") }

  @Test(arguments: ["空气质量", "奖金太少", "抽奖"])
  func `neither air nor bonuses are quality management`(text: String) throws { try isNot(text, "D1") }

  @Test func `a quality prize is quality management`() throws { try holds("申报质量奖", "D1") }

  @Test(arguments: ["陪训", "拓展训练"])
  func `not all training trains staff`(text: String) throws { try isNot(text, "D2") }

  @Test func `labels are food, signs are street, brands are property`() throws {
    try holds("标签怎么写", "C2")
    try holds("标识标牌旧了", "G2")
    try holds("商标被抢注", "E1")
    try holds("价签不统一", "F2")
    try isNot("标签怎么写", "E1")
  }

  @Test func `professional complainants are a dispute`() throws {
    try holds("职业打假天天来", "F1")
    try isNot("职业打假天天来", "E1")
  }

  @Test(arguments: ["虚假宣传怎么界定", "消防宣传", "宣传栏旧了", "宣传党的政策"])
  func `not all publicity is promotion`(text: String) throws { try isNot(text, "E2") }

  @Test func `false advertising is a matter of law`() throws { try holds("虚假宣传怎么界定", "F2") }

  @Test func `no complaints is no need`() throws {
    #expect(try reading("没有投诉") == ["Z0"])
    #expect(try reading("零投诉") == ["Z0"])
    #expect(try reading("没有差评") == ["Z0"])
  }

  @Test func `a merchant who complains of the estate office is not complained of`() throws {
    try holds("我们投诉物业没人管", "Z2")
    try isNot("我们投诉物业没人管", "F1")
    try holds("遭投诉了两回", "F1")
    try holds("投诉噪音没得用", "G2")
  }

  @Test(arguments: ["薪水发得出", "做电商", "打电话", "充电宝", "水平不错", "茶水好喝", "人气旺", "天气热", "服气", "网红多", "网购", "水雾喷淋"])
  func `a single character of utilities means nothing`(text: String) throws { try isNot(text, "G1") }

  @Test func `turnover is money`() throws {
    try isNot("每月流水少了", "G1")
    try holds("每月流水少了", "H1")
  }

  @Test(arguments: ["火锅好吃", "生意火"])
  func `fire is not in every word of fire`(text: String) throws { try isNot(text, "G2") }

  @Test func `rent belongs to policy, annual reports to compliance`() throws {
    try holds("房租涨价", "H1")
    try isNot("房租涨价", "F2")
    try holds("年报不会弄", "F2")
  }

  @Test func `党参 is no party`() throws { try isNot("党参炖鸡", "H1") }

  @Test func `certificates go by their kind`() throws {
    try holds("许可证要换", "C2")
    try holds("检定证过期", "A1")
    try holds("健康证要办", "C2")
    try holds("合格证没得", "C1")
  }

  @Test func `rights of consumers are disputes, rights of a brand are property`() throws {
    try holds("消费者维权", "F1")
    try holds("商标维权没门路", "E1")
  }

  @Test func `praise may hold a no`() throws {
    #expect(try reading("不摆了，巴适得很") == ["Z1"])
  }

  // MARK: The seven negations

  @Test(arguments: [
    ("没有检定证书", "A1"), ("莫得商标", "E1"), ("不会弄年报", "F2"), ("许可证办不下来", "C2"), ("不晓得按啥子标准", "B1"), ("缺停车位", "G2"),
  ])
  func `a lack is a need`(text: String, code: String) throws { try holds(text, code) }

  @Test(arguments: [
    ("不需要培训", "D2"), ("用不着认证", "B2"), ("暂不注册商标", "E1"), ("没必要打广告", "E2"), ("不需要培训、认证和检测", "C1"),
  ])
  func `a refusal takes it away, a list wholly`(text: String, code: String) throws { try isNot(text, code) }

  @Test(arguments: [("秤早就检过了", "A1"), ("营业执照已经办好了", "F2"), ("商标去年就注册好了", "E1")])
  func `what is settled is no need`(text: String, code: String) throws { try isNot(text, code) }

  @Test(arguments: [("不仅缺停车位还缺厕所", "G2"), ("不得不请人培训", "D2"), ("不光秤不准", "A1")])
  func `some negations negate nothing`(text: String, code: String) throws { try holds(text, code) }

  @Test func `only what stands behind the turn counts`() throws {
    #expect(try reading("其他都好，就是停车恼火") == ["G2"])
    #expect(try reading("虽然服务态度很好，但是没得停车位") == ["G2"])
    try holds("除了停车，都好", "G2")
  }

  @Test func `what something is compared with is not wanted`() throws {
    #expect(try reading("商标被抢注比停电还恼火") == ["E1"])
    try holds("宣传没有磁器口那么多", "E2")
  }

  @Test(arguments: ["ＷＩＦＩ太慢", "wifi太慢", "WiFi太慢"])
  func `width and case make no difference`(text: String) throws { try holds(text, "G1") }

  @Test(arguments: [("商標被搶註", "E1"), ("檢測報告看不懂", "C1"), ("停車難", "G2"), ("補貼政策不晓得", "H1")])
  func `traditional forms are read`(text: String, code: String) throws { try holds(text, code) }

  @Test(arguments: ["", "😀😀", "???", "\u{FFFD}\u{FFFD}", "   ", "\u{0}\u{1}"])
  func `what says nothing gets a residual code`(text: String) throws {
    let codes = try reading(text)
    #expect(codes.count == 1 && codes.allSatisfy { $0.hasPrefix("Z") })
  }

  @Test func `bytes that are no text stop nothing`() throws {
    let classifier = NeedClassifier(try committedSettings.get().taxonomy)
    for bytes in [[0xE7], [0xFF, 0xFE, 0xE7, 0xA7], Array(repeating: 0xE7, count: 50), [0x80, 0x80]] as [[UInt8]] {
      let reading = bytes.withUnsafeBufferPointer { classifier.classify($0) }
      #expect(reading.items == 0)
    }
  }
}
