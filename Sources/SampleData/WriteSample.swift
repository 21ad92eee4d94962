public import Diagnostics

/// Writes an invented data set with its pipeline file, the data files it names, and `truth.json`: the figures that the pipeline
/// must arrive at, counted from the values before they were written in the ways real files hold them.
///
/// Same settings, same bytes. The folder stands by itself: `wotu run` on its pipeline file needs nothing else.
/// Findings: throws where a setting is out of range or the folder cannot be written.
public func writeSample(_ settings: SampleSettings, to folder: String) throws(Failure) {
  try check(settings)
  try makeFolder(folder)
  var story = Story(settings)
  if settings.rows == nil {
    story.makeSatisfaction()
    story.makeComplaints()
  }
  var truth = Truth(story)
  try writeSmallTables(story, &truth, to: folder)
  if let rows = settings.rows {
    try writeLargeTables(story, rows, &truth, to: folder)
  }
  try writeText(truth.json, to: folder + "/truth.json")
  try writeSettingsFiles(story, to: folder)
}

private func check(_ settings: SampleSettings) throws(Failure) {
  var findings: [Finding] = []
  func refuse(_ name: String, _ value: Int, _ range: ClosedRange<Int>) {
    if range.contains(value) { return }
    findings.append(
      Finding(
        .usage, at: SourcePosition(file: "--" + name), found: String(value),
        expected: "\(range.lowerBound)–\(range.upperBound)"))
  }
  refuse("merchants", settings.merchants, 20...99_999)
  refuse("months", settings.months, 4...120)
  if let rows = settings.rows { refuse("rows", rows, 1...1_000_000_000) }
  if !findings.isEmpty { throw Failure(.usage, findings) }
}

func writeText(_ text: String, to path: String) throws(Failure) {
  var sink = try FileSink(path)
  sink.append(text: text)
  try sink.flush()
}
