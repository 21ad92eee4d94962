import Foundation
import SampleData
import Testing

/// The streamed tables of a large sample.
@Suite struct LargeSampleTests {
  private func settings() -> SampleSettings {
    var settings = SampleSettings()
    settings.rows = 20_000
    settings.merchants = 500
    return settings
  }

  @Test func `the accounts close and count every record`() throws {
    let truth = try Scratch(settings()).truth()
    let tables = try #require(truth["tables"] as? [String: [String: [String: Int]]])
    for name in ["satisfaction", "complaints"] {
      let account = try #require(tables[name]?["\(name).csv"])
      #expect(account["read"] == 20_000)
      let parts = ["kept", "rejected", "duplicates"].map { account[$0] ?? 0 }
      #expect(parts.reduce(0, +) == 20_000)
      #expect(parts.allSatisfy { $0 > 0 })
    }
  }

  @Test func `kept numbers are unique`() throws {
    let text = try Scratch(settings()).text("complaints.csv")
    let account = try #require(
      (try Scratch(settings()).truth()["tables"] as? [String: [String: [String: Int]]])?["complaints"]?[
        "complaints.csv"])
    var seen: Set<Substring> = []
    var repeated = 0
    for line in text.split(separator: "\n") where line.hasPrefix("5001082021") {
      let number = line.prefix { $0 != "," }
      if !seen.insert(number).inserted { repeated += 1 }
    }
    #expect(repeated == account["duplicates"])
  }

  @Test func `every site and month has complaints of the truth`() throws {
    let truth = try Scratch(settings()).truth()
    let complaints = try #require(truth["complaints"] as? [String: Any])
    let sites = try #require(complaints["by_site_and_month"] as? [String: [Int]])
    #expect(sites.count == 4)
    for (site, months) in sites where site != "未确定" { #expect(months.count == 24 && months.allSatisfy { $0 > 0 }) }
  }
}
