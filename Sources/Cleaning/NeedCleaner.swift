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
  /// 0 where nothing was put to the respondent: every answer is (跳过), and the row is in no base. Else 1.
  public let wasAsked = Column<Int8>()
  /// Personal.
  public let surveyor = Column<TextSlice>()
  /// 1…5, 0 where not given.
  public let urgency = Column<Int8>()
  /// The ticked labels, joined, of each row where every option has a column of its own; empty otherwise.
  public internal(set) var joinedOptions: [String] = []
  /// Texts of 其他〖…〗 and of options that no label knows, to be classified: `(row, slice)`.
  public internal(set) var otherTexts: [(row: Int, text: TextSlice)] = []

  override init() {}

  override func discard(_ row: Int) {
    super.discard(row)
    while let last = otherTexts.last, last.row >= row { otherTexts.removeLast() }
    if joinedOptions.count > row { joinedOptions.removeSubrange(row...) }
  }

  override func reserve(_ rows: Int) {
    super.reserve(rows)
    surveyed.reserve(rows)
    options.reserve(rows)
    residuals.reserve(rows)
    optionText.reserve(rows)
    wasAsked.reserve(rows)
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
  private let urgencyWords: ByteLookup
  private let optionWords: ByteLookup
  private let durationColumn: Int
  /// The platform may write −2 and −3 for (空) and (跳过), in texts as well.
  private let isNumbered: Bool
  /// Bits of the residual options that exclude every need.
  private let exclusive: UInt64

  public init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory) {
    optionsColumn = binding.position("options")
    descriptionColumn = binding.position("description")
    urgencyColumn = binding.position("urgency")
    surveyorColumn = binding.position("surveyor")
    let declared = words.settings.sources[.needs]?.optionSeparator ?? "┋"
    // A ranking names its options as well: A→B→C.
    separators = [Array(declared.utf8), Array("┋".utf8), Array("→".utf8)]
    durationColumn = binding.position("duration")
    isNumbered = binding.platform?.profile.hasNumberedAnswers ?? false
    let codes = words.settings.responseQuality.exclusiveCodes
    exclusive = words.settings.taxonomy.residuals.enumerated().reduce(0) { bits, residual in
      codes.contains(residual.element.code) ? bits | 1 << UInt64(residual.offset) : bits
    }
    optionWords = words.options(of: binding.fileName)
    urgencyWords = binding.format?.format == .codes ? words.codedUrgency : words.urgency
    super.init(binding, words, directory, rows: batch, dateColumn: "surveyed_on")
  }

  override func begin() {
    batch.otherTexts.removeAll(keepingCapacity: true)
    batch.joinedOptions.removeAll(keepingCapacity: true)
  }

  override func read(_ records: RecordBatch, _ record: Int, into row: Int, at moment: Moment) -> Bool {
    batch.surveyed.base[row] = moment.day.number
    readOptions(records, record, row)
    let description = trimmed(records.field(record, descriptionColumn))
    // (空) and (跳过) are missing values; 无 and its kin are answers that the classifier reads.
    batch.description.base[row] = freeText(
      isExportMark(description) ? .init(start: nil, count: 0) : description, records, record, descriptionColumn)
    batch.surveyor.base[row] = TextSlice(trimmed(records.field(record, surveyorColumn)), in: records.base)
    batch.urgency.base[row] = urgency(records, record)
    batch.wasAsked.base[row] = isSkipped(records, record) ? 0 : 1
    return true
  }

  /// Whether the questions on needs were not put: all there are of them say (跳过), and one does.
  private func isSkipped(_ records: RecordBatch, _ record: Int) -> Bool {
    var columns = binding.options?.columns.map(\.position) ?? [optionsColumn]
    columns.append(descriptionColumn)
    var skipped = 0
    for column in columns where column >= 0 {
      let cell = trimmed(records.field(record, column))
      if isSkip(cell) {
        skipped += 1
      } else if column != descriptionColumn || !isMissing(cell) {
        return false
      }
    }
    return skipped > 0
  }

  private func isSkip(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1, bytes.count <= 16 else { return false }
    let text = narrowed(string(bytes))
    return text == "(跳过)" || isNumbered && text == "-3"
  }

  override func isCredible(_ records: RecordBatch, _ record: Int, _ row: Int, _ merchant: Int32) -> Bool {
    var isCredible = true
    if durationColumn >= 0 {
      let bytes = trimmed(records.field(record, durationColumn))
      let seconds = bytes.isEmpty ? -1 : readDuration(bytes) ?? -1
      let answers = (batch.options.base[row] != 0 ? 1 : 0) + (batch.urgency.base[row] > 0 ? 1 : 0)
      isCredible = accepts(screening.speeder(seconds: seconds, answers: answers), records, record, durationColumn)
    }
    let doubt = screening.exclusiveOption(
      items: batch.options.base[row], residuals: batch.residuals.base[row], exclusive: exclusive)
    isCredible = accepts(doubt, records, record, optionsColumn) && isCredible
    let description = trimmed(records.field(record, descriptionColumn))
    isCredible = accepts(screening.testRow(description), records, record, descriptionColumn) && isCredible
    return isMerchantCredible(records, record, merchant) && isCredible
  }

  private func isExportMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = bytes.count <= 16 ? narrowed(string(bytes)) : ""
    return text == "(空)" || text == "(跳过)" || isNumbered && (text == "-2" || text == "-3")
  }

  private func readOptions(_ records: RecordBatch, _ record: Int, _ row: Int) {
    var ticked = Ticked()
    if let options = binding.options {
      readColumns(options, records, record, row, &ticked)
    } else {
      let cell = trimmed(records.field(record, optionsColumn))
      batch.optionText.base[row] = TextSlice(cell, in: records.base)
      for part in split(cell) { read(trimmed(part), records, record, row, &ticked) }
    }
    batch.options.base[row] = ticked.items
    batch.residuals.base[row] = ticked.residuals
  }

  /// What an answer ticks, as bits.
  private struct Ticked {
    var items: UInt64 = 0
    var residuals: UInt64 = 0
  }

  /// One option as its text stands in the cell.
  private func read(
    _ option: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ row: Int, _ ticked: inout Ticked
  ) {
    if option.isEmpty || isExportMark(option) || words.missing.value(option) >= 0 && option.count < 3 { return }
    if let inside = otherText(option) {
      batch.otherTexts.append((row, TextSlice(inside, in: records.base)))
      return
    }
    // The label ends at 〖; what follows is what the person wrote beside it.
    let label = openAnswer(option).map { open in
      batch.otherTexts.append((row, TextSlice(open.text, in: records.base)))
      return open.label
    }
    if tick(string(label ?? option), &ticked) || isMissing(option) { return }
    if let bare = withoutOptionMark(string(label ?? option)), tick(bare, &ticked) {
      notes.add(
        .valueRewritten, line: records.line(record), position: optionsColumn, found: string(option), expected: bare,
        rule: "letter")
      return
    }
    notes.add(.unknownOption, line: records.line(record), position: optionsColumn, found: string(option))
    batch.otherTexts.append((row, TextSlice(label ?? option, in: records.base)))
  }

  /// `A.计量检定`, `2、培训`: the option without the letter or number that the questionnaire put before it; nil where there is none.
  private func withoutOptionMark(_ label: String) -> String? {
    let text = narrowed(label)
    let mark = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard (1...2).contains(mark.count), let sign = text.dropFirst(mark.count).first, "、.:)".contains(sign) else {
      return nil
    }
    let rest = text.dropFirst(mark.count + 1).drop { $0 == " " }
    return rest.isEmpty ? nil : String(rest)
  }

  /// Ticks the item of a label; false where none has it.
  private func tick(_ label: String, _ ticked: inout Ticked) -> Bool {
    var key = nameKey(label)
    let value = key.withUTF8 { optionWords.value($0) }
    if value >= 1000 {
      ticked.residuals |= 1 << UInt64(value - 1000)
    } else if value >= 0 {
      ticked.items |= 1 << UInt64(value)
    }
    return value >= 0
  }

  /// A question whose options have a 0/1 column each.
  private func readColumns(
    _ options: OptionColumns, _ records: RecordBatch, _ record: Int, _ row: Int, _ ticked: inout Ticked
  ) {
    var labels: [String] = []
    for column in options.columns {
      let cell = trimmed(records.field(record, column.position))
      if isMissing(cell) || isExportMark(cell) || words.yesNo.value(cell) == 0 { continue }
      var label = column.label
      if words.yesNo.value(cell) != 1 {
        let text = openAnswer(cell)?.text ?? cell
        batch.otherTexts.append((row, TextSlice(text, in: records.base)))
        label += "〖" + string(text) + "〗"
      }
      labels.append(label)
      if column.label.hasPrefix("其他") || tick(column.label, &ticked) { continue }
      notes.add(.unknownOption, line: records.line(record), position: column.position, found: column.label)
    }
    batch.optionText.base[row] = TextSlice(start: 0, count: 0)
    // What platforms write for all of them is kept, as it is in a cell of texts.
    if labels.isEmpty, let mark = commonMark(options, records, record) { labels = [mark] }
    batch.joinedOptions.append(labels.joined(separator: "┋"))
  }

  /// (跳过) or (空), where every option says so.
  private func commonMark(_ options: OptionColumns, _ records: RecordBatch, _ record: Int) -> String? {
    let cells = options.columns.map { trimmed(records.field(record, $0.position)) }
    guard !cells.isEmpty, cells.allSatisfy(isExportMark) else { return nil }
    return cells.allSatisfy(isSkip) ? "(跳过)" : "(空)"
  }

  /// The label and the text of `label〖text〗`.
  private func openAnswer(
    _ option: UnsafeBufferPointer<UInt8>
  ) -> (label: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>)? {
    let (open, close) = (Array("〖".utf8), Array("〗".utf8))
    guard option.count > open.count + close.count, option.suffix(close.count).elementsEqual(close) else { return nil }
    var start = 0
    while start + open.count <= option.count {
      if UnsafeBufferPointer(rebasing: option[start..<start + open.count]).elementsEqual(open) {
        return (
          UnsafeBufferPointer(rebasing: option[..<start]),
          UnsafeBufferPointer(rebasing: option[(start + open.count)..<(option.count - close.count)])
        )
      }
      start += 1
    }
    return nil
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
    return knownParts(cell) ?? [cell]
  }

  /// The pieces of a cell that some platforms join by commas or line feeds: only where every piece is a label that is known.
  private func knownParts(_ cell: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>]? {
    for separator in [UInt8(10), 0x2C, 0x3B] where cell.contains(separator) {
      let parts = cell.split(separator: separator).map { trimmed(UnsafeBufferPointer(rebasing: $0)) }
      var ticked = Ticked()
      if parts.count > 1, parts.allSatisfy({ otherText($0) != nil || tick(string($0), &ticked) }) { return parts }
    }
    return nil
  }

  /// The text of `其他〖…〗` or `其他【…】`; the mark alone gives an empty text.
  private func otherText(_ option: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let lead = Array("其他".utf8)
    guard option.starts(with: lead) else { return nil }
    if let open = openAnswer(option) { return open.text }
    let rest = UnsafeBufferPointer(rebasing: option[lead.count...])
    if rest.elementsEqual("【请注明】".utf8) { return UnsafeBufferPointer(rebasing: rest[rest.count...]) }
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
    let value = word(urgencyWords, bytes, records.line(record), urgencyColumn)
    // A word for having no opinion is no level and nothing to mend.
    if value == AnswerCode.nonAnswerValue { return 0 }
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if !isMissing(bytes) {
      notes.add(
        readNumber(bytes) == nil ? .unknownLabel : .outsideScale, line: records.line(record), position: urgencyColumn,
        found: string(bytes), expected: "1–5")
    }
    return 0
  }
}
