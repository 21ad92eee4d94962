import Testing

@testable import BureauReport

@Suite struct NumberFormatTests {
  @Test func `a difference that is shown as nought has neither arrow nor sign`() {
    for value in [-0.0487, 0, 0.0499] { #expect(NumberFormat.difference(of: value) == "0.0_ ;0.0_ ") }
    for value in [-0.05, 0.05, 3] { #expect(NumberFormat.difference(of: value) == NumberFormat.difference) }
    #expect(NumberFormat.difference(of: nil) == NumberFormat.difference)
  }
}
