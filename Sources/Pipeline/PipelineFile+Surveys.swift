import Diagnostics
import Glibc
import StationModel

extension PipelineFile {
  /// `satisfaction`: questions, whose answers count, and how the index is made.
  func readSatisfaction(_ map: SettingsMap) {
    var scales = ["satisfaction"]
    map.texts("scales", into: &scales)
    var seen: Set<String> = []
    for element in map.take("items")?.elements() ?? [] {
      guard let item = item(element, scales: scales) else { continue }
      if !seen.insert(item.id).inserted { log.report(.duplicateSetting, element, found: item.id) }
      settings.satisfaction.items.append(item)
    }
    readImportance(map, &seen)
    settings.satisfaction.overall = SatisfactionItem()
    settings.satisfaction.overall.id = "overall"
    settings.satisfaction.overall.name = "总体满意度"
    settings.satisfaction.overall.scales = scales
    if let overall = map.take("overall"), let item = item(overall, scales: scales) {
      settings.satisfaction.overall = item
    }
    map.flag("recommend", into: &settings.satisfaction.asksRecommendation)
    map.text("respondent", into: &settings.satisfaction.respondent)
    map.integer("minimum", in: 0...10, into: &settings.satisfaction.minimum)
    map.integer("maximum", in: 1...11, into: &settings.satisfaction.maximum)
    if settings.satisfaction.maximum <= settings.satisfaction.minimum {
      map.take("maximum")?.complain(.settingOutOfRange, expected: "> \(settings.satisfaction.minimum)")
    }
    map.choice("method", of: ["linear", "steps20"], into: &settings.satisfaction.method)
    if let bands = map.take("bands") {
      settings.satisfaction.bands = bands.pairs().compactMap { word, value in
        value.number(in: 0...100).map { (word, $0) }
      }
      let bounds = settings.satisfaction.bands.map(\.from)
      if bounds.isEmpty || bounds != bounds.sorted(by: >) {
        bands.complain(.settingOutOfRange, expected: "{优秀: 80, 良好: 75, 一般: 0}")
      }
    }
    map.number("confidence", in: 0.5...0.9999, into: &settings.satisfaction.confidence)
    let rule = readRule(map, of: ["all", "latest", "mean"])
    settings.satisfaction.countsLatestOnly = rule == "latest"
    settings.satisfaction.averagesPerMerchant = rule == "mean"
    map.flag("probability_sample", into: &settings.satisfaction.isProbabilitySample)
  }

  /// `importance`: questions that ask how much an item matters, and whether the quadrants take their word.
  private func readImportance(_ map: SettingsMap, _ seen: inout Set<String>) {
    map.choice("importance", of: ["derived", "stated"], into: &settings.satisfaction.importance)
    guard let questions = map.take("importance_items") else {
      if settings.satisfaction.importance == "stated" {
        log.report(
          .settingOutOfRange, at: log.origins["satisfaction.importance"] ?? SourcePosition(file: path),
          heading: "importance", found: "stated", expected: "importance_items")
      }
      return
    }
    var scales = ["importance"]
    map.texts("importance_scales", into: &scales)
    let known = Set(settings.satisfaction.items.map(\.id))
    for element in questions.elements() {
      guard let item = item(element, scales: scales) else { continue }
      if !seen.insert(item.id).inserted { log.report(.duplicateSetting, element, found: item.id) }
      if !known.contains(item.importanceOf) {
        element.complain(.settingOutOfRange, expected: "of: " + known.sorted().joined(separator: " / "))
      }
      settings.satisfaction.importanceItems.append(item)
    }
  }

  private func item(_ setting: Setting, scales: [String]) -> SatisfactionItem? {
    var item = SatisfactionItem()
    item.scales = scales
    setting.map { map in
      map.requiredText("id", into: &item.id)
      map.requiredText("name", into: &item.name)
      map.texts("scales", into: &item.scales)
      map.flag("reversed", into: &item.isReversed)
      map.text("of", into: &item.importanceOf)
    }
    guard !item.id.isEmpty else { return nil }
    let taken =
      ["response_id", "submitted_at", "merchant", "merchant_id", "merchant_text", "respondent", "recommend"]
      + ["comment", "duration", "weight", "file_id", "line"]
    if taken.contains(item.id.lowercased()) { setting.complain(.settingOutOfRange, expected: "≠ " + item.id) }
    return item
  }

  /// `answers_per_merchant`: what several answers of one merchant count.
  private func readRule(_ map: SettingsMap, of words: [String]) -> String {
    var word = "all"
    map.choice("answers_per_merchant", of: words, into: &word)
    return word
  }

  /// `needs`: option labels beyond the taxonomy's names.
  func readNeeds(_ map: SettingsMap) {
    // What a merchant needs is what any of its answers names: needs have no mean.
    settings.needs.countsLatestOnly = readRule(map, of: ["all", "latest"]) == "latest"
    map.text("urgency_scale", into: &settings.needs.urgencyScale)
    if let path = map.take("model").flatMap(dataPath) { settings.needs.model = path }
    settings.needs.options += options(map)
    for element in map.take("waves")?.elements() ?? [] {
      var wave = NeedWave()
      element.map { map in
        if let files = map.require("files") { wave.files = files.scalar == nil ? files.texts() : [files.text() ?? ""] }
        wave.options = options(map)
      }
      let known = settings.sources[.needs]?.fileNames ?? []
      for pattern in wave.files where !known.contains(where: { fnmatch(pattern, $0, 0) == 0 }) {
        element.complain(.settingOutOfRange, expected: "files: " + known.joined(separator: ", "))
      }
      settings.needs.waves.append(wave)
    }
  }

  private func options(_ map: SettingsMap) -> [(label: String, item: String)] {
    (map.take("options")?.pairs() ?? []).compactMap { label, code in
      guard let text = code.text() else { return nil }
      check(text, code)
      return (label, text)
    }
  }

  /// Complains when a code is none of the taxonomy's.
  func check(_ code: String, _ setting: Setting) {
    guard !needCodes.isEmpty, !needCodes.contains(code) else { return }
    log.report(.taxonomyEntry, setting, found: code, expected: needCodes.sorted().joined(separator: ", "))
  }

  /// What one part of the settings names in another.
  func checkReferences() {
    let known = Set(settings.scales.map(\.id))
    guard !known.isEmpty else { return }
    let items = settings.satisfaction.questions
    var missing: [String] = []
    for id in items.flatMap(\.scales) + [settings.needs.urgencyScale] where !known.contains(id) {
      if !missing.contains(id) { missing.append(id) }
    }
    for id in missing {
      log.report(
        .settingOutOfRange,
        at: log.origins["satisfaction.scales"] ?? log.origins["satisfaction"] ?? SourcePosition(file: path),
        heading: "scales", found: id, expected: known.sorted().joined(separator: ", "))
    }
  }
}
