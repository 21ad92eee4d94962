import StationModel
import Testing

@testable import BureauReport

@Suite struct FunnelFrameTests {
  private func points(_ values: [(expected: Double, count: Int, limit: Int)]) -> [ComplaintFunnelPoint] {
    values.enumerated().map { number, value in
      var point = ComplaintFunnelPoint()
      point.merchant = number
      (point.expected, point.count) = (value.expected, value.count)
      point.alarm = (lower: 0, upper: value.limit)
      return point
    }
  }

  private var plain: [(expected: Double, count: Int, limit: Int)] {
    (0..<40).map { (0.5 + Double($0) / 20, $0 % 7, 8) }
  }

  @Test func `axes hold all where nobody is far off`() {
    #expect(FunnelFrame(points(plain)).outside.isEmpty)
    #expect(FunnelFrame(points([(1, 100, 5), (1, 1, 5)])).outside.isEmpty)
    // Six of them are no exception.
    #expect(FunnelFrame(points(plain + Array(repeating: (1, 300, 8), count: 6))).outside.isEmpty)
  }

  @Test func `one with many times the complaints stands outside`() {
    let frame = FunnelFrame(points(plain + [(1, 480, 8)]))
    #expect(frame.outside.map(\.merchant) == [40])
    #expect(frame.count >= 8 && frame.count <= 12 && frame.expected >= 2.5 && frame.expected <= 4)
  }

  @Test func `one of many times the size stands outside`() {
    let frame = FunnelFrame(points(plain + [(60, 55, 85), (1, 90, 8)]))
    #expect(frame.outside.map(\.merchant) == [41, 40])
    #expect(frame.count < 20 && frame.expected < 5)
  }
}
