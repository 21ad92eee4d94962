import Diagnostics
import Stages

/// One JSON object on one line, its members in the order given.
struct JSONLine {
  private var members: [String] = []

  init(type: String) { add("type", type) }

  mutating func add(_ name: String, _ value: String) { members.append(Self.quoted(name) + ":" + Self.quoted(value)) }
  mutating func add(_ name: String, _ value: Int) { members.append(Self.quoted(name) + ":\(value)") }
  mutating func add(_ name: String, _ value: Bool) { members.append(Self.quoted(name) + ":\(value)") }

  mutating func add(_ name: String, _ value: Int?) {
    members.append(Self.quoted(name) + ":" + (value.map { "\($0)" } ?? "null"))
  }

  /// A member whose value is JSON already.
  mutating func add(_ name: String, raw value: String) { members.append(Self.quoted(name) + ":" + value) }

  /// Milliseconds are enough of a time.
  mutating func add(_ name: String, seconds: Double) {
    members.append(Self.quoted(name) + ":\((seconds * 1000).rounded() / 1000)")
  }

  var text: String { "{" + members.joined(separator: ",") + "}" }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONLine {
  init(_ finding: Finding, _ language: Language) {
    self.init(type: "finding")
    add("id", FindingID(finding).text)
    add("code", finding.code.rawValue)
    add("severity", finding.severity.rawValue)
    add("file", finding.position.file)
    add("line", finding.position.line)
    add("column", finding.position.column)
    add("heading", finding.heading)
    add("found", finding.found)
    add("expected", finding.expected)
    add("rule", finding.rule)
    add("count", finding.count)
    add("merchant", finding.merchant)
    add("message", FindingCatalogue.message(finding, language))
    add("remedy", FindingCatalogue.entry(for: finding.code).texts(language).remedy)
  }
}
