/// The register as text: for a terminal and for the documentation.
extension MeasureCatalogue {
  /// One line for each measure, or a JSON object.
  public static func list(json: Bool) -> [String] {
    if json { return all.map { String(decoding: $0.description, as: UTF8.self) } }
    let width = all.map(\.name.count).max() ?? 0
    return all.map { entry in
      let space = String(repeating: " ", count: width - entry.name.count + 2)
      let convention = entry.convention.isEmpty ? "" : "; " + entry.convention
      return "\(entry.name)\(space)\(entry.summary)\(convention). \(entry.source)"
    }
  }

  /// The documentation page in Markdown.
  public static var page: String {
    var lines = [
      "# Measures", "",
      "Made by `wotu measure --page` from the register; do not edit. `wotu measure NAME` reads one JSON object a line from",
      "standard input and prints one a line. A figure that does not exist is `null`, with its reason in `undefined`; an",
      "infinite one is `\"Infinity\"`; an input that cannot be what it claims is answered by `error` with `code` and",
      "`message`. Fields with a value after `=` may be left out. Indices count from 0. The status is 0 when every line was",
      "a JSON object, whatever was answered; 65 when one was not.", "",
    ]
    for entry in all {
      lines += ["## `\(entry.name)`", "", entry.summary + ".", ""]
      lines += entry.inputs.map { "- in `\($0.name)`: \($0.kind)\($0.fallback.map { " = `\($0)`" } ?? "")" }
      lines.append("- out: " + entry.outputs.map { "`\($0)`" }.joined(separator: ", "))
      if !entry.convention.isEmpty { lines.append("- convention: \(entry.convention)") }
      lines += ["- source: \(entry.source)", "", "```", entry.example, entry.exampleAnswer, "```", ""]
    }
    return lines.joined(separator: "\n")
  }
}

extension MeasureEntry {
  /// What `--describe` prints.
  public var help: [String] {
    var lines = [name, "  \(summary).", "", "Input, one JSON object a line:"]
    let width = inputs.map(\.name.count).max() ?? 0
    for field in inputs {
      let space = String(repeating: " ", count: width - field.name.count + 2)
      let fallback = field.fallback.map { ", \($0) if left out" } ?? (field.isNullable ? ", may be left out" : "")
      lines.append("  \(field.name)\(space)\(field.kind)\(fallback)")
    }
    lines += ["", "Output:", "  " + outputs.joined(separator: ", "), ""]
    if !convention.isEmpty { lines.append("Convention: \(convention)") }
    lines += ["Source: \(source)", "", "Example:", "  \(example)", "  \(exampleAnswer)"]
    return lines
  }

  /// The answer to the example.
  public var exampleAnswer: String {
    var text = example
    return text.withUTF8 { String(decoding: reply(to: $0).bytes, as: UTF8.self) }
  }

  /// As one JSON object.
  var description: [UInt8] {
    var text = JSONText()
    let fields = inputs.map { field in
      Named(
        [("name", field.name), ("kind", field.kind)] + (field.fallback.map { [("default", $0 as any Figure)] } ?? []))
    }
    Named([
      ("name", name), ("summary", summary), ("inputs", fields), ("outputs", outputs), ("convention", convention),
      ("source", source), ("example", example),
    ]).write(to: &text)
    return text.bytes
  }
}
