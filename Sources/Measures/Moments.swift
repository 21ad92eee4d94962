/// Mean and sum of squares about it. The mean is kept in two parts, so that distances from it are right to the last
/// digits however far from 0 the values lie.
struct Moments {
  let n: Int
  let mean: Double
  private let rest: Double
  /// Σ(y − m)²; exactly 0 where all are equal.
  let squares: Double

  init(_ values: [Double]) {
    n = values.count
    guard let first = values.first else {
      (mean, rest, squares) = (0, 0, 0)
      return
    }
    let size = Double(values.count)
    let rough = first + compensatedSum(values.lazy.map { $0 - first }) / size
    let correction = compensatedSum(values.lazy.map { $0 - rough }) / size
    let mean = rough + correction
    self.mean = mean
    rest = correction - (mean - rough)
    var squares = CompensatedSum()
    for value in values {
      let distance = (value - mean) - rest
      squares.add(distance * distance)
    }
    self.squares = values.allSatisfy { $0 == first } ? 0 : squares.value
  }

  /// y − m.
  func distance(_ value: Double) -> Double { (value - mean) - rest }
}
