internal import SparseRows
public import StationModel

/// An item or residual code given to a needs text, with its evidence.
public struct NeedAssignment: Sendable, Equatable {
  /// What the text says about the item.
  public enum Standing: String, Sendable { case needed, refused, resolved, residual, hinted }

  /// Code of the item or residual code.
  public var code: String
  public var standing: Standing
  /// 0…1.
  public var confidence: Double
  /// Byte span in the text; empty for a residual code that no phrase gave.
  public var start: Int
  public var end: Int
  /// Index of the phrase in the taxonomy, −1 where none decided.
  public var phrase: Int
  public var method = AssignmentMethod.phrase
  /// A phrase of four characters or more says so, or more than one phrase.
  public var isSpecific = false
  /// Item of the earlier version that the text was read by, where it has another code now; empty: the same.
  public var former = ""

  public init(
    code: String, standing: Standing, confidence: Double, start: Int, end: Int, phrase: Int,
    method: AssignmentMethod = .phrase
  ) {
    self.code = code
    self.standing = standing
    self.confidence = confidence
    self.start = start
    self.end = end
    self.phrase = phrase
    self.method = method
  }
}

/// Who gave a label.
public enum AssignmentMethod: String, Sendable {
  /// Phrases alone.
  case phrase
  /// The learned model alone.
  case model
  /// Phrases, and the learned model agrees.
  case both
  /// A person.
  case review
}

/// What a needs text says.
public struct NeedReading: Sendable, Equatable {
  /// Bit i: item i is needed.
  public var items: UInt64 = 0
  /// Bit r: residual code r; set only where no item is needed.
  public var residuals: UInt64 = 0
  public var assignments: [NeedAssignment] = []
  /// The rules and the learned model name different things.
  public var isContested = false
  /// Bit i: only weak phrases point at item i.
  public var hints: UInt64 = 0
  /// Residual codes that are given only where nothing else is, with the phrase that names each.
  var yielded: [(residual: Int, match: PhraseMatch)] = []
  /// The phrases that name residual codes.
  var named: [(residual: Int, match: PhraseMatch)] = []
  /// Items that are named and denied («没有投诉»), conceded or compared with, and named in no other way.
  public var denied: [String] = []

  public init() {}

  public static func == (left: NeedReading, right: NeedReading) -> Bool {
    left.items == right.items && left.residuals == right.residuals && left.assignments == right.assignments
      && left.isContested == right.isContested && left.hints == right.hints && left.denied == right.denied
  }
}

/// Reads needs out of free text by phrases, with the seven kinds of negation.
///
/// Phrases, exclusions and negation words are found by two automata; of overlapping phrases the longest counts; a negator
/// governs what begins within its scope to the right, up to a stop; a refusal governs a whole list. A lack («没得检定证») names a need,
/// a refusal («不需要培训») takes it away, and so does what has been settled («早就检过了»).
public struct NeedClassifier: Sendable {
  let taxonomy: NeedTaxonomy
  private let phrases: PhraseFinder
  private let negators: PhraseAutomaton
  private let words: NegationWords
  private let empty: [String: Int]
  /// Whole answers that say that there is nothing («没有投诉»).
  private let absences: [String: Int]
  /// Bytes of the longest of both.
  private let longestWhole: Int
  private let itemIndex: [String: Int]
  private let residualIndex: [String: Int]
  /// Where a phrase's other senses stand in the taxonomy, by phrase; empty for nearly all.
  private let senses: [Int32: [Int]]
  /// Bit r: residual code r is given only where nothing else is.
  private let yielding: UInt64
  /// By phrase.
  private let meanings: FixedTable<Meaning>

  /// What a phrase stands for, without a string to be held: number of the item or of the residual code, −1: none.
  private struct Meaning: BitwiseCopyable, Sendable {
    var item: Int16 = -1
    var residual: Int16 = -1
    var isWeak = false
  }

  public init(_ taxonomy: NeedTaxonomy) {
    self.taxonomy = taxonomy
    phrases = PhraseFinder(taxonomy.phrases.map(\.text))
    let words = taxonomy.negation
    let groups: [(NegatorKind, [String])] = [
      (.pseudo, words.pseudo), (.absence, words.absence), (.refusal, words.refusal),
      (.refusalTail, words.refusalTail), (.lack, words.lack),
      (.resolvedLead, words.resolvedLead), (.resolvedTail, words.resolvedTail), (.contrast, words.contrast),
      (.praise, words.praise),
    ]
    negators = PhraseAutomaton(groups.flatMap(\.1))
    self.words = NegationWords(
      kinds: groups.flatMap { kind, list in list.map { _ in kind } },
      isPair: taxonomy.phrases.map { $0.text.contains("…") }, scope: words.scope)
    empty = taxonomy.emptyAnswers.reduce(into: [:]) { table, entry in
      if let index = taxonomy.residuals.firstIndex(where: { $0.code == entry.code }) {
        table[BareText.of(entry.text)] = index
      }
    }
    let none = taxonomy.residuals.firstIndex { $0.code == "Z0" }
    absences = words.absence.reduce(into: [:]) { table, word in table[BareText.of(word)] = none }
    longestWhole = (Array(empty.keys) + Array(absences.keys)).map(\.utf8.count).max() ?? 0
    itemIndex = taxonomy.items.enumerated().reduce(into: [:]) { $0[$1.element.code] = $1.offset }
    residualIndex = taxonomy.residuals.enumerated().reduce(into: [:]) { $0[$1.element.code] = $1.offset }
    let senseWords = taxonomy.senses.map(\.word)
    senses = taxonomy.phrases.enumerated().reduce(into: [:]) { table, phrase in
      let own = senseWords.indices.filter { senseWords[$0] == phrase.element.rule }
      if !own.isEmpty { table[Int32(phrase.offset)] = own }
    }
    yielding = taxonomy.residuals.enumerated().reduce(0) { bits, residual in
      taxonomy.yielding.contains(residual.element.code) ? bits | 1 << UInt64(residual.offset) : bits
    }
    let (items, residuals) = (itemIndex, residualIndex)
    meanings = FixedTable(
      taxonomy.phrases.map { Self.meaning(of: $0.code, isWeak: $0.weight < 1, items: items, residuals: residuals) })
  }

  /// Assignments of a text from which on refused and settled items are told once each.
  private static let mostTakenBack = 64

  /// Index of a residual code.
  public func residual(_ code: String) -> Int? { residualIndex[code] }

  /// Memory for reading, so that a text costs little; one for each thread.
  public struct Scratch: Sendable {
    fileprivate var phrases = PhraseScratch()
    fileprivate var signs: [PhraseMatch] = []
    public init() {}
  }

  public func classify(_ text: UnsafeBufferPointer<UInt8>) -> NeedReading {
    var scratch = Scratch()
    return classify(text, &scratch)
  }

  public func classify(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch) -> NeedReading {
    var reading = NeedReading()
    let bounds = BareText.bounds(text)
    if let index = whole(text, bounds) {
      addResidual(index, confidence: 0.95, &reading)
      return reading
    }
    phrases.find(text, &scratch.phrases)
    scratch.signs.removeAll(keepingCapacity: true)
    negators.scan(text, into: &scratch.signs)
    keepLongest(&scratch.signs)
    let found = scratch.phrases.matches
    let scene = NegationScene(text, phrases: found, negators: scratch.signs, words: words)
    for index in found.indices { read(found[index], text, scene.standing(of: index), &reading) }
    dropHints(&reading)
    if !reading.denied.isEmpty {
      reading.denied.removeAll { code in reading.assignments.contains { $0.code == code && $0.standing == .needed } }
    }
    if reading.items == 0 {
      addResidual(scene, String(decoding: text[bounds], as: UTF8.self), &reading)
    } else {
      reading.residuals = 0
    }
    return reading
  }

  /// The residual code of a whole answer that means nothing else.
  private func whole(_ text: UnsafeBufferPointer<UInt8>, _ bounds: Range<Int>) -> Int? {
    if bounds.isEmpty { return empty[""] ?? residualIndex["Z8"] }
    guard bounds.count <= longestWhole else { return nil }
    let bare = String(decoding: text[bounds], as: UTF8.self)
    return empty[bare] ?? absences[bare]
  }

  private func read(
    _ match: PhraseMatch, _ text: UnsafeBufferPointer<UInt8>, _ standing: NeedAssignment.Standing?,
    _ reading: inout NeedReading
  ) {
    var meaning = meanings[Int(match.phrase)]
    if let sense = sense(of: match, text) { meaning = self.meaning(of: sense.code, isWeak: meaning.isWeak) }
    guard let standing else {
      if !meaning.isWeak, meaning.item >= 0 {
        let code = taxonomy.items[Int(meaning.item)].code
        if !reading.denied.contains(code) { reading.denied.append(code) }
      }
      return
    }
    if meaning.residual >= 0 {
      let residual = Int(meaning.residual)
      guard standing == .needed else { return }
      if yielding >> UInt64(residual) & 1 == 1 {
        reading.yielded.append((residual, match))
      } else {
        reading.residuals |= 1 << UInt64(residual)
        reading.named.append((residual, match))
      }
      return
    }
    guard meaning.item >= 0 else { return }
    let item = Int(meaning.item)
    let code = taxonomy.items[item].code
    let bit: UInt64 = 1 << UInt64(item)
    if meaning.isWeak {
      hint(match, code, bit, standing, &reading)
      return
    }
    if standing == .needed, reading.items & bit != 0 {
      for index in reading.assignments.indices where reading.assignments[index].code == code {
        reading.assignments[index].isSpecific = true
      }
      return
    }
    // A text that takes the same back over and over has said so.
    if standing != .needed, reading.assignments.count >= Self.mostTakenBack,
      reading.assignments.contains(where: { $0.code == code && $0.standing == standing })
    {
      return
    }
    if standing == .needed { reading.items |= bit }
    var assignment = NeedAssignment(
      code: code, standing: standing, confidence: standing == .needed ? 0.9 : 0.8, start: Int(match.start),
      end: Int(match.end), phrase: Int(match.phrase))
    assignment.isSpecific = match.end - match.start >= 12
    reading.assignments.append(assignment)
  }

  private func meaning(of code: String, isWeak: Bool) -> Meaning {
    Self.meaning(of: code, isWeak: isWeak, items: itemIndex, residuals: residualIndex)
  }

  private static func meaning(
    of code: String, isWeak: Bool, items: [String: Int], residuals: [String: Int]
  ) -> Meaning {
    Meaning(
      item: items[code].map { Int16($0) } ?? -1, residual: residuals[code].map { Int16($0) } ?? -1, isWeak: isWeak)
  }

  /// What a phrase means in the company it stands in; nil: what it always means.
  private func sense(of match: PhraseMatch, _ text: UnsafeBufferPointer<UInt8>) -> WordSense? {
    guard !senses.isEmpty, let places = senses[match.phrase] else { return nil }
    for place in places {
      let sense = taxonomy.senses[place]
      let before = beginning(of: sense.within, before: Int(match.start), text)
      let after = end(of: sense.within, behind: Int(match.end), text)
      let sides = [
        String(decoding: text[before..<Int(match.start)], as: UTF8.self),
        String(decoding: text[Int(match.end)..<after], as: UTF8.self),
      ]
      if sense.near.contains(where: { word in sides.contains { $0.contains(word) } }) { return sense }
    }
    return nil
  }

  private func beginning(of count: Int, before start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, left) = (start, count)
    while index > 0, left > 0 {
      index -= 1
      if text[index] & 0xC0 != 0x80 { left -= 1 }
    }
    return index
  }

  private func end(of count: Int, behind end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, left) = (end, count)
    while index < text.count, left > 0 || text[index] & 0xC0 == 0x80 {
      if text[index] & 0xC0 != 0x80 { left -= 1 }
      index += 1
    }
    return index
  }

  /// A weak phrase counts only where no strong one names an item; till then it is set aside behind the others.
  private func hint(
    _ match: PhraseMatch, _ code: String, _ bit: UInt64, _ standing: NeedAssignment.Standing,
    _ reading: inout NeedReading
  ) {
    guard standing == .needed, reading.hints & bit == 0 else { return }
    reading.hints |= bit
    reading.assignments.append(
      NeedAssignment(
        code: code, standing: .hinted, confidence: 0.5, start: Int(match.start), end: Int(match.end),
        phrase: Int(match.phrase)))
  }

  private func dropHints(_ reading: inout NeedReading) {
    guard reading.hints != 0 else { return }
    if reading.items == 0, reading.residuals == 0, !reading.assignments.contains(where: { $0.standing == .refused }) {
      reading.items = reading.hints
      for index in reading.assignments.indices where reading.assignments[index].standing == .hinted {
        reading.assignments[index].standing = .needed
      }
    } else {
      reading.assignments.removeAll { $0.standing == .hinted }
      reading.hints &= ~reading.items
    }
  }

  /// Nothing is needed: why, in the taxonomy's residual codes.
  private func addResidual(_ scene: NegationScene, _ bare: String, _ reading: inout NeedReading) {
    let named = reading.residuals
    reading.residuals = 0
    for index in taxonomy.residuals.indices where named & (1 << UInt64(index)) != 0 {
      addResidual(index, confidence: 0.85, &reading)
    }
    if reading.residuals != 0 { return }
    let isRefused = reading.assignments.contains { $0.standing == .refused || $0.standing == .resolved }
    let code: String
    if isRefused || scene.has(.absence) || scene.has(.refusal) || scene.has(.refusalTail) {
      code = "Z0"
    } else if scene.has(.praise) {
      code = "Z1"
    } else {
      code = hanCount(bare) < 2 ? "Z8" : "Z9"
    }
    // Z3 … Z7 say of what would be Z9 what it is about.
    if code == "Z9" {
      for (residual, _) in reading.yielded where reading.residuals >> UInt64(residual) & 1 == 0 {
        addResidual(residual, confidence: 0.8, &reading)
      }
      if reading.residuals != 0 { return }
    }
    // Signs and digits alone say nothing, whatever they were meant for.
    let isBlank = code == "Z8" && !bare.unicodeScalars.contains { $0.properties.isAlphabetic }
    guard let index = residualIndex[code] else { return }
    addResidual(index, confidence: code == "Z9" ? 0 : isBlank ? 0.95 : 0.8, &reading)
  }

  private func addResidual(_ index: Int, confidence: Double, _ reading: inout NeedReading) {
    reading.residuals |= 1 << UInt64(index)
    let found = (reading.named + reading.yielded).first { $0.residual == index }?.match
    reading.assignments.append(
      NeedAssignment(
        code: taxonomy.residuals[index].code, standing: .residual, confidence: confidence,
        start: found.map { Int($0.start) } ?? 0, end: found.map { Int($0.end) } ?? 0,
        phrase: found.map { Int($0.phrase) } ?? -1))
  }
}

private func hanCount(_ text: String) -> Int {
  text.unicodeScalars.lazy.filter { (0x3400...0x9FFF).contains($0.value) }.count
}
