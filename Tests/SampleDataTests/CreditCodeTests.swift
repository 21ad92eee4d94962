import Testing

@testable import SampleData

@Suite struct CreditCodeTests {
  /// Codes worked out by hand from GB 32100-2015 and GB 11714-1997.
  @Test func `invented codes carry both check characters`() {
    #expect(inventedCreditCode(1, isCompany: false) == "92500108WTU000011R")
    #expect(inventedCreditCode(3, isCompany: true) == "91500108WTU000038L")
    #expect(inventedCreditCode(1249, isCompany: false).count == 18)
  }

  @Test func `parts add up to the whole`() {
    #expect(apportion(10, by: [1, 1, 1]) == [4, 3, 3])
    #expect(apportion(0, by: [5, 5]) == [0, 0])
    #expect(apportion(7, by: [0, 3, 4]) == [0, 3, 4])
  }
}
