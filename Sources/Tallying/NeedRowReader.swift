import Classification
public import Cleaning
public import StationModel

/// Why a person should look at a text, and what the machine would give it.
public struct ReadingDoubt: Sendable, Equatable {
  /// `unclassified`, `low_confidence` or `conflict`.
  public var reason: String
  public var suggested: [String]
  public var confidence: Double
  public var text: TextSlice
  /// What a person said already.
  public var verdict: ReviewVerdict?
}

/// The verdicts of one source by record, for the row plane.
public struct VerdictLookup: Sendable {
  private let verdicts: [String: ReviewVerdict]

  public init(_ verdicts: [ReviewVerdict], source: String) {
    self.verdicts = verdicts.reduce(into: [:]) { if $1.source == source { $0[$1.recordID] = $1 } }
  }

  public var isEmpty: Bool { verdicts.isEmpty }

  /// The verdict on a record, where it was given on this very text.
  public func verdict(
    _ id: UnsafeBufferPointer<UInt8>, _ text: TextSlice, _ base: UnsafePointer<UInt8>
  ) -> ReviewVerdict? {
    if verdicts.isEmpty { return nil }
    guard let verdict = verdicts[String(decoding: id, as: UTF8.self)] else { return nil }
    return verdict.textDigest == ReviewVerdict.digest(text.bytes(base)) ? verdict : nil
  }
}

/// Reads all rows of a batch: ticked options count as they are, texts are classified, and where a person decided that stands.
public struct NeedRowReader: Sendable {
  public let reader: NeedReader
  private let taxonomy: NeedTaxonomy
  private let verdicts: VerdictLookup
  private let limit: Double
  private let settings: PipelineSettings
  private let earlier: [FormerNeedReader]

  public init(_ settings: PipelineSettings, _ reader: NeedReader) {
    self.reader = reader
    self.settings = settings
    earlier = settings.earlierTaxonomies.map { FormerNeedReader($0, present: reader, settings.taxonomy) }
    taxonomy = settings.taxonomy
    verdicts = VerdictLookup(settings.verdicts, source: "needs")
    limit = settings.review.confidence
  }

  public func read(
    _ batch: NeedBatch, base: UnsafePointer<UInt8>, _ scratch: inout NeedReader.Scratch
  ) -> [NeedRowReading] {
    var readings = Array(repeating: NeedRowReading(), count: batch.count)
    var others: [[TextSlice]] = Array(repeating: [], count: batch.count)
    for other in batch.otherTexts where other.row < batch.count { others[other.row].append(other.text) }
    for row in 0..<batch.count {
      var reading = NeedRowReading()
      reading.version = settings.earlierTaxonomy(on: Day(number: batch.surveyed.base[row]))
      reading.items = batch.options.base[row]
      var first: ReadingDoubt?
      var residuals = batch.residuals.base[row]
      let description = batch.description.base[row]
      for text in (description.count > 0 ? [description] : []) + others[row] where text.count > 0 {
        let result = read(text.bytes(base), reading.version, &scratch)
        reading.items |= result.items
        residuals |= result.residuals
        reading.assignments += result.assignments.map { (text, $0) }
        if first == nil { first = judged(result, text) }
        if reading.doubt == nil { reading.doubt = doubt(result, text) }
      }
      // What a person has decided holds even where the machine has become sure meanwhile.
      if reading.doubt == nil, let first, verdicts.verdict(batch.identifier(row, base), first.text, base) != nil {
        reading.doubt = first
      }
      if let doubt = reading.doubt, let verdict = verdicts.verdict(batch.identifier(row, base), doubt.text, base) {
        reading.doubt?.verdict = verdict
        if verdict.isFinal { apply(verdict, doubt.text, batch.options.base[row], &residuals, &reading) }
      }
      // «其他都好» beside a ticked option is no residual answer; an answer that names nothing at all is an invalid one.
      if reading.items == 0 {
        reading.residuals = residuals
        if residuals == 0, let empty = reader.residual("Z8") { reading.residuals = 1 << UInt64(empty) }
      } else {
        reading.assignments.removeAll { $0.assignment.standing == .residual }
      }
      readings[row] = reading
    }
    return readings
  }

  private func read(
    _ text: UnsafeBufferPointer<UInt8>, _ version: Int?, _ scratch: inout NeedReader.Scratch
  ) -> NeedReading {
    guard let version else { return reader.read(text, &scratch) }
    return earlier[version].read(text, &scratch)
  }

  private func doubt(_ reading: NeedReading, _ text: TextSlice) -> ReadingDoubt? {
    let judged = judged(reading, text)
    return judged.reason == "low_confidence" && judged.confidence >= limit ? nil : judged
  }

  /// What the machine gives a text, with the reason for which a person would look at it.
  private func judged(_ reading: NeedReading, _ text: TextSlice) -> ReadingDoubt {
    let given = reading.assignments.filter { $0.standing == .needed || $0.standing == .residual }
    let isUnclassified = given.contains { $0.code == "Z9" }
    return ReadingDoubt(
      reason: isUnclassified ? "unclassified" : reading.isContested ? "conflict" : "low_confidence",
      suggested: given.map(\.code), confidence: given.map(\.confidence).max() ?? 0, text: text)
  }

  /// What the person said takes the place of everything that was read out of that text; ticked options stay.
  private func apply(
    _ verdict: ReviewVerdict, _ text: TextSlice, _ options: UInt64, _ residuals: inout UInt64,
    _ reading: inout NeedRowReading
  ) {
    reading.assignments.removeAll { $0.text == text }
    reading.items = options
    residuals = 0
    for (_, assignment) in reading.assignments where assignment.standing == .needed {
      if let item = taxonomy.items.firstIndex(where: { $0.code == assignment.code }) {
        reading.items |= 1 << UInt64(item)
      }
    }
    let codes = verdict.decision == .discarded ? ["Z8"] : verdict.codes
    for code in codes {
      var standing = NeedAssignment.Standing.needed
      if let item = taxonomy.items.firstIndex(where: { $0.code == code }) {
        reading.items |= 1 << UInt64(item)
      } else if let residual = reader.residual(code) {
        residuals |= 1 << UInt64(residual)
        standing = .residual
      } else {
        continue
      }
      let assignment = NeedAssignment(
        code: code, standing: standing, confidence: 1, start: 0, end: 0, phrase: -1, method: .review)
      reading.assignments.append((text, assignment))
    }
  }
}
