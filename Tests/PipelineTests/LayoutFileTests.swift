import StationModel
import Testing

@testable import Pipeline

/// Faults of a house style that would be seen in print only.
@Suite struct LayoutFileTests {
  private func complaints(_ layout: String) throws -> [String] {
    let folder = try PipelineFolder()
    try folder.edit("p.yaml", "title: 标题", "title: 标题\nlayout: layout.yaml")
    try folder.write("layout.yaml", layout)
    return folder.complaints().lines
  }

  @Test func `two series of one colour are told`() throws {
    #expect(
      try complaints("palette:\n  orange: \"00568A\"\n") == ["layout.yaml:2 WT6005 00568A → ≠ blue (00568A)"])
  }

  @Test func `text that cannot be read on its ground is told`() throws {
    #expect(
      try complaints("palette:\n  text: \"FFFFFF\"\n").first
        == "layout.yaml:2 WT6005 FFFFFF → text : white (FFFFFF) ≥ 3:1")
    #expect(
      try complaints("palette:\n  bad_fill: \"9C2A00\"\n")
        == ["layout.yaml:2 WT6005 9C2A00 → bad : bad_fill (9C2A00) ≥ 3:1"])
  }

  @Test func `an unknown place in a title is told`() throws {
    #expect(
      try complaints("sheets:\n  - {key: needs, title: \"需求（{class} 类 {items} 项）\"}\n")
        == ["layout.yaml:2 WT6005 需求（{class} 类 {items} 项） → {title} {site} {classes} {items} {period}"])
  }

  @Test func `the standard and the committed layout are without fault`() throws {
    #expect(try complaints("{}\n").isEmpty)
  }
}
