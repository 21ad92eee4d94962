import DelimitedText
import Diagnostics
import StationModel

/// Typed rows of the satisfaction survey as columns; texts are slices of the records' buffer.
public final class SatisfactionBatch: RowBatch {
  /// Questions a row: the items, then the overall question.
  public let questions: Int
  /// Local seconds since 1970.
  public let submitted = Column<Int64>()
  /// 0 消费者, 1 商户, 2 other.
  public let respondent = Column<Int8>()
  /// `row * questions + question`: level from 0, −1 missing, −2 no opinion.
  public let answers = Column<Int8>()
  /// 0…10, −1 missing.
  public let recommend = Column<Int8>()
  public let comment = Column<TextSlice>()
  /// Seconds, −1 missing.
  public let duration = Column<Int32>()
  /// Millionths.
  public let weight = Column<Int64>()

  init(questions: Int) {
    self.questions = questions
    super.init()
  }

  override func reserve(_ rows: Int) {
    super.reserve(rows)
    submitted.reserve(rows)
    respondent.reserve(rows)
    answers.reserve(rows * questions)
    recommend.reserve(rows)
    comment.reserve(rows)
    duration.reserve(rows)
    weight.reserve(rows)
  }
}

/// Cleans records of the satisfaction survey.
public final class SatisfactionCleaner: RowCleaner {
  public let batch: SatisfactionBatch
  private let itemColumns: UnsafeMutablePointer<Int>
  private let answerLookups: UnsafeMutablePointer<ByteLookup>
  private let respondentColumn: Int
  private let recommendColumn: Int
  private let commentColumn: Int
  private let durationColumn: Int
  private let weightColumn: Int
  static let unitWeight: Int64 = 1_000_000
  /// The level that the source declares for answers without the overall question, or without an answer to it.
  private var defaultOverall: Int8?
  private let defaultOverallText: String

  public init(_ binding: TableBinding, _ words: CleaningWords, _ directory: MerchantDirectory) {
    let questions = words.settings.satisfaction.questionColumns
    // Plain memory: an array would be counted on every answer read.
    itemColumns = .allocate(capacity: questions.count)
    answerLookups = .allocate(capacity: questions.count)
    let lookups =
      switch binding.format {
      case nil: words.answers
      case let decision?:
        switch decision.format {
        case .codes: words.codedAnswers
        case .scores, .text: words.answers
        case nil: words.labelAnswers
        }
      }
    for (index, id) in questions.enumerated() {
      itemColumns[index] = binding.position(id)
      answerLookups[index] = lookups[index]
    }
    batch = SatisfactionBatch(questions: questions.count)
    respondentColumn = binding.position("respondent")
    recommendColumn = binding.position("recommend")
    commentColumn = binding.position("comment")
    durationColumn = binding.position("duration")
    weightColumn = binding.position("weight")
    defaultOverallText = binding.defaults["overall"] ?? ""
    super.init(binding, words, directory, rows: batch, dateColumn: "submitted_at")
    var text = defaultOverallText
    if !text.isEmpty, case .answer(let level, _) = text.withUTF8({ slowAnswer($0, batch.questions - 1) }) {
      defaultOverall = level
    }
  }

  deinit {
    itemColumns.deallocate()
    answerLookups.deallocate()
  }

  override func read(_ records: RecordBatch, _ record: Int, into row: Int, at moment: Moment) -> Bool {
    let isAnswered = readAnswers(records, record, row)
    batch.submitted.base[row] = moment.seconds
    batch.respondent.base[row] = respondent(records, record)
    batch.recommend.base[row] = recommend(records, record)
    batch.comment.base[row] = freeText(trimmed(records.field(record, commentColumn)), records, record, commentColumn)
    batch.duration.base[row] = duration(records, record)
    batch.weight.base[row] = weight(records, record)
    return isAnswered
  }

  override func isCredible(_ records: RecordBatch, _ record: Int, _ row: Int, _ merchant: Int32) -> Bool {
    let levels = UnsafePointer(batch.answers.base + row * batch.questions)
    var answers = batch.recommend.base[row] >= 0 ? 1 : 0
    for question in 0..<batch.questions where levels[question] >= 0 { answers += 1 }
    let seconds = batch.duration.base[row]
    // Every rule is asked: who corrects one doubt should hear of the others too.
    var isCredible = accepts(
      screening.speeder(seconds: seconds, answers: answers), records, record, durationColumn)
    isCredible = accepts(screening.straightLine(levels, batch.questions), records, record, -1) && isCredible
    if answers < batch.questions {
      let doubt = screening.mostlyMissing(levels, batch.questions) { itemColumns[$0] >= 0 }
      isCredible = accepts(doubt, records, record, -1) && isCredible
    }
    let comment = trimmed(records.field(record, commentColumn))
    isCredible = accepts(screening.testRow(comment), records, record, commentColumn) && isCredible
    return isMerchantCredible(records, record, merchant) && isCredible
  }

  /// Reads all questions; false where the overall question is missing or wrong, which rejects the record.
  @inline(__always)
  private func readAnswers(_ records: RecordBatch, _ record: Int, _ row: Int) -> Bool {
    let target = batch.answers.base + row * batch.questions
    let last = batch.questions - 1
    for question in 0..<last { target[question] = answer(records, record, question) }
    let bytes = trimmed(records.field(record, itemColumns[last]))
    let value = answerLookups[last].value(bytes)
    if value >= 0, value < AnswerCode.nonAnswerValue {
      target[last] = Int8(truncatingIfNeeded: value)
      return true
    }
    return readOverallSlowly(bytes, records, record, target + last)
  }

  private func readOverallSlowly(
    _ bytes: UnsafeBufferPointer<UInt8>, _ records: RecordBatch, _ record: Int, _ target: UnsafeMutablePointer<Int8>
  ) -> Bool {
    target.pointee = AnswerCode.missing
    let line = records.line(record)
    let question = batch.questions - 1
    let position = itemColumns[question]
    if let defaultOverall, isMissing(bytes) {
      if position >= 0 { notes.add(.defaultUsed, line: line, position: position, expected: defaultOverallText) }
      target.pointee = defaultOverall
      return true
    }
    if answerLookups[question].value(bytes) == AnswerCode.skippedValue || isMissing(bytes) {
      notes.reject(.requiredValueMissing, record: record, line: line, position: position, found: string(bytes))
      return false
    }
    let reading = slowAnswer(bytes, question)
    if case .answer(let value, let rule) = reading {
      noteAnswer(value, bytes, rule, line, position)
      target.pointee = value
      return true
    }
    let problem = code(reading, bytes)
    notes.reject(
      problem, record: record, line: line, position: position, found: string(bytes), expected: expected(problem))
    return false
  }

  @inline(__always)
  private func answer(_ records: RecordBatch, _ record: Int, _ question: Int) -> Int8 {
    let bytes = trimmed(records.field(record, itemColumns[question]))
    if bytes.isEmpty { return AnswerCode.missing }
    noteEdges(bytes, records, record, itemColumns[question])
    let value = answerLookups[question].value(bytes)
    if value >= 0 {
      return value < AnswerCode.nonAnswerValue ? Int8(truncatingIfNeeded: value) : AnswerCode.code(value)
    }
    if isMissing(bytes) { return AnswerCode.missing }
    return oddAnswer(bytes, records.line(record), question)
  }

  private func oddAnswer(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ question: Int) -> Int8 {
    let reading = slowAnswer(bytes, question)
    if case .answer(let value, let rule) = reading {
      noteAnswer(value, bytes, rule, line, itemColumns[question])
      return value
    }
    let problem = code(reading, bytes)
    notes.add(
      problem, line: line, position: itemColumns[question], found: string(bytes), expected: expected(problem))
    return AnswerCode.missing
  }

  private func noteAnswer(
    _ value: Int8, _ bytes: UnsafeBufferPointer<UInt8>, _ rule: String, _ line: Int, _ position: Int
  ) {
    guard !rule.isEmpty else { return }
    let level = value < 0 ? "" : String(Int(value) + words.settings.satisfaction.minimum)
    notes.add(.valueRewritten, line: line, position: position, found: string(bytes), expected: level, rule: rule)
  }

  private func expected(_ problem: FindingCode) -> String {
    problem == .exportFormatOpen ? "export_format: codes | scores" : scaleText
  }

  private var scaleText: String { "\(words.settings.satisfaction.minimum)–\(words.settings.satisfaction.maximum)" }

  private func code(_ reading: AnswerReading, _ bytes: UnsafeBufferPointer<UInt8>) -> FindingCode {
    if reading == .disagreement { return .labelDisagrees }
    if reading == .betweenLevels { return .betweenLevels }
    if let decision = binding.format, decision.format == nil, readPlainNumber(bytes) != nil { return .exportFormatOpen }
    return words.rules.number(bytes) == nil ? .unknownLabel : .outsideScale
  }

  /// Answers in other dress, see ``AnswerReader``.
  private func slowAnswer(_ bytes: UnsafeBufferPointer<UInt8>, _ question: Int) -> AnswerReading {
    let survey = words.settings.satisfaction
    let item = survey.questions[question]
    let reader = AnswerReader(
      lookup: answerLookups[question], minimum: survey.minimum, maximum: survey.maximum, isReversed: item.isReversed)
    return reader.read(string(bytes))
  }

  private func respondent(_ records: RecordBatch, _ record: Int) -> Int8 {
    guard respondentColumn >= 0 else { return 0 }
    let bytes = trimmed(records.field(record, respondentColumn))
    let value = word(words.respondents, bytes, records.line(record), respondentColumn)
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if isMissing(bytes) { return 0 }
    notes.add(
      .unknownWord, line: records.line(record), position: respondentColumn, found: string(bytes), expected: "消费者 / 商户")
    return 2
  }

  @inline(__always)
  private func recommend(_ records: RecordBatch, _ record: Int) -> Int8 {
    let bytes = trimmed(records.field(record, recommendColumn))
    if bytes.isEmpty { return -1 }
    if let number = readPlainNumber(bytes), number.decimals == 0, (0...10).contains(number.digits) {
      return Int8(truncatingIfNeeded: number.digits)
    }
    if isMissing(bytes) { return -1 }
    let cell = NumberCell(bytes, words.rules, wrong: (.outsideScale, "0–10"))
    if let number = cell.number, number.decimals == 0, (0...10).contains(number.digits), cell.code == .valueRewritten {
      notes.add(
        .valueRewritten, line: records.line(record), position: recommendColumn, found: string(bytes),
        expected: number.text, rule: cell.rule)
      return Int8(truncatingIfNeeded: number.digits)
    }
    notes.add(
      .outsideScale, line: records.line(record), position: recommendColumn, found: string(bytes), expected: "0–10")
    return -1
  }

  private func duration(_ records: RecordBatch, _ record: Int) -> Int32 {
    let bytes = trimmed(records.field(record, durationColumn))
    return bytes.isEmpty ? -1 : readDuration(bytes) ?? -1
  }

  private func weight(_ records: RecordBatch, _ record: Int) -> Int64 {
    let bytes = trimmed(records.field(record, weightColumn))
    if bytes.isEmpty || isMissing(bytes) { return Self.unitWeight }
    let line = records.line(record)
    guard let number = number(bytes, line, weightColumn, wrong: (.notANumber, "> 0")) else { return Self.unitWeight }
    if let weight = number.scaled(to: 6), weight > 0 { return weight }
    notes.add(.notANumber, line: line, position: weightColumn, found: string(bytes), expected: "> 0")
    return Self.unitWeight
  }
}
