import Diagnostics
import Foundation
import Pipeline
import StationModel
import Testing

/// The data files under `pipelines/` as they are committed.
@Suite struct CommittedDataTests {
  static func read(_ name: String) throws -> PipelineSettings {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try LoadedPipeline.read(repository.appendingPathComponent("pipelines/\(name)").path).settings
  }

  @Test(arguments: ["nanan.yaml", "parks.yaml"])
  func `committed pipelines read without complaint`(name: String) throws {
    let settings = try Self.read(name)
    #expect(settings.taxonomy.classes.count == 8 && settings.taxonomy.items.count == 14)
    #expect(settings.taxonomy.residuals.map(\.code) == (0...9).map { "Z\($0)" })
    #expect(settings.taxonomyFindings.isEmpty, "\(settings.taxonomyFindings.map(\.found))")
    #expect(settings.complaintClasses.classes.count == 11)
    #expect(settings.sources.values.allSatisfy { !$0.resolvedFiles.isEmpty })
    let weights = settings.leaders.indicators.map(\.weight)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
  }

  @Test func `no phrase stands twice`() throws {
    let settings = try Self.read("nanan.yaml")
    for phrases in [settings.taxonomy.phrases, settings.complaintClasses.phrases] {
      let texts = phrases.map { $0.text.lowercased() }
      #expect(texts.count == Set(texts).count)
    }
    #expect(settings.taxonomy.phrases.count { !$0.isExclusion } >= 500)
  }

  /// Days worked in a year and days after a number of working days, counted by hand from the State Council's notices.
  @Test(arguments: [
    (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248),
  ])
  func `working days of a year`(year: Int, count: Int) throws {
    let calendar = try Self.read("nanan.yaml").calendar
    let first = Day(year: year, month: 1, day: 1).number
    let last = Day(year: year, month: 12, day: 31).number
    #expect((first...last).count { calendar.isWorkingDay(Day(number: $0)) == true } == count)
  }

  @Test(arguments: [
    ((2022, 1, 26), 7, "2022-02-09"), ((2022, 4, 28), 7, "2022-05-11"), ((2022, 9, 28), 7, "2022-10-12"),
    ((2026, 2, 12), 7, "2026-02-28"), ((2026, 9, 30), 7, "2026-10-15"), ((2021, 9, 17), 7, "2021-09-28"),
    ((2022, 1, 26), 45, "2022-04-02"),
  ])
  func `working days after a day`(from: (Int, Int, Int), count: Int, expected: String) throws {
    let calendar = try Self.read("nanan.yaml").calendar
    let day = Day(year: from.0, month: from.1, day: from.2)
    #expect(calendar.day(count, workingDaysAfter: day)?.text == expected)
  }

  /// The regimes one after the other: order 62 of the former administration, order 20, order 20 beside the regulation of 2024
  /// (the file says how to choose), order 121.
  @Test(arguments: [
    ((2019, 6, 3), nil as Int?, 60 as Int?), ((2019, 12, 31), nil, 60), ((2020, 1, 1), 45, nil),
    ((2022, 1, 26), 45, nil),
    ((2025, 3, 3), 45, nil), ((2026, 4, 14), 45, nil), ((2026, 4, 15), nil, 60),
  ])
  func `the rule in force on the day of receipt`(received: (Int, Int, Int), working: Int?, calendar: Int?) throws {
    let day = Day(year: received.0, month: received.1, day: received.2)
    let rules = try Self.read("nanan.yaml").deadlineRules.filter { rule in
      rule.from <= day && (rule.to.map { day <= $0 } ?? true)
    }
    #expect(rules.count == 1)
    #expect(rules.first?.acceptanceWorkingDays == 7)
    #expect(rules.first?.mediationWorkingDays == working)
    #expect(rules.first?.mediationCalendarDays == calendar)
  }

  @Test func `a year without a notice is refused`() throws {
    let calendar = try Self.read("nanan.yaml").calendar
    #expect(calendar.day(7, workingDaysAfter: Day(year: 2026, month: 12, day: 28)) == nil)
  }

  @Test(
    arguments: [
      ((2019, 12, 31), nil, 60), ((2020, 1, 1), 45, nil), ((2026, 4, 14), 45, nil), ((2026, 4, 15), nil, 60),
    ] as [((Int, Int, Int), Int?, Int?)])
  func `the rule of the day of receipt`(date: (Int, Int, Int), workingDays: Int?, calendarDays: Int?) throws {
    let day = Day(year: date.0, month: date.1, day: date.2)
    let rules = try Self.read("nanan.yaml").deadlineRules.filter { rule in
      rule.from <= day && (rule.to.map { day <= $0 } ?? true)
    }
    #expect(rules.count == 1)
    #expect(rules.first?.acceptanceWorkingDays == 7)
    #expect(rules.first?.mediationWorkingDays == workingDays)
    #expect(rules.first?.mediationCalendarDays == calendarDays)
  }
}
