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
    let shape = context.shape
    let questions = shape.questions
    let levels = shape.levels
    let cells = questions * levels
    let submitted = batch.submitted.base
    let merchants = batch.merchant.base
    let answers = batch.answers.base
    let recommend = batch.recommend.base
    let weights = batch.weight.base
    for row in 0..<batch.count where isKept[row] != 0 {
      if let respondent, batch.respondent.base[row] != respondent {
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
      let merchantGroup = slot * (shape.merchants + 1) + merchant
      let monthGroup = site * shape.months + month
      tally.responses[merchantGroup] += 1
      let rowAnswers = answers + row * questions
      var isComplete = true
      for question in 0..<questions {
        let level = Int(rowAnswers[question])
        if level >= 0 {
          tally.byMerchant[merchantGroup * cells + question * levels + level] += 1
          tally.byMonth[monthGroup * cells + question * levels + level] += 1
        } else {
          isComplete = false
          if slot == 0 { tally.unanswered[(site * questions + question) * 2 + (level == -2 ? 1 : 0)] += 1 }
        }
      }
      if slot == 0, isComplete { addComplete(rowAnswers, questions, &tally) }
      let score = Int(recommend[row])
      if score >= 0 {
        tally.recommendByMerchant[merchantGroup * 11 + score] += 1
        tally.recommendByMonth[monthGroup * 11 + score] += 1
      }
      addWeight(weights[row], Int(rowAnswers[questions - 1]), slot * (shape.sites + 1) + site, &tally)
    }
  }

  @inline(__always)
  private func addComplete(_ answers: UnsafePointer<Int8>, _ questions: Int, _ tally: inout SatisfactionTally) {
    tally.completeRows += 1
    for question in 0..<questions {
      let level = Int64(answers[question])
      tally.completeSums[question] += level
      for other in 0..<questions { tally.completeProducts[question * questions + other] += level * Int64(answers[other]) }
    }
  }

  @inline(__always)
  private func addWeight(_ weight: Int64, _ level: Int, _ group: Int, _ tally: inout SatisfactionTally) {
    guard level >= 0 else { return }
    let index = (group * context.shape.levels + level) * 2
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
