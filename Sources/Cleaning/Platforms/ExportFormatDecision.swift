import DelimitedText
public import StationModel

/// How the answers of an export are written, and what shows it.
public struct ExportFormatDecision: Sendable, Hashable {
  /// Nil where the answers are numbers that may be an option's place or its score: the source must declare which.
  public var format: ExportFormat?
  public var evidence: String
  public var isDeclared = false

  /// Looks at the answers to questions with a scale in the head of a file; nil where there is none to look at.
  ///
  /// - Parameters:
  ///   - columns: positions of the questions with a scale.
  ///   - levels: points of the scale.
  static func decide(
    _ profile: PlatformProfile, _ head: RecordBatch, _ layout: HeaderLayout, columns: [Int], options: OptionColumns?,
    levels: Int
  ) -> ExportFormatDecision? {
    var isAny = false
    var largest = 0
    var smallest = Int.max
    let lines = LineClassifier(layout)
    for record in min(layout.record + layout.rows, head.recordCount)..<head.recordCount {
      guard lines.kind(of: record, in: head) == .data else { continue }
      for column in columns {
        let text = trimmedText(narrowed(head.text(record, column)))
        if text.isEmpty || text.first == "(" || text.first == "-" { continue }
        guard let number = Int(text) else {
          return ExportFormatDecision(format: .text, evidence: "\(head.line(record)): “\(text)”")
        }
        isAny = true
        largest = max(largest, number)
        smallest = min(smallest, number)
      }
    }
    guard isAny else { return nil }
    if smallest == 0 { return ExportFormatDecision(format: .scores, evidence: "0") }
    if largest > levels { return ExportFormatDecision(format: .scores, evidence: "\(largest) > \(levels)") }
    if let options { return ExportFormatDecision(format: .codes, evidence: "0/1: " + options.question) }
    if let total = totals(profile, head, layout, columns) {
      return ExportFormatDecision(format: .scores, evidence: profile.totalHeading + " = Σ: \(total)")
    }
    return ExportFormatDecision(format: nil, evidence: "\(smallest)…\(largest)")
  }

  /// The line of the first record, where in every record of the head the total is the sum of the questions with a scale.
  private static func totals(
    _ profile: PlatformProfile, _ head: RecordBatch, _ layout: HeaderLayout, _ columns: [Int]
  ) -> Int? {
    let wanted = foldedHeading(profile.totalHeading)
    guard !wanted.isEmpty, let position = layout.headings.firstIndex(where: { foldedHeading($0) == wanted }) else {
      return nil
    }
    var first: Int?
    let lines = LineClassifier(layout)
    for record in min(layout.record + layout.rows, head.recordCount)..<head.recordCount
    where lines.kind(of: record, in: head) == .data {
      guard let total = Int(trimmedText(head.text(record, position))) else { continue }
      let answers = columns.compactMap { Int(trimmedText(head.text(record, $0))) }
      guard answers.reduce(0, +) == total else { return nil }
      first = first ?? head.line(record)
    }
    return first
  }
}
