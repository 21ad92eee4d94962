/// p-values of many tests, adjusted. Missing stays missing and does not count.
public struct AdjustedP: Sendable, Hashable {
  public var benjaminiHochberg: [Double?]
  public var benjaminiYekutieli: [Double?]
  public var holm: [Double?]
  public var bonferroni: [Double?]
}

/// `p_adjust`, as R p.adjust.
///
/// Y. Benjamini and Y. Hochberg, JRSS B 57 (1995); Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001);
/// S. Holm, Scandinavian Journal of Statistics 6 (1979). Refused: values outside 0…1.
public func adjustedP(_ p: [Double?]) -> Measured<AdjustedP> {
  guard p.allSatisfy({ $0.map { $0 >= 0 && $0 <= 1 } ?? true }) else { return .refused(.probabilityOutOfRange) }
  let order = p.indices.filter { p[$0] != nil }.sorted { (p[$0] ?? 0, $0) < (p[$1] ?? 0, $1) }
  let n = Double(order.count)
  let harmonic = compensatedSum(stride(from: n, through: 1, by: -1).map { 1 / $0 })
  var result = AdjustedP(benjaminiHochberg: p, benjaminiYekutieli: p, holm: p, bonferroni: p)
  var (bh, by) = (1.0, 1.0)
  for (rank, index) in order.enumerated().reversed() {
    let value = p[index] ?? 1
    bh = min(bh, n / Double(rank + 1) * value)
    by = min(by, harmonic * n / Double(rank + 1) * value)
    result.benjaminiHochberg[index] = bh
    result.benjaminiYekutieli[index] = by
  }
  var holm = 0.0
  for (rank, index) in order.enumerated() {
    let value = p[index] ?? 1
    holm = max(holm, min(1, (n - Double(rank)) * value))
    result.holm[index] = holm
    result.bonferroni[index] = min(1, n * value)
  }
  return .value(result)
}
