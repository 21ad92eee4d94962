import DelimitedText
import Diagnostics
import StationModel

/// Reads the merchant column of row-level tables and says what could not be resolved. One a worker; not thread-safe.
final class MerchantReader {
  private let directory: MerchantDirectory
  private let notes: RowNotes
  private let missing: ByteLookup
  /// Whether a case that names several merchants is split among them.
  private let splits: Bool
  /// Merchant texts seen: the merchant's index, or `unresolved` plus a place in `matches`.
  private let cache = ByteDictionary(capacity: 1024)
  private var matches: [MerchantMatch] = []
  /// The same by site and text, where the record names a site.
  private var matchesBySite: [String: MerchantMatch] = [:]
  private static let unresolved: Int32 = 1 << 30
  /// Names that nobody knows may be endless; the caches are not.
  private static let most = 100_000
  let column: Int
  private let siteColumn: Int
  /// Where merchants are sought whose column is blank; −1 in tables that have no such text.
  private let descriptionColumn: Int
  /// −1 in tables whose records are of one kind.
  private let kindColumn: Int
  private let kinds: ByteLookup
  private let mentionRule: MentionRule
  private let creditCodes: CreditCodeColumn

  init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory, _ notes: RowNotes) {
    self.directory = directory
    self.notes = notes
    missing = words.missingInLedgers
    splits = binding.table == .complaints
    column = binding.position("merchant")
    siteColumn = binding.position("site")
    descriptionColumn = binding.table == .complaints ? binding.position("description") : -1
    kindColumn = binding.table == .complaints ? binding.position("kind") : -1
    kinds = words.kinds
    mentionRule = words.settings.merchantMatching.inText
    creditCodes = CreditCodeColumn(binding, words, directory, notes)
  }

  /// Index of the merchant, the number of merchants where unresolved, −1 where the record must be rejected.
  ///
  /// - Parameters:
  ///   - row: where shares go when the record names several.
  ///   - site: the site that the record names; asked for where the table has a column of sites.
  @inline(__always)
  func merchant(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, row: Int, _ rows: RowBatch,
    site: () -> Int?
  ) -> Int32 {
    if siteColumn < 0, creditCodes.position < 0 {
      let cached = cache.lookup.value(bytes)
      if cached >= 0, cached < Self.unresolved { return cached }
    }
    return resolve(bytes, records, record, row, rows, site: siteColumn < 0 ? nil : site())
  }

  private func resolve(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ row: Int, _ rows: RowBatch, site: Int?
  ) -> Int32 {
    let line = records.line(record)
    let code = creditCodes.position < 0 ? nil : creditCodes.code(records, record)
    if bytes.isEmpty || missing.value(bytes) >= 0 {
      if let code { return merchant(ofCode: code, line, row, rows, site) }
      if let merchant = mentioned(records, record, row, rows, site) { return merchant }
      notes.reject(
        .requiredValueMissing, record: record, line: line, position: column < 0 ? creditCodes.position : column,
        found: String(decoding: bytes, as: UTF8.self))
      return -1
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let match = lookUp(bytes, text, site)
    if let code, let merchant = creditCodes.merchant(code, name: text, match, line: line) {
      return Int32(truncatingIfNeeded: merchant)
    }
    if match.index == nil, Identifiers.isMangled(bytes) {
      // Many shops' numbers come to look alike: nobody can decide on such a name.
      notes.add(.mangledNumber, line: line, position: column, found: text)
      return Int32(truncatingIfNeeded: directory.merchants.count)
    }
    noteWideCode(text, bytes, match, line)
    notes.addMerchant(text, site: site, match, directory, line: line, position: column)
    if case .several(let shares) = match { rows.shares[row] = shares }
    return Int32(truncatingIfNeeded: match.index ?? directory.merchants.count)
  }

  /// The merchant of a record that has a credit code and no name.
  private func merchant(ofCode code: String, _ line: Int, _ row: Int, _ rows: RowBatch, _ site: Int?) -> Int32 {
    let match = directory.resolve(code, site: site)
    if match.index == nil { rows.mentions[row] = code }
    notes.addMerchant(code, site: site, match, directory, line: line, position: creditCodes.position)
    return Int32(truncatingIfNeeded: match.index ?? directory.merchants.count)
  }

  /// Says that a number or code was read in narrow forms: ＬＭＨ－００１.
  private func noteWideCode(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>, _ match: MerchantMatch, _ line: Int) {
    guard case .found(let index) = match, bytes.contains(0xEF) else { return }
    let folded = Identifiers.folded(text)
    let merchant = directory.merchants[index]
    guard folded != text, folded == merchant.id || folded == merchant.creditCode else { return }
    notes.add(
      .valueRewritten, line: line, position: column, found: text, expected: folded, rule: WidthRule.name)
  }

  /// The merchant that the text names where the column says nothing; nil where the record must be set aside.
  private func mentioned(
    _ records: RecordBatch, _ record: Int, _ row: Int, _ rows: RowBatch, _ site: Int?
  ) -> Int32? {
    guard mentionRule != .ignore, descriptionColumn >= 0 else { return nil }
    let line = records.line(record)
    let text = records.text(record, descriptionColumn)
    guard let found = directory.resolve(mentionedIn: text, site: site, takes: mentionRule == .take) else {
      // Where the file has no such column, its records cannot be blamed for leaving it blank; nor can a question about the law.
      guard column < 0 || mayNameNobody(records, record) else { return nil }
      notes.add(.noMerchantNamed, line: line, position: descriptionColumn)
      return Int32(truncatingIfNeeded: directory.merchants.count)
    }
    notes.addMerchant(
      found.name, site: site, found.match, directory, line: line, position: column < 0 ? descriptionColumn : column)
    if found.match.index == nil { rows.mentions[row] = found.name }
    return Int32(truncatingIfNeeded: found.match.index ?? directory.merchants.count)
  }

  /// 咨询 and 建议 are often about no merchant at all.
  private func mayNameNobody(_ records: RecordBatch, _ record: Int) -> Bool {
    guard kindColumn >= 0 else { return false }
    return (2...3).contains(kinds.value(trimmed(records.field(record, kindColumn))))
  }

  private func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String, _ site: Int?) -> MerchantMatch {
    if siteColumn >= 0 {
      let key = (site.map { "\($0)" } ?? "") + "|" + text
      if let known = matchesBySite[key] { return known }
      let match = directory.resolve(text, site: site, splits: splits)
      if matchesBySite.count < Self.most { matchesBySite[key] = match }
      return match
    }
    let cached = cache.lookup.value(bytes)
    if cached >= Self.unresolved { return matches[Int(cached - Self.unresolved)] }
    if cached >= 0 { return .found(Int(cached)) }
    let match = directory.resolve(text, splits: splits)
    if cache.count < Self.most {
      // A code in full width is told of every record, and so is looked up where that is done.
      if case .found(let index) = match, !bytes.contains(0xEF) {
        cache.insert(bytes, Int32(truncatingIfNeeded: index))
      } else {
        cache.insert(bytes, Self.unresolved + Int32(matches.count))
        matches.append(match)
      }
    }
    return match
  }
}
