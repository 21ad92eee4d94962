import Diagnostics
import Glibc
import Yams

/// Reads a settings file into a node.
enum SettingsFile {
  /// The text of a file that need not be there.
  static func textIfThere(_ path: String) -> String? {
    access(path, F_OK) == 0
      ? text(path, heading: "", at: SourcePosition(file: path), log: SettingsLog(mainFile: path)) : nil
  }

  /// The whole file; nil after a complaint.
  static func text(_ path: String, heading: String, at position: SourcePosition, log: SettingsLog) -> String? {
    guard access(path, F_OK) == 0 else {
      log.report(.missingFile, at: position, heading: heading, found: path, expected: "")
      return nil
    }
    guard let bytes = readBytes(path) else {
      log.report(.unreadableFile, at: position, heading: heading, found: path, expected: "")
      return nil
    }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: bytes.dropFirst(isMarked ? 3 : 0), as: UTF8.self) else {
      log.report(
        .unreadableText, at: SourcePosition(file: path, line: firstInvalidLine(bytes)), heading: "", found: "",
        expected: "UTF-8")
      return nil
    }
    return text
  }

  /// The root of a YAML file; nil after a complaint.
  static func root(_ path: String, text: String, log: SettingsLog) -> Setting? {
    do {
      // The basic resolver leaves every scalar as text: what it is, the reader of each setting decides.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let node = try parser.singleRoot() else {
        log.report(
          .settingsSyntax, at: SourcePosition(file: path, line: 1), heading: "", found: "", expected: "key: value")
        return nil
      }
      return Setting(node: node, path: "", file: path, log: log)
    } catch {
      report(error, path: path, text: text, log: log)
      return nil
    }
  }

  private static func report(_ error: any Error, path: String, text: String, log: SettingsLog) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.report(
        .settingsSyntax, at: SourcePosition(file: path, line: mark.line, column: mark.column), heading: "",
        found: problem, expected: "")
    case .duplicatedKeysInMapping(let keys, let context):
      for key in keys {
        let lines = self.lines(of: key, from: context.mark.line, in: text)
        log.report(
          .duplicateSetting, at: SourcePosition(file: path, line: lines.dropFirst().first ?? context.mark.line),
          heading: key, found: key, expected: path + ":\(lines.first ?? context.mark.line)")
      }
    default:
      log.report(.settingsSyntax, at: SourcePosition(file: path), heading: "", found: "\(error)", expected: "")
    }
  }

  /// The lines from `first` on that start with a key, at the indentation of its first occurrence.
  private static func lines(of key: String, from first: Int, in text: String) -> [Int] {
    var found: [Int] = []
    var indentation: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where index + 1 >= first {
      let body = line.drop { $0 == " " || $0 == "-" }
      guard body.hasPrefix(key + ":") || body.hasPrefix("\"\(key)\":") else { continue }
      let depth = line.count - body.count
      if indentation == nil { indentation = depth }
      if depth == indentation { found.append(index + 1) }
    }
    return found
  }

  private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }
}

/// All bytes of a file; nil when it cannot be read.
func readBytes(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { return nil }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}
