import Cleaning
import DelimitedText
import Diagnostics
import Workspace

extension RowLedger {
  func needWriter(file: Int) throws(Failure) -> NeedWriter? {
    guard let sink else { return nil }
    return NeedWriter(
      try sink.rows("need_response", of: .clean), try sink.rows("need_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), try sink.rows("text_example", of: .classify), file: file)
  }

  func satisfactionWriter(file: Int) throws(Failure) -> SatisfactionWriter? {
    try sink?.rows("satisfaction_response", of: .clean).map { SatisfactionWriter($0, file: file) }
  }

  func complaintWriter(file: Int) throws(Failure) -> ComplaintWriter? {
    guard let sink else { return nil }
    return ComplaintWriter(
      try sink.rows("complaint", of: .clean), try sink.rows("complaint_assignment", of: .classify),
      try sink.rows("review_item", of: .classify), try sink.rows("text_example", of: .classify),
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
