import Testing

@testable import Cleaning

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("9.15E+17", true), ("5.00108E+14", true), ("1E+20", true), ("915001080000000000", true),
    ("150010800202203000000000", true),
    ("1500108002022030100012345", false), ("100000000000000", false), ("500108600123456", false),
    ("QZX202203000000", false),
    ("A1.5E+17", false), ("20220301", false), ("0", false), ("", false),
  ])
  func `a number that a spreadsheet rounded is told from one that is whole`(_ text: String, _ isMangled: Bool) {
    #expect(Identifiers.isMangled(text) == isMangled)
  }

  @Test(arguments: [
    ("0012", "12"), ("12", "12"), ("LMH-001", "LMH-1"), ("LMH-010", "LMH-10"), ("A00B00", "A0B0"), ("000", "0"),
    ("100", "100"),
  ])
  func `leading noughts of every run of digits are left out`(_ code: String, _ bare: String) {
    #expect(Identifiers.withoutLeadingZeros(code) == bare)
  }

  @Test(arguments: [
    ("ＬＭＨ－００１", "LMH-001"), ("③", "3"), ("N\u{200B}1", "N1"), ("A\u{A0}1", "A 1"), ("（补）1", "(补)1"), ("编号1", "编号1"),
  ])
  func `codes are compared in narrow forms`(_ written: String, _ folded: String) {
    #expect(Identifiers.folded(written) == folded)
  }

  @Test(
    arguments: [
      ("23-62800000", "023-62800000"), ("(23)62800001", "023-62800001"), ("8311234567", "0831-1234567"),
      ("10-65001234", "010-65001234"),
      ("023-62800000", nil), ("62800000", nil), ("138001380", nil), ("13800138000", nil), ("23-628", nil), ("无", nil),
    ] as [(String, String?)])
  func `a landline without its leading nought is told`(_ written: String, _ number: String?) {
    #expect(PhoneNumbers.withLostZero(written)?.text == number)
  }
}
