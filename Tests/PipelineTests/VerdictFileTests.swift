import Foundation
import StationModel
import Testing

@testable import Pipeline

/// The file of verdicts, as people and spreadsheets leave it.
@Suite struct VerdictFileTests {
  private var verdict: ReviewVerdict {
    var verdict = ReviewVerdict()
    (verdict.source, verdict.recordID, verdict.textDigest) = ("needs", "N1", "0123456789abcdef")
    (verdict.decision, verdict.codes, verdict.text) = (.corrected, ["A1"], "秤,飘")
    (verdict.reviewer, verdict.batch) = ("王", "abc")
    return verdict
  }

  @Test func `what is written is read again`() throws {
    let folder = try PipelineFolder()
    try folder.write("p-verdicts.csv", VerdictFile.encoded([verdict]))
    #expect(try LoadedPipeline.read(folder.pipeline).settings.verdicts == [verdict])
  }

  @Test func `a file that Chinese Excel saved in GBK is read`() throws {
    let folder = try PipelineFolder()
    // The same two lines in GBK.
    let bytes = Data(
      base64Encoded: "wLTUtCy8x8K8seC6xSzOxLG+1arSqiy4tLrLveHC2yy0+sLrLNStzsQsuLS6y8jLLLi0usvI1cbaLLG416Isxfq0zg0K"
        + "bmVlZHMsTjEsMDEyMzQ1Njc4OWFiY2RlZiy4xNX9LEExLCKz0yzGriIszfUsLCxhYmMNCg==")
    try #require(bytes).write(to: URL(fileURLWithPath: folder.path + "/p-verdicts.csv"))
    #expect(try LoadedPipeline.read(folder.pipeline).settings.verdicts == [verdict])
  }
}
