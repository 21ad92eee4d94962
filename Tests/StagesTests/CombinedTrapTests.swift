import Classification
import Foundation
import Pipeline
import StationModel
import Tallying
import Testing
import TextModel

@testable import Stages

/// Sentences that a text's words lead astray, read as a run reads them: by rules and the shipped models together.
@Suite struct CombinedTrapTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("pipelines").path
  private static let pipeline = Result { try LoadedPipeline.read(folder + "/nanan.yaml") }
  private static let needs = Result {
    let settings = try pipeline.get().settings
    return NeedReader(settings.taxonomy, model: try ModelFiles.read(folder + "/models/needs.model"))
  }
  private static let complaints = Result {
    let settings = try pipeline.get().settings
    return ComplaintReader(settings.complaintClasses, model: try ModelFiles.read(folder + "/models/complaints.model"))
  }

  private func items(_ text: String) throws -> Set<String> {
    let taxonomy = try Self.pipeline.get().settings.taxonomy
    var scratch = NeedReader.Scratch()
    var copy = text
    let reader = try Self.needs.get()
    let reading = copy.withUTF8 { reader.read($0, &scratch) }
    let items = taxonomy.items.indices.filter { reading.items >> UInt64($0) & 1 == 1 }.map { taxonomy.items[$0].code }
    let rest = taxonomy.residuals.indices.filter { reading.residuals >> UInt64($0) & 1 == 1 }
    return Set(items + rest.map { taxonomy.residuals[$0].code })
  }

  private func classes(_ text: String) throws -> (primary: String, all: Set<String>) {
    let codes = try Self.pipeline.get().settings.complaintClasses.classes.map(\.code)
    var scratch = ComplaintReader.Scratch()
    var copy = text
    let reader = try Self.complaints.get()
    let given = copy.withUTF8 { reader.read($0, &scratch) }
    return (
      codes[Int(given.primary)], Set(codes.indices.filter { given.classes >> UInt64($0) & 1 == 1 }.map { codes[$0] })
    )
  }

  private func expect(_ text: String, _ wanted: Set<String>, not unwanted: Set<String> = []) throws {
    let found = try items(text)
    #expect(wanted.isSubset(of: found) && found.isDisjoint(with: unwanted), "\(text): \(found.sorted())")
  }

  @Test(arguments: [
    ("秤不准要检定；停车难", ["A1", "G2"]), ("1.秤不准 2.停车难 3.没得网", ["A1", "G2", "G1"]), ("商标被抢注；停车难", ["E1", "G2"]),
    ("想校准电子秤、员工要培训、厕所太远", ["A1", "D2", "G2"]), ("想做农残检测，路灯不亮，房租贵", ["C1", "G2", "H1"]),
    ("经常停电 想申请专利", ["G1", "E1"]), ("我的邮箱 abc@qq.com，想贷款", ["H1"]), ("微信号 lijianguo88，停车难", ["G2"]),
  ])
  func `no need that a list names is lost`(text: String, codes: [String]) throws { try expect(text, Set(codes)) }

  @Test(arguments: [
    ("核酸检测点排队太长", "C1"), ("抗原检测要排好久", "C1"), ("实名认证老是过不到", "B2"), ("人脸认证刷不起", "B2"), ("标准间的床单该换了", "B1"),
    ("标准大床房不够", "B1"), ("微信号 lijianguo88，停车难", "G1"), ("锟斤拷烫烫烫", "A1"), ("空气质量不好", "D1"), ("我们这是党参铺子", "H1"),
  ])
  func `no need that an exclusion rejects is given`(text: String, code: String) throws {
    try expect(text, [], not: [code])
  }

  @Test(arguments: [
    ("培训不用了，办证不用了，把厕所修一个要得不", ["G2"], ["D2", "F2"]), ("认证不搞了，宣传算了，路灯修一下嘛", ["G2"], ["B2", "E2"]),
    ("培训、认证都不用了，帮我们把秤校一下", ["A1"], ["D2", "B2"]), ("我们不缺宣传，缺的是停车位", ["G2"], ["E2"]),
    ("不缺客人，缺的是服务员，招不到人", ["D2"], ["E2"]), ("莫说培训了", [], ["D2"]), ("别提贷款了，先把停电解决了", ["G1"], ["H1"]),
    ("不需要认证，要的是商标注册", ["E1"], ["B2"]),
  ])
  func `what is refused goes, what is asked for stays`(text: String, wanted: [String], unwanted: [String]) throws {
    try expect(text, Set(wanted), not: Set(unwanted))
  }

  @Test(arguments: [
    "我们投诉楼上噪音投诉了八回，没得人来管", "我们投诉隔壁油烟，没得人管", "我们投诉城管乱收东西", "我向物业投诉了几次都没人理", "我们去投诉过好几次，没用", "投诉楼下施工吵，打了十几个电话",
  ])
  func `who complains himself asks for no mediation`(text: String) throws {
    try expect(text, [], not: ["F1"])
    let found = try items(text)
    #expect(!found.isDisjoint(with: ["G2", "Z2"]), "\(text): \(found.sorted())")
  }

  @Test(arguments: ["我们遭投诉了", "我们被客人投诉了三回", "收到投诉不晓得怎么处理", "我们投诉处理不来", "客人投诉我们分量少"])
  func `who is complained of needs mediation`(text: String) throws { try expect(text, ["F1"]) }

  @Test(arguments: [
    ("水电气网都没得问题，要是能补助点房租就好了", ["H1"], ["G1"]), ("停车没得问题，就是没得人来", ["E2"], ["G2"]), ("培训都挺好，秤要校一下", ["A1"], ["D2"]),
    ("除了员工手脚慢点，水电气网我都没得话说", ["D2"], ["G1"]), ("除了停车难，其他都好", ["G2"], []), ("除了商标都办好了", ["E1"], []),
    ("除了健康证，执照都办好了", ["C2"], ["F2"]), ("证照都办好了，除了商标", ["E1"], ["F2"]), ("虽然停车难，但是我们更想要培训", ["D2"], ["G2"]),
  ])
  func `what is in order, excepted or conceded`(text: String, wanted: [String], unwanted: [String]) throws {
    try expect(text, Set(wanted), not: Set(unwanted))
  }

  @Test(arguments: [
    ("秤早就检过了，商标也下来了，就差个宣传", ["E2"], ["A1", "E1"]), ("证照拿到了，秤也校准过了，只差引流", ["E2"], ["F2", "A1"]),
    ("上个月你们帮我校了秤，感谢感谢", ["Z1"], ["A1"]), ("谢谢驿站帮我们注册了商标", ["Z1"], ["E1"]), ("多谢你们给我们培训了员工，巴适", ["Z1"], ["D2"]),
    ("谢谢，帮我校一下秤", ["A1"], []), ("秤还没检过", ["A1"], []), ("商标办不下来", ["E1"], []),
  ])
  func `what is done is not asked for`(text: String, wanted: [String], unwanted: [String]) throws {
    try expect(text, Set(wanted), not: Set(unwanted))
  }

  @Test(arguments: [
    ("没有缺斤少两，但肉是臭的", "Q2", ["Q4"]), ("不是说价格贵，是那个态度太气人", "Q9", ["Q3"]), ("虽然态度好，但是菜里有苍蝇", "Q2", ["Q9"]),
    ("没有骂人，就是秤不准", "Q4", ["Q9"]), ("没有乱收费，就是吃出头发", "Q2", ["Q3"]), ("并不是假货，是用两天就坏了", "Q1", ["Q8"]),
    ("尽管味道不错，可是结账多收了二十", "Q3", ["Q2"]), ("不怪服务员，是厕所太脏", "Q10", ["Q9"]), ("虽然没有缺斤少两，但是开发票推三阻四", "Q6", ["Q4"]),
  ])
  func `what a complaint denies or concedes is no harm`(text: String, primary: String, unwanted: [String]) throws {
    let found = try classes(text)
    #expect(
      found.primary == primary && found.all.isDisjoint(with: unwanted),
      "\(text): \(found.primary) \(found.all.sorted())")
  }

  @Test func `a complaint that only denies has no class`() throws {
    let found = try classes("没有吃出异物，也没有乱收费")
    #expect(found.all == ["Q0"], "\(found.all.sorted())")
  }

  @Test(arguments: [
    ("没有明码标价", "Q3"), ("没有健康证", "Q2"), ("没有发票", "Q6"), ("不是正品", "Q8"), ("是不是假货哦，烧起来有塑料味", "Q8"), ("不仅缺斤少两还骂人", "Q4"),
    ("没有无障碍坡道", "Q10"), ("不是说好可以退的吗，现在押金不退", "Q5"),
  ])
  func `the lack of what is due is a harm`(text: String, primary: String) throws {
    let found = try classes(text)
    #expect(found.primary == primary, "\(text): \(found.primary) \(found.all.sorted())")
  }

  @Test(arguments: [
    ("秤不准；卖的是假货", ["Q4", "Q8"]), ("菜里有头发，服务员态度差，还乱收费", ["Q2", "Q9", "Q3"]), ("押金不退、不开发票", ["Q5", "Q6"]),
  ])
  func `no harm that a list names is lost`(text: String, codes: [String]) throws {
    let found = try classes(text)
    #expect(found.all.isSuperset(of: codes), "\(text): \(found.all.sorted())")
  }
}
