import Diagnostics
import StationModel

/// What is wrong with the phrases of a taxonomy, each with file and line.
struct TaxonomyCheck {
  let log: SettingsLog
  /// Where the taxonomy begins, for what has no place of its own.
  let position: SourcePosition

  /// Characters that all phrases of a taxonomy may have together: the table that finds them has a state for each.
  static let mostCharacters = 60_000

  /// Characters that mean too many things by themselves: in 薪水, 电商, 人气, 网红 and 火锅 they mean no utility and no fire.
  static let ambiguous: Set<String> = ["水", "电", "電", "气", "氣", "网", "網", "火"]

  /// Of phrases with the same text the one of higher priority stands. Findings: WT3065 where none has it, WT3067 for phrases
  /// without a letter, digit or sign, WT3086 for single characters that
  /// mean too many things, WT3079 for more of them than can be looked for at once.
  func settle(_ phrases: inout [Phrase]) {
    var first: [String: Int] = [:]
    var kept: [Phrase] = []
    var characters = 0
    for phrase in phrases {
      guard Self.saysSomething(phrase.text) else {
        log.report(
          .emptyPhrase, at: phrase.position ?? position, heading: phrase.code, found: phrase.text, expected: "")
        continue
      }
      if phrase.excluded.isEmpty, Self.ambiguous.contains(phrase.text) {
        log.report(
          .ambiguousPhrase, at: phrase.position ?? position, heading: phrase.code, found: phrase.text, expected: "")
        continue
      }
      guard let place = first[phrase.text] else {
        first[phrase.text] = kept.count
        kept.append(phrase)
        characters += phrase.text.unicodeScalars.count
        continue
      }
      let other = kept[place]
      if other.code == phrase.code, other.isExclusion == phrase.isExclusion { continue }
      if other.priority == phrase.priority {
        log.report(
          .phraseTwice, at: phrase.position ?? position, heading: phrase.code, found: phrase.text,
          expected: other.code + (other.position.map { " (" + $0.text + ")" } ?? ""))
      } else if phrase.priority > other.priority {
        kept[place] = phrase
        // What is taken for something else still is not the item that excludes it.
        if kept[place].excluded.isEmpty { kept[place].excluded = other.excluded }
      } else if kept[place].excluded.isEmpty {
        kept[place].excluded = phrase.excluded
      }
    }
    if characters > Self.mostCharacters {
      log.report(
        .tooManyPhrases, at: position, heading: "", found: "\(characters)", expected: "\(Self.mostCharacters)")
    }
    phrases = kept
  }

  /// WT3066: exclusions that mean nothing and hold no phrase, nor any part of one: nothing is there to be excluded.
  func idleExclusions(_ phrases: [Phrase], besides words: [String] = []) -> [Finding] {
    let parts = phrases.filter { !$0.isExclusion }.flatMap { $0.text.split(separator: "…").map(String.init) }
    let texts = Set((parts + words).map(Self.folded))
    let longest = texts.reduce(0) { max($0, $1.count) }
    return phrases.filter { $0.isExclusion && $0.code.isEmpty && $0.typo == nil }.compactMap { phrase in
      let characters = Array(Self.folded(phrase.text))
      for start in characters.indices {
        for end in start + 1...min(characters.count, start + max(longest, 1)) {
          if texts.contains(String(characters[start..<end])) { return nil }
        }
      }
      return Finding(.idleExclusion, severity: .warning, at: phrase.position ?? position, found: phrase.text)
    }
  }

  /// WT3085 where a taxonomy says no version.
  func versionDoubt(_ version: String) -> [Finding] {
    version.isEmpty ? [Finding(.taxonomyWithoutVersion, severity: .warning, at: position)] : []
  }

  /// WT3069: items that no phrase points at; only a ticked option, the learned model or a person can give them.
  func silentItems(_ taxonomy: NeedTaxonomy) -> [Finding] {
    let named = Set(taxonomy.phrases.map(\.code))
    return taxonomy.items.filter { !named.contains($0.code) }.map { item in
      Finding(.silentItem, severity: .warning, at: position, found: item.code + " " + item.name)
    }
  }

  private static func folded(_ text: String) -> String { text.lowercased() }

  private static func saysSomething(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      let properties = scalar.properties
      if properties.isAlphabetic || properties.isEmoji { return true }
      switch properties.generalCategory {
      case .decimalNumber, .letterNumber, .otherNumber, .currencySymbol, .mathSymbol, .otherSymbol: return true
      default: return false
      }
    }
  }
}
