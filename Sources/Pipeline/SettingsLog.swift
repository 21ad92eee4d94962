import Diagnostics

/// Collects every complaint of one reading of the settings, and where each setting was declared.
final class SettingsLog {
  private(set) var findings: [Finding] = []
  private(set) var origins: [String: SourcePosition] = [:]
  /// The pipeline file: only its settings can be overridden, and only their origins are told.
  let mainFile: String
  /// Dotted paths that `--set` gave, so that complaints about them name the option.
  var overridden: Set<String> = []

  init(mainFile: String) { self.mainFile = mainFile }

  func report(_ code: FindingCode, _ setting: Setting, found: String, expected: String = "") {
    report(code, at: position(setting), heading: setting.path, found: found, expected: expected)
  }

  func report(_ code: FindingCode, at position: SourcePosition, heading: String, found: String, expected: String) {
    findings.append(Finding(code, at: position, heading: heading, found: found, expected: expected))
  }

  func declare(_ setting: Setting) {
    if setting.file == mainFile { origins[setting.path] = position(setting) }
  }

  /// Where a setting stands; a setting that an override gave, or that lies below one, is the option's.
  func position(_ setting: Setting) -> SourcePosition {
    let parts = setting.file == mainFile ? setting.path.split(separator: ".") : []
    for count in 0..<parts.count {
      let ancestor = parts.prefix(count + 1).joined(separator: ".")
      if overridden.contains(ancestor) { return SourcePosition(file: "--set " + ancestor) }
    }
    return SourcePosition(file: setting.file, line: setting.line, column: setting.column)
  }

  /// Throws when anything was wrong: 78 for wrong settings, 66 when all that is wrong is that files are missing.
  func conclude() throws(Failure) {
    guard !findings.isEmpty else { return }
    throw Failure(isOnlyMissing(below: "") ? .missingInput : .settings, sortedFindings)
  }

  /// Whether nothing is wrong but that files are missing which settings below a path name.
  func isOnlyMissing(below path: String) -> Bool {
    findings.allSatisfy {
      [.missingFile, .unreadableFile, .notRegularFile].contains($0.code) && $0.heading.hasPrefix(path)
    }
  }

  /// By file and line.
  var sortedFindings: [Finding] {
    let sorted = findings.enumerated().sorted { left, right in
      let a = (left.element.position.file, left.element.position.line ?? 0, left.offset)
      let b = (right.element.position.file, right.element.position.line ?? 0, right.offset)
      return a < b
    }
    return sorted.map(\.element)
  }
}
