/// Whether shares of the same units have changed.
public struct McNemar: Sendable, Hashable {
  /// Central.
  public var exactP: Double
  public var midP: Double
  public var chiSquare: Double
  public var p: Double
  /// |b − c| less 1.
  public var continuityChiSquare: Double
  public var continuityP: Double
}

/// `mcnemar` of the pairs that changed in one direction and in the other.
///
/// Q. McNemar, Psychometrika 12 (1947); M. W. Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13
/// (2013), on mid-p. Undefined: nobody changed. Refused: negative counts.
public func mcNemar(_ b: Int, _ c: Int) -> Measured<McNemar> {
  guard b >= 0, c >= 0 else { return .refused(.negativeCount) }
  guard b + c > 0 else { return .undefined(.emptyBase) }
  let exact = binomialExactP(min(b, c), of: b + c, share: 0.5)
  let n = Double(b + c)
  let distance = Double(abs(b - c))
  let plain = distance * distance / n
  let shrunk = max(0, distance - 1)
  return .value(
    McNemar(
      exactP: exact.central, midP: exact.midP, chiSquare: plain, p: Distributions.chiSquareUpper(plain, degrees: 1),
      continuityChiSquare: shrunk * shrunk / n,
      continuityP: Distributions.chiSquareUpper(shrunk * shrunk / n, degrees: 1)))
}
