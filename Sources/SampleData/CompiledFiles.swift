/// Data files of `pipelines/` as they were when the command was built, for what it does without a pipeline.
public enum CompiledFiles {
  /// `headings.yaml`.
  public static var headings: String { String(decoding: PackageResources.headings_yaml, as: UTF8.self) }

  /// `platforms.yaml`.
  public static var platforms: String { String(decoding: PackageResources.platforms_yaml, as: UTF8.self) }

  /// `taxonomy/needs.yaml`.
  public static var taxonomy: String { String(decoding: PackageResources.needs_yaml, as: UTF8.self) }

  /// The pipeline file of each programme.
  public static var pipelines: [String] {
    [PackageResources.nanan_yaml, PackageResources.parks_yaml].map { String(decoding: $0, as: UTF8.self) }
  }
}
