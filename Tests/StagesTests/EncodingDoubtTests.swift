import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing

@testable import Stages

/// Large files are judged by their beginning and checked on the way; what the beginning did not show must still come out right.
@Suite struct EncodingDoubtTests {
  /// A sample whose complaints are above eight megabytes, with other bytes put in at the end.
  private func check(inserting bytes: [UInt8]) throws -> RowPlaneResult {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var sample = SampleSettings()
    sample.rows = 50_000
    sample.merchants = 60
    sample.months = 4
    try writeSample(sample, to: folder.path)
    let complaints = folder.appendingPathComponent("complaints.csv")
    var data = try Data(contentsOf: complaints)
    try #require(data.count > 8 << 20)
    // Into the last field of the last record but one.
    let lastLine = try #require(data.dropLast(1).lastIndex(of: 10))
    data.insert(contentsOf: bytes, at: lastLine)
    try data.write(to: complaints)
    let pipeline = try LoadedPipeline.read(folder.path + "/nanan.yaml", overrides: [])
    let plane = RowPlane(
      settings: pipeline.settings, threads: 2, chunkBytes: 1 << 20, isInterrupted: { false }, progress: { _ in })
    return try plane.check()
  }

  private func complaints(_ result: RowPlaneResult) throws -> SourceFileAccount {
    try #require(result.accounts.first { $0.table == .complaints })
  }

  @Test func `one bad byte far behind the beginning costs one cell and is reported with its line`() throws {
    let sound = try check(inserting: [])
    let damaged = try check(inserting: [0xFF])
    #expect(try complaints(damaged).encoding == "UTF-8")
    #expect(try complaints(damaged).read == complaints(sound).read)
    #expect(try complaints(damaged).sha256.count == 64)
    let found = try #require(damaged.findings.first { $0.code == .unreadableText })
    #expect(found.count == 1 && (found.position.line ?? 0) > 50_000)
    #expect(damaged.tallies?.satisfaction == sound.tallies?.satisfaction)
  }

  @Test func `the digest is that of the file, however it was read`() throws {
    let result = try check(inserting: [])
    for account in result.accounts { #expect(account.sha256.count == 64, "\(account.name)") }
  }
}
