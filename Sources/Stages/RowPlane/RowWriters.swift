import Cleaning
import DelimitedText
import Diagnostics
import StationModel
import Workspace

extension RowLedger {
  func needWriter(file: Int, _ examples: ExampleLot?) throws(Failure) -> NeedWriter? {
    guard let sink else { return nil }
    return NeedWriter(
      try sink.rows("need_response", of: .clean), try sink.rows("need_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), examples, file: file)
  }

  /// The examples of a table, over all its files; nil where none are kept.
  func examples(_ table: SourceTable, _ settings: PipelineSettings) throws(Failure) -> ExampleLot? {
    let taxonomy = settings.taxonomy
    switch table {
    case .needs:
      let codes = taxonomy.items.map(\.code) + taxonomy.residuals.map(\.code)
      return ExampleLot(try sink?.rows("text_example", of: .classify), table, codes: codes)
    case .complaints:
      let codes = settings.complaintClasses.classes.map(\.code)
      return ExampleLot(try sink?.rows("text_example", of: .classify), table, codes: codes)
    default: return nil
    }
  }

  func satisfactionWriter(file: Int) throws(Failure) -> SatisfactionWriter? {
    try sink?.rows("satisfaction_response", of: .clean).map { SatisfactionWriter($0, file: file) }
  }

  func complaintWriter(file: Int, _ examples: ExampleLot?) throws(Failure) -> ComplaintWriter? {
    guard let sink else { return nil }
    return ComplaintWriter(
      try sink.rows("complaint", of: .clean), try sink.rows("complaint_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), examples,
      shares: try sink.rows("complaint_merchant", of: .clean), file: file)
  }
}

extension RowCleaner {
  /// What the source said where no merchant was recognised. The record is found by its line in the chunk.
  func bindMerchantText(_ row: Int, _ records: RecordBatch, _ writer: BulkWriter, at column: Int) {
    if let mention = self.rows.mentions[row] { return writer.bind(mention, at: column) }
    // Some write who runs the shop, with a telephone number.
    RowBinder(writer: writer, base: records.base).masked(merchantText(row, records), at: column)
  }
}
