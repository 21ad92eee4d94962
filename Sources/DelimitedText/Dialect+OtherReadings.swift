extension Dialect {
  /// The cells of a record that this dialect does not cut, as other delimiters cut it into just ``width`` fields.
  func otherReadings(of cells: [[UInt8]]) -> [[[UInt8]]] {
    let text = Array(cells.joined(separator: [delimiter] + delimiterTail))
    let others = [",", "\t", ";", "|", "，", "；", " "].filter { Array($0.utf8) != [delimiter] + delimiterTail }
    return others.compactMap { other in
      let bytes = Array(other.utf8)
      var reading = self
      reading.delimiter = bytes[0]
      reading.delimiterTail = Array(bytes.dropFirst())
      reading.skipsInitialSpace = false
      reading.mergesDelimiters = false
      reading.isFramed = false
      reading.isWrapped = false
      reading.width = columns
      return text.withUnsafeBufferPointer { reading.wholeRecord($0) }
    }
  }

  /// The cells of a text that is one undamaged record of ``width`` fields.
  private func wholeRecord(_ text: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
    guard let base = text.baseAddress else { return nil }
    let parsed = StrictParser(base, text.count, self, isComplete: true).record(at: 0)
    guard parsed.fields.count == width, parsed.end >= text.count, parsed.strays == 0 else { return nil }
    return parsed.fields.map { field in
      let bytes = UnsafeBufferPointer(start: base + field.start, count: max(0, field.end - field.start))
      return field.hasEscapes ? resolvedEscapes(bytes, self) : Array(bytes)
    }
  }
}
