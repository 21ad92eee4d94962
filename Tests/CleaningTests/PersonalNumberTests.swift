import Testing

@testable import Cleaning

@Suite struct PersonalNumberTests {
  @Test(arguments: [
    ("19900005678", "199****5678"), ("王 18600001111 号", "王 186****1111 号"),
    ("500108199001011234", "500***********1234"),
    ("50010819900101123X", "500***********123X"),
  ])
  func `telephone and identity card numbers are masked wherever they stand`(_ text: String, _ masked: String) {
    #expect(maskingPersonalNumbers(text) == masked)
  }

  @Test(arguments: [
    "1500108202005210000000033", "DZS-001", "2021-11-31 09:00", "12345678901", "92500108WTU000011R", "128",
  ])
  func `case numbers, codes and dates stay`(_ text: String) { #expect(maskingPersonalNumbers(text) == text) }
}
