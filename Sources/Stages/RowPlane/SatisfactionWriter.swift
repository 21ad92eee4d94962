import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Workspace

/// Writes typed rows of the satisfaction survey.
final class SatisfactionWriter {
  private let writer: BulkWriter
  private let file: Int
  private var merchants: WordList?
  private let respondents = WordList(["消费者", "商户", "其他"])
  private let days = DayTexts()

  init(_ writer: BulkWriter, file: Int) {
    self.writer = writer
    self.file = file
  }

  /// Why questions have no level, where that is more than a missing answer: `service=skipped price=no_opinion`.
  private func unanswered(_ batch: SatisfactionBatch, _ row: Int, _ tools: RowTools) -> String? {
    let answers = batch.answers.base + row * batch.questions
    guard (0..<batch.questions).contains(where: { answers[$0] < AnswerCode.missing }) else { return nil }
    let names = tools.settings.satisfaction.questionColumns
    let words = [AnswerCode.nonAnswer: "no_opinion", AnswerCode.skipped: "skipped", AnswerCode.refused: "refused"]
    return (0..<batch.questions).compactMap { question in words[answers[question]].map { names[question] + "=" + $0 } }
      .joined(separator: " ")
  }

  func write(_ slot: SatisfactionSlot, _ tools: RowTools, lineOffset: Int) throws(Failure) {
    let batch = slot.cleaner.batch
    let words = merchants ?? WordList(tools.directory.merchants.map(\.id))
    merchants = words
    let binder = RowBinder(writer: writer, base: slot.records.base)
    let minimum = tools.settings.satisfaction.minimum
    let questions = batch.questions
    for row in 0..<batch.count where slot.isKept.base[row] != 0 {
      binder.key(batch.identifier(row, slot.records.base), at: 0)
      writer.bind(days.moment(batch.submitted.base[row], slot: 0), at: 1)
      let merchant = Int(batch.merchant.base[row])
      binder.text(words[merchant], at: 2)
      if words[merchant] == nil {
        slot.cleaner.bindMerchantText(row, slot.records, writer, at: 3)
      } else {
        writer.bindNull(at: 3)
      }
      binder.text(respondents[Int(batch.respondent.base[row])], at: 4)
      for question in 0..<questions {
        let level = Int(batch.answers.base[row * questions + question])
        binder.number(level < 0 ? -1 : level + minimum, at: 5 + question)
      }
      let next = 5 + questions
      binder.number(Int(batch.recommend.base[row]), at: next)
      binder.freeText(
        batch.comment.base[row],
        isPersonal: tools.settings.privacy.masksFreeText && batch.personal.contains(row), at: next + 1)
      binder.number(Int(batch.duration.base[row]), at: next + 2)
      writer.bind(Double(batch.weight.base[row]) / 1e6, at: next + 3)
      let reasons = unanswered(batch, row, tools)
      if let reasons { writer.bind(reasons, at: next + 4) } else { writer.bindNull(at: next + 4) }
      writer.bind(file, at: next + 5)
      writer.bind(Int(batch.line.base[row]) + lineOffset, at: next + 6)
      try writer.append()
    }
  }
}
