import DelimitedText
import Diagnostics
import WorkbookReading

extension FileScan {
  /// ``refusal(_:)``, which for an xlsx workbook names its sheets: which of them is meant is not for wotu to guess.
  func refusalNamingSheets(_ name: String, path: String) -> Failure? {
    guard var refusal = refusal(name) else { return nil }
    guard foreignFormat?.kind == .workbook, let sheets = try? WorkbookReader.sheets(path), !sheets.isEmpty else {
      return refusal
    }
    let names = sheets.map { $0.isHidden ? "[\($0.name)]" : $0.name }
    for index in refusal.findings.indices { refusal.findings[index].found += ": " + names.joined(separator: "、") }
    return refusal
  }
}
