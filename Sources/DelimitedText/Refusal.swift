public import Diagnostics

extension FileScan {
  /// Why the file cannot be read as a table, and how to turn it into one that can; nil where it is text.
  public func refusal(_ name: String) -> Failure? {
    let place = SourcePosition(file: name)
    guard let foreignFormat else {
      return isBinary ? Failure(.missingInput, Finding(.notText, at: place, found: evidence)) : nil
    }
    let code: FindingCode =
      switch foreignFormat.kind {
      case .workbook: .workbookFile
      case .page: .pageFile
      case .archive: .archiveFile
      case .other: .otherFormat
      }
    return Failure(.missingInput, Finding(code, at: place, found: foreignFormat.name))
  }
}
