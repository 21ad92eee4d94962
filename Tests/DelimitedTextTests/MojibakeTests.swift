import Testing

@testable import DelimitedText

/// Chinese that was misread and saved before it came here.
@Suite("Mojibake")
struct MojibakeTests {
  @Test("one cell of Latin-1 letters that are Chinese is enough", arguments: ["å¾ˆæ»¡æ„", "ÂúÒâ", "æ»¡æ„", "·þÎñºÜºÃ"])
  func misreadAsLatin(word: String) {
    let found = Mojibake.evidence(in: Array("编号,内容\n1,\(word)\n".utf8))
    #expect(found?.line == 2)
  }

  @Test(
    "words of other languages are none",
    arguments: ["Café crème", "naïve façade", "Zürich", "Łódź", "Москва", "éè", "满意"])
  func otherLanguages(word: String) {
    #expect(Mojibake.evidence(in: Array("编号,内容\n1,\(word)\n".utf8)) == nil)
  }
}
