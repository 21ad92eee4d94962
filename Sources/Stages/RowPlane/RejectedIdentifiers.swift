import Cleaning
import Diagnostics

/// The identifiers of records that were set aside: one that is repeated is told now, not when the record is mended and comes again.
final class RejectedIdentifiers {
  private struct Entry {
    let print: Fingerprint
    let finding: Finding
  }

  private var entries: [Entry] = []
  /// A file of which more is set aside has other troubles.
  private static let most = 100_000

  /// Takes what a chunk set aside, but for answers that only quality rules exclude.
  func take(_ slot: RowSlot, file: String, lineOffset: Int) {
    let cleaner = slot.rowCleaner
    for row in cleaner.notes.rejected where !row.isScreened && entries.count < Self.most {
      let text = cleaner.identifierText(row.record, slot.records)
      if text.isEmpty { continue }
      let place = SourcePosition(file: file, line: row.line + lineOffset, column: cleaner.identifierColumn + 1)
      entries.append(
        Entry(
          print: cleaner.fingerprint(text),
          finding: Finding(.duplicateIdentifier, at: place, heading: cleaner.identifierHeading, found: text)))
    }
  }

  /// The repetitions among them, and of records that were kept.
  func findings(beside kept: IdentifierSet) -> [Finding] {
    var first: [Fingerprint: SourcePosition] = [:]
    return entries.compactMap { entry in
      let place = SourcePosition(file: entry.finding.position.file, line: entry.finding.position.line)
      if let other = first[entry.print] {
        var finding = entry.finding
        finding.rule = other.text
        return finding
      }
      first[entry.print] = place
      return kept.contains(entry.print) ? entry.finding : nil
    }
  }
}
