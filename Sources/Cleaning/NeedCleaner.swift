import DelimitedText
import Diagnostics
import StationModel

/// Typed rows of the needs survey as columns.
public final class NeedBatch: RowBatch {
  /// Day number of the survey.
  public let surveyed = Column<Int32>()
  /// Bit i: item i was ticked.
  public let options = Column<UInt64>()
  /// Bit r: residual code r was ticked (无需求 …).
  public let residuals = Column<UInt64>()
  /// The options cell as it stands.
  public let optionText = Column<TextSlice>()
  public let description = Column<TextSlice>()
  /// Personal.
  public let surveyor = Column<TextSlice>()
  /// 1…5, 0 where not given.
  public let urgency = Column<Int8>()
  /// Texts of 其他〖…〗 and of options that no label knows, to be classified: `(row, slice)`.
  public internal(set) var otherTexts: [(row: Int, text: TextSlice)] = []

  override init() {}

  override func reserve(_ rows: Int) {
    super.reserve(rows)
    surveyed.reserve(rows)
    options.reserve(rows)
    residuals.reserve(rows)
    optionText.reserve(rows)
    description.reserve(rows)
    surveyor.reserve(rows)
    urgency.reserve(rows)
  }
}

/// Cleans records of the needs survey.
public final class NeedCleaner: RowCleaner {
  public let batch = NeedBatch()
  private let optionsColumn: Int
  private let descriptionColumn: Int
  private let urgencyColumn: Int
  private let surveyorColumn: Int
  private let separators: [[UInt8]]

  public init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory) {
    optionsColumn = binding.position("options")
    descriptionColumn = binding.position("description")
    urgencyColumn = binding.position("urgency")
    surveyorColumn = binding.position("surveyor")
    let declared = words.settings.sources[.needs]?.optionSeparator ?? "┋"
    separators = [Array(declared.utf8), Array("┋".utf8)]
    super.init(binding, words, directory, rows: batch, dateColumn: "surveyed_on")
  }

  override func begin() { batch.otherTexts.removeAll(keepingCapacity: true) }

  override func read(_ records: RecordBatch, _ record: Int, into row: Int, at moment: Moment) -> Bool {
    batch.surveyed.base[row] = moment.day.number
    readOptions(records, record, row)
    let description = trimmed(records.field(record, descriptionColumn))
    // (空) and (跳过) are missing values; 无 and its kin are answers that the classifier reads.
    batch.description.base[row] = freeText(
      isExportMark(description) ? .init(start: nil, count: 0) : description, records, record, descriptionColumn)
    batch.surveyor.base[row] = TextSlice(trimmed(records.field(record, surveyorColumn)), in: records.base)
    batch.urgency.base[row] = urgency(records, record)
    return true
  }

  private func isExportMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = bytes.count <= 16 ? narrowed(string(bytes)) : ""
    return text == "(空)" || text == "(跳过)"
  }

  private func readOptions(_ records: RecordBatch, _ record: Int, _ row: Int) {
    let cell = trimmed(records.field(record, optionsColumn))
    batch.optionText.base[row] = TextSlice(cell, in: records.base)
    var items: UInt64 = 0
    var residuals: UInt64 = 0
    for part in split(cell) {
      let option = trimmed(part)
      if option.isEmpty || isExportMark(option) { continue }
      if let inside = otherText(option) {
        batch.otherTexts.append((row, TextSlice(inside, in: records.base)))
        continue
      }
      var key = nameKey(string(option))
      let value = key.withUTF8 { words.options.value($0) }
      if value >= 1000 {
        residuals |= 1 << UInt64(value - 1000)
      } else if value >= 0 {
        items |= 1 << UInt64(value)
      } else if !isMissing(option) {
        notes.add(.unknownOption, line: records.line(record), position: optionsColumn, found: string(option))
        batch.otherTexts.append((row, TextSlice(option, in: records.base)))
      }
    }
    batch.options.base[row] = items
    batch.residuals.base[row] = residuals
  }

  /// The pieces of a multi-select cell; never split at 、 or ，, which stand inside options.
  private func split(_ cell: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
    for separator in separators where !separator.isEmpty {
      var parts: [UnsafeBufferPointer<UInt8>] = []
      var start = 0
      var index = 0
      while index + separator.count <= cell.count {
        if UnsafeBufferPointer(rebasing: cell[index..<index + separator.count]).elementsEqual(separator) {
          parts.append(UnsafeBufferPointer(rebasing: cell[start..<index]))
          index += separator.count
          start = index
        } else {
          index += 1
        }
      }
      parts.append(UnsafeBufferPointer(rebasing: cell[start...]))
      if parts.count > 1 { return parts }
    }
    return [cell]
  }

  /// The text of `其他〖…〗` or `其他【…】`; the mark alone gives an empty text.
  private func otherText(_ option: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let lead = Array("其他".utf8)
    guard option.starts(with: lead) else { return nil }
    let rest = UnsafeBufferPointer(rebasing: option[lead.count...])
    for (open, close) in [("〖", "〗"), ("【", "】"), ("（", "）"), ("(", ")"), ("：", ""), (":", "")] {
      guard rest.starts(with: Array(open.utf8)) else { continue }
      var inside = UnsafeBufferPointer(rebasing: rest[open.utf8.count...])
      if !close.isEmpty, inside.count >= close.utf8.count, inside.suffix(close.utf8.count).elementsEqual(close.utf8) {
        inside = UnsafeBufferPointer(rebasing: inside[..<(inside.count - close.utf8.count)])
      }
      return inside
    }
    return rest.isEmpty ? rest : nil
  }

  private func urgency(_ records: RecordBatch, _ record: Int) -> Int8 {
    guard urgencyColumn >= 0 else { return 0 }
    let bytes = trimmed(records.field(record, urgencyColumn))
    if bytes.isEmpty { return 0 }
    let value = words.urgency.value(bytes)
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if !isMissing(bytes) {
      notes.add(
        readNumber(bytes) == nil ? .unknownLabel : .outsideScale, line: records.line(record), position: urgencyColumn,
        found: string(bytes), expected: "1–5")
    }
    return 0
  }
}
