import StationModel

/// `negation` of a taxonomy: words that turn what a phrase says.
enum NegationReader {
  static func read(_ map: SettingsMap, into words: inout NegationWords) {
    map.texts("lack", into: &words.lack)
    map.texts("refusal", into: &words.refusal)
    map.texts("refusal_tail", into: &words.refusalTail)
    map.texts("resolved_lead", into: &words.resolvedLead)
    map.texts("resolved_tail", into: &words.resolvedTail)
    map.texts("settled", into: &words.settled)
    map.texts("helper", into: &words.helper)
    map.texts("thanks", into: &words.thanks)
    map.texts("absence", into: &words.absence)
    map.texts("pseudo", into: &words.pseudo)
    map.texts("contrast", into: &words.contrast)
    map.texts("concession", into: &words.concession)
    map.texts("praise", into: &words.praise)
    map.texts("due", into: &words.due)
    map.integer("scope", in: 1...100, into: &words.scope)
  }
}
