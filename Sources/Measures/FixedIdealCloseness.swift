/// Closeness of one unit to the ideal, d⁻/(d⁺ + d⁻), where the best and the worst are the ends of a scale (more is better) and not what
/// was observed: no other unit can turn it, as with ``idealSolution(_:weights:higherIsBetter:)``. Criteria without a value are left out.
///
/// C.-L. Hwang and K. Yoon (1981), with the absolute ideals that they discuss. Undefined: no value with a weight. Refused: lengths that
/// differ, negative weights, ends out of order.
public func fixedIdealCloseness(
  _ values: [Double?], weights: [Double], worst: Double = 0, best: Double = 1
) -> Measured<Double> {
  guard values.count == weights.count else { return .refused(.lengthsDiffer) }
  guard weights.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard worst < best else { return .refused(.scaleOutOfOrder) }
  var toBest = CompensatedSum()
  var toWorst = CompensatedSum()
  for (value, weight) in zip(values, weights) {
    guard let value else { continue }
    toBest.add(square(weight * (best - value)))
    toWorst.add(square(weight * (value - worst)))
  }
  let near = toWorst.value.squareRoot()
  let far = toBest.value.squareRoot()
  return near + far > 0 ? .value(near / (near + far)) : .undefined(.emptyBase)
}
