public import Diagnostics
import Glibc
public import StationModel
public import TextModel

/// The learned models of a run; nil: the rules alone.
public struct ClassifierModels: Sendable {
  public var needs: LearnedModel?
  public var complaints: LearnedModel?
  public init() {}
}

/// Models in files.
public enum ModelFiles {
  /// Where training writes a model of a kind: into the output folder.
  public static func own(_ kind: LabelScheme.Kind, folder: String) -> String {
    folder + "/models/" + kind.rawValue + ".model"
  }

  /// Where a pipeline's model of a kind is: the one it was trained with in its output folder, else the one its settings name.
  public static func path(_ kind: LabelScheme.Kind, _ settings: PipelineSettings, folder: String) -> String {
    let declared =
      switch kind {
      case .needs: settings.needs.model
      case .complaints: settings.complaints.model
      case .flat: ""
      }
    let own = own(kind, folder: folder)
    return declared.isEmpty || exists(own) ? own : declared
  }

  /// The models that a run uses: those that the settings name must be there.
  static func all(_ settings: PipelineSettings, folder: String) throws(Failure) -> ClassifierModels {
    var models = ClassifierModels()
    for kind in [LabelScheme.Kind.needs, .complaints] {
      let file = path(kind, settings, folder: folder)
      let isDeclared = !(kind == .needs ? settings.needs.model : settings.complaints.model).isEmpty
      guard isDeclared || exists(file) else { continue }
      let model = try read(file)
      if kind == .needs { models.needs = model } else { models.complaints = model }
    }
    return models
  }

  /// What tells whether the models of a run changed.
  static func digests(_ settings: PipelineSettings, folder: String) -> [String] {
    [LabelScheme.Kind.needs, .complaints].map { FileDigest.sha256(path($0, settings, folder: folder)) ?? "" }
  }

  /// Whether there is a file.
  public static func exists(_ path: String) -> Bool { FileDigest.size(path) != nil }

  /// Findings: WT6016 where the file cannot be read (66), WT3026 where it is no model (78).
  public static func read(_ path: String) throws(Failure) -> LearnedModel {
    guard let bytes = contents(path) else {
      throw Failure(.missingInput, Finding(.unreadableFile, at: SourcePosition(file: path)))
    }
    var line = 0
    guard let model = LearnedModel(bytes, wrongLine: &line) else {
      throw Failure(.settings, Finding(.modelUnreadable, at: SourcePosition(file: path, line: line)))
    }
    return model
  }

  /// Writes under another name first, so that no model is ever half-written. Makes the folders above it.
  ///
  /// Findings: WT6009, status 73.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
    let unfinished = path + ".part"
    guard let file = fopen(unfinished, "w") else { throw refused(path) }
    let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard fclose(file) == 0, count == bytes.count, rename(unfinished, path) == 0 else {
      let failure = refused(path)
      unlink(unfinished)
      throw failure
    }
  }

  static func makeFolders(_ folder: String) throws(Failure) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += part + "/"
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw refused(folder) }
    }
  }

  private static func refused(_ path: String) -> Failure {
    Failure(
      .cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: String(cString: strerror(errno))))
  }

  /// The bytes of a file; nil where it cannot be read.
  static func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes += block[..<count]
    }
  }
}
