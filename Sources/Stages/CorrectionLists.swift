import BureauReport
public import Diagnostics
import Glibc
import Workspace

/// One list for each source file of what its clerk should correct: in Chinese, for a spreadsheet, with a blank column for the value
/// that is right, and the same rows as a workbook in which only that column is open. Personal values are masked, as they are in every finding.
public struct CorrectionLists {
  private static let columns = ["文件", "行", "列", "列名", "现有内容", "问题", "应为", "更正为", "处理办法", "编号", "商户"]

  /// Source files with their lists' text, in the order of the files' names.
  private let texts: [(file: String, text: String)]
  /// The rows of each list, in the same order.
  private let tables: [[[String]]]

  /// - Parameter findings: those of the workspace; notes ask for nothing and are left out, and so is what is about no line.
  public init(_ findings: [Finding]) {
    var files: [String: [Finding]] = [:]
    for finding in findings where finding.severity > .note && finding.position.line != nil {
      guard Self.isCorrectable(finding.code) else { continue }
      files[finding.position.file, default: []].append(finding)
    }
    let sorted = files.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted(by: Self.isBefore).map(Self.row)) }
    tables = sorted.map(\.1)
    texts = sorted.map { file, rows in
      let lines = ([Self.columns] + rows).map { $0.map(CSVField.text).joined(separator: ",") }
      return (file, "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined())
    }
  }

  /// What stands in a source and can be put right there: reading and cleaning, but not settings or decisions of the analyst.
  private static func isCorrectable(_ code: FindingCode) -> Bool {
    (code.rawValue.hasPrefix("WT1") || code.rawValue.hasPrefix("WT2"))
      && ![.decisionUnusable, .mixedDateForms, .dateColumnOpen, .merchantSoughtInText, .noMerchantNamed].contains(code)
  }

  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    let keys = [left, right].map { ($0.position.line ?? 0, $0.position.column ?? 0, $0.code.rawValue) }
    return keys[0] < keys[1]
  }

  private static func row(_ finding: Finding) -> [String] {
    [
      finding.position.file, finding.position.line.map { "\($0)" } ?? "", finding.position.column.map { "\($0)" } ?? "",
      finding.heading, finding.found, FindingCatalogue.message(finding, .chinese), inChinese(finding.expected), "",
      remedy(finding.code), FindingID(finding).text, finding.merchant,
    ]
  }

  /// What was expected, with the columns of the data contract by the names that the clerk's sheet has.
  private static func inChinese(_ expected: String) -> String {
    expected == "merchant_id / credit_code / name / alias" ? "商户编号 / 统一社会信用代码 / 商户名称" : expected
  }

  /// What the clerk can do: settings of the pipeline are the analyst's.
  private static func remedy(_ code: FindingCode) -> String {
    switch code {
    case .unknownMerchant: "改成商户台账里的编号或全称；台账里没有这一户的，请告知统计人员。"
    case .ambiguousMerchant: "改用商户编号，或写明街区。"
    case .unknownLabel, .unknownWord, .unknownOption: "改成问卷或表格里的原有选项；确为新选项的，请告知统计人员。"
    case .unknownSite: "改成街区的正式名称。"
    case .ambiguousDate: "写成 2022-01-31 的形式。"
    case .merchantProposed, .merchantInText, .lostZero: "核对后写上正确的商户编号或内容。"
    default: FindingCatalogue.entry(for: code).texts(.chinese).remedy
    }
  }

  /// Writes the lists into a folder, which is made where there is none. A list that is there already and says something else may have
  /// been filled in: it stays, and the new one gets a number.
  ///
  /// - Returns: the paths written, or found to be there already with the same text.
  public func write(to folder: String) throws(Failure) -> [String] {
    if mkdir(folder, 0o755) != 0, errno != EEXIST {
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: folder), found: String(cString: strerror(errno))))
    }
    var paths: [String] = []
    for (index, (file, text)) in texts.enumerated() {
      let base = "更正-" + Self.name(file)
      var name = base + ".csv"
      var number = 2
      while let there = FileDigest.sha256(folder + "/" + name), there != FileDigest.sha256(of: text) {
        name = base + "-\(number).csv"
        number += 1
      }
      _ = try OutputText.write(text, name: name, in: folder)
      paths.append(folder + "/" + name)
      paths.append(try writeWorkbook(index, file, base: folder + "/" + base))
    }
    return paths
  }

  /// Written under another name, so that no half of it ever has its own; one that is there and differs stays.
  private func writeWorkbook(_ index: Int, _ file: String, base: String) throws(Failure) -> String {
    let workbook = CorrectionWorkbook(file: file, columns: Self.columns, rows: tables[index]).description()
    let released = try ReleasedWorkbook(workbook, for: base + ".xlsx")
    let digest = FileDigest.sha256(released.unfinished)
    var path = base + ".xlsx"
    var number = 2
    while let there = FileDigest.sha256(path), there != digest {
      path = base + "-\(number).xlsx"
      number += 1
    }
    try released.rename(to: path)
    return path
  }

  /// The file's name without folders and suffix, unique enough within a month's sources.
  private static func name(_ file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
  }
}
