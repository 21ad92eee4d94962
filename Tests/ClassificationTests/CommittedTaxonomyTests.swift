import Classification
import Foundation
import Pipeline
import StationModel
import Testing

/// What the committed taxonomies make of sentences that merchants and consumers write.
@Suite struct CommittedTaxonomyTests {
  private func needs(_ text: String) throws -> [String] {
    let taxonomy = try committedSettings.get().taxonomy
    let classifier = NeedClassifier(taxonomy)
    var copy = text
    let reading = copy.withUTF8 { classifier.classify($0) }
    let items = taxonomy.items.enumerated().filter { reading.items & (1 << UInt64($0.offset)) != 0 }.map(\.element.code)
    let residuals = taxonomy.residuals.enumerated().filter { reading.residuals & (1 << UInt64($0.offset)) != 0 }
    return items + residuals.map(\.element.code)
  }

  @Test(arguments: [
    // A lack is a need.
    ("没有检定证书", ["A1"]), ("不会弄年报", ["F2"]), ("没得商标", ["E1"]), ("秤有点飘,没得检定证", ["A1"]), ("没有统一标准", ["B1"]),
    // A refusal is none.
    ("不需要培训", ["Z0"]), ("暂不注册商标，停车难", ["G2"]), ("不用搞认证，就是网速慢", ["G1"]),
    // What is settled is none.
    ("电子秤去年就检定过了", ["Z0"]), ("营业执照已经办好了", ["Z0"]),
    // No problem.
    ("没有投诉", ["Z0"]), ("没得问题", ["Z0"]), ("都挺好", ["Z0"]),
    // No negation at all.
    ("不仅缺停车位还缺厕所", ["G2"]),
    // Only the clause after the turn counts.
    ("其他都好，就是停车恼火", ["G2"]),
    // A comparison names a need.
    ("宣传没有磁器口那么多", ["E2"]),
    // Look-alikes.
    ("核酸检测点排队", ["Z3"]), ("实名认证", ["Z9"]), ("虚假宣传怎么界定", ["F2"]), ("消防检测费用高", ["G2"]), ("标识标牌不清楚", ["G2"]),
    ("房租涨价太快", ["H1"]), ("遇到职业打假很烦", ["F1"]), ("质量奖申报不懂", ["D1"]),
    // Several at once.
    ("员工流动性大，抖音不会运营，停电时没有应急电源", ["D2", "E2", "G1"]),
    // Whole answers.
    ("无", ["Z0"]), ("随便", ["Z8"]), ("测试", ["Z8"]), ("很好", ["Z1"]),
  ])
  func `needs named in a sentence`(text: String, expected: [String]) throws {
    #expect(try needs(text) == expected)
  }

  @Test(arguments: [
    ("菜里发现头发，服务员态度差", "Q2"), ("结账时加收茶位费", "Q3"), ("买水果缺斤少两", "Q4"), ("单方面取消预订", "Q5"), ("商家不退款", "Q6"),
    ("实物与图片不符", "Q7"), ("买到山寨货", "Q8"), ("店员骂人", "Q9"), ("公共厕所坏了没人管", "Q10"), ("会员卡过期不能用", "Q5"), ("杯子是破损的", "Q1"),
    ("灯光晃眼", "Q0"),
  ])
  func `the first harm named is the class of a complaint`(text: String, expected: String) throws {
    let classes = try committedSettings.get().complaintClasses
    var copy = text
    var scratch = PhraseScratch()
    let given = copy.withUTF8 { ComplaintClassifier(classes).classify($0, scratch: &scratch) }
    #expect(classes.classes[Int(given.primary)].code == expected)
  }
}
