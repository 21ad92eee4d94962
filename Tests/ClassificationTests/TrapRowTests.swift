import Classification
import Foundation
import Pipeline
import StationModel
import Testing

/// The word lists of exclusions, negations and confusable words, row by row: every word of a row is tried by itself.
@Suite struct TrapRowTests {
  private func reading(_ text: String) throws -> (codes: Set<String>, reading: NeedReading) {
    let taxonomy = try committedSettings.get().taxonomy
    let classifier = NeedClassifier(taxonomy)
    var copy = text
    let reading = copy.withUTF8 { classifier.classify($0) }
    let items = taxonomy.items.enumerated().filter { reading.items & (1 << UInt64($0.offset)) != 0 }.map(\.element.code)
    let residuals = taxonomy.residuals.enumerated().filter { reading.residuals & (1 << UInt64($0.offset)) != 0 }
    return (Set(items + residuals.map(\.element.code)), reading)
  }

  private func expect(_ text: String, is code: String) throws {
    let codes = try reading(text).codes
    #expect(codes.contains(code), "\(text): \(codes.sorted()), not \(code)")
  }

  private func expect(_ text: String, isNot code: String) throws {
    let codes = try reading(text).codes
    #expect(!codes.contains(code), "\(text): \(codes.sorted())")
  }

  // MARK: Exclusions, item by item

  @Test(arguments: [
    ("A1", ["称呼", "称赞", "职称", "名称", "数量", "客流量", "销量", "质量"]),
    ("B1", ["标准间", "收费标准", "达标排放", "普通话标准"]),
    ("B2", ["实名认证", "微信认证", "蓝V认证", "人脸认证", "公证"]),
    ("C1", ["核酸检测", "抗原检测", "体检", "安检", "消防检测"]),
    ("C2", ["健康码", "食品街", "美食安利"]),
    ("D1", ["质量问题", "空气质量", "奖金", "抽奖"]),
    ("D2", ["培训机构", "陪训", "拓展训练"]),
    ("E1", ["标签", "标识标牌", "职业打假"]),
    ("E2", ["虚假宣传", "消防宣传", "宣传栏", "宣传党的"]),
    ("F1", ["投诉物业", "投诉噪音", "零投诉", "没有投诉"]),
    ("F2", ["房租涨价", "报价", "年检"]),
    (
      "G1",
      [
        "电商", "电话", "充电宝", "水平", "薪水", "茶水", "流水", "水雾喷淋", "人气", "天气", "服气", "网红", "网购",
      ]
    ),
    ("G2", ["停车费发票", "火锅", "生意火"]),
    ("H1", ["党参", "店员", "免租赁车"]),
  ])
  func `what only holds a seed of an item is not the item`(item: String, words: [String]) throws {
    for word in words { try expect(word, isNot: item) }
  }

  @Test(arguments: [
    ("收费标准", "F2"), ("达标排放", "G2"), ("蓝V认证", "E2"), ("消防检测", "G2"), ("标签", "C2"), ("标识标牌", "G2"), ("职业打假", "F1"),
    ("虚假宣传", "F2"), ("投诉噪音", "G2"), ("零投诉", "Z0"), ("没有投诉", "Z0"), ("房租涨价", "H1"), ("质量问题", "C1"),
  ])
  func `an excluded word goes where it belongs`(word: String, code: String) throws { try expect(word, is: code) }

  // MARK: The seven negations, word by word

  @Test(arguments: [
    ("没有检定证书", "A1"), ("没得商标", "E1"), ("莫得停车位", "G2"), ("缺停车位", "G2"), ("缺少停车位", "G2"), ("无检定证书", "A1"),
    ("未办营业执照", "F2"), ("不会弄年报", "F2"), ("不晓得按啥子标准", "B1"), ("不懂年报", "F2"), ("健康证办不下来", "C2"),
  ])
  func `lack: every word of it creates a need`(text: String, code: String) throws { try expect(text, is: code) }

  @Test(arguments: ["不需要", "不用", "无需", "暂不", "没必要", "用不着", "不想"])
  func `refusal: every word of it takes the item away`(word: String) throws {
    try expect(word + "培训", isNot: "D2")
    try expect(word + "培训", is: "Z0")
  }

  @Test(arguments: ["算了培训", "培训就算了", "培训算了嘛"])
  func `refusal: 算了 stands before or behind`(text: String) throws { try expect(text, isNot: "D2") }

  @Test func `refusal: a list is refused wholly`() throws {
    for code in ["D2", "B2", "C1"] { try expect("不需要培训、认证和检测", isNot: code) }
  }

  @Test(arguments: [
    ("营业执照已经办好了", "F2"), ("秤早就检过了", "A1"), ("停车难都解决了", "G2"), ("商标早就有了", "E1"), ("补贴已经申请了", "H1"),
  ])
  func `resolved: settled matters are on record and no need`(text: String, code: String) throws {
    let (codes, reading) = try reading(text)
    #expect(!codes.contains(code), "\(text): \(codes.sorted())")
    #expect(reading.assignments.contains { $0.code == code && $0.standing == .resolved }, "\(text)")
  }

  @Test(arguments: ["没有问题", "没有意见", "没有需求", "没有投诉", "没有差评", "零投诉", "都好", "挺好"])
  func `absence of a problem: no need`(text: String) throws { #expect(try reading(text).codes == ["Z0"]) }

  @Test(arguments: [
    ("不仅缺停车位还缺厕所", "G2"), ("不但停车难", "G2"), ("不光停车难", "G2"), ("不只停车难", "G2"), ("不得不请人培训", "D2"), ("不是没有停车难", "G2"),
    ("非培训不可", "D2"), ("没有哪家不缺停车位", "G2"),
  ])
  func `pseudo-negation: nothing is taken away`(text: String, code: String) throws { try expect(text, is: code) }

  @Test(arguments: [
    "其他都好, 就是停车恼火", "虽然服务态度很好，但停车恼火", "培训都挺好，只是停车恼火", "除了停车恼火以外，其他都好", "除了停车恼火，都好",
  ])
  func `contrast: only the clause after the turn counts`(text: String) throws {
    #expect(try reading(text).codes == ["G2"], "\(text)")
  }

  @Test(arguments: [("商标被抢注比停电还恼火", "E1"), ("宣传没有磁器口那么多", "E2"), ("停车位没有隔壁街这么多", "G2")])
  func `comparative: a need`(text: String, code: String) throws { try expect(text, is: code) }

  @Test(arguments: [
    "无", "没有", "暂无", "没得", "莫得", "没啥", "都可以", "随便", "同上", "不清楚", "/", "-", "——", "。", "1", "11", "哈哈", "好", "好的", "ok",
    "测试",
  ])
  func `an answer like an empty one has a residual code`(text: String) throws {
    let codes = try reading(text).codes
    #expect(codes == ["Z0"] || codes == ["Z8"], "\(text): \(codes.sorted())")
  }

  // MARK: Confusable words

  @Test(arguments: ["称不准", "称重不准", "称一下不准", "称斤不准", "电子称", "台称", "公平称", "校称"])
  func `秤 or 称: a scale where its neighbours say so`(text: String) throws { try expect(text, is: "A1") }

  @Test(arguments: [("检定", "A1"), ("检测", "C1"), ("检验", "C1"), ("抽检", "C1"), ("被抽检", "C1")])
  func `检定, 检测, 检验 and 抽检`(text: String, code: String) throws {
    try expect(text, is: code)
    for other in ["A1", "C1"] where other != code { try expect(text, isNot: other) }
  }

  @Test func `体检 is none of them`() throws {
    try expect("体检", isNot: "C1")
    try expect("体检", isNot: "A1")
  }

  @Test func `认证 is of quality; 验证, 实名认证 and 蓝V are not`() throws {
    try expect("体系认证", is: "B2")
    for word in ["验证", "实名认证", "蓝V"] { try expect(word, isNot: "B2") }
  }

  @Test(arguments: [("标准", "B1"), ("标价", "F2"), ("标签", "C2"), ("商标", "E1"), ("标识", "G2")])
  func `标准, 标价, 标签, 商标 and 标识: the longest match`(text: String, code: String) throws {
    #expect(try reading(text).codes == [code])
  }

  @Test func `质量奖 is an award, 奖金 and 抽奖 are none`() throws {
    try expect("质量奖", is: "D1")
    for word in ["奖金", "抽奖"] { try expect(word, isNot: "D1") }
  }

  @Test(arguments: ["遭投诉", "被投诉", "收到投诉"])
  func `投诉 against the merchant is a dispute`(text: String) throws { try expect(text, is: "F1") }

  @Test(arguments: ["我们投诉物业没人管", "我们投诉没人管", "我们投诉噪音没人管"])
  func `投诉 by the merchant is none`(text: String) throws {
    let codes = try reading(text).codes
    #expect(
      !codes.contains("F1") && (codes.contains("Z2") || codes.contains { $0.hasPrefix("G") }), "\(codes.sorted())")
  }

  @Test func `年报, 年检 and 年费`() throws {
    try expect("年报", is: "F2")
    let codes = try reading("年检").codes
    #expect(codes == ["C1"] || codes == ["G2"])
    #expect(try reading("年费").codes.allSatisfy { $0.hasPrefix("Z") })
  }

  @Test(arguments: [("宣传", "E2"), ("虚假宣传", "F2"), ("消防宣传", "G2")])
  func `宣传, 虚假宣传 and 消防宣传`(text: String, code: String) throws { #expect(try reading(text).codes == [code]) }

  @Test(arguments: [
    ("党员亮身份", "H1"), ("店员亮身份", "H1"), ("店员转组织关系", "H1"), ("招聘店员", "D2"), ("招聘党员", "D2"), ("店员要培训", "D2"),
  ])
  func `党员 and 店员: the neighbours decide`(text: String, code: String) throws { try expect(text, is: code) }

  @Test(arguments: ["做流水", "每月流水", "每天流水少"])
  func `流水 with a word of money is turnover`(text: String) throws {
    try expect(text, isNot: "G1")
    try expect(text, is: "H1")
  }

  @Test(arguments: [("许可证", "C2"), ("检定证", "A1"), ("健康证", "C2"), ("合格证", "C1")])
  func `许可证, 检定证, 健康证 and 合格证`(text: String, code: String) throws { #expect(try reading(text).codes == [code]) }

  @Test(arguments: [
    ("维权", "F1"), ("消费者维权", "F1"), ("商标维权", "E1"), ("专利维权", "E1"), ("被抄袭了想维权", "E1"), ("维权，商标遭人用了", "E1"),
  ])
  func `维权 is of the brand where one is near`(text: String, code: String) throws {
    try expect(text, is: code)
    if code == "E1" { try expect(text, isNot: "F1") }
  }

  @Test(arguments: ["核酸检测", "健康码", "疫情"])
  func `the epidemic has a code of its own`(text: String) throws { #expect(try reading(text).codes == ["Z3"]) }

  // MARK: Words of the place

  @Test(arguments: ["巴适", "安逸", "要得", "得行", "撇脱", "不摆了"])
  func `praise in dialect`(text: String) throws { #expect(try reading(text).codes == ["Z1"]) }

  @Test(arguments: [
    "停车恼火", "停车不得行", "停车位扯拐", "停车撇得很", "停车打脑壳", "停车鬼火冒", "停车遭不住", "停车洗白了", "停车位莫得", "停车位没得", "停车整不醒豁",
    "停车啷个办", "停车搞不伸展", "停车麻烦得很",
  ])
  func `trouble in dialect`(text: String) throws { #expect(try reading(text).codes == ["G2"], "\(text)") }

  // MARK: Residual codes

  @Test(arguments: [
    ("没有需求", "Z0"), ("谢谢", "Z1"), ("检查太多", "Z2"), ("疫情影响大", "Z3"), ("娃儿读书没得学位", "Z4"), ("请问你们几点下班", "Z5"),
    ("还是那个事", "Z6"), ("希望越办越好", "Z7"), ("哈哈", "Z8"), ("月亮圆", "Z9"),
  ])
  func `every residual code is reached`(text: String, code: String) throws {
    #expect(try reading(text).codes == [code])
  }
}
