public import Cleaning
public import StationModel

/// Adds rows of the satisfaction survey to their tally.
public struct SatisfactionAdder: Sendable {
  private let context: TallyContext
  /// Respondent type that counts, as the cleaner numbers them; nil counts all.
  private let respondent: Int8?

  public init(_ context: TallyContext, _ settings: PipelineSettings) {
    self.context = context
    respondent =
      switch settings.satisfaction.respondent {
      case "消费者": 0
      case "商户": 1
      default: nil
      }
  }

  /// - Parameter isKept: one byte a row, 0 for duplicates.
  public func add(_ batch: SatisfactionBatch, isKept: UnsafePointer<UInt8>, to tally: inout SatisfactionTally) {
    let places = places(batch, isKept: isKept, &tally)
    addAnswers(batch, places, &tally.byMerchant, &tally.byMonth, &tally.unanswered)
    addComplete(batch, places, &tally)
    addRecommendations(batch, places, &tally.recommendByMerchant, &tally.recommendByMonth)
    addWeights(batch, places, &tally)
  }

  /// Where a row that counts is added.
  private struct Place {
    var row: Int32
    /// `slot * (merchants + 1) + merchant`.
    var merchantGroup: Int32
    /// `site * months + month`.
    var monthGroup: Int32
    var slot: Int8
    var site: Int16
  }

  /// The rows that count; the others are counted by reason.
  private func places(
    _ batch: SatisfactionBatch, isKept: UnsafePointer<UInt8>, _ tally: inout SatisfactionTally
  ) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(batch.count)
    let shape = context.shape
    let (submitted, merchants, respondents) = (batch.submitted.base, batch.merchant.base, batch.respondent.base)
    for row in 0..<batch.count where isKept[row] != 0 {
      if let respondent, respondents[row] != respondent {
        tally.otherRespondents += 1
        continue
      }
      let seconds = submitted[row]
      let month = context.month(Int32(truncatingIfNeeded: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400))
      let slot = month < 0 ? -1 : Int(context.slotOfMonth[month])
      guard slot >= 0 else {
        tally.outsidePeriods += 1
        continue
      }
      let merchant = Int(merchants[row])
      let site = Int(context.siteOfMerchant[merchant])
      let group = slot * (shape.merchants + 1) + merchant
      tally.responses[group] += 1
      places.append(
        Place(
          row: Int32(truncatingIfNeeded: row), merchantGroup: Int32(truncatingIfNeeded: group),
          monthGroup: Int32(truncatingIfNeeded: site * shape.months + month), slot: Int8(truncatingIfNeeded: slot),
          site: Int16(truncatingIfNeeded: site)))
    }
    return places
  }

  private func addAnswers(
    _ batch: SatisfactionBatch, _ places: [Place], _ byMerchant: inout [Int32], _ byMonth: inout [Int32],
    _ unanswered: inout [Int64]
  ) {
    let questions = context.shape.questions
    let levels = context.shape.levels
    let cells = questions * levels
    let answers = batch.answers.base
    byMerchant.withUnsafeMutableBufferPointer { byMerchant in
      byMonth.withUnsafeMutableBufferPointer { byMonth in
        for place in places {
          let row = answers + Int(place.row) * questions
          let merchantCell = Int(place.merchantGroup) * cells
          let monthCell = Int(place.monthGroup) * cells
          for question in 0..<questions {
            let level = Int(row[question])
            if level >= 0 {
              byMerchant[merchantCell + question * levels + level] += 1
              byMonth[monthCell + question * levels + level] += 1
            } else if place.slot == 0 {
              unanswered[(Int(place.site) * questions + question) * 4 + (-1 - level)] += 1
            }
          }
        }
      }
    }
  }

  /// Sums and cross-products over the rows of the report period that answer every question.
  private func addComplete(_ batch: SatisfactionBatch, _ places: [Place], _ tally: inout SatisfactionTally) {
    let questions = context.shape.questions
    let asked = context.completeQuestions
    var sums = [Int64](repeating: 0, count: questions)
    var products = [Int64](repeating: 0, count: questions * questions)
    let answers = batch.answers.base
    var rows: Int64 = 0
    sums.withUnsafeMutableBufferPointer { sums in
      products.withUnsafeMutableBufferPointer { products in
        for place in places where place.slot == 0 {
          let row = answers + Int(place.row) * questions
          var lowest: Int8 = 0
          for question in asked { lowest = min(lowest, row[question]) }
          if lowest < 0 { continue }
          rows += 1
          for place in asked.indices {
            let question = asked[place]
            let level = Int64(row[question])
            sums[question] &+= level
            // Half of the square; the other half is its mirror image.
            for other in asked[place...] { products[question * questions + other] &+= level &* Int64(row[other]) }
          }
        }
      }
    }
    tally.completeRows += rows
    for question in 0..<questions {
      tally.completeSums[question] += sums[question]
      for other in question..<questions {
        tally.completeProducts[question * questions + other] += products[question * questions + other]
        if other > question {
          tally.completeProducts[other * questions + question] += products[question * questions + other]
        }
      }
    }
  }

  private func addRecommendations(
    _ batch: SatisfactionBatch, _ places: [Place], _ byMerchant: inout [Int32], _ byMonth: inout [Int32]
  ) {
    let recommend = batch.recommend.base
    for place in places {
      let score = Int(recommend[Int(place.row)])
      if score < 0 { continue }
      byMerchant[Int(place.merchantGroup) * 11 + score] += 1
      byMonth[Int(place.monthGroup) * 11 + score] += 1
    }
  }

  private func addWeights(_ batch: SatisfactionBatch, _ places: [Place], _ tally: inout SatisfactionTally) {
    let shape = context.shape
    let (weights, answers) = (batch.weight.base, batch.answers.base)
    for place in places {
      let level = Int(answers[Int(place.row) * shape.questions + shape.questions - 1])
      if level < 0 { continue }
      let weight = weights[Int(place.row)]
      let index = ((Int(place.slot) * (shape.sites + 1) + Int(place.site)) * shape.levels + level) * 2
      tally.weighted[index] += weight
      if weight == 1_000_000 {
        tally.weighted[index + 1] += 1_000_000
      } else {
        tally.isWeighted = true
        // w² in millionths; a weight of a million still fits.
        tally.weighted[index + 1] += Int64((Double(weight) * Double(weight) / 1e6).rounded())
      }
    }
  }
}
