internal import CSpecialFunctions

/// The logarithm of a quantile of the beta distribution far out in its lower tail, where Boost's search for the root stops short
/// of it. Nil: not that far, and Boost's answer holds.
///
/// I_x(a, b) = x^a/(a·B(a, b))·F(x) with F(x) = Σ a/(a + k)·(1 − b)_k/k!·x^k (DLMF 8.17.7), solved for ln x: F is next to 1 there.
func logTinyBetaQuantile(_ a: Double, _ b: Double, _ probability: Double) -> Double? {
  guard probability > 0, a > 0, b > 0 else { return nil }
  // ln(a·B(a, b)) by the ratio of gammas: the difference of two large logarithms has no digits left.
  let constant = logarithm(probability) + wotu_log_gamma(a + 1) + wotu_log_gamma_ratio(b, a)
  var log = constant / a
  guard log < -69 || probability < 1e-40, log + logarithm(b + 1) < -4.6 else { return nil }
  // What a step is off by shrinks at least tenfold with each.
  for _ in 0..<20 { log = (constant - logarithm(tailSeries(a, b, exponential(log)))) / a }
  return log
}

private func tailSeries(_ a: Double, _ b: Double, _ x: Double) -> Double {
  var sum = 1.0
  var term = 1.0
  for k in 1...60 {
    term *= (Double(k) - b) / Double(k) * x
    let part = a / (a + Double(k)) * term
    sum += part
    if part.magnitude <= sum * 0x1p-54 { break }
  }
  return sum
}
