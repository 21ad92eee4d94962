import Diagnostics
import StationModel

extension PipelineFile {
  /// `complaints`: what the rates count, and over what.
  func readComplaints(_ map: SettingsMap) {
    map.choice("denominator", of: ["visitors", "merchant_months"], into: &settings.complaints.denominator)
    map.number("per", in: 1...1e9, into: &settings.complaints.denominatorUnit)
    if let path = map.take("model").flatMap(dataPath) { settings.complaints.model = path }
    // A rate without the unit of its denominator is none.
    map.filledText("rate_unit", into: &settings.complaints.rateUnit)
    map.filledText("exposure_unit", into: &settings.complaints.exposureUnit)
    if let opened = map.take("station_opened") {
      settings.complaints.stationOpened = opened.text().flatMap(month)
      if settings.complaints.stationOpened == nil { opened.complain(.settingOutOfRange, expected: "YYYY-MM") }
    }
    if let words = map.take("channels"), let root = dataFile(words) { root.map(readComplaintWords) }
  }

  /// complaint-words.yaml: channels, statuses and results as sources write them.
  private func readComplaintWords(_ map: SettingsMap) {
    _ = map.take("version")
    for (group, words) in map.take("channels")?.pairs() ?? [] {
      for word in [group] + words.texts() { settings.complaints.channels.append((word, group)) }
    }
    let statuses = ["待受理", "受理", "不予受理", "调解中", "终止调解", "已办结", "已撤诉"]
    for (status, words) in map.take("statuses")?.pairs() ?? [] {
      _ = chosen(status, of: statuses, words)
      for word in [status] + words.texts() { settings.complaints.statuses.append((word, status)) }
    }
    let results = ["mediated", "failed", "settled", "withdrawn"]
    for (result, words) in map.take("results")?.pairs() ?? [] {
      _ = chosen(result, of: results, words)
      for word in words.texts() { settings.complaints.results.append((word, result)) }
    }
  }

  private func chosen(_ key: String, of words: [String], _ setting: Setting) -> Bool {
    if words.contains(key) { return true }
    log.report(.unknownSetting, setting, found: key, expected: nearest(to: key, among: words) ?? "")
    return false
  }

  /// `services`: the green channel's promises and the kinds of service.
  func readServices(_ map: SettingsMap) {
    let hours = 0.0...10_000.0
    map.take("respond_within_hours")?.map { promise in
      promise.number("ordinary", in: hours, into: &settings.services.respondWithin)
      promise.number("urgent", in: hours, into: &settings.services.respondWithinUrgent)
    }
    map.take("complete_within_hours")?.map { promise in
      promise.number("ordinary", in: hours, into: &settings.services.completeWithin)
      promise.number("urgent", in: hours, into: &settings.services.completeWithinUrgent)
    }
    for element in map.take("kinds")?.elements() ?? [] {
      element.map { map in
        var kind = ServiceKind()
        map.requiredText("name", into: &kind.name)
        map.requiredText("group", into: &kind.group)
        map.texts("aliases", into: &kind.aliases)
        for item in map.take("items")?.elements() ?? [] {
          guard let code = item.text() else { continue }
          check(code, item)
          kind.items.append(code)
        }
        settings.services.kinds.append(kind)
      }
    }
  }

  /// `leaders`: gates, indicators and rules of the leader evaluation.
  func readLeaders(_ map: SettingsMap) {
    map.take("choose")?.map { choose in
      choose.integer("fewest", in: 0...1000, into: &settings.leaders.fewest)
      choose.integer("most", in: 1...1000, into: &settings.leaders.most)
      choose.number("trade_share", in: 0...1, into: &settings.leaders.tradeShare)
      if settings.leaders.fewest > settings.leaders.most {
        choose.take("fewest")?.complain(.settingOutOfRange, expected: "≤ \(settings.leaders.most)")
      }
    }
    map.take("gates")?.map { gates in
      gates.integer("minimum_ratings", in: 0...1_000_000, into: &settings.leaders.minimumRatings)
      gates.integer("minimum_months", in: 0...1200, into: &settings.leaders.minimumMonths)
      gates.texts("must_be_zero", into: &settings.leaders.mustBeZero)
      gates.flag("no_overdue_complaint", into: &settings.leaders.requiresNoOverdueComplaint)
    }
    var normalise = "percentile"
    map.choice("normalise", of: ["percentile", "minmax"], into: &normalise)
    for element in map.take("indicators")?.elements() ?? [] { readIndicator(element, normalise: normalise) }
    if let indicators = map.take("indicators"), !settings.leaders.indicators.isEmpty,
      settings.leaders.indicators.map(\.weight).reduce(0, +) <= 0
    {
      indicators.complain(.settingOutOfRange, expected: "weight > 0")
    }
    map.number("shrinkage", in: 0...1_000_000, into: &settings.leaders.shrinkage)
    map.number("coverage", in: 0...1, into: &settings.leaders.coverage)
    map.number("winsorise", in: 0...0.5, into: &settings.leaders.winsorise)
    map.integer("resamples", in: 0...100_000, into: &settings.leaders.resamples)
    var seed = Int(settings.leaders.seed)
    map.integer("seed", in: 0...Int.max, into: &seed)
    settings.leaders.seed = UInt64(seed)
    readWeighting(map)
  }

  private func readIndicator(_ setting: Setting, normalise: String) {
    setting.map { map in
      var indicator = LeaderIndicator()
      indicator.normalise = normalise
      map.requiredText("id", into: &indicator.id)
      map.requiredText("name", into: &indicator.name)
      let sources = ["satisfaction", "bottom_share", "complaint_rate", "mediation", "needs_met", "assessment"]
      if let source = map.require("source")?.choice(sources) { indicator.source = source }
      if let direction = map.require("direction")?.choice(["higher", "lower"]) {
        indicator.higherIsBetter = direction == "higher"
      }
      indicator.weight = map.require("weight")?.number(in: 0...1_000) ?? 1
      map.choice("normalise", of: ["percentile", "minmax"], into: &indicator.normalise)
      if settings.leaders.indicators.contains(where: { $0.id == indicator.id }) {
        log.report(.duplicateSetting, setting, found: indicator.id)
      }
      settings.leaders.indicators.append(indicator)
    }
  }
}
