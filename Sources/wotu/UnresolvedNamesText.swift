import Diagnostics
import Stages

/// The merchant names that nobody could resolve, each once with the merchant most like it and its number of records.
struct UnresolvedNamesText {
  private let names: [UnresolvedName]
  private let language: Language
  /// Names shown; the file of decisions has all.
  private static let most = 10

  init(_ names: [UnresolvedName], _ language: Language) {
    self.names = names
    self.language = language
  }

  /// Tells the analyst, on standard error.
  func show() {
    guard !names.isEmpty else { return }
    let rows = names.map(\.rows).reduce(0, +)
    Console.message(
      language == .chinese
        ? "未对应的商户名称 \(names.count) 个，涉及 \(rows) 条记录；wotu run 把它们写进输出文件夹的《商户对应.csv》，填“决定”后再运行一次："
        : "\(names.count) merchant names not resolved, in \(rows) records; decide in 商户对应.csv, which `wotu run` writes to the output:"
    )
    for name in names.prefix(Self.most) { Console.message("    " + line(name)) }
    guard names.count > Self.most else { return }
    let more = names.count - Self.most
    Console.message("    " + (language == .chinese ? "……另有 \(more) 个" : "… and \(more) more"))
  }

  private func line(_ name: UnresolvedName) -> String {
    let site = name.site.isEmpty ? "" : language == .chinese ? "（\(name.site)）" : " (\(name.site))"
    let nearest = name.nearest.map { id in
      let likeness = name.likeness.map { " \(($0 * 100).rounded() / 100)" } ?? ""
      return (language == .chinese ? "，最近：" : ", nearest ") + id + likeness
    }
    let rows = language == .chinese ? "：\(name.rows) 条，首见 " : ": \(name.rows) records, first at "
    return "“\(name.name)”\(site)\(rows)\(name.position.text)" + (nearest ?? "")
  }

  static func json(_ name: UnresolvedName) -> String {
    var line = JSONLine(type: "merchant_name")
    line.add("name", name.name)
    line.add("site", name.site)
    line.add("rows", name.rows)
    line.add("file", name.position.file)
    line.add("line", name.position.line)
    line.add("nearest", name.nearest ?? "")
    line.add("likeness", seconds: name.likeness ?? 0)
    return line.text
  }
}
