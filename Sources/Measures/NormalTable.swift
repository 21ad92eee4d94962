/// Standard normal draws by table: the quantile function at 4096 equal steps of probability, linear in between.
///
/// Mean 0, variance within 1e-3 of 1, no draw beyond 3.9: for resampling, where a draw must cost a nanosecond, and
/// for nothing else.
public struct NormalTable: Sendable {
  /// The one table; making it takes four thousand quantiles.
  public static let shared = NormalTable()

  let nodes: [Double]

  private init() {
    let cells = 4096
    nodes = (0...cells).map { index in
      // The outermost nodes would be infinite; they stand where the outermost quarter cell ends.
      let share = min(max(Double(index), 0.25), Double(cells) - 0.25) / Double(cells)
      return Distributions.normalQuantile(share)
    }
  }

  /// A draw from 64 random bits: the upper 12 choose the step, the others the place in it.
  public func draw(_ bits: UInt64) -> Double {
    nodes.withUnsafeBufferPointer { Self.draw(bits, $0) }
  }

  @inline(__always)
  static func draw(_ bits: UInt64, _ nodes: UnsafeBufferPointer<Double>) -> Double {
    let cell = Int(truncatingIfNeeded: bits >> 52)
    let part = Double(bits & 0xF_FFFF_FFFF_FFFF) * 0x1p-52
    return nodes[cell] + part * (nodes[cell + 1] - nodes[cell])
  }
}
