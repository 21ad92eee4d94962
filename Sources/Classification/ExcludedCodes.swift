import StationModel

/// Codes that phrases say are not meant.
enum ExcludedCodes {
  /// For each phrase the code under which it, or an exclusion that it holds, is declared as an exclusion: «核酸检测点» holds
  /// «核酸检测», which is none of C1. Empty: none.
  static func of(_ phrases: [Phrase]) -> [String] {
    let exclusions = phrases.filter { !$0.excluded.isEmpty }
    let finder = PhraseAutomaton(exclusions.map(\.text))
    var found: [PhraseMatch] = []
    return phrases.map { phrase in
      if phrase.excluded != phrase.code, !phrase.excluded.isEmpty { return phrase.excluded }
      found.removeAll(keepingCapacity: true)
      Array(phrase.text.utf8).withUnsafeBufferPointer { finder.scan($0, into: &found) }
      return found.map { exclusions[Int($0.phrase)].excluded }.first { $0 != phrase.code } ?? ""
    }
  }
}
