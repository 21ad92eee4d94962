import ArgumentParser
import Diagnostics
import Pipeline
import SampleData
import Stages
import StationModel

/// What every command takes that works on a pipeline.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file, such as pipelines/nanan.yaml.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(name: .customLong("set"), help: "Override one setting: --set key=value, dots between the levels.")
  var overrides: [String] = []

  @Option(help: "The output folder; the pipeline's own stands in it.")
  var output = "output"

  @Option(help: "Threads; by default one a processor. Results do not depend on it.")
  var threads: Int?

  @Option(help: .hidden) var chunkBytes: Int = 1 << 20

  @Flag(name: .shortAndLong, help: "No progress, no messages but failures.")
  var quiet = false

  @Flag(help: "JSON Lines on standard output.")
  var json = false

  @Option(help: "Language of messages: zh or en; by default the pipeline's.")
  var language: String?

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language takes zh or en, not \(language).")
    }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads takes 1 to 1024.") }
    if !(64...(1 << 30)).contains(chunkBytes) { throw ValidationError("--chunk-bytes takes 64 to 1073741824.") }
    for override in overrides where !override.dropFirst().contains("=") {
      throw ValidationError("--set takes key=value, not \(override).")
    }
  }

  /// Language before a pipeline has been read.
  var declaredLanguage: Language { language.flatMap(Language.init(rawValue:)) ?? .chinese }

  /// Does something with the pipeline's runner; a failure is printed in the right language and ends the process.
  func withRunner(_ body: (StageRunner, Language) throws(Failure) -> Diagnostics.ExitStatus) -> Never {
    var language = declaredLanguage
    do throws(Failure) {
      let loaded = try LoadedPipeline.read(
        pipeline, overrides: overrides, toleratesMissingSources: true,
        platforms: CompiledFiles.platforms, taxonomy: CompiledFiles.taxonomy)
      if let declared = self.language.flatMap(Language.init(rawValue:)) {
        language = declared
      } else {
        language = loaded.settings.language
      }
      Interruption.poll()
      let listener = RunListener(isQuiet: quiet, isJSON: json, language: language)
      let runner = StageRunner(
        loaded, options, clock: SystemClock.stageClock, isInterrupted: { Interruption.isAsked },
        report: { listener.hear($0) })
      Console.end(try body(runner, language), language)
    } catch {
      language =
        self.language.flatMap(Language.init(rawValue:)) ?? LoadedPipeline.declaredLanguage(pipeline) ?? language
      if json { for finding in error.findings { Console.result(JSONLine(finding, language).text) } }
      Console.fail(error, language)
    }
  }

  private var options: StageRunner.Options {
    var options = StageRunner.Options()
    options.output = output
    options.threads = threads ?? SystemClock.processors
    options.chunkBytes = chunkBytes
    options.version = Wotu.version
    options.program = ProgramIdentity.current(version: Wotu.version)
    return options
  }
}
