import Cleaning
import Diagnostics
import Glibc
import Workbooks

extension WorkbookDescription {
  /// The same workbook, personal data in its texts masked.
  func masked() -> WorkbookDescription {
    var result = self
    for sheet in result.sheets.indices { result.sheets[sheet].replaceTexts(Self.masked) }
    return result
  }

  /// Missing: there is nothing to mask.
  private static func masked(_ text: String) -> String? {
    var copy = text
    guard copy.withUTF8({ PersonalText.mayHold($0) }) else { return nil }
    let masked = PersonalText.masked(text)
    return masked == text ? nil : masked
  }
}

/// A workbook by itself: masked, written under another name, looked through by the gate, then renamed.
struct ReleasedWorkbook {
  /// Where it stands until it has its name.
  let unfinished: String

  /// Writes the file under its unfinished name. Nothing is left where the gate refuses it.
  ///
  /// Findings: those of ``ReleaseGate``.
  init(_ workbook: WorkbookDescription, for path: String) throws(Failure) {
    unfinished = path + ".part"
    do {
      try Workbooks.write(workbook.masked(), to: unfinished)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      try ReleaseGate().check(unfinished, as: name)
    } catch {
      unlink(unfinished)
      throw error
    }
  }

  func rename(to path: String) throws(Failure) {
    guard Glibc.rename(unfinished, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(unfinished)
      throw Failure(.cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: reason))
    }
  }
}
