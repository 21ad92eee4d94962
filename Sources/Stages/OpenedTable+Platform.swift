import Cleaning
import DelimitedText
import StationModel

extension OpenedTable {
  /// The platform that the file comes from and how it wrote its answers, as decisions; none where no platform is recognised.
  ///
  /// - Parameters:
  ///   - headings: of the columns.
  ///   - head: the decoded beginning of the file.
  static func platformDecisions(
    _ table: SourceTable?, headings: [String], head: [UInt8], _ dialect: Dialect, _ vocabulary: PipelineSettings
  ) -> [Decision] {
    guard let match = PlatformMatch.find(in: headings, among: vocabulary.platforms) else { return [] }
    var decisions = [
      Decision(
        name: "platform", value: match.profile.id, origin: "detected",
        evidence: match.profile.name + ": " + match.evidence)
    ]
    guard let table else { return decisions }
    let batch = RecordBatch()
    head.withUnsafeBytes { batch.load($0) }
    batch.parse(dialect)
    let names = HeadingNames(table, vocabulary)
    guard let layout = HeaderSearch(isKnown: names.knows).find(in: batch) else { return decisions }
    var binding = TableBinding(table, layout: layout, file: 0, fileName: "", settings: vocabulary)
    binding.look(at: batch, layout, vocabulary)
    if let format = binding.format {
      let isOpen = format.format == nil
      decisions.append(
        Decision(
          name: "export_format", value: format.format?.rawValue ?? "", origin: isOpen ? "open" : "detected",
          evidence: isOpen ? "codes or scores? " + format.evidence : format.evidence))
    }
    return decisions
  }
}
