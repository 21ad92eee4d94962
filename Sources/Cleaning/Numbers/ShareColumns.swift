import Diagnostics
import StationModel

/// Shares that some write as 0.85, some as 85% and some as 85: what a bare figure means is decided for an indicator as a whole.
///
/// Where some figures of a file's indicator have a percent sign, figures above 1 without one are percentages too. Where none has, and
/// some lie below 1 and some above, nothing tells a share of 0.85 from a mark of 85, and it is said.
struct ShareColumns {
  private struct Place: Hashable {
    var file: Int
    var indicator: String
  }

  /// Of every assessment, in their order.
  private var hasSign: [Bool] = []
  private var columns: [Int: (fileName: String, heading: String, column: Int)] = [:]

  mutating func append(_ isPercent: Bool, binding: TableBinding) {
    hasSign.append(isPercent)
    let position = binding.position("value")
    let heading = binding.headings.indices.contains(position) ? binding.headings[position] : ""
    columns[binding.file] = (binding.fileName, heading, position + 1)
  }

  func decide(_ assessments: inout [Assessment]) -> [Finding] {
    var groups: [Place: [Int]] = [:]
    for (index, assessment) in assessments.enumerated() {
      groups[Place(file: assessment.origin.file, indicator: assessment.indicator), default: []].append(index)
    }
    var findings: [Finding] = []
    for (place, members) in groups.sorted(by: { ($0.key.file, $0.key.indicator) < ($1.key.file, $1.key.indicator) }) {
      findings += decide(members, &assessments, file: place.file, indicator: place.indicator)
    }
    return findings
  }

  private func decide(
    _ members: [Int], _ assessments: inout [Assessment], file: Int, indicator: String
  ) -> [Finding] {
    let bare = members.filter { !hasSign[$0] }
    let high = bare.filter { assessments[$0].value > 1 }
    // A figure above 100 is no percentage of a whole, and then none of the column's is taken for one.
    guard !high.isEmpty, high.allSatisfy({ assessments[$0].value <= 100 }), let source = columns[file] else {
      return []
    }
    func finding(_ code: FindingCode, _ member: Int, expected: String, rule: String = "") -> Finding {
      Finding(
        code, at: SourcePosition(file: source.fileName, line: assessments[member].origin.line, column: source.column),
        heading: source.heading, found: text(assessments[member].value), expected: expected, rule: rule)
    }
    if bare.count < members.count {
      return high.map { member in
        let made = finding(
          .valueRewritten, member, expected: text(assessments[member].value / 100), rule: "percent column")
        assessments[member].value /= 100
        return made
      }
    }
    let low = bare.filter { assessments[$0].value > 0 && assessments[$0].value < 1 }
    guard let first = low.first else { return [] }
    return [
      finding(
        .mixedShares, first,
        expected: "\(indicator): 0–1 ×\(low.count), 1–100 ×\(high.count); " + lines(low, high, assessments))
    ]
  }

  private func lines(_ low: [Int], _ high: [Int], _ assessments: [Assessment]) -> String {
    (low.prefix(2) + high.prefix(2)).map { "\(assessments[$0].origin.line): \(text(assessments[$0].value))" }
      .joined(separator: ", ")
  }

  private func text(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}
