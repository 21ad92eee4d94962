internal import SparseRows

/// Adds up rows of a ``PairTable``.
struct RowAdder {
  typealias Whole = SIMD4<Int32>
  /// Sums of thirty-two bits as they stand, and of their higher halves.
  typealias Sums = (whole: Whole, high: Whole)
  typealias Numbers = (high: SIMD4<Float>, low: SIMD4<Float>)

  let table: PairTable
  let rows: UnsafeBufferPointer<UInt32>
  let repeats: UnsafeBufferPointer<PairScorer.Repeat>

  @inline(__always)
  private func load(_ row: UInt32, _ place: Int) -> Whole {
    UnsafeRawPointer(table.rows.base + (Int(row) &* table.stride &+ place)).loadUnaligned(as: Whole.self)
  }

  @inline(__always)
  private func add(_ numbers: Whole, _ sums: inout Sums) {
    sums.whole &+= numbers
    sums.high &+= numbers &>> Whole(repeating: 16)
  }

  @inline(__always)
  func two(_ place: Int) -> (Sums, Sums, Sums) {
    var (first, second): (Sums, Sums) = ((Whole(), Whole()), (Whole(), Whole()))
    let (base, stride) = (table.rows.base + place, table.stride)
    for row in rows {
      let line = UnsafeRawPointer(base + Int(row) &* stride)
      add(line.loadUnaligned(as: Whole.self), &first)
      add(line.loadUnaligned(fromByteOffset: 16, as: Whole.self), &second)
    }
    return (first, second, first)
  }

  @inline(__always)
  func three(_ place: Int) -> (Sums, Sums, Sums) {
    var (first, second, third): (Sums, Sums, Sums) = ((Whole(), Whole()), (Whole(), Whole()), (Whole(), Whole()))
    let (base, stride) = (table.rows.base + place, table.stride)
    for row in rows {
      let line = UnsafeRawPointer(base + Int(row) &* stride)
      add(line.loadUnaligned(as: Whole.self), &first)
      add(line.loadUnaligned(fromByteOffset: 16, as: Whole.self), &second)
      add(line.loadUnaligned(fromByteOffset: 32, as: Whole.self), &third)
    }
    return (first, second, third)
  }

  /// The sums as numbers, with what repeated grams change in them.
  @inline(__always)
  func mended(_ sums: Sums, _ place: Int) -> Numbers {
    // What the lower halves are too high by has been added with every row.
    let excess = Whole(repeating: Int32(rows.count * 32_768))
    let low = sums.whole &- (sums.high &<< Whole(repeating: 16)) &- excess
    var result: Numbers = (SIMD4<Float>(sums.high), SIMD4<Float>(low))
    for given in repeats {
      let row = load(given.row, place)
      let first = given.row == given.first ? Whole(repeating: 32_768) : load(given.first, place)
      let mask = Whole(repeating: 0xFFFF)
      let high = (row &>> Whole(repeating: 16)) &- (first &>> Whole(repeating: 16))
      let weights = given.weights
      let factors = SIMD4(place == 0 ? given.square : weights, weights, weights, weights)
      result.high += factors * SIMD4<Float>(high)
      result.low += SIMD4(repeating: weights) * SIMD4<Float>((row & mask) &- (first & mask))
    }
    return result
  }
}
