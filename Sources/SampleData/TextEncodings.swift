import Diagnostics
import Glibc

/// How a sample file's characters become bytes.
enum TextEncoding {
  case utf8, utf8WithMark, gb18030, utf16LittleEndian
}

/// Precondition: the C library knows GB18030, as glibc does wherever its gconv modules are installed; a character that it
/// cannot write becomes a question mark, as in Excel.
func encoded(_ text: String, as encoding: TextEncoding) throws(Failure) -> [UInt8] {
  switch encoding {
  case .utf8: return Array(text.utf8)
  case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  case .utf16LittleEndian:
    return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  case .gb18030: return try gb18030(text)
  }
}

private func gb18030(_ text: String) throws(Failure) -> [UInt8] {
  guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else {
    throw Failure(.defect, Finding(.defect, at: SourcePosition(file: "iconv"), found: "GB18030"))
  }
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 2 + 16)
  var inputLeft = input.count
  var outputLeft = output.count
  input.withUnsafeMutableBufferPointer { from in
    output.withUnsafeMutableBufferPointer { into in
      var source = from.baseAddress
      var target = into.baseAddress
      _ = iconv(converter, &source, &inputLeft, &target, &outputLeft)
    }
  }
  return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
}
