/// Blocks of single-precision numbers, worked on without checks: the fitting of a model spends most of its time here.
final class FloatBlock {
  let count: Int
  let base: UnsafeMutablePointer<Float>
  /// The whole blocks of sixteen; the rest is done one by one.
  private let wide: Int

  init(_ count: Int) {
    self.count = count
    wide = count & ~15
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { base.deallocate() }

  var array: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inline(__always)
  private func load(_ index: Int) -> SIMD16<Float> {
    UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always)
  private func store(_ value: SIMD16<Float>, _ index: Int) {
    UnsafeMutableRawPointer(base + index).storeBytes(of: value, as: SIMD16<Float>.self)
  }

  func copy(_ other: FloatBlock) { base.update(from: other.base, count: count) }

  /// self = one + factor·two
  func set(_ one: FloatBlock, plus two: FloatBlock, times factor: Float) {
    let factors = SIMD16<Float>(repeating: factor)
    var index = 0
    while index < wide {
      store(one.load(index) + factors * two.load(index), index)
      index += 16
    }
    while index < count {
      base[index] = one.base[index] + factor * two.base[index]
      index += 1
    }
  }

  /// self = factor·self
  func scale(_ factor: Float) {
    for index in 0..<count { base[index] *= factor }
  }

  /// Sums of sixteen side by side, each of at most 4096 terms in single precision and then in double.
  func dot(_ other: FloatBlock) -> Double {
    var total = 0.0
    var index = 0
    while index < wide {
      var sums = SIMD16<Float>(repeating: 0)
      let end = min(wide, index + 4096)
      while index < end {
        sums += load(index) * other.load(index)
        index += 16
      }
      for lane in 0..<16 { total += Double(sums[lane]) }
    }
    while index < count {
      total += Double(base[index]) * Double(other.base[index])
      index += 1
    }
    return total
  }

  var norm: Double { dot(self).squareRoot() }
}
