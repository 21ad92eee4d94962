import StationModel

/// The kinds of words that turn a text's meaning.
enum NegatorKind: UInt16, Sendable, CaseIterable {
  case lack, refusal, refusalTail, resolvedLead, resolvedTail, settled, helper, thanks
  case absence, pseudo, contrast, concession, praise
}

/// What is known of negation words and phrases before any text is read; held by reference, since every text's scene asks for it.
final class NegationTable: Sendable {
  /// The words, and the kind of each.
  let texts: [String]
  let kinds: [NegatorKind]
  /// Whether each phrase stands in two parts.
  let isPair: [Bool]
  /// Whether the lack of what each phrase names is no lack at all: «没有缺斤少两». Empty: a lack always is one.
  let isHarm: [Bool]
  /// Characters that a negator governs.
  let scope: Int

  /// - Parameter namesHarms: the phrases name what went wrong, but for those that hold what is due.
  init(_ words: NegationWords, phrases: [Phrase], namesHarms: Bool = false) {
    let groups: [(NegatorKind, [String])] = [
      (.pseudo, words.pseudo), (.absence, words.absence), (.refusal, words.refusal),
      (.refusalTail, words.refusalTail), (.lack, words.lack), (.resolvedLead, words.resolvedLead),
      (.settled, words.settled), (.resolvedTail, words.resolvedTail), (.helper, words.helper), (.thanks, words.thanks),
      (.contrast, words.contrast), (.concession, words.concession), (.praise, words.praise),
    ]
    texts = groups.flatMap(\.1)
    kinds = groups.flatMap { kind, list in list.map { _ in kind } }
    isPair = phrases.map { $0.text.contains("…") }
    isHarm = namesHarms ? phrases.map { phrase in !words.due.contains { phrase.text.contains($0) } } : []
    scope = words.scope
  }
}

/// Kinds as bits.
struct KindSet: Sendable {
  private var bits: UInt16 = 0
  mutating func insert(_ kind: NegatorKind) { bits |= 1 << kind.rawValue }
  func has(_ kind: NegatorKind) -> Bool { bits >> kind.rawValue & 1 == 1 }
  func hasAny(_ kinds: NegatorKind...) -> Bool { kinds.contains(where: has) }
}
