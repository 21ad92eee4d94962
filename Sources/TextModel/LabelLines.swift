/// Weights, a line of numbers a feature, one a label, filled up to whole blocks of four; the last line holds the constants. Fitting spends
/// its time here.
struct LabelLines {
  /// Numbers of a line.
  let stride: Int
  private let lines: Int
  private let labels: Int
  private let block: FloatBlock

  init(lines: Int, labels: Int) {
    self.lines = lines
    self.labels = labels
    stride = (labels + 3) & ~3
    block = FloatBlock(lines * stride)
  }

  /// The scores of a row.
  func read(_ rows: FeatureRows, _ row: Int, into target: FloatBlock) {
    let constants = (lines - 1) * stride
    rows.withRow(row) { features, values in
      for part in Swift.stride(from: 0, to: stride, by: 4) {
        let base = block.base + part
        // Sums stay in the processor; a row's lines are near it from the second block on.
        var sums = load(base + constants)
        for place in features.indices { sums += values[place] * load(base + Int(features[place]) * stride) }
        store(sums, target.base + part)
      }
    }
  }

  /// Adds to the weights of a row's features a change times the feature's value, and to the constants the change itself.
  func add(_ change: FloatBlock, _ rows: FeatureRows, _ row: Int) {
    let constants = (lines - 1) * stride
    rows.withRow(row) { features, values in
      for part in Swift.stride(from: 0, to: stride, by: 4) {
        let base = block.base + part
        let own = load(change.base + part)
        for place in features.indices {
          let line = base + Int(features[place]) * stride
          store(load(line) + values[place] * own, line)
        }
        store(load(base + constants) + own, base + constants)
      }
    }
  }

  /// The weights without what the lines were filled up with.
  var array: [Float] {
    var result: [Float] = []
    result.reserveCapacity(lines * labels)
    for line in 0..<lines { result += UnsafeBufferPointer(start: block.base + line * stride, count: labels) }
    return result
  }

  @inline(__always)
  private func load(_ place: UnsafePointer<Float>) -> SIMD4<Float> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always)
  private func store(_ value: SIMD4<Float>, _ place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: value, as: SIMD4<Float>.self)
  }
}

/// Single-precision numbers worked on without checks.
final class FloatBlock {
  let count: Int
  let base: UnsafeMutablePointer<Float>

  init(_ count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { base.deallocate() }

  /// self = factor·self
  func scale(_ factor: Float) {
    for index in 0..<count { base[index] *= factor }
  }
}
