import ArgumentParser
import DelimitedText
import Diagnostics
import Pipeline
import SampleData
import Stages
import StationModel

/// `wotu sniff FILE`.
struct SniffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sniff", abstract: "Tell a file's encoding, dialect, heading and columns, and why; settings to paste.")

  @Argument(help: "A source file.", completion: .file()) var file: String
  @Flag(help: "One JSON object.") var json = false
  @Option(
    help: "Its encoding, where the bytes do not tell: GB18030, windows-1252, macintosh, Big5 …",
    transform: encoding(named:))
  var encoding: TextEncoding?
  @Option(help: "Language of messages: zh or en.") var language = Language.chinese.rawValue

  func run() throws {
    let language = Language(rawValue: language) ?? .chinese
    do throws(Failure) {
      let table = try OpenedTable(file, declaredEncoding: encoding, vocabulary: Self.vocabulary)
      for finding in table.findings { Console.message(FindingCatalogue.format(finding, language)) }
      Console.result(json ? Self.json(table) : text(table, language))
      // What no encoding reads is told as far as it can be, and is no success.
      Console.end(table.encoding == nil ? .rejected : .done, language)
    } catch {
      Console.fail(error, language)
    }
  }

  /// What headings mean as far as the command itself knows.
  static var vocabulary: PipelineSettings {
    HeadingVocabulary.settings(
      headings: CompiledFiles.headings, pipelines: CompiledFiles.pipelines,
      platforms: CompiledFiles.platforms)
  }

  private static func json(_ table: OpenedTable) -> String {
    func quoted(_ text: String) -> String { JSONLine.quoted(text) }
    func member(_ name: String) -> String {
      let value = table.decisions.first { $0.name == name }?.value ?? ""
      return value.isEmpty ? "null" : quoted(value)
    }
    let columns = table.columns.map { column in
      let examples = column.examples.map(quoted).joined(separator: ",")
      return "{\"name\":\(quoted(column.name)),\"type\":\(quoted(column.type)),\"examples\":[\(examples)]}"
    }
    let decisions = table.decisions.map { decision in
      "\(quoted(decision.name)):{\"origin\":\(quoted(decision.origin)),\"evidence\":\(quoted(decision.evidence))}"
    }
    let members = [
      "\"file\":\(quoted(table.name))", "\"table\":\(table.table.map { quoted($0.rawValue) } ?? "null")",
      "\"encoding\":\(table.encoding.map(quoted) ?? "null")", "\"byte_order_mark\":\(table.hasByteOrderMark)",
      "\"delimiter\":\(quoted(table.delimiter == "tab" ? "\t" : table.delimiter))",
      "\"quote\":\(quoted(table.quote))", "\"escape\":\(quoted(table.escape))",
      "\"line_ending\":\(quoted(table.lineEnding))",
      "\"header_line\":\(table.headerLine.map { "\($0)" } ?? "null")", "\"header_lines\":\(table.headerLines)",
      "\"skipped_lines\":\(table.skippedLines)", "\"platform\":\(member("platform"))",
      "\"export_format\":\(member("export_format"))",
      "\"columns\":[\(columns.joined(separator: ","))]",
      "\"decisions\":{\(decisions.joined(separator: ","))}",
    ]
    return "{" + members.joined(separator: ",") + "}"
  }

  /// Settings to paste under `sources`, each with its evidence as a comment.
  private func text(_ table: OpenedTable, _ language: Language) -> String {
    var lines = ["# \(file)"]
    if table.table == nil { lines.append(Self.choice(language)) }
    lines += ["\(table.table?.rawValue ?? "TABLE"):", "  files: [\(JSONLine.quoted(file))]"]
    func told(_ evidence: String) -> String { language == .chinese ? EvidenceWords.chinese(evidence) : evidence }
    for decision in table.decisions {
      if decision.origin == "open" { lines.append("  # \(decision.name): \(told(decision.evidence))") }
      guard let value = Self.setting(decision) else { continue }
      lines.append("  \(decision.name): \(value)  # \(told(decision.evidence))")
    }
    let words =
      language == .chinese
      ? ("没有表头：", "行尾 ", "，表头以上行数 ") : ("no heading: ", "line ending ", ", lines above the heading ")
    if table.headerLine == nil { lines.append("# \(words.0)\(told(table.headingEvidence))") }
    lines.append("# \(words.1)\(table.lineEnding)\(words.2)\(table.skippedLines)")
    for column in table.columns {
      let examples = column.examples.isEmpty ? "" : ", " + column.examples.joined(separator: " | ")
      // A line feed inside a cell would end the comment.
      let line = "# \(column.name): \(column.type)" + examples
      lines.append(line.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }

  /// A decision as the pipeline file takes it; nil for what it does not ask, and for quotes and escapes as everybody writes them.
  private static func setting(_ decision: OpenedTable.Decision) -> String? {
    let names = [
      ",": "comma", ";": "semicolon", "tab": "tab", "|": "pipe", " ": "space", "\"": "double", "'": "single",
      "“": "curly", "\\": "backslash",
    ]
    switch decision.name {
    case "encoding", "header_line", "platform", "export_format": return decision.value.isEmpty ? nil : decision.value
    case "header_lines": return decision.value == "0" ? nil : decision.value
    case "delimiter": return names[decision.value] ?? JSONLine.quoted(decision.value)
    case "quote": return decision.value == "\"" ? nil : decision.value.isEmpty ? "none" : names[decision.value]
    case "escape": return decision.value == "\\" ? "backslash" : nil
    default: return nil
    }
  }

  /// The tables to choose from where none was recognised.
  private static func choice(_ language: Language) -> String {
    let tables = SourceTable.allCases
    if language == .chinese {
      let names = tables.map { $0.rawValue + " " + $0.chineseName }.joined(separator: "、")
      return "# 没有认出是哪张来源表，请把 TABLE 换成其中之一：" + names
    }
    return "# no source table was recognised; put in the place of TABLE one of "
      + tables.map(\.rawValue).joined(separator: ", ")
  }
}

/// `wotu tidy FILE`.
struct TidyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidy", abstract: "Write the same table as UTF-8 RFC 4180 CSV, cell text unchanged.")

  @Argument(help: "A source file.", completion: .file()) var file: String
  @Option(
    help: "Its encoding, where the bytes do not tell: GB18030, windows-1252, macintosh, Big5 …",
    transform: encoding(named:))
  var encoding: TextEncoding?
  @Option(help: .hidden) var chunkBytes = 1 << 18
  @Option(help: "Language of messages: zh or en.") var language = Language.chinese.rawValue

  func run() throws {
    let language = Language(rawValue: language) ?? .chinese
    do throws(Failure) {
      var tidy = TidyTable(
        try OpenedTable(
          file, declaredEncoding: encoding, vocabulary: SniffCommand.vocabulary, describesColumns: false)
      ) { Console.result($0) }
      let outcome = try tidy.run(chunkBytes: chunkBytes)
      for finding in outcome.findings { Console.message(FindingCatalogue.format(finding, language)) }
      Console.end(outcome.setAside + outcome.unreadable == 0 ? .done : .rejected, language)
    } catch {
      Console.fail(error, language)
    }
  }
}

/// Reads the name of an encoding on the command line.
@Sendable private func encoding(named name: String) throws -> TextEncoding {
  guard let encoding = TextEncoding(declared: name) else {
    let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("unknown encoding “\(name)”; known are \(known)")
  }
  return encoding
}
