import Diagnostics

/// Counts findings of the same kind in the same column of the same file; keeps the first as the example.
struct FindingFolder {
  private struct Key: Hashable {
    let code: FindingCode
    let severity: Severity
    let file: String
    let heading: String
  }

  private var indices: [Key: Int] = [:]
  private(set) var folded: [Finding] = []

  mutating func add(_ finding: Finding) {
    let key = Key(
      code: finding.code, severity: finding.severity, file: finding.position.file, heading: finding.heading)
    if let index = indices[key] {
      folded[index].count += finding.count
    } else {
      indices[key] = folded.count
      folded.append(finding)
    }
  }
}
