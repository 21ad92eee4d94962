import CTextScan
import DelimitedText
import Foundation
import Testing

/// Everything that a reading of a text gives.
struct Reading: Equatable {
  var records: [[String]] = []
  var lines: [Int] = []
  var flags: [UInt8] = []
  var bytes: [[UInt8]] = []
  var nextLine = 1

  mutating func add(_ batch: RecordBatch) {
    for record in 0..<batch.recordCount {
      records.append(batch.texts(record))
      lines.append(batch.line(record))
      flags.append(batch.flags(record).rawValue)
      bytes.append(Array(batch.recordBytes(record)))
    }
    nextLine = batch.nextLine
  }

  init(_ text: [UInt8], _ dialect: Dialect = Dialect(), width: Int? = nil, isStrict: Bool = false) {
    let batch = RecordBatch()
    batch.expectedFields = width
    text.withUnsafeBytes { batch.load($0) }
    batch.parse(dialect, isStrict: isStrict)
    add(batch)
  }

  /// Read from a file in chunks.
  init(_ path: String, width: Int? = nil, chunk: Int) throws {
    let scan = try scanFile(path, displayName: "x.csv")
    let reader = try ChunkReader(
      path, displayName: "x.csv", scan: scan, dialect: Dialect(), chunkBytes: chunk, expectedFields: width)
    let batch = RecordBatch()
    while try reader.next(into: batch) {
      batch.parse(Dialect(), firstLine: nextLine)
      add(batch)
    }
  }
}

/// Numbers that are the same on every machine.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A mess of quotes, delimiters and line ends; with few pieces it is nearly clean, with all of them it is not.
func mess(_ numbers: inout SeededNumbers, pieces: Int) -> [UInt8] {
  let kinds: [[String]] = [
    ["1,甲,满意\n", "2,\"乙,丙\",一般\r\n", "3,\"丁\n戊\",\"好\"\"的\"\"\"\n", ",,\n", "4,\"\",x\r"],
    ["a", "\"", "\"\"", ",", "\n", "\r\n", "老街", "\",\"", "1", "\r", "\n\"", "\",", " \"", "\"\n"],
    ["5,\"没有闭合,x\n", "6,好\"了,y\n", "7,\"他说\"好\"了\",z\n", "8,\"甲\n9,乙,丙\n", "\"", ",\"\"\"\n", "长"],
  ]
  let kind = Int.random(in: 0...3, using: &numbers)
  return (0..<pieces).flatMap { _ -> [UInt8] in
    let from = kind < 3 && Int.random(in: 0..<8, using: &numbers) > 0 ? kind : Int.random(in: 0..<3, using: &numbers)
    let piece = Array((kinds[from].randomElement(using: &numbers) ?? "").utf8)
    let repeats = Int.random(in: 0..<40, using: &numbers) == 0 ? 70 : 1
    return Array(repeatElement(piece, count: repeats).joined())
  }
}

@Suite struct FastAndStrictTests {
  @Test func `the fast and the strict reader give the same of any mess`() {
    var numbers = SeededNumbers(state: 20_220_101)
    for _ in 0..<1500 {
      let text = mess(&numbers, pieces: Int.random(in: 1...80, using: &numbers))
      for width in [nil, 3] as [Int?] {
        let fast = Reading(text, width: width)
        let strict = Reading(text, width: width, isStrict: true)
        #expect(fast == strict, "\(String(decoding: text, as: UTF8.self).debugDescription)")
        if fast != strict { return }
      }
    }
  }

  @Test func `any chunks give the records of the whole, whatever the mess`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-mess-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var numbers = SeededNumbers(state: 20_220_701)
    for _ in 0..<300 {
      let text = mess(&numbers, pieces: Int.random(in: 1...80, using: &numbers))
      try Data(text).write(to: URL(filePath: path))
      for width in [nil, 3] as [Int?] {
        let whole = Reading(text, width: width)
        for chunk in [16, 29, 64, 131] {
          let parts = try Reading(path, width: width, chunk: chunk)
          #expect(parts == whole, "chunk \(chunk) of \(String(decoding: text, as: UTF8.self).debugDescription)")
          if parts != whole { return }
        }
      }
    }
  }

  @Test func `every byte of a text is in one record or is a line end`() {
    var numbers = SeededNumbers(state: 7)
    for _ in 0..<300 {
      let text = mess(&numbers, pieces: 60)
      let reading = Reading(text)
      let without = text.filter { $0 != 10 && $0 != 13 }.count
      #expect(reading.bytes.joined().filter { $0 != 10 && $0 != 13 }.count == without)
    }
  }

  @Test func `masks are the same by vectors of any width and without`() {
    var numbers = SeededNumbers(state: 11)
    let bytes = (0..<(64 * 9)).map { _ in [10, 13, 34, 44, 65, 0, 0xE6].randomElement(using: &numbers) ?? UInt8(0) }
    func masks(_ width: wotu_width) -> [[UInt64]] {
      var found = [wotu_masks](repeating: wotu_masks(), count: 9)
      wotu_find_structure_at(width, bytes, 9, 34, 44, &found)
      return found.map { [$0.quote, $0.delimiter, $0.line_feed, $0.carriage_return] }
    }
    let plain = masks(wotu_portable)
    #expect(masks(wotu_narrow) == plain)
    #expect(masks(wotu_widest) == plain)
    for (index, byte) in bytes.enumerated() {
      #expect(plain[index / 64][0] >> UInt64(index % 64) & 1 == (byte == 34 ? 1 : 0))
    }
  }
}

@Suite struct StrayQuoteTests {
  /// Rows of four cells, one of them with `cell` for its third.
  private func table(_ cell: String, at row: Int, rows: Int = 40, quoted: Bool = true) -> [UInt8] {
    let lines = (1...rows).map { line in
      "\(line),商户\(line),\(line == row ? cell : quoted && line % 3 == 0 ? "\"很好,\(line)\"" : "满意"),重庆"
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test(arguments: [4, nil] as [Int?])
  func `a stray quote swallows no row behind it`(_ width: Int?) {
    for row in [1, 2, 17, 39, 40] {
      for quoted in [true, false] {
        let reading = Reading(table("\"满意", at: row, quoted: quoted), width: width)
        #expect(reading.records.count == 40, "row \(row)")
        #expect(reading.records[row - 1] == ["\(row)", "商户\(row)", "\"满意", "重庆"])
        #expect(reading.flags[row - 1] == RecordFlags.unclosedQuote.rawValue)
        #expect(reading.lines[row - 1] == row)
      }
    }
  }

  @Test func `a quoted cell of many lines is one cell, even with delimiters in its lines`() {
    let cell = "\"" + (1...60).map { "第\($0)行, 一些话" }.joined(separator: "\n") + "\""
    let reading = Reading(table(cell, at: 5), width: 4)
    #expect(reading.records.count == 40)
    #expect(reading.records[4].count == 4)
    #expect(reading.lines[5] == 65)
  }

  @Test func `a cell larger than a chunk is whole`() {
    let cell = "\"" + String(repeating: "很长,的话\n", count: 30_000) + "\""
    #expect(Reading(table(cell, at: 5), width: 4).records.count == 40)
  }

  @Test func `two stray quotes in one column of distant rows swallow nothing between`() {
    var lines = (1...60).map { "\($0),商户\($0),满意,重庆" }
    lines[9] = "10,\"商户10,满意,重庆"
    lines[49] = "50,商户50\",满意,重庆"
    let reading = Reading(Array(lines.joined(separator: "\n").utf8), width: 4)
    #expect(reading.records.count == 60)
  }

  @Test func `very many quotes that nothing closes take no long time`() {
    let reading = Reading(Array(String(repeating: "1,\"甲\n乙\n", count: 100_000).utf8), width: 3)
    #expect(reading.records.count == 200_000)
    let row = Reading(Array(String(repeating: ",\"甲", count: 200_000).utf8))
    #expect(row.records[0].count == 200_001)
  }
}
