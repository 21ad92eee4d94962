public import Diagnostics
public import StationModel

/// A pipeline as it was read: its settings, and the files they came from.
public struct LoadedPipeline: Sendable {
  public var settings: PipelineSettings
  /// The pipeline file as given.
  public var path: String
  /// The pipeline file and every data file it names, in reading order.
  public var files: [String]

  /// The language that a pipeline file declares, for the complaints about the rest of it; nil where that cannot be told.
  public static func declaredLanguage(_ path: String) -> Language? {
    let log = SettingsLog(mainFile: path)
    return SettingsFile.text(path, heading: "", at: SourcePosition(file: path), log: log)
      .flatMap { SettingsFile.root(path, text: $0, log: log) }?.peek("language")?.scalar.flatMap(
        Language.init(rawValue:))
  }

  /// Reads a pipeline file and the data files that it names, checks everything and resolves the source files.
  ///
  /// Findings: WT6001–WT6007, WT3003, WT3004; all problems of all files in one failure, status 78, or 66 when files are
  /// missing and nothing else is wrong.
  public static func read(_ path: String, overrides: [String] = []) throws(Failure) -> LoadedPipeline {
    let reader = PipelineFile(path: path)
    reader.read(overrides: overrides)
    try reader.log.conclude()
    reader.settings.origins = reader.log.origins
    return LoadedPipeline(settings: reader.settings, path: path, files: reader.files)
  }
}
