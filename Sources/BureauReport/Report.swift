public import StationModel
public import Workbooks

/// A workbook and the name of its file.
public struct NamedWorkbook: Sendable {
  /// With `.xlsx`.
  public var fileName: String
  public var workbook: WorkbookDescription
}

/// The workbooks for the bureau, as values: same figures and settings, same description.
public enum Report {
  /// The thirteen sheets over all sites.
  public static func summaryWorkbook(figures: ReportFigures, settings: PipelineSettings) -> WorkbookDescription {
    WorkbookAssembly(scope: ReportScope(figures: figures, settings: settings, site: nil)).assemble()
  }

  /// File name of the summary.
  public static func summaryFileName(settings: PipelineSettings) -> String {
    fileName(settings.title.isEmpty ? settings.name : settings.title, "汇总")
  }

  /// File name of the review workbook.
  public static func reviewFileName(settings: PipelineSettings) -> String {
    fileName(settings.title.isEmpty ? settings.name : settings.title, "待复核")
  }

  /// One site's workbook. Made one at a time, so that sixty of them are not in memory together.
  public static func siteWorkbook(figures: ReportFigures, settings: PipelineSettings, site: Int) -> NamedWorkbook {
    let scope = ReportScope(figures: figures, settings: settings, site: site)
    return NamedWorkbook(
      fileName: siteFileName(settings: settings, site: site), workbook: WorkbookAssembly(scope: scope).assemble())
  }

  /// All sites' workbooks, made as they are asked for.
  public static func siteWorkbooks(
    figures: ReportFigures, settings: PipelineSettings
  ) -> LazyMapSequence<Range<Int>, NamedWorkbook> {
    settings.sites.indices.lazy.map { siteWorkbook(figures: figures, settings: settings, site: $0) }
  }

  /// File name of a site's workbook.
  public static func siteFileName(settings: PipelineSettings, site: Int) -> String {
    let code = settings.sites[site].code
    return fileName(settings.sites[site].name, code.isEmpty ? "\(site + 1)" : code)
  }

  /// Without what file systems refuse.
  static func fileName(_ name: String, _ suffix: String) -> String {
    let safe = (name + "-" + suffix).map { character -> Character in
      let isRefused = "/\\:*?\"<>|".contains(character) || character.isNewline || character == "\0"
      return isRefused ? "_" : character
    }
    return String(safe) + ".xlsx"
  }

  // MARK: Text of numbers

  /// `95%`, `97.5%`.
  static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10))%" : "\(Int(tenths / 10)).\(Int(tenths) % 10)%"
  }

  /// A constant in a formula; no exponent, at most nine decimals.
  static func decimal(_ value: Double) -> String {
    var text = fixed(value, 9)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let units = Int64(exactly: (abs(value) * power).rounded()) ?? 0
    let whole = "\(units / Int64(power))"
    guard decimals > 0 else { return (value < 0 && units > 0 ? "-" : "") + whole }
    let digits = "\(units % Int64(power))"
    let sign = value < 0 && units > 0 ? "-" : ""
    return sign + whole + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// Text inside a formula's quotes, where Excel takes 255 characters. For words of settings and the catalogue; data stands in
  /// cells that formulas refer to.
  static func quoted(_ text: String) -> String {
    let clean = CellText.clean(String(text.prefix(200)))
    return clean.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
