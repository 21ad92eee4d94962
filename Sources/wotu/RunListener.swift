import Diagnostics
import Stages

/// Tells what a run does: a moving line on a terminal, one line a stage elsewhere.
struct RunListener: Sendable {
  let isQuiet: Bool
  let isJSON: Bool
  let language: Language

  func hear(_ event: StageEvent) {
    switch event {
    case .planned(let plan): planned(plan)
    case .started(let names): if isShown, Console.isTerminal { Console.progress(joined(names) + " …") }
    case .progress(let progress): moved(progress)
    case .finished(let names, let seconds): finished(names, seconds)
    }
  }

  private var isShown: Bool { !isQuiet }

  private func planned(_ plan: [PlannedStage]) {
    guard isShown, !plan.contains(where: \.reason.isDue) else { return }
    let names = joined(plan.map(\.name))
    Console.message(names + ": " + StageReason.upToDate.text(language))
  }

  private func moved(_ progress: RowPlaneProgress) {
    guard isShown, Console.isTerminal, progress.bytesTotal > 0 else { return }
    let percent = min(100, progress.bytesRead * 100 / progress.bytesTotal)
    Console.progress(
      language == .chinese ? "读取 \(percent)%，\(progress.rows) 行" : "read \(percent)%, \(progress.rows) rows")
  }

  private func finished(_ names: [StageName], _ seconds: Double) {
    if isJSON {
      for name in names {
        var line = JSONLine(type: "stage")
        line.add("stage", name.rawValue)
        line.add("seconds", seconds: seconds)
        Console.result(line.text)
      }
    }
    guard isShown else { return }
    if Console.isTerminal { Console.progress("") }
    Console.message(joined(names) + ": " + (language == .chinese ? "完成，" : "done, ") + duration(seconds))
  }

  private func joined(_ names: [StageName]) -> String {
    names.map { language == .chinese ? $0.rawValue + " " + $0.chineseName : $0.rawValue }.joined(separator: " + ")
  }

  private func duration(_ seconds: Double) -> String {
    let tenths = Int((seconds * 100).rounded())
    return "\(tenths / 100).\(tenths % 100 / 10)\(tenths % 10) s"
  }
}
