import Diagnostics
import StationModel

extension PipelineFile {
  /// `merchant_matching`: the thresholds of likeness and the table of decisions.
  func readMerchantMatching(_ map: SettingsMap) {
    map.number("automatic", in: 0.5...1, into: &settings.merchantMatching.automatic)
    map.number("propose", in: 0...1, into: &settings.merchantMatching.propose)
    map.texts("ignored_words", into: &settings.merchantMatching.ignoredWords)
    var word = settings.merchantMatching.inText.rawValue
    map.choice("in_text", of: MentionRule.allCases.map(\.rawValue), into: &word)
    settings.merchantMatching.inText = MentionRule(rawValue: word) ?? .propose
    let matching = settings.merchantMatching
    if matching.propose > matching.automatic {
      map.take("propose")?.complain(.settingOutOfRange, expected: "≤ \(matching.automatic)")
    }
    guard let setting = map.take("decisions"), let path = dataPath(setting) else { return }
    settings.merchantMatching.decisionFile = path
    files.append(path)
    do throws(Failure) {
      settings.merchantDecisions = try MerchantDecisionFile.read(path, sites: settings.sites)
    } catch {
      for finding in error.findings {
        log.report(finding.code, setting, found: finding.found, expected: finding.expected)
      }
    }
  }
}
