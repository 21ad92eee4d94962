import Analysis
import Diagnostics
import Foundation
import Pipeline
import Stages
import Testing
import TextModel

/// The model that the pipelines name, as scripts/train-models makes it.
@Suite struct ShippedModelTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func path(_ name: String) -> String { Self.repository.appendingPathComponent(name).path }

  private func runner(_ folder: URL) throws -> StageRunner {
    var options = StageRunner.Options()
    options.output = folder.path
    options.program = "test"
    let clock = StageClock(now: { "2022-01-31T00:00:00Z" }, seconds: { 0 })
    return StageRunner(try LoadedPipeline.read(path("pipelines/nanan.yaml")), options, clock: clock)
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-model-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// `scripts/train-models` says the same with its options.
  @Test(arguments: [
    ("needs", ["-train.csv", "-drill.csv"], ["-dev.csv"]),
    ("complaints", ["-train.csv", "-further.csv"], ["-dev.csv", "-drill.csv"]),
  ])
  func `learning anew gives the committed bytes`(kind: String, files: [String], studied: [String]) throws {
    let folder = try folder()
    var options = LabelledOptions()
    options.training.folds = 10
    options.training.longestGram = 2
    options.training.threads = 2
    options.studied = studied.map { path("Tests/Gold/" + kind + $0) }
    options.model = folder.appendingPathComponent(kind + ".model").path
    let paths = files.map { path("Tests/Gold/" + kind + $0) }
    _ = try runner(folder).train(paths[0], further: [paths[1]], options)
    let made = try Data(contentsOf: folder.appendingPathComponent(kind + ".model"))
    let committed = try Data(contentsOf: Self.repository.appendingPathComponent("pipelines/models/\(kind).model"))
    #expect(made == committed, "run scripts/train-models and commit the outcome")
  }

  @Test(arguments: [("needs", 0.85), ("complaints", 0.75)])
  func `on the test half rules and model together are better than either, and confidences hold`(
    kind: String, least: Double
  ) throws {
    let file = path("Tests/Gold/\(kind)-test.csv")
    let (report, findings) = try runner(try folder()).score(file, LabelledOptions())
    #expect(findings.isEmpty)
    #expect(report.validation == .heldOut)
    let score = try #require(report.best?.score)
    #expect(report.best?.name == "combined")
    #expect(score.macro(\.f1, of: report.isItem) >= least)
    #expect(report.unclassifiedShare <= 0.10)
    #expect(score.calibrationError < 0.05)
    for method in report.methods.dropLast() {
      #expect(score.accuracy >= method.score.accuracy)
      #expect(score.exactShare >= method.score.exactShare)
      // A hundredth is a third of what chance does to a mean of F1 over four hundred texts.
      #expect(score.macro(\.f1, of: report.isItem) >= method.score.macro(\.f1, of: report.isItem) - 0.01)
    }
  }

  @Test func `no text of the test half is among those that were learned from`() throws {
    func texts(_ name: String) throws -> Set<String> {
      let lines = try String(contentsOfFile: path("Tests/Gold/" + name), encoding: .utf8).split(separator: "\r\n")
      return Set(lines.dropFirst().compactMap { $0.split(separator: ",", maxSplits: 2).last.map(String.init) })
    }
    for kind in ["needs", "complaints"] {
      let test = try texts(kind + "-test.csv")
      let further = kind == "needs" ? [] : ["-further.csv"]
      for name in ["-dev.csv", "-train.csv", "-drill.csv"] + further {
        #expect(try texts(kind + name).isDisjoint(with: test))
      }
    }
  }
}
