import ArgumentParser
import Diagnostics
import Stages

/// `wotu run PIPELINE`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run every stage that is out of date, in order.")

  @OptionGroup var options: PipelineOptions

  func run() { options.run(upTo: .export) }
}

/// The command of the stage at a place in ``Stage/all``: a stage that is added there has its command.
struct StageCommand<let index: Int>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let name = Stage.all[index].name
    return CommandConfiguration(
      commandName: name.rawValue,
      abstract: "Run the stage \(name.rawValue) \(name.chineseName), and those it needs where they are out of date.")
  }

  @OptionGroup var options: PipelineOptions

  func run() { options.run(upTo: Stage.all[index].name) }
}

/// A command for each stage there is.
let stageCommands: [any ParsableCommand.Type] = Array(
  ([
    StageCommand<0>.self, StageCommand<1>.self, StageCommand<2>.self, StageCommand<3>.self, StageCommand<4>.self,
    StageCommand<5>.self, StageCommand<6>.self, StageCommand<7>.self, StageCommand<8>.self, StageCommand<9>.self,
    StageCommand<10>.self, StageCommand<11>.self, StageCommand<12>.self, StageCommand<13>.self,
  ] as [any ParsableCommand.Type]).prefix(Stage.all.count))

extension PipelineOptions {
  func run(upTo target: StageName) -> Never {
    withRunner { (runner, language) throws(Failure) in
      let outcome = try runner.run(upTo: target)
      return RunReport(outcome, self, language).print(tolerance: runner.tolerance)
    }
  }
}

/// `wotu plan PIPELINE`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what would run and why; touches nothing.")

  @OptionGroup var options: PipelineOptions

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      for stage in try runner.plan() {
        if options.json {
          var line = JSONLine(type: "plan")
          line.add("stage", stage.name.rawValue)
          line.add("due", stage.reason.isDue)
          line.add("reason", stage.reason.text(language))
          Console.result(line.text)
        } else {
          let mark = stage.reason.isDue ? "+ " : "  "
          let name = language == .chinese ? stage.name.rawValue + " " + stage.name.chineseName : stage.name.rawValue
          Console.result(mark + name + ": " + stage.reason.text(language))
        }
      }
      return .done
    }
  }
}

/// `wotu check PIPELINE`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read the pipeline file and all inputs, and report; writes nothing.")

  @OptionGroup var options: PipelineOptions

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      RunReport(try runner.check(), options, language).print(tolerance: runner.tolerance)
    }
  }
}
