internal import SparseRows

/// Weights laid out for scoring: those of a feature lie side by side, times its rarity already, behind the square of the rarity. So
/// a gram that occurs once, as most do, is added as it stands, and the text's length comes out as one more label. Only at the end
/// are all sums divided by it.
final class Scorer: Sendable {
  private let reader: GramReader
  /// By feature: the square, then one a label, then zeros up to a multiple of four; with room behind for the widest load.
  private let weights: FixedTable<Float>
  private let constants: [Float]
  private let stride: Int
  private let labelCount: Int

  /// - Parameter weights: by feature, then by label, and the labels' constants behind them.
  init(_ vocabulary: Vocabulary, _ weights: [Float], labelCount: Int) {
    reader = GramReader(vocabulary)
    self.labelCount = labelCount
    stride = (labelCount + 4) & ~3
    var wide = [Float](repeating: 0, count: vocabulary.count * stride + 16)
    for feature in 0..<vocabulary.count {
      let rarity = vocabulary.rarity[feature]
      wide[feature * stride] = rarity * rarity
      for label in 0..<labelCount {
        wide[feature * stride + 1 + label] = weights[feature * labelCount + label] * rarity
      }
    }
    self.weights = FixedTable(wide)
    constants = Array(weights.suffix(labelCount))
  }

  /// - Parameter scores: becomes the constants and the weights of all that the text has.
  func score(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout GramReader.Scratch, _ scores: inout [Float]) {
    reader.find(text, into: &scratch)
    if scores.count != labelCount { scores = constants }
    var scale: Float = 0
    var place = 0
    while place < stride {
      // Twelve sums at once leave registers free.
      if stride - place > 4 {
        let sums = twelve(place, scratch)
        if place == 0 { scale = Self.scale(sums.0[0]) }
        store(sums.0, place, scale, &scores)
        store(sums.1, place + 4, scale, &scores)
        store(sums.2, place + 8, scale, &scores)
        place += 12
      } else {
        let sums = four(place, scratch)
        if place == 0 { scale = Self.scale(sums[0]) }
        store(sums, place, scale, &scores)
        place += 4
      }
    }
  }

  private static func scale(_ squares: Float) -> Float { squares > 0 ? 1 / squares.squareRoot() : 0 }

  @inline(__always)
  private func twelve(
    _ place: Int, _ scratch: borrowing GramReader.Scratch
  ) -> (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) {
    var sums = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
    let base = weights.base + place
    let stride = stride
    reader.forEach(scratch) { feature in
      let line = base + feature &* stride
      sums.0 += load(line)
      sums.1 += load(line + 4)
      sums.2 += load(line + 8)
    }
    for (feature, damped) in scratch.repeats {
      let line = base + feature * stride
      sums.0 += Self.rest(damped, place) * load(line)
      sums.1 += (damped - 1) * load(line + 4)
      sums.2 += (damped - 1) * load(line + 8)
    }
    return sums
  }

  @inline(__always)
  private func four(_ place: Int, _ scratch: borrowing GramReader.Scratch) -> SIMD4<Float> {
    var sums = SIMD4<Float>()
    let base = weights.base + place
    let stride = stride
    reader.forEach(scratch) { sums += load(base + $0 &* stride) }
    for (feature, damped) in scratch.repeats { sums += Self.rest(damped, place) * load(base + feature * stride) }
    return sums
  }

  /// What a gram that occurs more than once adds to what it was taken for; the first number of all is a square.
  @inline(__always)
  private static func rest(_ damped: Float, _ place: Int) -> SIMD4<Float> {
    SIMD4(place == 0 ? damped * damped - 1 : damped - 1, damped - 1, damped - 1, damped - 1)
  }

  @inline(__always)
  private func load(_ place: UnsafePointer<Float>) -> SIMD4<Float> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always)
  private func store(_ sums: SIMD4<Float>, _ place: Int, _ scale: Float, _ scores: inout [Float]) {
    for lane in 0..<4 where place + lane > 0 && place + lane <= labelCount {
      scores[place + lane - 1] = constants[place + lane - 1] + sums[lane] * scale
    }
  }
}
