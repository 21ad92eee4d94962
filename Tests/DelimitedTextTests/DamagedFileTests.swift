import DelimitedText
import Diagnostics
import Dispatch
import Foundation
import Glibc
import Testing

@Suite struct DamagedFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "wotu-damage-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func path(_ bytes: [UInt8]) throws -> String {
    let path = folder.appending(path: UUID().uuidString).path
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test(
    arguments: [
      (Array("PK\u{3}\u{4}....xl/workbook.xml".utf8), ForeignFormat.xlsx, FindingCode.workbookFile),
      (Array("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8), .ods, .workbookFile),
      (Array("PK\u{3}\u{4}....a.csv".utf8), .zip, .archiveFile),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], .xls, .workbookFile),
      ([0x1F, 0x8B, 8, 0, 0, 0], .gzip, .archiveFile),
      (Array("%PDF-1.7\n".utf8), .pdf, .otherFormat),
      (Array("\u{FEFF} \r\n<HTML><body><table>".utf8), .html, .pageFile),
      (Array("<table border=1><tr><td>编号</td>".utf8), .html, .pageFile),
      (
        Array("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".utf8),
        .spreadsheetXML, .pageFile
      ),
      ([0xFF, 0xFE] + Array("<html>".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, .html, .pageFile),
    ] as [([UInt8], ForeignFormat, FindingCode)])
  func `a file of another kind is known by its first bytes`(
    _ bytes: [UInt8], _ format: ForeignFormat, _ code: FindingCode
  )
    throws
  {
    let scan = try scanFile(try path(bytes), displayName: "来源.xls")
    #expect(scan.foreignFormat == format)
    let refusal = scan.refusal("来源.xls")
    #expect(refusal?.findings.map(\.code) == [code])
    #expect(refusal?.status == .missingInput)
  }

  /// Closed twice, the number would be another thread's file by the second time.
  @Test func `what is refused is closed once`() throws {
    let (folder, other) = (folder.path, try path([1]))
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      for _ in 0..<2000 {
        if thread == 0 {
          #expect(throws: Failure.self) { try scanFile(folder, displayName: "x") }
        } else {
          let descriptor = open(other, O_RDONLY)
          var status = stat()
          #expect(fstat(descriptor, &status) == 0 && close(descriptor) == 0)
        }
      }
    }
  }

  @Test func `words that begin as other kinds do are text`() throws {
    for text in ["BZh,编号\n1,2\n", "PAR,1\n", "<编号>,名称\n1,2\n", "Rar,b\n"] {
      #expect(try scanFile(try path(Array(text.utf8)), displayName: "x").refusal("x") == nil, "\(text)")
    }
  }

  @Test func `a few NULs, or a tail of them, cost their records and no others`() throws {
    var rows = (1...200).map { "\($0),商户\($0),满意\n" }
    rows[41] = "42,商\0户,满意\n"
    for tail in [0, 4096] {
      let bytes = Array(rows.joined().utf8) + [UInt8](repeating: 0, count: tail)
      let path = try path(bytes)
      let scan = try scanFile(path, displayName: "x")
      #expect(scan.refusal("x") == nil)
      #expect(scan.encoding == .utf8)
      let reading = try Reading(path, chunk: 1000)
      let flagged = reading.flags.indices.filter { reading.flags[$0] == RecordFlags.nulByte.rawValue }
      #expect(flagged == (tail > 0 ? [41, 200] : [41]))
      #expect(reading.records.count == 200 + min(tail, 1))
    }
  }

  @Test func `standard input and pipes are copied, and can be read again`() throws {
    let fifo = folder.appending(path: "pipe").path
    #expect(mkfifo(fifo, 0o600) == 0)
    let writer = Thread { try? Data("a,b\n1,2\n".utf8).write(to: URL(filePath: fifo), options: []) }
    writer.start()
    let input = try SpooledInput(fifo)
    for _ in 0..<2 { #expect(try Reading(input.path, chunk: 64).records == [["a", "b"], ["1", "2"]]) }
  }

  @Test func `a pipe is no source of a pipeline, and nobody waits for it`() throws {
    let fifo = folder.appending(path: "pipe").path
    #expect(mkfifo(fifo, 0o600) == 0)
    #expect(throws: Failure.self) { try scanFile(fifo, displayName: "x") }
    #expect(throws: Failure.self) { try scanFile("/dev/null", displayName: "x") }
    #expect(throws: Failure.self) { try scanFile(folder.path, displayName: "x") }
  }

  @Test func `a file of nothing is a file of nothing`() throws {
    let input = try SpooledInput("/dev/null")
    #expect(try Reading(input.path, chunk: 64).records.isEmpty)
    #expect(try Reading(try path([]), chunk: 64).records.isEmpty)
    #expect(try Reading(try path([0xEF, 0xBB, 0xBF]), chunk: 64).records.isEmpty)
  }

  @Test func `a truncated file keeps every whole record`() throws {
    let bytes = Array("1,\"甲\n乙\",x\n2,\"丙\n".utf8)
    #expect(try Reading(try path(bytes), chunk: 64).records == [["1", "甲\n乙", "x"], ["2", "\"丙"]])
  }
}
