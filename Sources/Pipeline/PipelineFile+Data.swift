import Diagnostics
import StationModel

extension PipelineFile {
  /// The data files that the pipeline names, taxonomy first: later settings point into it.
  func readDataFiles(_ map: SettingsMap) {
    readTaxonomies(map)
    readComplaintClasses(map)
    readTypos(map)
    map.take("headings").flatMap(dataFile)?.map(readHeadings)
    map.take("scales").flatMap(dataFile)?.map(readScales)
    map.take("cleaning").flatMap(dataFile)?.map(readCleaning)
    map.take("calendar").flatMap(dataFile)?.map { CalendarFile($0).read(into: &settings.calendar) }
    map.take("deadlines").flatMap(dataFile)?.map(readDeadlines)
    if let setting = map.take("aliases") { readAliases(setting) }
    map.take("merchant_matching")?.map(readMerchantMatching)
  }

  /// The root of a data file that a setting names; nil after a complaint, or when the setting is blank.
  func dataFile(_ setting: Setting) -> Setting? {
    guard let path = dataPath(setting) else { return nil }
    guard let text = SettingsFile.text(path, heading: setting.path, at: setting.position, log: log) else { return nil }
    files.append(path)
    return SettingsFile.root(path, text: text, log: log)
  }

  func dataPath(_ setting: Setting) -> String? {
    guard let name = setting.text(), !name.isEmpty else { return nil }
    return name.hasPrefix("/") ? name : folder + name
  }

  /// headings.yaml: further headings that mean a canonical column.
  func readHeadings(_ map: SettingsMap) {
    _ = map.take("version")
    for table in SourceTable.allCases {
      for (column, headings) in map.take(table.rawValue)?.pairs() ?? [] {
        settings.headingAliases[table, default: [:]][column] = headings.texts()
      }
    }
  }

  /// scales.yaml: label families and words for a missing value.
  private func readScales(_ map: SettingsMap) {
    _ = map.take("version")
    map.texts("missing_words", into: &settings.missingWords)
    map.texts("skipped_words", into: &settings.skippedWords)
    map.texts("refused_words", into: &settings.refusedWords)
    for element in map.require("scales")?.elements() ?? [] {
      var scale = Scale()
      element.map { map in
        map.requiredText("id", into: &scale.id)
        map.integer("minimum", in: -100...100, into: &scale.minimum)
        map.integer("maximum", in: -100...100, into: &scale.maximum)
        for (label, score) in map.take("labels")?.pairs() ?? [] {
          let range = scale.minimum...max(scale.minimum, scale.maximum)
          if let score = score.integer(in: range) { scale.labels.append((label, score)) }
        }
        map.texts("non_answers", into: &scale.nonAnswers)
      }
      if settings.scales.contains(where: { $0.id == scale.id }) {
        log.report(.duplicateSetting, element, found: scale.id)
      }
      settings.scales.append(scale)
    }
  }

  /// cleaning.yaml: the order in which the rules for odd values are tried.
  private func readCleaning(_ map: SettingsMap) {
    _ = map.take("version")
    for element in map.require("rules")?.elements() ?? [] {
      guard let name = element.choice(CleaningRuleNames.all) else { continue }
      if settings.cleaningRules.contains(name) { log.report(.duplicateSetting, element, found: name) }
      settings.cleaningRules.append(name)
    }
    var zeros = "propose"
    map.choice("leading_zeros", of: ["propose", "restore"], into: &zeros)
    settings.restoresLeadingZeros = zeros == "restore"
  }

  /// deadlines.yaml: statutory clocks by the day of receipt.
  private func readDeadlines(_ map: SettingsMap) {
    _ = map.take("version")
    for element in map.require("rules")?.elements() ?? [] {
      element.map { map in
        var rule = DeadlineRule()
        map.requiredText("name", into: &rule.name)
        map.text("source", into: &rule.source)
        if let day = map.require("from").flatMap(day) { rule.from = day }
        if let to = map.take("to"), !to.isNull { rule.to = day(to) }
        map.integer("acceptance_working_days", in: 1...366, into: &rule.acceptanceWorkingDays)
        map.integer("mediation_working_days", in: 1...366, into: &rule.mediationWorkingDays)
        map.integer("mediation_calendar_days", in: 1...366, into: &rule.mediationCalendarDays)
        if (rule.mediationWorkingDays == nil) == (rule.mediationCalendarDays == nil) {
          element.complain(.settingOutOfRange, expected: "mediation_working_days | mediation_calendar_days")
        }
        if let to = rule.to, to < rule.from { element.complain(.settingOutOfRange, expected: "from ≤ to") }
        let overlaps = settings.deadlineRules.contains { other in
          rule.from <= (other.to ?? Day(number: .max)) && other.from <= (rule.to ?? Day(number: .max))
        }
        if overlaps { log.report(.settingOutOfRange, element, found: rule.from.text, expected: "from > to") }
        settings.deadlineRules.append(rule)
      }
    }
  }

  private func day(_ setting: Setting) -> Day? {
    guard let text = setting.text() else { return nil }
    if let day = CalendarFile.day(text, year: nil) { return day }
    setting.complain(.settingOutOfRange, expected: "YYYY-MM-DD")
    return nil
  }
}
