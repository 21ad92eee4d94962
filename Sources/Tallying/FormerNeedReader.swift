import Classification
import StationModel

/// Reads texts of the days of an earlier version of the taxonomy: by its phrases, with the codes that took the place of its own.
///
/// Rules alone: the learned model knows the present codes. An item that became several is the one of them that the present version
/// names in the same text; where it names none, all of them, and changes are told for them together.
struct FormerNeedReader: Sendable {
  private let former: NeedReader
  private let present: NeedReader
  private let codes: [String]
  /// By code of the former version, numbers of present items.
  private let successors: [String: [Int]]

  init(_ version: EarlierTaxonomy, present: NeedReader, _ taxonomy: NeedTaxonomy) {
    former = NeedReader(version.taxonomy, model: nil)
    self.present = present
    codes = taxonomy.items.map(\.code)
    successors = version.taxonomy.items.indices.reduce(into: [:]) { table, item in
      let bits = version.successors[item]
      table[version.taxonomy.items[item].code] = taxonomy.items.indices.filter { bits >> UInt64($0) & 1 == 1 }
    }
  }

  func read(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout NeedReader.Scratch) -> NeedReading {
    let reading = former.read(text, &scratch)
    var result = NeedReading()
    result.isContested = reading.isContested
    for assignment in reading.assignments {
      guard let places = successors[assignment.code] else {
        take(assignment, into: &result)
        continue
      }
      for place in chosen(places, text, &scratch) {
        var own = assignment
        own.code = codes[place]
        if own.code != assignment.code { own.former = assignment.code }
        if own.standing == .needed { result.items |= 1 << UInt64(place) }
        if !result.assignments.contains(where: { $0.code == own.code && $0.standing == own.standing }) {
          result.assignments.append(own)
        }
      }
    }
    if result.items != 0 {
      result.residuals = 0
    } else if result.residuals == 0, let nine = present.residual("Z9") {
      result.residuals = 1 << UInt64(nine)
      result.assignments.append(
        NeedAssignment(code: "Z9", standing: .residual, confidence: 0, start: 0, end: 0, phrase: -1))
    }
    return result
  }

  /// Residual codes are the same in all versions; one that the present version lacks is Z9.
  private func take(_ assignment: NeedAssignment, into result: inout NeedReading) {
    guard assignment.standing == .residual, let place = present.residual(assignment.code) else { return }
    result.residuals |= 1 << UInt64(place)
    result.assignments.append(assignment)
  }

  private func chosen(
    _ places: [Int], _ text: UnsafeBufferPointer<UInt8>, _ scratch: inout NeedReader.Scratch
  ) -> [Int] {
    guard places.count > 1 else { return places }
    let items = present.read(text, &scratch).items
    let named = places.filter { items >> UInt64($0) & 1 == 1 }
    return named.isEmpty ? places : named
  }
}
