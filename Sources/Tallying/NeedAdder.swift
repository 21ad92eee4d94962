public import Classification
public import Cleaning
public import StationModel
import TextModel

/// Adds rows of the needs survey to their tally.
public struct NeedAdder: Sendable {
  private let context: TallyContext

  public init(_ context: TallyContext) { self.context = context }

  /// - Parameters:
  ///   - readings: what the options and texts of each row name, see ``NeedRowReading``.
  ///   - isKept: one byte a row, 0 for duplicates.
  public func add(
    _ batch: NeedBatch, readings: [NeedRowReading], isKept: UnsafePointer<UInt8>, to tally: inout NeedTally
  ) {
    let shape = context.shape
    for row in 0..<batch.count where isKept[row] != 0 {
      let merchant = Int(batch.merchant.base[row])
      let site = Int(context.siteOfMerchant[merchant])
      let reading = readings[row]
      // Who was asked nothing has not answered.
      guard batch.wasAsked.base[row] != 0 else { continue }
      tally.answers[merchant] += 1
      tally.items[merchant] |= reading.items
      tally.residuals[merchant] |= reading.residuals
      let month = context.month(batch.surveyed.base[row])
      if month >= 0, context.slotOfMonth[month] >= 0 {
        let place = Int(context.slotOfMonth[month]) * (shape.merchants + 1) + merchant
        tally.periodAnswers[place] += 1
        tally.periodItems[place] |= reading.items
      }
      for item in 0..<shape.needItems where reading.items & (1 << UInt64(item)) != 0 {
        tally.mentions[site * shape.needItems + item] += 1
        let index = merchant * shape.needItems + item
        tally.firstNamed[index] = min(tally.firstNamed[index], batch.surveyed.base[row])
      }
      for code in 0..<shape.residuals where reading.residuals & (1 << UInt64(code)) != 0 {
        tally.residualRows[site * shape.residuals + code] += 1
      }
      tally.urgency[site * 6 + Int(batch.urgency.base[row])] += 1
    }
  }
}

/// What one answer of the needs survey names, from its options and all its texts.
public struct NeedRowReading: Sendable, Equatable {
  public var items: UInt64 = 0
  /// Set only where the answer names no item.
  public var residuals: UInt64 = 0
  /// Assignments by text, with the text's slice; options have a span of their own.
  public var assignments: [(text: TextSlice, assignment: NeedAssignment)] = []

  /// Set where a person should look at the answer, or has.
  public var doubt: ReadingDoubt?
  /// Number of the earlier version of the taxonomy that the texts were read by; nil: the present one.
  public var version: Int?

  public init() {}

  /// Place of the assignment that says what the answer is chiefly about, without a need of a residual code, as
  /// ``TextModel/PreparedModel/main(_:)`` says. Nil where no text says anything.
  public var primary: Int? {
    let candidates = assignments.indices.filter { assignments[$0].assignment.standing == .needed }
    let named =
      candidates.isEmpty ? assignments.indices.filter { assignments[$0].assignment.standing == .residual } : candidates
    let main = PreparedModel.main(
      named.map { index in
        let (text, given) = assignments[index]
        return (given.confidence, given.end > given.start ? Int(text.start) + given.start : nil)
      })
    return main.map { named[$0] }
  }

  public static func == (left: NeedRowReading, right: NeedRowReading) -> Bool {
    left.items == right.items && left.residuals == right.residuals
      && left.assignments.map(\.assignment) == right.assignments.map(\.assignment)
  }
}
