import ArgumentParser
import Diagnostics

/// `wotu explain CODE`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a finding code means, its causes and remedy.")

  @Argument(help: "A code, such as WT2104.") var code: String?
  @Flag(help: "All codes there are.") var all = false
  @Option(help: "Language: zh or en.") var language = Language.chinese.rawValue

  func validate() throws {
    if Language(rawValue: language) == nil { throw ValidationError("--language takes zh or en, not \(language).") }
    if code == nil && !all { throw ValidationError("a code, or --all.") }
  }

  func run() throws {
    let language = Language(rawValue: language) ?? .chinese
    let codes = all ? FindingCode.allCases : [FindingCode(rawValue: code?.uppercased() ?? "")].compactMap { $0 }
    if codes.isEmpty {
      Console.fail(
        Failure(.usage, Finding(.unknownCode, at: SourcePosition(file: ""), found: code ?? "")), language)
    }
    for code in codes { Console.result(FindingCatalogue.explanation(of: code, language)) }
    Console.end(.done, language)
  }
}
