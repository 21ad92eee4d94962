import DelimitedText
public import StationModel

/// The platform that a file comes from, as its headings show or its source declares.
public struct PlatformMatch: Sendable, Hashable {
  public var profile: PlatformProfile
  /// How it is known: the headings found, or `declared`.
  public var evidence: String
  public var isDeclared = false

  /// The profile most of whose headings a file has; nil where no profile has enough of them, or the source declares `none`.
  public static func find(
    in headings: [String], among profiles: [PlatformProfile], declared: String? = nil
  ) -> PlatformMatch? {
    if let declared {
      return profiles.first { $0.id == declared }.map {
        PlatformMatch(profile: $0, evidence: "declared", isDeclared: true)
      }
    }
    let present = Set(headings.map(foldedHeading))
    var best: (match: PlatformMatch, share: Double, count: Int)?
    for profile in profiles {
      let found = profile.headings.filter { present.contains(foldedHeading($0)) }
      guard found.count >= profile.fewest, !profile.headings.isEmpty else { continue }
      let share = Double(found.count) / Double(profile.headings.count)
      if let best, (best.count, best.share) >= (found.count, share) { continue }
      let evidence = found.joined(separator: "、") + " (\(found.count)/\(profile.headings.count))"
      best = (PlatformMatch(profile: profile, evidence: evidence), share, found.count)
    }
    return best?.match
  }
}
