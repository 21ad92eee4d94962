/// Simple exponential smoothing from the first value, `exponential_smoothing`: the level after each value; the last
/// one is the forecast.
///
/// R. G. Brown (1956). Undefined: no values. Refused: an alpha outside 0…1.
public func exponentialSmoothing(_ values: [Double], alpha: Double) -> Measured<[Double]> {
  guard alpha >= 0, alpha <= 1 else { return .refused(.outOfDomain) }
  guard values.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard var level = values.first else { return .undefined(.emptyBase) }
  return .value(
    values.map { value in
      level += alpha * (value - level)
      return level
    })
}
