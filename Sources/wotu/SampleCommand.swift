import ArgumentParser
import Diagnostics
import SampleData

/// `wotu sample DIR`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write an invented data set with its pipeline file and its truth.")

  @Argument(help: "The folder to write, made where there is none.", completion: .directory) var folder: String
  @Option(help: "Merchants, 20 to 99999.") var merchants: Int?
  @Option(help: "Records of satisfaction and of complaints each; without it the sample tells the published story.")
  var rows: Int?
  @Option(help: "Months up to January 2022.") var months = 24
  @Option(help: "Same seed, same bytes.") var seed: UInt64 = 20_220_131
  @Option(help: "streets or parks.") var programme = SampleProgramme.streets.rawValue
  @Flag(inversion: .prefixedNo, help: "Whether values are written the way real files hold them.") var mess = true
  @Option(help: "Language of messages: zh or en.") var language = Language.chinese.rawValue

  func validate() throws {
    if SampleProgramme(rawValue: programme) == nil {
      throw ValidationError("--programme takes streets or parks, not \(programme).")
    }
    if Language(rawValue: language) == nil { throw ValidationError("--language takes zh or en, not \(language).") }
  }

  func run() throws {
    var settings = SampleSettings(programme: SampleProgramme(rawValue: programme) ?? .streets)
    if let merchants { settings.merchants = merchants }
    settings.rows = rows
    settings.months = months
    settings.seed = seed
    settings.mess = mess
    let language = Language(rawValue: language) ?? .chinese
    do throws(Failure) {
      try writeSample(settings, to: folder)
    } catch {
      Console.fail(error, language)
    }
    Console.result(folder)
    Console.end(.done, language)
  }
}
