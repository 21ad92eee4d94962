import DelimitedText
import Diagnostics
import Pipeline
import SampleData
import Stages
import StationModel

/// `sniff` and `tidy`: they refuse or give a table; what `tidy` writes is valid UTF-8 after RFC 4180 with as many records as it says, and
/// stays the same when it is read and written by the letter.
enum TableTarget {
  private static let vocabulary = HeadingVocabulary.settings(
    headings: CompiledFiles.headings, pipelines: CompiledFiles.pipelines)

  static func test(_ data: UnsafeRawBufferPointer) {
    let file = MemoryFile(data)
    do throws(Failure) {
      let table = try OpenedTable(file.path, vocabulary: vocabulary)
      if let line = table.headerLine { precondition(line > 0 && line <= data.count + 1, "a heading outside the file") }
      var output: [UInt8] = []
      var tidy = TidyTable(table) { output += $0 }
      let outcome = try tidy.run(chunkBytes: 64)
      for finding in outcome.findings {
        if let line = finding.position.line { precondition(line > 0 && line <= data.count + 1, "outside the file") }
      }
      check(output, outcome.records)
    } catch {
      precondition(!error.findings.isEmpty, "a refusal without a reason")
    }
  }

  private static func check(_ output: [UInt8], _ records: Int) {
    precondition(String(validating: output, as: UTF8.self) != nil, "what was written is not UTF-8")
    // By the letter of RFC 4180, without weighing what a quote may have swallowed.
    var (read, isQuoted, isEmpty) = (0, false, true)
    for byte in output {
      if byte == 0x22 { isQuoted.toggle() }
      isEmpty = byte == 10 && !isQuoted
      if isEmpty { read += 1 }
    }
    precondition(!isQuoted && isEmpty, "a quote is open at the end")
    precondition(read == records || read == records + 1, "\(read) records stand where \(records) were written")
  }
}
