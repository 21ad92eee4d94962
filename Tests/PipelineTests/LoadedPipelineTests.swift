import Diagnostics
import Foundation
import StationModel
import Testing

@testable import Pipeline

/// A folder with a small pipeline that reads without complaint.
struct PipelineFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("merchants.csv", "商户编号,商户名称,街区,业态\n")
    try write(
      "p.yaml",
      """
      pipeline: p
      title: 标题
      period:
        report: 2021-02..2022-01
        base: 2020-02..2021-01
      sites:
        - {name: 龙门浩老街, code: LMH, aliases: [龙门浩]}
      sources:
        merchants: {files: [merchants*.csv]}
      scales: scales.yaml
      taxonomy: needs.yaml
      complaint_classes: classes.yaml
      satisfaction:
        items:
          - {id: quality, name: 质量}
      leaders:
        indicators:
          - {id: a, name: 甲, source: satisfaction, direction: higher, weight: 0.5}
      """)
    try write(
      "needs.yaml",
      """
      declared: {classes: 1, items: 1}
      classes:
        - {code: A, name: 计量, items: [{code: A1, name: 检定, phrases: [检定]}]}
      residuals:
        - {code: Z0, name: 无}
        - {code: Z1, name: 谢}
        - {code: Z2, name: 站}
        - {code: Z8, name: 空}
        - {code: Z9, name: 未}
      """)
    try write("classes.yaml", "classes:\n  - {code: Q0, name: 其他}\n")
    try write(
      "scales.yaml",
      """
      scales:
        - id: satisfaction
          labels: {满意: 5, 不满意: 1}
        - {id: urgency, labels: {紧迫: 5}}
      missing_words: ["", "无", "1"]
      """)
  }

  var pipeline: String { path + "/p.yaml" }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func edit(_ name: String, _ from: String, _ to: String) throws {
    let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    #expect(text.contains(from))
    try write(name, text.replacingOccurrences(of: from, with: to))
  }

  /// What a reading complains about, as `file:line CODE found → expected`, and the status.
  func complaints(_ overrides: [String] = []) -> (status: Diagnostics.ExitStatus?, lines: [String]) {
    do throws(Failure) {
      _ = try LoadedPipeline.read(pipeline, overrides: overrides)
      return (nil, [])
    } catch {
      let lines = error.findings.map { finding in
        let file = finding.position.file.split(separator: "/").last.map(String.init) ?? ""
        return "\(file):\(finding.position.line ?? 0) \(finding.code.rawValue) \(finding.found) → \(finding.expected)"
      }
      return (error.status, lines)
    }
  }
}

@Suite struct LoadedPipelineTests {
  @Test func `a pipeline without faults is read`() throws {
    let folder = try PipelineFolder()
    let settings = try LoadedPipeline.read(folder.pipeline).settings
    #expect(settings.name == "p")
    #expect(settings.periods.all.count == 24)
    #expect(settings.sources[.merchants]?.fileNames == ["merchants.csv"])
    #expect(settings.scales.first?.labels.map(\.score) == [5, 1])
    #expect(settings.missingWords == ["", "无", "1"])
    #expect(settings.satisfaction.items.first?.scales == ["satisfaction"])
    #expect(settings.origins["title"]?.line == 2)
  }

  @Test func `all problems are told in one pass with file and line`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "title: 标题", "titel: 标题")
    try folder.edit("p.yaml", "weight: 0.5", "weight: much")
    try folder.edit("p.yaml", "report: 2021-02..2022-01", "report: 2021-13")
    try folder.edit("p.yaml", "merchants*.csv", "nowhere.csv")
    try folder.edit("scales.yaml", "满意: 5", "满意: 6")
    let complaints = folder.complaints()
    #expect(complaints.status == .settings)
    #expect(
      complaints.lines == [
        "p.yaml:1 WT6004  → title", "p.yaml:2 WT6002 titel → title", "p.yaml:4 WT6005 2021-13 → YYYY-MM..YYYY-MM",
        "p.yaml:9 WT6001 nowhere.csv → ", "p.yaml:18 WT6003 much → number", "scales.yaml:3 WT6005 6 → 1…5",
      ])
  }

  @Test func `missing files alone are status 66`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "merchants*.csv", "nowhere.csv")
    #expect(folder.complaints().status == .missingInput)
    try folder.edit("p.yaml", "files: [nowhere.csv]", "files: nowhere.csv, optional: true")
    #expect(folder.complaints().status == nil)
    #expect(throws: Failure.self) { try LoadedPipeline.read(folder.path + "/none.yaml") }
  }

  @Test func `malformed files name the line`() throws {
    let folder = try PipelineFolder()
    try folder.write("p.yaml", "pipeline: p\ntitle: [a\n")
    #expect(folder.complaints().lines.first?.contains("p.yaml:3 WT6006") == true)
    try folder.write("p.yaml", "pipeline: p\ntitle: a\ntitle: b\n")
    #expect(folder.complaints().lines.first?.hasPrefix("p.yaml:3 WT6007 title → ") == true)
    try folder.write("p.yaml", "")
    #expect(folder.complaints().status == .settings)
    try folder.write("p.yaml", "- a\n- b\n")
    #expect(folder.complaints().lines.first?.hasPrefix("p.yaml:1 WT6003") == true)
  }

  @Test func `an override is held to the same rules`() throws {
    let folder = try PipelineFolder()
    let settings = try LoadedPipeline.read(
      folder.pipeline,
      overrides: ["title=新标题", "leaders.indicators.a.weight=0.7", "leaders.choose.most=4", "sites.0.aliases=[甲, 乙]"]
    ).settings
    #expect(settings.title == "新标题")
    #expect(settings.leaders.indicators.first?.weight == 0.7)
    #expect(settings.leaders.most == 4)
    #expect(settings.sites.first?.aliases == ["甲", "乙"])
    #expect(folder.complaints(["tolerance=2"]).lines == ["--set tolerance:0 WT6005 2 → 0.0…1.0"])
    #expect(folder.complaints(["nonsense"]).lines == ["--set:0 WT6015 nonsense → key=value"])
    #expect(folder.complaints(["leaders.indicators.b.weight=1"]).lines.first?.contains("WT6002") == true)
    #expect(folder.complaints(["periode=1"]).lines.first == "--set periode:0 WT6002 periode → period")
  }

  @Test func `a part's digest follows the settings it covers and no others`() throws {
    let folder = try PipelineFolder()
    let before = try LoadedPipeline.read(folder.pipeline).settings
    var after = before
    after.leaders.indicators[0].weight = 0.6
    let changed = SettingsPart.allCases.filter { $0.digest(of: before) != $0.digest(of: after) }
    #expect(changed == [.leaders])
    after = before
    after.merchantAliases.append(MerchantAlias())
    #expect(SettingsPart.allCases.filter { $0.digest(of: before) != $0.digest(of: after) } == [.cleaning])
    after = before
    after.headingAliases = [.needs: ["merchant": ["店"]], .merchants: ["name": ["店"], "site": ["街"]]]
    #expect(SettingsPart.allCases.filter { $0.digest(of: before) != $0.digest(of: after) } == [.reading])
    #expect(SettingsPart.reading.digest(of: after) == SettingsPart.reading.digest(of: after))
  }

  @Test func `a taxonomy is held to its declared size and its own codes`() throws {
    let folder = try PipelineFolder()
    try folder.edit("needs.yaml", "items: 1}", "items: 14}")
    try folder.edit("needs.yaml", "phrases: [检定]", "phrases: [检定, 校准], exclusions: [{text: 体检, code: B1}, 校准]")
    try folder.edit("needs.yaml", "  - {code: Z9, name: 未}", "  - {code: Z8, name: 未}")
    #expect(
      folder.complaints().lines == [
        "needs.yaml:1 WT3003 1 → 14", "needs.yaml:1 WT3004 Z8 → ≠ Z8", "needs.yaml:1 WT3004  → Z9",
        "needs.yaml:3 WT3004 B1 → A1, Z0, Z1, Z2, Z8",
        "needs.yaml:3 WT3065 校准 → A1 (" + folder.path + "/needs.yaml:3)",
      ])
  }

  @Test func `aliases name a known site and a merchant`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "scales: scales.yaml", "scales: scales.yaml\naliases: aliases.csv")
    try folder.write("aliases.csv", "别名,街区,商户编号\r\n\"面,馆\",龙门浩,LMH-001\r\n面馆,,LMH-002\r\n茶馆,别处,\r\n")
    #expect(folder.complaints().lines == ["aliases.csv:4 WT2101  → ", "aliases.csv:4 WT2109 别处 → 龙门浩老街"])
    try folder.edit("aliases.csv", "茶馆,别处,\r\n", "")
    let aliases = try LoadedPipeline.read(folder.pipeline).settings.merchantAliases
    #expect(aliases.map(\.name) == ["面,馆", "面馆"])
    #expect(aliases.map(\.site) == [0, nil])
  }

  @Test func `a calendar takes runs of days and refuses make-up days on weekdays`() throws {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "scales: scales.yaml", "scales: scales.yaml\ncalendar: calendar.yaml")
    try folder.write("calendar.yaml", "years:\n  2023:\n    off: [2022-12-31..2023-01-02, 04-05]\n    work: [01-28]\n")
    let calendar = try LoadedPipeline.read(folder.pipeline).settings.calendar
    #expect(calendar.holidays.count == 4)
    #expect(calendar.isWorkingDay(Day(year: 2023, month: 1, day: 28)) == true)
    #expect(calendar.isWorkingDay(Day(year: 2022, month: 12, day: 30)) == nil)
    try folder.edit("calendar.yaml", "[01-28]", "[01-30, 02-30]")
    #expect(
      folder.complaints().lines == [
        "calendar.yaml:4 WT6005 01-30 → weekend", "calendar.yaml:4 WT6005 02-30 → MM-DD..MM-DD",
      ])
  }
}

@Suite struct ShippedPipelineTests {
  /// The repository's own folder, from this file's.
  private var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }

  @Test func `the three streets' pipeline has no fault`() throws {
    let file = PipelineFile(path: root + "/pipelines/nanan.yaml")
    file.read(overrides: [])
    #expect(file.log.findings.filter { $0.code != .missingFile } == [])
    let settings = file.settings
    #expect(settings.taxonomy.classes.count == 8)
    #expect(settings.taxonomy.items.count == 14)
    #expect(settings.sites.count == 3)
    #expect(settings.calendar.isWorkingDay(Day(year: 2022, month: 1, day: 29)) == true)
    #expect(settings.deadlineRules.count >= 2)
  }
}
