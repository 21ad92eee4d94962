public import Diagnostics
public import StationModel

/// A pipeline as it was read: its settings, and the files they came from.
public struct LoadedPipeline: Sendable {
  public var settings: PipelineSettings
  /// The pipeline file as given.
  public var path: String
  /// The pipeline file and every data file it names, in reading order.
  public var files: [String]
  /// What there is to say of source files that are missing or unreadable; everything else was read.
  public var missingSources: [Finding] = []

  /// The language that a pipeline file declares, for the complaints about the rest of it; nil where that cannot be told.
  public static func declaredLanguage(_ path: String) -> Language? {
    let log = SettingsLog(mainFile: path)
    return SettingsFile.text(path, heading: "", at: SourcePosition(file: path), log: log)
      .flatMap { SettingsFile.root(path, text: $0, log: log) }?.peek("language")?.scalar.flatMap(
        Language.init(rawValue:))
  }

  /// Reads a pipeline file and the data files that it names, checks everything and resolves the source files.
  ///
  /// Findings: WT6001–WT6007, WT3003, WT3004, WT3065–WT3079; all problems of all files in one failure, status 78, or 66 when files are
  /// missing and nothing else is wrong.
  ///
  /// - Parameter toleratesMissingSources: whether to go on where source files are missing and nothing else is wrong, so
  ///   that those that are there can be looked at in the same pass.
  /// - Parameter platforms: text of the platform profiles to take where the pipeline names no file of them.
  /// - Parameter taxonomy: text of the needs taxonomy whose residual codes and words of negation a flat table goes by.
  public static func read(
    _ path: String, overrides: [String] = [], toleratesMissingSources: Bool = false, platforms: String = "",
    taxonomy: String = ""
  ) throws(Failure) -> LoadedPipeline {
    let reader = PipelineFile(path: path)
    reader.defaultPlatforms = platforms
    reader.defaultTaxonomy = taxonomy
    reader.read(overrides: overrides)
    let isTolerable = toleratesMissingSources && reader.log.isOnlyMissing(below: "sources.")
    if !isTolerable { try reader.log.conclude() }
    reader.settings.origins = reader.log.origins
    return LoadedPipeline(
      settings: reader.settings, path: path, files: reader.files,
      missingSources: isTolerable ? reader.log.sortedFindings : [])
  }
}
