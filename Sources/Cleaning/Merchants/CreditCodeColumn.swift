import DelimitedText
import Diagnostics
import StationModel

/// Reads the credit codes that a 12315 export writes beside the name of the merchant: the platform takes them from the register of
/// enterprises, while the name is as the complainant typed it. One a worker; not thread-safe.
final class CreditCodeColumn {
  /// Position in the file; −1: there is none.
  let position: Int
  private let directory: MerchantDirectory
  private let notes: RowNotes
  private let missing: ByteLookup

  init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory, _ notes: RowNotes) {
    position = binding.table == .complaints ? binding.position("credit_code") : -1
    self.directory = directory
    self.notes = notes
    missing = words.missingInLedgers
  }

  /// The code of a record in its plain form; nil where it has none.
  func code(_ records: RecordBatch, _ record: Int) -> String? {
    let bytes = CellDress.unprotected(trimmed(records.field(record, position)))
    if bytes.isEmpty || missing.value(bytes) >= 0 { return nil }
    let key = MerchantDirectory.codeKey(String(decoding: bytes, as: UTF8.self))
    return key.isEmpty ? nil : key
  }

  /// The merchant that the code means where the name means none for certain, or another; nil where the name decides.
  ///
  /// A decision of an analyst, a name that is split and a code that several merchants share leave it to the name.
  func merchant(_ code: String, name: String, _ match: MerchantMatch, line: Int) -> Int? {
    let bearers = directory.bearers(code: code)
    guard let bearer = bearers.first else {
      noteUnknown(code, match, line)
      return nil
    }
    switch match {
    case .decided, .dismissed, .several: return nil
    case .ambiguous(let candidates):
      let named = candidates.filter(bearers.contains)
      guard named.count == 1 else { return nil }
      note(.merchantByCreditCode, name, named[0], line)
      return named[0]
    case .found(let index), .alias(let index):
      if bearers.contains(index) { return nil }
      note(.creditCodeOfAnother, name, bearer, line)
      // The code is written by the register, the name by hand; but a code that several share tells no shop.
      return bearers.count == 1 ? bearer : nil
    default:
      guard bearers.count == 1 else { return nil }
      note(.merchantByCreditCode, name, bearer, line)
      return bearer
    }
  }

  private func note(_ code: FindingCode, _ name: String, _ merchant: Int, _ line: Int) {
    let found = directory.merchants[merchant]
    notes.add(code, line: line, position: position, found: name, expected: found.id + " " + found.name)
  }

  /// Says of a code that no merchant of the register has what is wrong with it, or that the merchant named has another.
  private func noteUnknown(_ code: String, _ match: MerchantMatch, _ line: Int) {
    if Identifiers.isMangled(code) {
      notes.add(.mangledNumber, line: line, position: position, found: code)
    } else if !CreditCode.isLegacyNumber(code), !CreditCode.isValid(code) {
      let suggestions = CreditCode.suggestions(for: code)
      notes.add(
        .invalidCreditCode, line: line, position: position, found: code, expected: suggestions.joined(separator: " / "))
    } else if let index = match.index, case let own = directory.merchants[index], CreditCode.isValid(own.creditCode) {
      notes.add(
        .creditCodeDiffers, line: line, position: position, found: code, expected: own.id + " " + own.creditCode)
    }
  }
}
