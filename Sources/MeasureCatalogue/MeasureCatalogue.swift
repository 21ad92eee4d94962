/// The register of measures.
public enum MeasureCatalogue {
  /// In the order of the documentation.
  public static let all: [MeasureEntry] =
    proportions + counts + distributions + surveys + scales + trends + charts + regressions + tests + composites
    + series + indexes + alternatives

  /// The measure of a name.
  public static func measure(named name: String) -> MeasureEntry? { all.first { $0.name == name } }

  /// Names that resemble one that is not there, the nearest first.
  public static func names(like name: String) -> [String] {
    let wanted = Set(name.split { ".-_ ".contains($0) })
    return all.map { entry in
      (entry.name, entry.name.split { ".-_ ".contains($0) }.filter { wanted.contains($0) }.count)
    }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(5).map(\.0)
  }
}
