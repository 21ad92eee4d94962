import Diagnostics
import Foundation
import StationModel
import Testing

@testable import Pipeline

/// Taxonomies as people keep them: flat tables, declared typos, versions with their days.
@Suite struct TaxonomyTests {
  private static let residuals = """
    residuals:
      - {code: Z0, name: 无}
      - {code: Z1, name: 谢}
      - {code: Z2, name: 站}
      - {code: Z8, name: 空}
      - {code: Z9, name: 未}
    """

  private func settings(_ folder: PipelineFolder) throws -> PipelineSettings {
    try LoadedPipeline.read(folder.pipeline).settings
  }

  private func findings(_ folder: PipelineFolder) throws -> [String] {
    try settings(folder).taxonomyFindings.filter { $0.code != .taxonomyWithoutVersion }.map {
      "\($0.code.rawValue) \($0.position.line ?? 0) \($0.found)"
    }
  }

  // MARK: Flat tables

  @Test(arguments: [
    "类别,需求项,短语\n计量服务,检定,检定\n,,秤不准\n,温度计,温度计、体温枪\n标准,对标,达标\n",
    "category,item,phrase\nA 计量服务,A1 检定,检定\nA 计量服务,A1 检定,秤不准\nA 计量服务,A2 温度计,温度计；体温枪\nB 标准,B1 对标,达标\n",
    "短语\t小类\t大类\n检定\t检定\t计量服务\n秤不准\t\t\n温度计、体温枪\t温度计\t\n达标\t对标\t标准\n",
  ])
  func `a flat table of category, item and phrase is a taxonomy`(text: String) throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "taxonomy: needs.yaml", "taxonomy: flat.csv")
    try folder.write("flat.csv", text)
    let taxonomy = try settings(folder).taxonomy
    #expect(taxonomy.classes.map(\.code) == ["A", "B"])
    #expect(taxonomy.classes.map(\.name) == ["计量服务", "标准"])
    #expect(taxonomy.items.map(\.code) == ["A1", "A2", "B1"])
    #expect(taxonomy.items.map(\.classCode) == ["A", "A", "B"])
    #expect(
      taxonomy.phrases.map { $0.code + $0.text } == ["A1检定", "A1秤不准", "A2温度计", "A2体温枪", "B1达标"])
    #expect(taxonomy.residuals.map(\.code) == ["Z0", "Z1", "Z2", "Z8", "Z9"])
    #expect(taxonomy.version == "flat" && taxonomy.declaredItems == 3)
  }

  @Test func `a flat table is read as Chinese Excel saves it`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "taxonomy: needs.yaml", "taxonomy: flat.csv")
    // GBK: 类别,需求项,短语 / 计量,检定,秤不准
    let bytes: [UInt8] =
      [0xC0, 0xE0, 0xB1, 0xF0, 0x2C, 0xD0, 0xE8, 0xC7, 0xF3, 0xCF, 0xEE, 0x2C, 0xB6, 0xCC, 0xD3, 0xEF, 0x0D, 0x0A]
      + [0xBC, 0xC6, 0xC1, 0xBF, 0x2C, 0xBC, 0xEC, 0xB6, 0xA8, 0x2C, 0xB3, 0xD3, 0xB2, 0xBB, 0xD7, 0xBC, 0x0D, 0x0A]
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/flat.csv"))
    let taxonomy = try settings(folder).taxonomy
    #expect(taxonomy.items.map(\.name) == ["检定"])
    #expect(taxonomy.phrases.map(\.text) == ["秤不准"])
  }

  @Test func `what a flat table cannot say comes from the taxonomy beside it`() throws {
    let folder = try PipelineFolder()
    try folder.edit(
      "p.yaml", "taxonomy: needs.yaml", "taxonomy: {file: flat.csv, version: \"9\", declared: {classes: 1, items: 1}}")
    try folder.write("flat.csv", "类别,需求项,短语,用途\n计量,检定,检定,\n,,客流计量,排除\n,,准不准,提示\n余类,Z1,多谢,\n")
    let rest =
      "declared: {classes: 1, items: 1}\nclasses:\n  - {code: X, name: 甲, items: [{code: X1, name: 乙, phrases: [丙]}]}\n"
      + Self.residuals.replacing("name: 谢}", with: "name: 谢, phrases: [谢谢]}") + "\nnegation: {lack: [没得]}\n"
    let taxonomy = try LoadedPipeline.read(folder.pipeline, taxonomy: rest).settings.taxonomy
    #expect(taxonomy.version == "9" && taxonomy.items.map(\.code) == ["A1"])
    #expect(taxonomy.negation.lack == ["没得"])
    #expect(taxonomy.phrases.map { $0.code + $0.text } == ["A1检定", "客流计量", "A1准不准", "Z1多谢", "Z1谢谢"])
    #expect(taxonomy.phrases.map(\.weight) == [1, 1, 0.5, 1, 1])
  }

  @Test func `a flat table without a column, or with a line that names nothing, is told of`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "taxonomy: needs.yaml", "taxonomy: flat.csv")
    try folder.write("flat.csv", "类别,短语\n计量,检定\n")
    #expect(folder.complaints().lines == ["flat.csv:1 WT1006 类别,短语 → 需求项"])
    try folder.write("flat.csv", "类别,需求项,短语\n,,检定\n计量,检定,，\n计量,检定,秤\n计量,秤,秤\n")
    #expect(
      folder.complaints().lines == ["flat.csv:2 WT2101  → ", "flat.csv:3 WT3067 ， → "]
        + ["flat.csv:5 WT3065 秤 → A1 (" + folder.path + "/flat.csv:4)"])
  }

  @Test func `complaint classes may be a flat table with their crosswalk`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "complaint_classes: classes.yaml", "complaint_classes: classes.csv")
    try folder.write("classes.csv", "类别,短语,12315类别,消协性质\n质量,破损、坏了,质量,质量\n价格,乱收费,价格;收费,价格\n")
    let classes = try settings(folder).complaintClasses
    #expect(classes.classes.map(\.code) == ["Q1", "Q2", "Q0"])
    #expect(classes.classes.map(\.platformClasses) == [["质量"], ["价格", "收费"], []])
    #expect(classes.classes.map(\.nature) == ["质量", "价格", "其他"])
    #expect(classes.phrases.map { $0.code + $0.text } == ["Q1破损", "Q1坏了", "Q2乱收费"])
  }

  // MARK: Declared typos

  @Test func `a declared typo finds the phrase and says so`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "scales: scales.yaml", "scales: scales.yaml\ntypos: typos.csv")
    try folder.edit("needs.yaml", "phrases: [检定]", "phrases: [检定, 检定证书, 捡定证书]")
    try folder.write("typos.csv", "错写,正写\n捡定,检定\n没的,没得\n")
    let read = try settings(folder)
    let made = read.taxonomy.phrases.filter { $0.typo != nil }
    // What stands as a phrase already is none.
    #expect(made.map(\.text) == ["捡定"])
    #expect(made.map(\.rule) == ["检定"] && made.first?.typo?.text == "捡定→检定")
    #expect(try findings(folder) == ["WT3076 3 没的→没得"])
  }

  @Test func `a typo that is none is refused`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "scales: scales.yaml", "scales: scales.yaml\ntypos: typos.csv")
    try folder.write("typos.csv", "错写,正写\n检定,检定\n,检定\n捡定,检定\n捡定,检定\n")
    #expect(
      folder.complaints().lines == [
        "typos.csv:2 WT3076 检定→检定 → ", "typos.csv:3 WT2101  → ", "typos.csv:5 WT3076 捡定→检定 → ",
      ])
  }

  // MARK: What is wrong with phrases

  @Test func `a taxonomy without a version is told of`() throws {
    let folder = try PipelineFolder()
    let found = try settings(folder).taxonomyFindings.filter { $0.code == .taxonomyWithoutVersion }
    #expect(found.count { $0.position.file.hasSuffix("needs.yaml") } == 1)
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func `a phrase of two items stands where its priority is higher`() throws {
    let folder = try PipelineFolder()
    try folder.edit("needs.yaml", "items: 1}", "items: 2}")
    try folder.edit(
      "needs.yaml", "items: [{code: A1, name: 检定, phrases: [检定]}]",
      "items: [{code: A1, name: 检定, phrases: [检定, 年检]}, {code: A2, name: 年检, phrases: [{text: 年检, priority: 1}]}]")
    #expect(try settings(folder).taxonomy.phrases.map { $0.code + $0.text } == ["A1检定", "A2年检"])
  }

  @Test func `idle exclusions and silent items are told of, empty classes refused`() throws {
    let folder = try PipelineFolder()
    try folder.edit("needs.yaml", "items: 1}", "items: 2}")
    try folder.edit(
      "needs.yaml", "phrases: [检定]}]", "phrases: [检定], exclusions: [鉴定会, 检定会]}, {code: A2, name: 静}]")
    #expect(try findings(folder) == ["WT3066 3 鉴定会", "WT3069 0 A2 静"])
    try folder.edit("needs.yaml", "classes: 1,", "classes: 2,")
    try folder.edit("needs.yaml", "residuals:", "  - {code: B, name: 空类, items: []}\nresiduals:")
    #expect(folder.complaints().lines == ["needs.yaml:4 WT3068 B 空类 → "])
  }

  // MARK: Versions

  private func versions(_ older: String, _ newer: String) throws -> PipelineFolder {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "taxonomy: needs.yaml", "taxonomy: [old.yaml, new.yaml]")
    let classes = "declared: {classes: 1, items: 2}\nclasses:\n  - {code: A, name: 计量, items: "
    try folder.write(
      "old.yaml",
      older + "\n" + classes
        + "[{code: A1, name: 检定, phrases: [检定]}, {code: A2, name: 环境, phrases: [停车, 厕所]}]}\n" + Self.residuals)
    try folder.write(
      "new.yaml",
      newer + "\n" + classes.replacing("items: 2", with: "items: 3")
        + "[{code: A1, name: 检定, phrases: [检定]}, {code: A3, name: 停车, phrases: [停车]}, {code: A4, name: 厕所, phrases: [厕所]}]}\n"
        + Self.residuals)
    return folder
  }

  @Test func `the version in force at the end of the report period is the present one`() throws {
    let folder = try versions(
      "version: \"1\"\neffective: {from: 2020-01-01, to: 2020-12-31}",
      "version: \"2\"\neffective: {from: 2021-01-01}\nreplaces: {version: \"1\", items: {A2: [A3, A4]}}")
    let read = try settings(folder)
    #expect(read.taxonomy.version == "2" && read.earlierTaxonomies.map(\.taxonomy.version) == ["1"])
    #expect(read.earlierTaxonomies[0].successors == [0b001, 0b110])
    #expect(read.joinedItems == [0b001, 0b110, 0b110] && read.itemsWithoutPredecessor == 0)
    #expect(read.earlierTaxonomy(on: Day(year: 2020, month: 12, day: 31)) == 0)
    #expect(read.earlierTaxonomy(on: Day(year: 2019, month: 1, day: 1)) == 0)
    #expect(read.earlierTaxonomy(on: Day(year: 2021, month: 1, day: 1)) == nil)
    #expect(try findings(folder) == ["WT3075 1 A2 环境"])
    // A stated version reads all.
    try folder.edit("p.yaml", "taxonomy: [", "taxonomy_version: \"1\"\ntaxonomy: [")
    #expect(try settings(folder).taxonomy.version == "1" && settings(folder).earlierTaxonomies.isEmpty)
    try folder.edit("p.yaml", "taxonomy_version: \"1\"", "taxonomy_version: \"3\"")
    #expect(folder.complaints().lines.first?.hasSuffix("WT6005 3 → 1, 2") == true)
  }

  @Test func `an item without successor is said aloud`() throws {
    let folder = try versions("version: \"1\"", "version: \"2\"\neffective: {from: 2021-01-01}")
    #expect(try findings(folder) == ["WT3074 1 A2 环境"])
    #expect(try settings(folder).itemsWithoutPredecessor == 0b110)
    try folder.edit("new.yaml", "effective:", "replaces: {version: \"1\", items: {A2: []}}\neffective:")
    #expect(try findings(folder) == [])
  }

  @Test func `days that two versions share are refused, days between them told of`() throws {
    let folder = try versions(
      "version: \"1\"\neffective: {to: 2021-03-01}", "version: \"2\"\neffective: {from: 2021-01-01}")
    #expect(folder.complaints().lines == ["new.yaml:1 WT3072 2021-01-01 → 1"])
    try folder.edit("old.yaml", "to: 2021-03-01", "to: 2020-11-30")
    #expect(try findings(folder).first == "WT3073 1 2020-12-01..2020-12-31")
  }

  @Test func `a mapping names codes that there are and runs in no circle`() throws {
    let folder = try versions(
      "version: \"1\"\nreplaces: {version: \"2\", items: {}}",
      "version: \"2\"\neffective: {from: 2021-01-01}\nreplaces: {version: \"1\", items: {A2: [A3, A9], A7: A1}}")
    #expect(
      folder.complaints().lines == [
        "new.yaml:1 WT3070 A9 → A1, A3, A4", "new.yaml:1 WT3070 A7 → A1, A2", "old.yaml:1 WT3071 2 → ",
      ])
  }

  @Test func `a platform class belongs to one class, a nature is one of ten`() throws {
    let folder = try PipelineFolder()
    try folder.write(
      "classes.yaml",
      "classes:\n  - {code: Q1, name: 质量, platform_classes: [质量], nature: 品质}\n"
        + "  - {code: Q0, name: 其他, platform_classes: [其他]}\n")
    #expect(try findings(folder) == ["WT3078 0 品质"])
    try folder.edit("classes.yaml", "[其他]", "[质量]")
    #expect(folder.complaints().lines == ["classes.yaml:0 WT3077 质量 → Q1"])
  }
}
