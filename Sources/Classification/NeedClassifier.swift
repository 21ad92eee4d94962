internal import SparseRows
public import StationModel

/// Reads needs out of free text by phrases, with the seven kinds of negation.
///
/// Phrases, exclusions and negation words are found by two automata; of overlapping phrases the longest counts; a negator
/// governs what begins within its scope to the right, up to a stop; a refusal governs a whole list. A lack («没得检定证») names a need,
/// a refusal («不需要培训») takes it away, and so does what has been settled («早就检过了»).
public struct NeedClassifier: Sendable {
  public let taxonomy: NeedTaxonomy
  private let phrases: PhraseFinder
  private let words: NegationTable
  let empty: [String: Int]
  /// Whole answers that say that there is nothing («没有投诉»).
  private let absences: [String: Int]
  /// Bytes of the longest of both.
  private let longestWhole: Int
  private let itemIndex: [String: Int]
  let residualIndex: [String: Int]
  private let senses: WordSenses
  /// Bit r: residual code r is given only where nothing else is.
  private let yielding: UInt64
  /// By phrase.
  private let meanings: FixedTable<Meaning>

  /// What a phrase stands for, without a string to be held: number of the item or of the residual code, −1: none.
  private struct Meaning: BitwiseCopyable, Sendable {
    var item: Int16 = -1
    var residual: Int16 = -1
    /// Item that an exclusion says is not meant.
    var excluded: Int16 = -1
    var isWeak = false
  }

  public init(_ taxonomy: NeedTaxonomy) {
    self.taxonomy = taxonomy
    words = NegationTable(taxonomy.negation, phrases: taxonomy.phrases)
    phrases = PhraseFinder(taxonomy.phrases.map(\.text), signs: words.texts)
    empty = taxonomy.emptyAnswers.reduce(into: [:]) { table, entry in
      if let index = taxonomy.residuals.firstIndex(where: { $0.code == entry.code }) {
        table[BareText.of(entry.text)] = index
      }
    }
    let none = taxonomy.residuals.firstIndex { $0.code == "Z0" }
    absences = taxonomy.negation.absence.reduce(into: [:]) { table, word in table[BareText.of(word)] = none }
    longestWhole = (Array(empty.keys) + Array(absences.keys)).map(\.utf8.count).max() ?? 0
    itemIndex = taxonomy.items.enumerated().reduce(into: [:]) { $0[$1.element.code] = $1.offset }
    residualIndex = taxonomy.residuals.enumerated().reduce(into: [:]) { $0[$1.element.code] = $1.offset }
    senses = WordSenses(taxonomy)
    yielding = taxonomy.residuals.enumerated().reduce(0) { bits, residual in
      taxonomy.yielding.contains(residual.element.code) ? bits | 1 << UInt64(residual.offset) : bits
    }
    let (items, residuals) = (itemIndex, residualIndex)
    meanings = FixedTable(
      zip(taxonomy.phrases, ExcludedCodes.of(taxonomy.phrases)).map { phrase, excluded in
        var meaning = Self.meaning(of: phrase.code, isWeak: phrase.weight < 1, items: items, residuals: residuals)
        meaning.excluded = items[excluded].map { Int16($0) } ?? -1
        return meaning
      })
  }

  /// Assignments of a text from which on refused and settled items are told once each.
  private static let mostTakenBack = 64

  /// Index of a residual code.
  public func residual(_ code: String) -> Int? { residualIndex[code] }

  /// Memory for reading, so that a text costs little; one for each thread.
  public struct Scratch: Sendable {
    public var phrases = PhraseScratch()
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
    let found = scratch.phrases.matches
    let scene = NegationScene(text, phrases: found, negators: scratch.phrases.signs, words: words)
    for index in found.indices {
      let standing = scene.standing(of: index)
      read(found[index], text, standing, &reading)
      if standing != .needed { scratch.phrases.masks.append(scene.part(of: found[index])) }
    }
    dropHints(&reading)
    dropMasks(reading, &scratch.phrases.masks)
    reading.denied &= ~reading.items
    if reading.items == 0 {
      addResidual(scene, String(decoding: text[bounds], as: UTF8.self), &reading)
    } else {
      reading.residuals = 0
    }
    return reading
  }

  /// What is refused is hidden from the model only where something else is wanted, and never together with that.
  private func dropMasks(_ reading: NeedReading, _ masks: inout [Range<Int32>]) {
    guard !masks.isEmpty else { return }
    if reading.items == 0 { return masks.removeAll(keepingCapacity: true) }
    masks.removeAll { mask in
      reading.assignments.contains {
        $0.standing == .needed && $0.start < Int(mask.upperBound) && $0.end > Int(mask.lowerBound)
      }
    }
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
    if let sense = senses.sense(of: match, text, earlier: reading.turned) {
      if meaning.item >= 0 { reading.denied |= 1 << UInt64(meaning.item) }
      if reading.turned[match.phrase] == nil { reading.turned[match.phrase] = sense }
      meaning = self.meaning(of: sense.code, isWeak: meaning.isWeak)
    }
    if meaning.excluded >= 0 { reading.denied |= 1 << UInt64(meaning.excluded) }
    guard let standing else {
      if !meaning.isWeak, meaning.item >= 0 { reading.denied |= 1 << UInt64(meaning.item) }
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
}
