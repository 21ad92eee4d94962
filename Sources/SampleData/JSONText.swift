/// A JSON text in the order it is written in: two runs give the same bytes.
struct JSONText {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  mutating func object(_ name: String? = nil, _ body: (inout JSONText) -> Void) {
    open(name, "{")
    body(&self)
    close("}")
  }

  mutating func number(_ name: String, _ value: Int) { member(name, String(value)) }
  mutating func number(_ name: String, _ value: Int64) { member(name, String(value)) }

  /// A decimal with six places, made of integers so that it reads the same everywhere.
  mutating func ratio(_ name: String, _ numerator: Int, _ denominator: Int) {
    guard denominator != 0 else { return member(name, "null") }
    let scaled = (Double(numerator) / Double(denominator) * 1_000_000).rounded()
    let value = Int(abs(scaled))
    member(name, (scaled < 0 ? "-" : "") + "\(value / 1_000_000)." + padded(value % 1_000_000, 6))
  }

  mutating func string(_ name: String, _ value: String) { member(name, quoted(value)) }
  mutating func numbers(_ name: String, _ values: [Int]) {
    member(name, "[" + values.map(String.init).joined(separator: ", ") + "]")
  }
  mutating func strings(_ name: String, _ values: [String]) {
    member(name, "[" + values.map(quoted).joined(separator: ", ") + "]")
  }

  private mutating func member(_ name: String, _ value: String) {
    separate()
    text += quoted(name) + ": " + value
  }

  private mutating func open(_ name: String?, _ bracket: String) {
    if depth > 0 { separate() }
    if let name { text += quoted(name) + ": " }
    text += bracket
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: String) {
    depth -= 1
    text += "\n" + String(repeating: "  ", count: depth) + bracket
    isFirst = false
    if depth == 0 { text += "\n" }
  }

  private mutating func separate() {
    text += (isFirst ? "\n" : ",\n") + String(repeating: "  ", count: depth)
    isFirst = false
  }

  private func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
