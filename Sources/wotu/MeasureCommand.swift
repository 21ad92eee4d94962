import ArgumentParser
import Diagnostics
import Glibc
import MeasureCatalogue

/// `wotu measure NAME`.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Any statistic by itself: JSON objects in, one a line, JSON objects out.",
    discussion: """
      Reads standard input. A figure that does not exist is null with its reason in "undefined", an infinite one is \
      "Infinity", an input that is refused is answered by {"error": {"code", "message"}}. The status is 0 when every \
      line was a JSON object, 65 when one was not.
      """)

  @Argument(help: "A measure, such as proportion.ci.wilson.") var name: String?
  @Flag(help: "All measures with their conventions and sources.") var list = false
  @Flag(help: "Inputs, outputs, convention, source and an example of the measure; reads nothing.") var describe = false
  @Flag(help: "With --list: JSON Lines.") var json = false
  @Flag(help: .hidden) var page = false
  @Option(help: "Language of messages: zh or en.") var language = Language.chinese.rawValue

  func validate() throws {
    if Language(rawValue: language) == nil { throw ValidationError("--language takes zh or en, not \(language).") }
    if name == nil && !list && !page { throw ValidationError("a measure, or --list.") }
    guard let name, MeasureCatalogue.measure(named: name) == nil else { return }
    let like = MeasureCatalogue.names(like: name)
    let hint = like.isEmpty ? "" : " Near: \(like.joined(separator: ", "))."
    throw ValidationError("there is no measure \(name).\(hint) wotu measure --list names them all.")
  }

  func run() throws {
    let language = Language(rawValue: language) ?? .chinese
    if page {
      Console.result(MeasureCatalogue.page)
    } else if list {
      for line in MeasureCatalogue.list(json: json) { Console.result(line) }
    } else if let measure = MeasureCatalogue.measure(named: name ?? "") {
      if describe {
        for line in measure.help { Console.result(line) }
      } else {
        answer(with: measure, language)
      }
    }
    Console.end(.done, language)
  }

  /// `wotu measure NAME --help` describes the measure and not the command.
  static func helpIfAsked(_ arguments: [String]) {
    guard arguments.count > 2, arguments[1] == "measure", arguments.contains(where: { $0 == "--help" || $0 == "-h" }),
      let measure = arguments.dropFirst(2).lazy.compactMap(MeasureCatalogue.measure(named:)).first
    else { return }
    for line in measure.help { Console.result(line) }
    Console.end(.done, .chinese)
  }

  /// Every line as soon as it is complete, so that the command can stand in a conversation.
  private func answer(with measure: MeasureEntry, _ language: Language) {
    var input = LineInput(STDIN_FILENO)
    var number = 0
    var isReadable = true
    var unknown: Set<String> = []
    while let line = input.next() {
      number += 1
      line.withUnsafeBufferPointer { bytes in
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        var reply = measure.reply(to: bytes)
        reply.bytes.append(10)
        reply.bytes.withUnsafeBytes { Console.append($0) }
        isReadable = isReadable && reply.isReadable
        for name in reply.unknown where unknown.insert(name).inserted {
          Console.message("line \(number): \(measure.name) has no field \(name); it plays no part")
        }
      }
      if input.wouldWait { Console.flush() }
    }
    if let error = input.error {
      let place = SourcePosition(file: language == .chinese ? "标准输入" : "standard input")
      Console.fail(
        Failure(.missingInput, Finding(.unreadableFile, at: place, found: String(cString: strerror(error)))), language)
    }
    if !isReadable { Console.end(.rejected, language) }
  }
}
