import Diagnostics
import Foundation
import SampleData
import Testing

/// The committed samples are what the code writes.
@Suite struct CommittedSampleTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: [(SampleProgramme.streets, "nanan"), (.parks, "parks")])
  func `committed files equal what the sample writes`(programme: SampleProgramme, name: String) throws {
    let written = try Scratch(SampleSettings(programme: programme))
    let committed = Self.repository.appendingPathComponent("samples/\(name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: committed.path)
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
    #expect(names.count >= 10)
    for file in names.sorted() {
      let expected = try Data(contentsOf: committed.appendingPathComponent(file))
      #expect(try written.data(file) == expected, "\(file): write the sample anew and look at the difference")
    }
  }

  @Test(arguments: [(SampleProgramme.streets, "nanan"), (.parks, "parks")])
  func `aliases and data files are those of the repository`(programme: SampleProgramme, name: String) throws {
    let written = try Scratch(SampleSettings(programme: programme))
    let pipelines = Self.repository.appendingPathComponent("pipelines")
    let files = [
      "\(name)-aliases.csv", "layout.yaml", "headings.yaml", "scales.yaml", "calendar.yaml", "deadlines.yaml",
      "complaint-words.yaml",
      "taxonomy/needs.yaml", "taxonomy/complaints.yaml",
    ]
    for file in files {
      #expect(try written.data(file) == Data(contentsOf: pipelines.appendingPathComponent(file)), "\(file)")
    }
  }

  @Test func `the station opens in the month in which its services begin`() throws {
    let sample = try Scratch(SampleSettings())
    let first = try sample.text("services.csv").matches(of: /,2021\/(\d+)\//).compactMap { Int($0.output.1) }.min()
    #expect(first == 9)
    #expect(try sample.text("nanan.yaml").contains("station_opened: 2021-09"))
  }

  @Test func `the pipeline file of a sample names files of its own folder`() throws {
    let text = try Scratch(SampleSettings()).text("nanan.yaml")
    #expect(text.contains("{files: [merchants*.csv]}"))
    #expect(!text.contains("../"))
    #expect(text.contains("report: 2021-02..2022-01"))
  }
}

/// A sample in a folder that goes away.
final class Scratch {
  let folder: URL

  init(_ settings: SampleSettings) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-sample-\(UUID().uuidString)")
    try writeSample(settings, to: folder.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }
  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  func truth() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data("truth.json")) as? [String: Any])
  }
}
