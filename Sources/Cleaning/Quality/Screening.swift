import DelimitedText
import Diagnostics
import StationModel

/// Finds answers that are to be doubted: too fast, one level throughout, test rows, options that exclude each other.
///
/// Source: screening thresholds of public tools and the field's own practice; each is a setting.
struct Screening {
  let settings: ResponseQualitySettings
  private let testWords: ByteDictionary
  /// Whether a test word begins with a byte: most comments are told from one by a single look.
  private let isLead: [Bool]

  init(_ settings: PipelineSettings) {
    self.settings = settings.responseQuality
    testWords = ByteDictionary(settings.responseQuality.testWords.map { ($0, 1) })
    var isLead = [Bool](repeating: false, count: 256)
    for word in settings.responseQuality.testWords { if let byte = word.utf8.first { isLead[Int(byte)] = true } }
    self.isLead = isLead
  }

  /// Why an answer is doubted, and what becomes of it.
  struct Doubt {
    let code: FindingCode
    let action: ResponseQualitySettings.Action
    let found: String
    var expected = ""
  }

  /// - Parameters:
  ///   - seconds: it took to answer, −1 where that is not known.
  ///   - answers: questions answered.
  @inline(__always)
  func speeder(seconds: Int32, answers: Int) -> Doubt? {
    guard seconds >= 0, settings.speeder != .ignore else { return nil }
    let least = max(settings.leastSeconds, settings.secondsPerAnswer * Double(answers))
    guard Double(seconds) < least else { return nil }
    return Doubt(
      code: .speeder, action: settings.speeder, found: "\(seconds)", expected: "≥ \(Int(least.rounded(.up)))")
  }

  /// - Parameter levels: of all questions with a scale, below 0 where none was given.
  @inline(__always)
  func straightLine(_ levels: UnsafePointer<Int8>, _ count: Int) -> Doubt? {
    guard count >= settings.straightLineQuestions, settings.straightLine != .ignore else { return nil }
    let first = levels[0]
    guard first >= 0 else { return nil }
    for index in 1..<count where levels[index] != first { return nil }
    return Doubt(code: .straightLine, action: settings.straightLine, found: "\(count)")
  }

  /// - Parameter isAsked: whether the file has the question at all.
  func mostlyMissing(_ levels: UnsafePointer<Int8>, _ count: Int, isAsked: (Int) -> Bool) -> Doubt? {
    guard settings.mostlyMissing != .ignore else { return nil }
    var put = 0
    var missing = 0
    for index in 0..<count where levels[index] != AnswerCode.skipped && isAsked(index) {
      put += 1
      if levels[index] == AnswerCode.missing { missing += 1 }
    }
    guard put > 1, Double(missing) >= settings.missingShare * Double(put) else { return nil }
    return Doubt(code: .mostlyMissing, action: settings.mostlyMissing, found: "\(missing)/\(put)")
  }

  /// A text that is nothing but a word that testers write.
  @inline(__always)
  func testRow(_ text: UnsafeBufferPointer<UInt8>) -> Doubt? {
    guard let first = text.first, text.count <= 32, isLead[Int(first)], settings.testRow != .ignore,
      testWords.lookup.value(text) >= 0
    else {
      return nil
    }
    return Doubt(code: .testRow, action: settings.testRow, found: String(decoding: text, as: UTF8.self))
  }

  func exclusiveOption(items: UInt64, residuals: UInt64, exclusive: UInt64) -> Doubt? {
    guard items != 0, residuals & exclusive != 0, settings.exclusiveOption != .ignore else { return nil }
    return Doubt(code: .exclusiveOption, action: settings.exclusiveOption, found: "\(items.nonzeroBitCount)")
  }
}
