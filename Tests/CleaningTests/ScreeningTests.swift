import StationModel
import Testing

@testable import Cleaning

@Suite struct ScreeningTests {
  private let screening: Screening = {
    var settings = PipelineSettings()
    settings.responseQuality.leastSeconds = 15
    settings.responseQuality.secondsPerAnswer = 2
    settings.responseQuality.straightLineQuestions = 4
    return Screening(settings)
  }()

  @Test func `an answer must take its time`() {
    #expect(screening.speeder(seconds: 8, answers: 4)?.action == .exclude)
    #expect(screening.speeder(seconds: 17, answers: 9)?.expected == "≥ 18")
    #expect(screening.speeder(seconds: 18, answers: 9) == nil)
    #expect(screening.speeder(seconds: -1, answers: 9) == nil)
  }

  @Test func `one level throughout is told, a short form is not`() {
    func look(_ levels: [Int8]) -> Bool {
      levels.withUnsafeBufferPointer { levels in
        levels.baseAddress.map { screening.straightLine($0, levels.count) != nil } ?? false
      }
    }
    #expect(look([4, 4, 4, 4]))
    #expect(!look([4, 4, 4]))
    #expect(!look([4, 4, 3, 4]))
    #expect(!look([-1, -1, -1, -1]))
  }

  @Test(arguments: [("测试", true), ("test", true), ("测试了一下WiFi很快", false), ("", false)])
  func `a test row is nothing but a tester's word`(_ text: String, _ expected: Bool) {
    var copy = text
    #expect(copy.withUTF8 { screening.testRow($0) != nil } == expected)
  }

  @Test func `what was skipped is no missing answer`() {
    let levels: [Int8] = [AnswerCode.skipped, AnswerCode.skipped, 3, AnswerCode.missing]
    levels.withUnsafeBufferPointer { levels in
      guard let base = levels.baseAddress else { return }
      #expect(screening.mostlyMissing(base, 4) { _ in true }?.found == "1/2")
      #expect(screening.mostlyMissing(base, 4) { $0 != 3 } == nil)
    }
  }
}
