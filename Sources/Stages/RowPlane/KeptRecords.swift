import Cleaning
import StationModel

/// The records that stay of those that share a number, where that is not the first: a form that was sent again, a case that another
/// month's export has with more in it.
struct KeptRecords {
  private var places: [Fingerprint.Key: LatestAnswers.Place] = [:]

  var isEmpty: Bool { places.isEmpty }

  mutating func keep(_ place: LatestAnswers.Place, of number: Fingerprint) { places[number.key] = place }

  /// Where the record stands that stays; nil where the first does.
  func place(of number: Fingerprint) -> LatestAnswers.Place? { places[number.key] }
}

/// The records that stay by table, while a pass goes on.
final class KeptRegister {
  var tables: [SourceTable: KeptRecords] = [:]
}
