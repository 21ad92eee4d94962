/// The features of many texts, row after row.
struct FeatureRows: Sendable {
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private(set) var values: [Float] = []

  init(_ texts: [[UInt8]], _ vocabulary: Vocabulary) {
    let reader = GramReader(vocabulary)
    var scratch = GramReader.Scratch()
    for text in texts {
      text.withUnsafeBufferPointer { reader.read($0, into: &scratch) }
      features += scratch.features.prefix(scratch.count)
      values += scratch.values.prefix(scratch.count)
      starts.append(features.count)
    }
  }

  /// Calls the body with the features of a row and their values.
  @inline(__always)
  func withRow(_ row: Int, _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Void) {
    let places = starts[row]..<starts[row + 1]
    features.withUnsafeBufferPointer { features in
      values.withUnsafeBufferPointer { values in
        body(UnsafeBufferPointer(rebasing: features[places]), UnsafeBufferPointer(rebasing: values[places]))
      }
    }
  }

  var count: Int { starts.count - 1 }
}
