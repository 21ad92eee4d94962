import Diagnostics
import Foundation
import SampleData
import Testing

/// The default sample tells the programme's published story.
@Suite struct StoryTests {
  private func number(_ truth: [String: Any], _ path: String...) throws -> Double {
    var value: Any = truth
    for name in path { value = try #require((value as? [String: Any])?[name], "\(path)") }
    return try #require(value as? NSNumber).doubleValue
  }

  @Test func `the published figures hold`() throws {
    let truth = try Scratch(SampleSettings()).truth()
    let sites = try #require(truth["merchants_by_site"] as? [String: Int])
    #expect(sites.values.reduce(0, +) == 124)
    #expect(try number(truth, "needs", "items_named") == 14)
    #expect(try number(truth, "needs", "classes_named") == 8)
    #expect(try number(truth, "partners", "质量基础设施") == 20)
    #expect(try number(truth, "partners", "公共服务") == 5)
    #expect(try number(truth, "services", "free_calibration_merchants") == 7)
    let money = try number(truth, "services", "saved_fen") + number(truth, "services", "gained_fen")
    #expect(money == 150_000_000)
    #expect(try number(truth, "complaints", "report", "count") == 223)
    #expect(try number(truth, "complaints", "base", "count") == 240)
    #expect(try number(truth, "complaints", "rate_change") == -0.100806)
    #expect(try number(truth, "complaints", "last_month") == 0)
    #expect(try number(truth, "programmes", "市长质量管理奖", "申报") == 2)
    #expect(try number(truth, "programmes", "对标达标", "enterprises") == 11)
  }

  @Test func `the mess changes no value`() throws {
    var plain = SampleSettings()
    plain.mess = false
    let (messy, clean) = (try Scratch(SampleSettings()).truth(), try Scratch(plain).truth())
    for part in ["merchants_by_site", "complaints", "satisfaction", "needs", "services", "partners", "programmes"] {
      #expect(messy[part] as? NSDictionary == clean[part] as? NSDictionary, "\(part)")
    }
    let tables = try #require(clean["tables"] as? [String: [String: [String: Int]]])
    for (name, files) in tables {
      for account in files.values { #expect(account["read"] == account["kept"], "\(name)") }
    }
  }

  @Test func `another seed gives other files, the same seed the same`() throws {
    var other = SampleSettings()
    other.seed = 7
    let (first, again, different) = (try Scratch(SampleSettings()), try Scratch(SampleSettings()), try Scratch(other))
    #expect(try first.data("satisfaction-wjx.csv") == again.data("satisfaction-wjx.csv"))
    #expect(try first.data("satisfaction-wjx.csv") != different.data("satisfaction-wjx.csv"))
    #expect(try number(different.truth(), "complaints", "rate_change") == -0.100806)
  }

  @Test func `settings out of range are refused all at once`() throws {
    var settings = SampleSettings()
    settings.merchants = 3
    settings.months = 1
    settings.rows = 0
    let failure = #expect(throws: Failure.self) { try writeSample(settings, to: "unused") }
    #expect(failure?.status == .usage)
    #expect(failure?.findings.count == 3)
  }

  @Test func `a folder that cannot be made is a failure`() throws {
    let failure = #expect(throws: Failure.self) { try writeSample(SampleSettings(), to: "/dev/null/sample") }
    #expect(failure?.status == .cannotWrite)
  }
}
