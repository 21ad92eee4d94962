import Foundation
import Testing

@testable import Pipeline

/// A stage runs again when a setting says something else, not when it stands elsewhere.
@Suite struct SettingsDigestTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func digests(_ folder: URL) throws -> [String] {
    let settings = try LoadedPipeline.read(folder.path + "/pipelines/nanan.yaml", overrides: []).settings
    return SettingsPart.allCases.map { $0.digest(of: settings) }
  }

  @Test func `neither the folder nor the line of a setting is part of its digest`() throws {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for part in ["pipelines", "samples"] {
      try FileManager.default.copyItem(at: root.appendingPathComponent(part), to: copy.appendingPathComponent(part))
    }
    for name in ["nanan.yaml", "scales.yaml", "taxonomy/needs.yaml", "taxonomy/complaints.yaml"] {
      let file = copy.appendingPathComponent("pipelines/" + name)
      try ("# One line more.\n" + String(contentsOf: file, encoding: .utf8)).write(
        to: file, atomically: true, encoding: .utf8)
    }
    #expect(try digests(copy) == digests(root))
  }
}
