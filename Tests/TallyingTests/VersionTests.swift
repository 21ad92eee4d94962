import Classification
import StationModel
import Testing

@testable import Tallying

/// Texts of an earlier version of the taxonomy, read by it and told in the present codes.
@Suite struct VersionTests {
  private func taxonomy(_ version: String, _ items: [(code: String, phrases: [String])]) -> NeedTaxonomy {
    var taxonomy = NeedTaxonomy()
    taxonomy.version = version
    for (code, phrases) in items {
      var item = NeedItem()
      (item.code, item.name, item.classCode) = (code, code, "A")
      taxonomy.items.append(item)
      for text in phrases {
        var phrase = Phrase()
        (phrase.text, phrase.code) = (text, code)
        taxonomy.phrases.append(phrase)
      }
    }
    taxonomy.residuals = [("Z0", "无"), ("Z8", "空"), ("Z9", "未")]
    return taxonomy
  }

  private func read(_ text: String) -> NeedReading {
    let former = taxonomy("1", [("A1", ["检定"]), ("G", ["街面", "停车"]), ("X", ["旧事"])])
    let present = taxonomy("2", [("A1", ["校准"]), ("G1", ["停车"]), ("G2", ["厕所"])])
    let reader = FormerNeedReader(
      EarlierTaxonomy(taxonomy: former, successors: [0b001, 0b110, 0]), present: NeedReader(present, model: nil),
      present)
    var scratch = NeedReader.Scratch()
    var copy = text
    return copy.withUTF8 { reader.read($0, &scratch) }
  }

  @Test func `an item keeps its code and is found by the phrases of its day`() {
    #expect(read("要检定").items == 0b001)
    #expect(read("要校准").items == 0)
  }

  @Test func `an item that was split is the part that the text names`() {
    let reading = read("停车难")
    #expect(reading.items == 0b010)
    #expect(reading.assignments.map(\.code) == ["G1"] && reading.assignments.map(\.former) == ["G"])
  }

  @Test func `an item that was split is all its parts where nothing tells them apart`() {
    #expect(read("街面差").items == 0b110)
  }

  @Test func `an item that was given up leaves the text unclassified`() {
    #expect(read("旧事重提").assignments.map(\.code) == ["Z9"])
  }
}
