import ArgumentParser
import Diagnostics
import Stages

/// The command. It alone reads arguments, clock and terminal, prints, and decides the exit status.
@main
struct Wotu: ParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "wotu",
      abstract: "From the station's source tables to the bureau's workbooks, with every step open to look at.",
      version: version,
      subcommands: [RunCommand.self] + stageCommands + [
        PlanCommand.self, CheckCommand.self, FindingsCommand.self, ExplainCommand.self, TraceCommand.self,
        SniffCommand.self, TidyCommand.self, MeasureCommand.self, TrainCommand.self, ScoreCommand.self,
        ReviewCommand.self, SampleCommand.self,
      ])
  }

  static func main() {
    Interruption.watch()
    MeasureCommand.helpIfAsked(CommandLine.arguments)
    do {
      var command = try parseAsRoot()
      try command.run()
      Console.end(.done, .chinese)
    } catch let failure as Failure {
      Console.fail(failure, .chinese)
    } catch {
      // Help, version and wrong usage: the parser has the text and the status, 0 or 64.
      if exitCode(for: error) != .success { exit(withError: error) }
      Console.result(fullMessage(for: error))
      Console.end(.done, .chinese)
    }
  }
}
