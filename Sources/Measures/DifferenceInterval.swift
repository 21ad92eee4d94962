/// The interval of a difference of two independent estimates from their own intervals (MOVER): whether two groups
/// differ is told by this, never by whether their intervals overlap.
///
/// G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008); for two Wilson intervals it is Newcombe's method 10.
/// Refused: an interval that does not hold its estimate.
public func differenceInterval(_ a: Estimate, _ b: Estimate) -> Measured<Estimate> {
  guard a.lower <= a.value, a.value <= a.upper, b.lower <= b.value, b.value <= b.upper else {
    return .refused(.scaleOutOfOrder)
  }
  let down = ((a.value - a.lower) * (a.value - a.lower) + (b.upper - b.value) * (b.upper - b.value)).squareRoot()
  let up = ((a.upper - a.value) * (a.upper - a.value) + (b.value - b.lower) * (b.value - b.lower)).squareRoot()
  let difference = a.value - b.value
  return .value(Estimate(value: difference, lower: difference - down, upper: difference + up))
}
