import Cleaning
import Diagnostics
import Glibc
import StationModel

/// The evidence file of each chosen merchant: CSV in UTF-8 with a byte-order mark, so that a spreadsheet opens it, one line for each gate,
/// indicator, source record and rank. Free of persons: assessors are not in the figures, and what looks like a person's number is masked.
struct EvidenceFiles {
  let path: String
  let figures: ReportFigures
  let settings: PipelineSettings
  let merchants: [Merchant]
  /// Names of the source files by number.
  let fileNames: [Int: String]

  private static let heads = [
    "商户编号", "商户名称", "街区", "业态", "类别", "项目", "原始值", "标准化得分", "权重", "得分贡献", "说明", "来源文件", "行号",
  ]

  /// Writes the files, and removes those of an earlier run that are no longer made.
  func write(replacing before: [OutputFile]) throws(Failure) -> [OutputFile] {
    var outputs: [OutputFile] = []
    for score in figures.leaders.scores where score.isChosen {
      guard merchants.indices.contains(score.merchant) else { continue }
      outputs.append(try write(score.merchant, as: name(score.merchant, besides: outputs)))
    }
    let names = Set(outputs.map(\.name))
    for old in before where !names.contains(old.name) && !old.name.contains("/") { unlink(path + "/" + old.name) }
    return outputs
  }

  /// 标杆证据-DZS-001.csv; what a file name should not hold is an underscore.
  private func name(_ merchant: Int, besides others: [OutputFile]) -> String {
    let id = merchants[merchant].id.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" ? Character(scalar) : "_"
    }
    let stem = "标杆证据-" + String(id.prefix(40))
    let plain = stem + ".csv"
    return others.contains { $0.name == plain } ? stem + "_\(merchant + 1).csv" : plain
  }

  private func write(_ merchant: Int, as name: String) throws(Failure) -> OutputFile {
    var text = "\u{FEFF}" + Self.heads.joined(separator: ",") + "\r\n"
    let row = figures.merchants.indices.contains(merchant) ? figures.merchants[merchant] : MerchantFigures()
    let site = settings.sites.indices.contains(row.site) ? settings.sites[row.site].name : ""
    for line in figures.leaders.evidence where line.merchant == merchant {
      let fields =
        [row.id, row.name, site, row.trade, line.section.chineseName, line.name]
        + [number(line.raw), number(line.scaled), number(line.weight), number(line.points)]
        + [line.text, line.origin.flatMap { fileNames[$0.file] } ?? "", line.origin.map { "\($0.line)" } ?? ""]
      text += fields.map { field(PersonalText.masked($0)) }.joined(separator: ",") + "\r\n"
    }
    let whole = path + "/" + name
    let unfinished = whole + ".part"
    guard let file = fopen(unfinished, "wb") else { throw cannotWrite(whole) }
    let bytes = Array(text.utf8)
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten, rename(unfinished, whole) == 0, let sha256 = FileDigest.sha256(whole) else {
      unlink(unfinished)
      throw cannotWrite(whole)
    }
    return OutputFile(name: name, sha256: sha256)
  }

  private func cannotWrite(_ path: String) -> Failure {
    Failure(
      .cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: String(cString: strerror(errno))))
  }

  /// To four decimals; nothing where there is none.
  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    let rounded = (value * 10_000).rounded(.toNearestOrAwayFromZero) / 10_000
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  /// Quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe.
  private func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
