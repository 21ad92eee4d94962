import Classification
import Foundation
import Pipeline
import StationModel
import Testing

/// Texts that somebody pasted, or made to stop the program: a time that grew with the square of the length would show in hours.
@Suite struct LongTextTests {
  private static let settings = Result {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try LoadedPipeline.read(repository.appendingPathComponent("pipelines/nanan.yaml").path).settings
  }

  @Test(arguments: [
    ("不需要", "培训、", ""), ("", "没有投诉，都好，但是停电。早就检过了秤，已经办好。", ""), ("", "培训、认证", "就算了"),
    ("", "办好了培训已经停电没有投诉", "但是"), ("", "秤老是不准，", ""), ("", "😀", ""), ("", "秤", ""),
  ])
  func `a text of many pages is read like a short one`(start: String, middle: String, end: String) throws {
    let classifier = NeedClassifier(try Self.settings.get().taxonomy)
    var text = start + String(repeating: middle, count: 150_000 / middle.utf8.count) + end
    let reading = text.withUTF8 { classifier.classify($0) }
    #expect(!reading.assignments.isEmpty)
    #expect(reading.assignments.count <= 100)
  }
}
