import DelimitedText
import Foundation
import Testing

@Suite struct ChunkReaderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "wotu-chunks-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  /// The records of a file read in chunks of some size.
  private func read(_ bytes: [UInt8], _ dialect: Dialect, chunk: Int) throws -> [[String]] {
    let path = folder.appending(path: UUID().uuidString).path
    try Data(bytes).write(to: URL(filePath: path))
    let scan = try scanFile(path, displayName: "x.csv")
    let reader = try ChunkReader(path, displayName: "x.csv", scan: scan, dialect: dialect, chunkBytes: chunk)
    let batch = RecordBatch()
    var result: [[String]] = []
    while try reader.next(into: batch) {
      batch.parse(dialect)
      result += (0..<batch.recordCount).map(batch.texts)
    }
    return result
  }

  private let nasty = [
    "编号,内容,金额\n1,\"甲,乙\n丙\",３\n2,\"他说\"\"好\"\"了\",\n3,\"他说\"好\"了\",5\n4,没\"引\"号,6\n5,\"\",7\n",
    "a,\"b\nc,d\n\"e\",f\n\"g,h\n",
    "a\r\nb,\"c\r\nd\"\r\n\r\ne\r\n",
    "a,b\rc,\"d\re\"\r",
    "弹子石老街,龙门浩老街\n\"黄桷垭\n老街\",x",
  ]

  @Test func `any chunk size gives the same records`() throws {
    for text in nasty {
      let bytes = Array(text.utf8)
      let whole = try read(bytes, Dialect(), chunk: 1 << 20)
      for chunk in [16, 17, 19, 23, 31, 40, 64] {
        #expect(try read(bytes, Dialect(), chunk: chunk) == whole, "chunk \(chunk) of \(text)")
      }
    }
  }

  @Test func `random tables of quotes, delimiters and line ends read alike in any chunks`() throws {
    var state: UInt64 = 20_220_131
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = ["a", "\"", "\"\"", ",", "\n", "\r\n", "老街", "\",\"", "1"]
    for _ in 0..<60 {
      let text = (0..<60).map { _ in pieces[random(pieces.count)] }.joined()
      let bytes = Array(text.utf8)
      let whole = try read(bytes, Dialect(), chunk: 1 << 20)
      for chunk in [16, 29, 50] { #expect(try read(bytes, Dialect(), chunk: chunk) == whole) }
    }
  }

  @Test func `UTF-16 and marked UTF-8 read as UTF-8 does`() throws {
    let text = "编号,名称\n1,段氏炒货😀\n2,\"甲\n乙\"\n"
    let plain = try read(Array(text.utf8), Dialect(), chunk: 1 << 20)
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let unmarked = Array(little.dropFirst(2))
    for bytes in [little, big, unmarked, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      for chunk in [16, 33, 1 << 20] { #expect(try read(bytes, Dialect(), chunk: chunk) == plain) }
    }
  }

  @Test func `GB18030 reads in two and four bytes, cut anywhere`() throws {
    // 满意 (C2 FA D2 E2), ㄅ… and 😀 (94 39 FC 36) as four bytes, CP936's euro sign (80).
    let bytes: [UInt8] = [0xC2, 0xFA, 0xD2, 0xE2, 0x2C, 0x94, 0x39, 0xFC, 0x36, 0x2C, 0x80, 0x0A]
    for chunk in [16, 1 << 20] { #expect(try read(bytes, Dialect(), chunk: chunk) == [["满意", "😀", "€"]]) }
  }

  @Test func `one bad byte costs one cell`() throws {
    let bytes = Array("a,满意,b\nc,".utf8) + [0xFF] + Array("意,d\n".utf8)
    let rows = try read(bytes, Dialect(), chunk: 1 << 20)
    #expect(rows == [["a", "满意", "b"], ["c", "\u{FFFD}意", "d"]])
  }
}

@Suite struct FileScanTests {
  private func scan(_ bytes: [UInt8]) throws -> FileScan {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-scan-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try scanFile(path, displayName: "x.csv")
  }

  @Test func `UTF-8 wins over GB18030 where all is valid UTF-8`() throws {
    #expect(try scan(Array("满意\n".utf8)).encoding == .utf8)
    #expect(try scan([0xC2, 0xFA, 0xD2, 0xE2, 0x0A]).encoding == .gb18030)
    #expect(try scan(Array("plain\n".utf8)).encoding == .utf8)
  }

  @Test func `overlong forms, surrogates and cut sequences are not UTF-8`() throws {
    for bad in [[0xC0, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE6, 0xBB]]
      as [[UInt8]]
    {
      let found = try scan(Array("满意满意满意\n".utf8) + bad)
      #expect(found.firstInvalid != nil || found.encoding == .gb18030, "\(bad)")
    }
  }

  @Test func `a sequence cut by the end of a block is whole`() throws {
    let filler = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) - 1)
    let found = try scan(filler + Array("满意".utf8))
    #expect(found.encoding == .utf8)
    #expect(found.firstInvalid == nil)
  }

  @Test func `a binary file is called one`() throws {
    #expect(try scan([0x51, 0x4B, 3, 4, 0, 0, 0, 0, 9, 0, 1]).isBinary)
  }
}
