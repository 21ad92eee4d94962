/// Values beyond the quantiles `share` and 1 − `share` (type 7) drawn in to them. Missing stays missing.
///
/// Tukey's name for C. P. Winsor's practice. Unchanged: fewer than three values, or a share of 0.
public func winsorised(_ values: [Double?], share: Double) -> [Double?] {
  let present = values.compactMap { $0 }.sorted()
  guard share > 0, share < 0.5, present.count >= 3, let low = quantile(sorted: present, share).value,
    let high = quantile(sorted: present, 1 - share).value
  else { return values }
  return values.map { $0.map { min(max($0, low), high) } }
}
