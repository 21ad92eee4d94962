import Cleaning
public import StationModel

/// Whose complaints they are, while they are read: who complained again. Kept in memory only; what remains are counts.
///
/// Unlike a tally its counts cannot be added up, since a person may be in both halves: ledgers are added, then counted.
public struct RepeatLedger: Sendable {
  private struct Mark {
    var merchant: Int32
    var kind: Int16
    var day: Int32
    /// 0 report, 1 base.
    var slot: Int8
    var site: Int16
  }

  private var marks: [Fingerprint.Key: [Mark]] = [:]
  /// A complaint of one person about one merchant and class is one more of the same within so many days.
  ///
  /// Source: the practice of hotlines, 重复投诉率.
  public static let days: Int32 = 30

  public init() {}

  mutating func add(_ person: Fingerprint, merchant: Int32, kind: Int16, day: Int32, slot: Int, site: Int) {
    guard !person.isNone else { return }
    let mark = Mark(
      merchant: merchant, kind: kind, day: day, slot: Int8(truncatingIfNeeded: slot),
      site: Int16(truncatingIfNeeded: site))
    marks[person.key, default: []].append(mark)
  }

  public mutating func add(_ other: RepeatLedger) {
    for (person, more) in other.marks { marks[person, default: []] += more }
  }

  /// As ``ComplaintTally/repeats``.
  public func counts(_ shape: TallyShape) -> [Int64] {
    let fields = ComplaintTally.RepeatField.allCases.count
    var counts = Array(repeating: Int64(0), count: ComplaintTally.repeatCells(shape))
    func cell(_ mark: Mark, _ group: Int, _ field: ComplaintTally.RepeatField) -> Int {
      (Int(mark.slot) * (shape.sites + 2) + group) * fields + field.rawValue
    }
    var own = Array(repeating: Int64(0), count: 2 * (shape.sites + 2))
    for list in marks.values {
      var rows: Set<Int> = []
      for mark in list {
        for group in [Int(mark.site), shape.sites + 1] {
          counts[cell(mark, group, .known)] += 1
          let row = Int(mark.slot) * (shape.sites + 2) + group
          own[row] += 1
          rows.insert(row)
        }
      }
      for row in rows {
        let start = row * fields
        counts[start + ComplaintTally.RepeatField.persons.rawValue] += 1
        if own[row] > 1 {
          counts[start + ComplaintTally.RepeatField.returning.rawValue] += 1
          counts[start + ComplaintTally.RepeatField.ofReturning.rawValue] += own[row]
        }
        let most = start + ComplaintTally.RepeatField.most.rawValue
        counts[most] = max(counts[most], own[row])
        own[row] = 0
      }
      for mark in repeated(list, unresolved: Int32(shape.merchants)) {
        for group in [Int(mark.site), shape.sites + 1] { counts[cell(mark, group, .again)] += 1 }
      }
    }
    return counts
  }

  /// Those that another of the same merchant and class came before, thirty days at most.
  private func repeated(_ list: [Mark], unresolved: Int32) -> [Mark] {
    guard list.count > 1 else { return [] }
    let sorted = list.filter { $0.merchant != unresolved }.sorted {
      ($0.merchant, $0.kind, $0.day, $0.slot) < ($1.merchant, $1.kind, $1.day, $1.slot)
    }
    return zip(sorted, sorted.dropFirst()).compactMap { before, mark in
      before.merchant == mark.merchant && before.kind == mark.kind && mark.day - before.day <= Self.days ? mark : nil
    }
  }
}
