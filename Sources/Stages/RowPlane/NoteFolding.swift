import Diagnostics

/// Keeps notes that a whole column repeats from filling the workspace: the first of a file's column are listed one by one, the
/// rest are counted in one. Notes come in the order of the file, so which are listed does not depend on its chunks.
struct NoteFolding {
  private struct Key: Hashable {
    let code: FindingCode
    let file: String
    let heading: String
  }

  private var seen: [Key: Int] = [:]
  private var held: [Key: Finding] = [:]
  private var order: [Key] = []

  /// How many notes of a code are listed one by one; nil for all.
  private static func limit(_ code: FindingCode) -> Int? {
    switch code {
    case .defaultUsed: 0
    case .straightLine, .filledDown, .noMerchantNamed: 20
    case .valueRewritten, .excelSerialDate: 1000
    default: nil
    }
  }

  /// Whether a finding is counted with others and need not be listed now.
  mutating func holdsBack(_ finding: Finding) -> Bool {
    guard let limit = Self.limit(finding.code) else { return false }
    let key = Key(code: finding.code, file: finding.position.file, heading: finding.heading)
    let count = seen[key, default: 0] + 1
    seen[key] = count
    if count <= limit { return false }
    if held[key] == nil {
      held[key] = finding
      order.append(key)
    } else {
      held[key]?.count += finding.count
    }
    return true
  }

  /// What was held back, one finding for each column, in the order in which it was begun.
  var rest: [Finding] { order.compactMap { held[$0] } }
}
