import StationModel

/// The latest answer of every merchant, where the pipeline counts only that one.
struct LatestAnswers {
  /// Where a row stands.
  struct Place: Equatable {
    var file: Int
    var line: Int
  }

  private var best: [Int: (time: Int64, place: Place)] = [:]

  /// Of answers given at the same time the one read last is the latest.
  mutating func add(_ merchant: Int, time: Int64, at place: Place) {
    if let known = best[merchant], known.time > time { return }
    best[merchant] = (time, place)
  }

  /// Where the answer stands that counts instead; nil where the row itself counts.
  func other(than place: Place, of merchant: Int) -> Place? {
    guard let known = best[merchant]?.place, known != place else { return nil }
    return known
  }
}

/// The latest answers by table, while a pass goes on.
final class LatestRegister {
  var tables: [SourceTable: LatestAnswers] = [:]
}
