import MeasureCatalogue
import Testing

@Suite struct RegisterTests {
  private func answer(_ name: String, _ line: String) throws -> String {
    let measure = try #require(MeasureCatalogue.measure(named: name))
    var line = line
    return line.withUTF8 { String(decoding: measure.reply(to: $0).bytes, as: UTF8.self) }
  }

  @Test func `names are unique and every example has an answer with the outputs that are promised`() {
    var names: Set<String> = []
    for measure in MeasureCatalogue.all {
      #expect(names.insert(measure.name).inserted, "\(measure.name) stands twice")
      #expect(!measure.exampleAnswer.contains("\"error\""), "\(measure.name): \(measure.exampleAnswer)")
      for output in measure.outputs where !output.contains("<") {
        #expect(measure.exampleAnswer.contains("\"\(output)\":"), "\(measure.name) leaves out \(output)")
      }
    }
  }

  @Test func `number, null with a reason, infinity and refusal are four answers`() throws {
    let number = try answer("proportion.ci.clopper_pearson", #"{"x":7,"n":7}"#)
    #expect(number.hasPrefix(#"{"estimate":1,"lower":0.59038360277499"#) && number.hasSuffix(#","upper":1}"#))
    let none = try answer("proportion.ci.wilson", #"{"x":0,"n":0}"#)
    #expect(none.hasPrefix(#"{"estimate":null,"lower":null,"upper":null,"undefined":{"estimate":"no_base","#))
    let change = try answer("poisson.yoy_change", #"{"current":5,"previous":0}"#)
    #expect(change.contains(#""change_percent":null"#) && change.contains(#""upper":"Infinity""#))
    #expect(change.hasSuffix(#""undefined":{"change_percent":"base_zero"}}"#))
    let refused = try answer("proportion.ci.wilson", #"{"x":3,"n":2}"#)
    #expect(refused == #"{"error":{"code":"x_above_n","message":"x is above n"}}"#)
  }

  @Test(arguments: [
    (#"{"x":3,"n":2"#, "malformed_json"), (#"{"x":NaN,"n":2}"#, "malformed_json"), ("[1,2]", "not_an_object"),
    (#"{"x":3}"#, "missing_field"), (#"{"x":"3","n":4}"#, "wrong_type"), (#"{"x":1.5,"n":4}"#, "not_whole"),
    (#"{"x":1e400,"n":4}"#, "not_finite"), (#"{"x":1,"x":2,"n":4}"#, "malformed_json"),
    (#"{"x":9007199254740993000,"n":4}"#, "too_large"), (#"{"x":null,"n":4}"#, "null_not_allowed"),
    (#"{"x":01,"n":4}"#, "malformed_json"), (#"{"x":1,"n":4,}"#, "malformed_json"), ("nul", "malformed_json"),
    (#"{"x":1,"n":4,"conf":0}"#, "level_out_of_range"), (String(repeating: "[", count: 100_000), "malformed_json"),
    (#"{"a":"\ud800","n":4}"#, "malformed_json"), (#"{"x":1.,"n":4}"#, "malformed_json"),
  ])
  func `what cannot be read is refused`(line: String, code: String) throws {
    #expect(try answer("proportion.ci.wilson", line).hasPrefix(#"{"error":{"code":"\#(code)""#))
  }

  @Test func `every problem of a line is named`() throws {
    let text = try answer("proportion.ci.hypergeometric_exact", #"{"x":1.5,"population":"all"}"#)
    #expect(text.contains("x: a whole number expected") && text.contains("n: int expected, left out"))
    #expect(text.contains("population: int expected, not a text"))
  }
}
