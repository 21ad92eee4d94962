import Cleaning
import DelimitedText
import StationModel

/// Finds the same dispute on two platforms: a case that names the other's number, or one with the same telephone number,
/// merchant and day. Only cases of different platforms are held against each other; the one read first is kept.
final class DisputeIndex {
  /// Where a case stands.
  struct Place {
    let file: Int
    let line: Int
  }

  private var numbers: [Fingerprint.Key: Place] = [:]
  private var named: [Fingerprint.Key: Place] = [:]
  private var contacts: [Fingerprint.Key: Place] = [:]
  private let platforms: [String?]

  /// Nil where the files are not of several platforms: then nothing is kept, and nothing is looked for.
  init?(_ platforms: [String?]) {
    guard Set(platforms.compactMap { $0 }).count > 1 else { return nil }
    self.platforms = platforms
  }

  /// Where the same dispute stands already; nil where the case is new, which is kept then.
  func earlier(_ links: DisputeLinks, of place: Place) -> Place? {
    if let found = find(links, place) { return found }
    numbers[links.number] = numbers[links.number] ?? place
    for number in links.named { named[number] = named[number] ?? place }
    if let contact = links.contact { contacts[contact] = contacts[contact] ?? place }
    return nil
  }

  private func find(_ links: DisputeLinks, _ place: Place) -> Place? {
    var candidates = [named[links.number]] + links.named.map { numbers[$0] }
    if let contact = links.contact { candidates.append(contacts[contact]) }
    return candidates.compactMap { $0 }.first { other in
      platforms[other.file] != nil && platforms[other.file] != platforms[place.file]
    }
  }
}
