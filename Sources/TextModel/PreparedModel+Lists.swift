extension PreparedModel {
  /// How sure a part must be of a label that the whole text does not have: less, where the whole text leaves the model unsure. Chosen
  /// by cross-validation on the hand-coded training texts: lower limits add more wrong labels than right ones.
  private static let sure = 0.9
  private static let sureEnough = 0.7
  /// A whole text is unsure below this.
  private static let unsure = 0.75
  /// What a label is worth that only a part of the text gives, at most: in plain lists nearly all are right, in long stories fewer than half.
  private static let restored = 0.6
  /// What the model gives because every text gets something: there the rules' word stands.
  private static let doubtful = 0.5
  /// How sure the rules are where the model says next to nothing: about what they are right in on texts that nobody had read before.
  private static let ruled = 0.5
  /// A label that is named is the main one only where it is at least so sure, against the surest.
  static let mainShare = 0.5

  /// Takes back what the outcome for a whole text lost of what the rules name: a text that lists several things is many short
  /// texts, of which each weighs little in the whole. Each lost label is asked for once more, of the part of the text that its phrase
  /// stands in, by the same scheme; the model can take it away there only.
  ///
  /// To be called behind ``decide(_:votes:)``; adds to what is given, the surest first.
  ///
  /// - Parameter places: the phrases of the labels that the rules name, in the order of the text.
  public func restore(_ text: UnsafeBufferPointer<UInt8>, _ places: [NamedPlace], into scratch: inout Scratch) {
    if keepNamed(places, &scratch) { return }
    var isRestored = false
    let isUnsure = (scratch.given.first?.confidence ?? 0) < Self.unsure
    let least = isUnsure ? Self.sureEnough : Self.sure
    for place in places where !scratch.given.contains(where: { $0.label == Int(place.label) }) {
      guard !standsAlone(Int(place.label)) else { continue }
      let part = ListPart.around(place, text)
      guard part.count < text.count else { continue }
      score(UnsafeBufferPointer(rebasing: text[part]), into: &scratch)
      vote(on: part, places, &scratch)
      guard let given = scratch.part.first(where: { $0.label == Int(place.label) }), given.confidence >= least else {
        continue
      }
      isRestored = true
      scratch.given.append(LearnedModel.Given(label: given.label, confidence: min(given.confidence, Self.restored)))
    }
    guard isRestored else { return }
    scratch.given.removeAll { standsAlone($0.label) }
    scratch.given.sort { ($1.confidence, $0.label) < ($0.confidence, $1.label) }
  }

  /// Where the outcome has nothing of what phrases name: the rules' word stands if the model has next to nothing to say, and that of
  /// several words («我们投诉…», Z2) if it is not sure.
  private func keepNamed(_ places: [NamedPlace], _ scratch: inout Scratch) -> Bool {
    guard let first = scratch.given.first, first.confidence < Self.sure else { return false }
    let isFallback = first.confidence < Self.doubtful
    guard let named = places.first(where: { isFallback || $0.isSure && standsAlone(Int($0.label)) }) else {
      return false
    }
    guard !places.contains(where: { place in scratch.given.contains { $0.label == Int(place.label) } }) else {
      return false
    }
    let given = LearnedModel.Given(label: Int(named.label), confidence: min(Self.ruled, 1 - first.confidence))
    scratch.given.removeAll(keepingCapacity: true)
    scratch.given.append(given)
    return true
  }

  /// Puts the main label in front of what is given; see ``mainLabel(_:of:)``.
  func leadWithMain(_ places: [NamedPlace], _ scratch: inout Scratch) {
    let start = { (label: Int) in places.first { Int($0.label) == label }.map { Int($0.start) } }
    guard let main = Self.main(scratch.given.map { ($0.confidence, start($0.label)) }), main > 0 else { return }
    scratch.given.insert(scratch.given.remove(at: main), at: 0)
  }

  /// Which of several labels is the main one: of those that are at least half as sure as the surest what the text names first; where
  /// it names none, the surest. The one rule for what a run stores as primary and for what a score counts as such.
  ///
  /// - Parameter labels: confidence, and where the text names it; nil: nowhere, the model alone sees it.
  public static func main(_ labels: some Collection<(confidence: Double, start: Int?)>) -> Int? {
    var choice = MainLabel(surest: labels.reduce(0) { max($0, $1.confidence) })
    for label in labels { choice.take(label.confidence, label.start) }
    return choice.place
  }

  /// Decides a part by its score and by the phrases that stand in it.
  private func vote(on part: Range<Int>, _ places: [NamedPlace], _ scratch: inout Scratch) {
    scratch.votes.removeAll(keepingCapacity: true)
    for _ in labels { scratch.votes.append(.silent) }
    var isFirst = true
    for place in places where part.contains(Int(place.start)) && Int(place.end) <= part.upperBound {
      if scratch.votes[Int(place.label)] == .silent {
        scratch.votes[Int(place.label)] = place.isSure ? .sure : isFirst ? .first : .named
      }
      isFirst = false
    }
    decidePart(&scratch)
  }
}
