/// The features of many texts, row after row.
struct FeatureRows: Sendable {
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private(set) var values: [Float] = []

  init(_ texts: [[UInt8]], _ vocabulary: Vocabulary) {
    var scratch = Vocabulary.Scratch()
    for text in texts {
      text.withUnsafeBufferPointer { vocabulary.read($0, into: &scratch) }
      features += scratch.features
      values += scratch.values
      starts.append(features.count)
    }
  }

  var count: Int { starts.count - 1 }
}
