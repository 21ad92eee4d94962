import DelimitedText
import Foundation
import Testing

@Suite struct EncodingChoiceTests {
  private func scan(_ bytes: [UInt8]) throws -> FileScan {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-encoding-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try scanFile(path, displayName: "x.csv")
  }

  @Test func `Latin letters, Mac Roman and Big5 are no Chinese in GB18030`() throws {
    // Müller, Köln in ISO-8859-1: every high byte makes a pair with a letter.
    #expect(try scan(Array("a;b\nM".utf8) + [0xFC] + Array("ller;K".utf8) + [0xF6] + Array("ln\n".utf8)).isUndecided)
    // Mac Roman's no-break space before letters and before commas.
    let space: [UInt8] = [0xCA]
    #expect(try scan(Array("a".utf8) + space + Array("b,c".utf8) + space + Array(",d\n".utf8)).isUndecided)
    // 的 一 是 in Big5.
    #expect(try scan([0xAA, 0xBA, 0x2C, 0xA4, 0x40, 0x2C, 0xAC, 0x4F, 0x0A]).isUndecided)
  }

  @Test func `rare characters and a few bad bytes leave GB18030 what it is`() throws {
    // 满意 朱镕基, of which 镕 lies outside GB 2312; then a stray byte among a hundred characters.
    let rare: [UInt8] = [0xC2, 0xFA, 0xD2, 0xE2, 0x2C, 0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9, 0x0A]
    let whole = try scan(rare)
    #expect(whole.encoding == .gb18030 && !whole.isUndecided && whole.firstInvalid == nil)
    let word: [UInt8] = [0xC2, 0xFA, 0xD2, 0xE2]
    let good = (0..<3).flatMap { _ in word }
    let damaged = try scan(good + [0xFF, 0x0A] + (0..<20).flatMap { _ in good } + [0x0A])
    #expect(damaged.encoding == .gb18030 && !damaged.isUndecided)
    #expect(damaged.firstInvalid == 12)
  }

  @Test func `a byte missing from a character does not make Chinese text in UTF-8 another encoding`() throws {
    var text = Array(String(repeating: "弹子石老街,服务很好\n", count: 50).utf8)
    text.remove(at: text.count / 2)
    let found = try scan(text)
    #expect(found.encoding == .utf8 && !found.isUndecided)
    #expect(found.firstInvalid != nil)
  }

  @Test func `Korean and Cyrillic text is not taken for GB18030 though its bytes fit`() throws {
    let korean: [UInt8] = (0xB0...0xC8).flatMap { lead in [lead, 0xA1, lead, 0xF3, 0x2C] }
    #expect(try scan(korean + [0x0A]).isUndecided)
    let cyrillic: [UInt8] = (0xE0...0xFE).flatMap { letter in [letter, 0xE0 + (letter & 15), 0x20] }
    #expect(try scan(cyrillic + [0x0A]).isUndecided)
  }

  @Test func `a declared encoding that most of the text does not allow decides nothing`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-declared-\(UUID().uuidString)").path
    try Data([0xBA, 0xD3, 0xBD, 0xD6, 0x2C, 0xB2, 0xE8, 0xB9, 0xDD, 0x0A]).write(to: URL(filePath: path))
    var found = try scanFile(path, displayName: "x.csv")
    try found.declare(.utf8, path, displayName: "x.csv")
    #expect(found.isUndecided)
  }

  @Test(arguments: [
    ("windows-1252", [0x80, 0xE9] as [UInt8], "€é"), ("macintosh", [0x8E, 0xCA, 0x41], "é\u{A0}A"),
    ("Big5", [0xAA, 0xBA], "的"), ("Shift_JIS", [0x82, 0xA0], "あ"), ("EUC-KR", [0xB0, 0xA1], "가"),
    ("ISO-8859-1", [0xFC], "ü"), ("windows-1251", [0xC4, 0xE0], "Да"),
  ])
  func `a declared encoding is read by the C library's table`(_ name: String, _ bytes: [UInt8], _ text: String) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-declared-\(UUID().uuidString)").path
    try Data(bytes + [0x0A]).write(to: URL(filePath: path))
    var found = try scanFile(path, displayName: "x.csv")
    try found.declare(try #require(TextEncoding(declared: name)), path, displayName: "x.csv")
    for step in [16, 1 << 16] {
      let stream = try RecordStream(path, displayName: "x.csv", scan: found, dialect: Dialect(), step: step)
      let cell = try #require(try stream.next()?.cells.first)
      #expect(String(decoding: cell, as: UTF8.self) == text)
    }
  }

  @Test func tellsWhereTwoEncodingsMeet() throws {
    let text = "编号,意见\n1,服务态度很好\n2,菜品味道不错\n"
    // 编号,意见 / 3,服务态度很好, in GB18030.
    let behind: [UInt8] =
      [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xD2, 0xE2, 0xBC, 0xFB, 0x0A, 0x33, 0x2C]
      + [0xB7, 0xFE, 0xCE, 0xF1, 0xCC, 0xAC, 0xB6, 0xC8, 0xBA, 0xDC, 0xBA, 0xC3, 0x0A]
    let found = try scan(Array(text.utf8) + behind)
    #expect(found.isUndecided)
    #expect(found.evidence.contains("3 lines are UTF-8 and 2 GB18030, the encoding first changes at line 4"))
  }
}
