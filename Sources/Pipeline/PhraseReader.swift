import Diagnostics
import StationModel

/// Phrases and exclusions of an entry of a taxonomy: a plain text, or `{text, weight}`, `{text, priority}` and `{text, code}`;
/// hints are weak phrases, which count only where no other names anything; words are for the learned model alone.
struct PhraseReader {
  /// Codes that an exclusion may point at.
  let codes: Set<String>

  /// The phrases under both keys of an entry.
  func read(_ map: SettingsMap, code: String, into phrases: inout [Phrase]) {
    for element in map.take("phrases")?.elements() ?? [] {
      if let phrase = phrase(element, code: code) { phrases.append(phrase) }
    }
    for element in map.take("hints")?.elements() ?? [] {
      if var phrase = phrase(element, code: code) {
        if phrase.weight >= 1 { phrase.weight = 0.5 }
        phrases.append(phrase)
      }
    }
    for element in map.take("exclusions")?.elements() ?? [] {
      if var phrase = phrase(element, code: "") {
        phrase.isExclusion = true
        phrase.excluded = code
        phrases.append(phrase)
      }
    }
  }

  /// The words of an entry.
  func readWords(_ map: SettingsMap, code: String, into words: inout [Phrase]) {
    for element in map.take("words")?.elements() ?? [] {
      if let word = phrase(element, code: code) { words.append(word) }
    }
  }

  private func phrase(_ setting: Setting, code: String) -> Phrase? {
    var phrase = Phrase()
    phrase.code = code
    phrase.position = SourcePosition(file: setting.file, line: setting.line)
    if let text = setting.scalar {
      phrase.text = text
    } else {
      setting.map { map in
        map.requiredText("text", into: &phrase.text)
        map.number("weight", in: 0...1000, into: &phrase.weight)
        map.integer("priority", in: 0...1000, into: &phrase.priority)
        if let other = map.take("code"), let text = other.text() {
          if !codes.contains(text) {
            setting.log.report(
              .taxonomyEntry, other, found: text, expected: codes.sorted().joined(separator: ", "))
          }
          phrase.code = text
        }
      }
    }
    if phrase.text.isEmpty { setting.complain(.taxonomyEntry, expected: "abc") }
    return phrase.text.isEmpty ? nil : phrase
  }
}
