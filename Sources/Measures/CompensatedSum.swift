/// A sum with Neumaier's compensation (Zeitschrift für Angewandte Mathematik und Mechanik 54, 1974): the error does not
/// grow with the number of terms. The order of the terms still is the caller's, and must be fixed.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var compensation = 0.0

  public init() {}

  public mutating func add(_ term: Double) {
    let next = sum + term
    compensation += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  public var value: Double { sum + compensation }
}

/// Sum of the values, compensated.
public func compensatedSum(_ values: some Sequence<Double>) -> Double {
  var sum = CompensatedSum()
  for value in values { sum.add(value) }
  return sum.value
}
