import Diagnostics
import StationModel

extension PipelineFile {
  /// `response_quality`: which answers are doubted, and what becomes of them.
  func readResponseQuality(_ map: SettingsMap) {
    read(map, "speeder", \.speeder) { map, quality in
      map.number("seconds", in: 0...86_400, into: &quality.leastSeconds)
      map.number("seconds_per_answer", in: 0...3600, into: &quality.secondsPerAnswer)
    }
    read(map, "straight_line", \.straightLine) { map, quality in
      map.integer("questions", in: 2...1000, into: &quality.straightLineQuestions)
    }
    read(map, "test_row", \.testRow) { map, quality in
      map.texts("words", into: &quality.testWords)
    }
    read(map, "exclusive_option", \.exclusiveOption) { map, quality in
      map.texts("codes", into: &quality.exclusiveCodes)
    }
    read(map, "mostly_missing", \.mostlyMissing) { map, quality in
      map.number("share", in: 0.01...1, into: &quality.missingShare)
    }
    read(map, "repeated", \.repeated) { _, _ in }
    read(map, "same_dispute", \.sameDispute) { _, _ in }
  }

  /// A rule is its action alone, or a mapping with `action` and its thresholds.
  private func read(
    _ map: SettingsMap, _ key: String, _ rule: WritableKeyPath<ResponseQualitySettings, ResponseQualitySettings.Action>,
    _ thresholds: (SettingsMap, inout ResponseQualitySettings) -> Void
  ) {
    let words = ResponseQualitySettings.Action.allCases.map(\.rawValue)
    guard let setting = map.take(key) else { return }
    var quality = settings.responseQuality
    var word = quality[keyPath: rule].rawValue
    if setting.scalar != nil {
      word = setting.choice(words) ?? word
    } else {
      setting.map { map in
        map.choice("action", of: words, into: &word)
        thresholds(map, &quality)
      }
    }
    if let action = ResponseQualitySettings.Action(rawValue: word) { quality[keyPath: rule] = action }
    settings.responseQuality = quality
  }
}
