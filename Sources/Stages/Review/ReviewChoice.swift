import BureauReport
import Cleaning
import DelimitedText
import Diagnostics
import StationModel

/// What a row of a review sheet says, in the words that stand on it.
struct ReviewChoice {
  var decision: ReviewVerdict.Decision
  /// The cell 改为：类别.
  var className: String
  /// The cell 改为：需求项.
  var item: String

  /// The codes that hold by it.
  ///
  /// Findings: WT3020 for codes that are not known, WT3033 for a correction without a code, WT3084 where what it says contradicts
  /// itself: codes beside a verdict that leaves none, other codes than those that it accepts, a code with another's name, a class
  /// that none of the codes belongs to.
  func codes(
    for suggested: [String], _ source: String, _ settings: PipelineSettings, at place: SourcePosition
  ) throws(RefusedRow) -> [String] {
    let heading = ReviewWorkbook.headings[9]
    let scheme = LabelScheme(source == "complaints" ? .complaints : .needs, settings)
    let workbook = ReviewWorkbook(settings, rows: [], batch: "")
    func contradiction(_ found: String, _ expected: String) -> RefusedRow {
      RefusedRow(
        Finding(
          .contradictoryVerdict, at: place, heading: decision.rawValue, found: PersonalText.masked(found),
          expected: expected))
    }
    var codes: [String] = []
    for piece in pieces(scheme) {
      // «A1 计量器具…»: the code stands before the name.
      let parts = piece.split(separator: " ", maxSplits: 1).map(String.init)
      guard let code = scheme.code(piece) ?? scheme.code(parts.first ?? "") else {
        throw RefusedRow(
          Finding(
            .unknownCodeLabel, at: place, heading: heading, found: PersonalText.masked(piece),
            expected: scheme.kind.rawValue))
      }
      if parts.count == 2, let named = scheme.code(parts[1]), named != code {
        throw contradiction(piece, workbook.label(code) + " | " + workbook.label(named))
      }
      if !codes.contains(code) { codes.append(code) }
    }
    let chosen = codes.isEmpty ? suggested : codes
    if !className.isEmpty, !chosen.isEmpty || decision != .corrected {
      let classes = chosen.map(workbook.className)
      guard decision == .accepted || decision == .corrected, classes.contains(where: isMeant) else {
        throw contradiction(className, classes.joined(separator: "；"))
      }
    }
    switch decision {
    case .postponed, .discarded:
      guard codes.isEmpty else { throw contradiction(item, "") }
      return []
    case .accepted:
      guard codes.isEmpty || Set(codes) == Set(suggested) else {
        throw contradiction(item, suggested.map(workbook.label).joined(separator: "；"))
      }
      return suggested
    case .corrected:
      guard !codes.isEmpty else { throw RefusedRow(Finding(.verdictWithoutCode, at: place, heading: heading)) }
      return codes
    }
  }

  private func pieces(_ scheme: LabelScheme) -> [String] {
    guard scheme.code(item) == nil else { return [item] }
    func parts(_ text: String, _ marks: String) -> [String] {
      text.split { marks.contains($0) }.map { trimmedText(String($0)) }.filter { !$0.isEmpty }
    }
    // Names of items hold 、 and commas of their own: they part only what is no name as a whole.
    return parts(item, "；;┋|｜\n").flatMap { piece in
      let code = piece.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
      return scheme.code(piece) != nil || piece != code && scheme.code(code) != nil ? [piece] : parts(piece, "、，,/ ")
    }
  }

  /// Whether the cell names a class: «A 计量服务», A or 计量服务.
  private func isMeant(_ name: String) -> Bool {
    name == className || name.split(separator: " ", maxSplits: 1).contains { $0 == className }
  }
}

/// Why a filled-in row is not taken.
struct RefusedRow: Error {
  let finding: Finding

  init(_ finding: Finding) { self.finding = finding }
}
