import Measures
import Testing

@Suite struct KappaTests {
  /// J. L. Fleiss, J. Cohen, B. S. Everitt (1969): diagnoses of 200 cases, as shares ×200.
  @Test func `kappa of the published example`() throws {
    let table: [[Double]] = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    let kappa = try #require(cohenKappa(table).value)
    #expect(abs(kappa.observedAgreement - 0.70) < 1e-12)
    #expect(abs(kappa.expectedAgreement - 0.475) < 1e-9)
    #expect(abs(kappa.kappa.value - 0.428571428571) < 1e-9)
  }

  @Test func `perfect agreement is 1 and chance is 0`() throws {
    #expect(cohenKappa([[5, 0], [0, 5]]).value?.kappa.value == 1)
    #expect(abs(try #require(cohenKappa([[25, 25], [25, 25]]).value).kappa.value) < 1e-12)
  }

  @Test func `one category has no kappa`() {
    #expect(cohenKappa([[5, 0], [0, 0]]).reason == .allEqual)
    #expect(cohenKappa([]).reason == .emptyBase)
  }
}
