import Diagnostics
import StationModel

/// One reading of a pipeline file: the top level; its sections stand in extensions, a data file each in its own file.
final class PipelineFile {
  let path: String
  /// With a slash at the end, or empty.
  let folder: String
  let log: SettingsLog
  var settings = PipelineSettings()
  var files: [String] = []
  /// Text of the platform profiles to take where the pipeline names no file of them.
  var defaultPlatforms = ""
  /// Text of the needs taxonomy that gives what a flat table cannot: residual codes, words of negation, empty answers.
  var defaultTaxonomy = ""
  /// Item and residual codes of the taxonomy, for the settings that point at them.
  var needCodes: Set<String> = []

  init(path: String) {
    self.path = path
    log = SettingsLog(mainFile: path)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  func read(overrides: [String]) {
    guard
      let text = SettingsFile.text(path, heading: "", at: SourcePosition(file: path), log: log),
      var root = SettingsFile.root(path, text: text, log: log)
    else { return }
    files.append(path)
    SettingOverrides.apply(overrides, to: &root)
    root.map { map in
      readTitle(map)
      readPeriods(map)
      readSites(map)
      readPlatforms(map)
      readSources(map)
      readDataFiles(map)
      map.take("satisfaction")?.map(readSatisfaction)
      map.take("needs")?.map(readNeeds)
      map.take("complaints")?.map(readComplaints)
      map.take("response_quality")?.map(readResponseQuality)
      map.take("privacy")?.map(readPrivacy)
      map.take("services")?.map(readServices)
      map.take("leaders")?.map(readLeaders)
      map.take("review")?.map(readReview)
      readVerdicts(map)
    }
    checkReferences()
  }

  private func readTitle(_ map: SettingsMap) {
    map.requiredText("pipeline", into: &settings.name)
    if !settings.name.isEmpty, settings.name.contains("/") || settings.name.hasPrefix(".") {
      map.take("pipeline")?.complain(.settingOutOfRange, expected: "a-z, 0-9")
    }
    map.requiredText("title", into: &settings.title)
    // The title is the name of a file, with its suffix within the 255 bytes that file systems take.
    if settings.title.utf8.count > 180 { map.take("title")?.complain(.settingOutOfRange, expected: "≤ 60") }
    map.text("bureau", into: &settings.bureau)
    map.text("station", into: &settings.station)
    var language = settings.language.rawValue
    map.choice("language", of: Language.allCases.map(\.rawValue), into: &language)
    settings.language = Language(rawValue: language) ?? .chinese
    var retain = settings.retain.rawValue
    map.choice("retain", of: Retention.allCases.map(\.rawValue), into: &retain)
    settings.retain = Retention(rawValue: retain) ?? .typed
    map.number("tolerance", in: 0...1, into: &settings.tolerance)
    readReport(map)
    map.text("site_word", into: &settings.siteWord)
    map.texts("personal_columns", into: &settings.personalColumns)
    for column in settings.personalColumns where column != "phone" {
      map.take("personal_columns")?.complain(.settingOutOfRange, expected: "phone")
    }
    map.integer("merchants_declared", in: 0...10_000_000, into: &settings.declaredMerchants)
    map.take("form")?.map { form in
      form.text("number", into: &settings.form.number)
      form.text("issued_by", into: &settings.form.issuedBy)
      form.text("approval", into: &settings.form.approval)
      form.text("valid_until", into: &settings.form.validUntil)
    }
  }

  private func readReport(_ map: SettingsMap) {
    var profile = settings.report.profile.rawValue
    map.choice("profile", of: WorkbookProfile.allCases.map(\.rawValue), into: &profile)
    settings.report.profile = WorkbookProfile(rawValue: profile) ?? .both
    var books = settings.report.merchantBooks.rawValue
    map.choice("merchant_books", of: MerchantBooks.allCases.map(\.rawValue), into: &books)
    settings.report.merchantBooks = MerchantBooks(rawValue: books) ?? .none
    map.integer("smallest_count", in: 1...100, into: &settings.report.smallestCount)
    map.take("layout").flatMap(dataFile)?.map { LayoutFile($0).read(into: &settings.report.layout) }
  }

  private func readPeriods(_ map: SettingsMap) {
    map.require("period")?.map { period in
      if let range = period.require("report").flatMap(monthRange) { settings.periods.report = range }
      if let range = period.require("base").flatMap(monthRange) { settings.periods.base = range }
      settings.periods.until = period.take("until").flatMap { until($0, in: settings.periods.report.last) }
    }
    let periods = settings.periods
    if periods.report.first.index > 0, periods.base.last >= periods.report.first, periods.base.first.index > 0 {
      log.report(
        .settingOutOfRange, at: log.origins["period.base"] ?? SourcePosition(file: path), heading: "period.base",
        found: periods.base.first.text + ".." + periods.base.last.text, expected: "< " + periods.report.first.text)
    }
  }

  /// The day through which the data go: one of the report period's last month.
  private func until(_ setting: Setting, in month: Month) -> Day? {
    guard let text = setting.text(), !text.isEmpty else { return nil }
    guard let day = CalendarFile.day(text, year: nil), day.month == month else {
      setting.complain(.settingOutOfRange, expected: month.firstDay.text + ".." + month.lastDay.text)
      return nil
    }
    return day
  }

  private func monthRange(_ setting: Setting) -> MonthRange? {
    guard let text = setting.text() else { return nil }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { month(String($0)) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
      setting.complain(.settingOutOfRange, expected: "YYYY-MM..YYYY-MM")
      return nil
    }
    guard last.index - first.index < 240 else {
      setting.complain(.settingOutOfRange, expected: "≤ 240")
      return nil
    }
    return MonthRange(first, last)
  }

  func month(_ text: String) -> Month? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]), (1900...2999).contains(year),
      (1...12).contains(month)
    else { return nil }
    return Month(year: year, month: month)
  }

  private func readSites(_ map: SettingsMap) {
    for element in map.require("sites")?.elements() ?? [] {
      element.map { map in
        var site = Site()
        map.requiredText("name", into: &site.name)
        map.requiredText("code", into: &site.code)
        map.texts("aliases", into: &site.aliases)
        if site.name.utf8.count > 180 { element.complain(.settingOutOfRange, expected: "name ≤ 60") }
        let isKnown = settings.sites.contains { $0.name == site.name || $0.code == site.code }
        if isKnown, !site.name.isEmpty {
          log.report(.duplicateSetting, element, found: site.name + " " + site.code)
        }
        settings.sites.append(site)
      }
    }
    if settings.sites.isEmpty, let sites = map.take("sites") { sites.complain(.settingOutOfRange, expected: "≥ 1") }
    if settings.sites.count > 200 { map.take("sites")?.complain(.settingOutOfRange, expected: "≤ 200") }
  }
}
