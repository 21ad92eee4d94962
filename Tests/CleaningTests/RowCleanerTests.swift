import DelimitedText
import Diagnostics
import StationModel
import Testing

@testable import Cleaning

/// Cleans a small table as a run does: heading in the first line, data behind it.
private struct SmallTable {
  let notes: RowNotes
  let kept: Int
  let read: Int
  let batch: RowBatch
  let records: RecordBatch

  init(_ table: SourceTable, _ text: String) throws {
    var settings = PipelineSettings()
    settings.periods.report = MonthRange(Month(year: 2021, month: 2), Month(year: 2022, month: 1))
    settings.periods.base = MonthRange(Month(year: 2020, month: 2), Month(year: 2021, month: 1))
    var item = SatisfactionItem()
    item.id = "quality"
    item.name = "产品质量"
    item.scales = ["satisfaction"]
    settings.satisfaction.items = [item]
    settings.satisfaction.overall = item
    settings.satisfaction.overall.id = "overall"
    settings.satisfaction.overall.name = "总体满意度"
    var scale = Scale()
    scale.id = "satisfaction"
    scale.labels = [("非常满意", 5), ("满意", 4), ("不满意", 2)]
    scale.nonAnswers = ["不了解"]
    settings.scales = [scale]
    settings.missingWords = ["无", "/"]
    var merchant = Merchant()
    merchant.id = "LMH-001"
    merchant.name = "老茶馆"
    var layout = HeaderLayout()
    let records = RecordBatch()
    self.records = records
    Array(text.utf8).withUnsafeBytes { records.load($0) }
    records.parse(Dialect())
    layout.headings = records.texts(0)
    let binding = TableBinding(table, layout: layout, file: 0, fileName: "x.csv", settings: settings)
    try #require(binding.isUsable)
    let words = CleaningWords(settings)
    let directory = MerchantDirectory([merchant], settings: settings)
    let cleaner: RowCleaner =
      switch table {
      case .satisfaction: SatisfactionCleaner(binding, words, directory)
      case .complaints: ComplaintCleaner(binding, words, directory)
      default: NeedCleaner(binding, words, directory)
      }
    var skipped = 0
    read = cleaner.clean(records, from: 1, LineClassifier(layout), skipped: &skipped)
    notes = cleaner.notes
    kept = cleaner.rows.count
    batch = cleaner.rows
  }

  var codes: [FindingCode] { notes.findings.map(\.code) }
}

@Suite struct RowCleanerTests {
  @Test(arguments: [
    ("S1,2021-03-01,LMH-001,满意,满意", [] as [FindingCode], 1), ("S1,2021-03-01,老茶馆,5,４", [.valueRewritten], 1),
    ("S1,2021-03-01,老茶馆,不了解,满意", [], 1), ("S1,2021-03-01,老茶馆,5分(非常满意),A、满意", [.valueRewritten, .valueRewritten], 1),
    (",2021-03-01,LMH-001,5,5", [.requiredValueMissing], 0), ("S1,,LMH-001,5,5", [.requiredValueMissing], 0),
    ("S1,2021-03-01,,5,5", [.requiredValueMissing], 0), ("S1,2021-03-01,LMH-001,5,无", [.requiredValueMissing], 0),
    ("S1,03/04/21,LMH-001,5,5", [.ambiguousDate], 0), ("S1,2021-02-30,LMH-001,5,5", [.impossibleDate], 0),
    ("S1,昨天,LMH-001,5,5", [.notADate], 0), ("S1,2021-03-01,LMH-001,5,11", [.outsideScale], 0),
    ("S1,2021-03-01,LMH-001,5,巴适", [.unknownLabel], 0),
    ("S1,2021-03-01,LMH-001,巴适,5", [.unknownLabel, .mostlyMissing], 1),
    ("S1,2021-03-01,路边摊,5,5", [.unknownMerchant], 1), ("S1,2099-03-01,LMH-001,5,5", [.outsidePeriod], 1),
    ("S1,2021-03-01,LMH-001,5,5,多", [.extraFields], 0), ("S1,2021-03-01,LMH-001,5,5,,", [], 1),
    ("9.15E+17,2021-03-01,LMH-001,5,5", [.mangledNumber], 1),
    ("S1,44621,LMH-001,5,5", [.excelSerialDate, .outsidePeriod], 1),
    ("合计,,,,", [.totalLine], 0),
  ])
  func `satisfaction rows are kept or set aside with a reason`(_ row: String, _ codes: [FindingCode], _ kept: Int)
    throws
  {
    let table = try SmallTable(.satisfaction, "问卷编号,提交时间,商户,产品质量,总体满意度\n" + row + "\n")
    #expect(table.codes == codes)
    #expect(table.kept == kept)
    #expect(table.read == table.kept + table.notes.rejected.count)
  }

  @Test func `levels count from the bottom of the scale, missing and no opinion apart`() throws {
    let table = try SmallTable(
      .satisfaction, "问卷编号,提交时间,商户,产品质量,总体满意度\nS1,2021-03-01,LMH-001,不了解,满意\nS2,2021-03-01,LMH-001,,5\n")
    let batch = try #require(table.batch as? SatisfactionBatch)
    #expect((0..<4).map { batch.answers.base[$0] } == [-2, 3, -1, 4])
  }

  @Test func `a closing before the receipt leaves the durations and is reported`() throws {
    let table = try SmallTable(
      .complaints, "投诉编号,接收日期,商户,办结日期,办理状态,涉及金额\nC1,2021-03-05,LMH-001,2021-03-01,已办结,约50\n")
    #expect(table.codes == [.dateOrder, .approximateNumber])
    let batch = try #require(table.batch as? ComplaintBatch)
    #expect(batch.closed.base[0] == ComplaintBatch.missingDay && batch.amount.base[0] == 5_000)
  }

  @Test func `a shifted telephone number is masked in findings and reasons`() throws {
    let table = try SmallTable(.satisfaction, "问卷编号,提交时间,商户,产品质量,总体满意度\nS1,19900005678,LMH-001,5,5\n")
    #expect(table.notes.findings.first?.found == "199****5678")
    #expect(table.notes.rejected.first?.reason.contains("19900005678") == false)
  }

  @Test func `other texts of a multi-select are kept for the classifier`() throws {
    let table = try SmallTable(.needs, "问卷编号,商户,调研日期,需求选项,需求描述\nN1,LMH-001,2021-09-01,其他〖停车难〗┋(空),(跳过)\n")
    let batch = try #require(table.batch as? NeedBatch)
    let base = table.records.base
    #expect(batch.otherTexts.map { String(decoding: $0.text.bytes(base), as: UTF8.self) } == ["停车难"])
    #expect(batch.description.base[0].count == 0)
  }
}
