/// The share still open by time.
public struct SurvivalCurve: Sendable, Hashable {
  public struct Step: Sendable, Hashable {
    public var time: Double
    public var atRisk: Int
    public var events: Int
    public var survival: Double
    /// Greenwood's. Missing (this and the limits): nothing left open.
    public var error: Double?
    public var lower: Double?
    public var upper: Double?
  }

  /// At the times at which something closed.
  public var steps: [Step]
  /// First time with survival at or below ½. Missing: not reached.
  public var median: Double?
}

/// On which scale the limits of a survival curve are symmetric.
public enum SurvivalScale: Sendable {
  /// Of ln S, R's default; the upper limit is at most 1.
  case log
  /// Of ln(−ln S), which stays within 0…1.
  case logLog
}

/// `survival.kaplan_meier`: at one time closings come before censoring.
///
/// E. L. Kaplan and P. Meier, JASA 53 (1958); M. Greenwood (1926); R survfit. Undefined: no cases. Refused: a negative
/// time.
public func survivalCurve(
  times: [Double], closed: [Bool], scale: SurvivalScale = .log, confidence: Double = 0.95
) -> Measured<SurvivalCurve> {
  guard times.count == closed.count else { return .refused(.lengthsDiffer) }
  guard times.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .refused(.negativeValue) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard !times.isEmpty else { return .undefined(.emptyBase) }
  let z = Distributions.normalCritical(confidence: confidence)
  let order = times.indices.sorted { times[$0] < times[$1] }
  var result = SurvivalCurve(steps: [])
  var survival = 1.0
  var hazard = CompensatedSum()
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count, times[order[end]] == times[order[start]] { end += 1 }
    let events = order[start..<end].count { closed[$0] }
    let atRisk = order.count - start
    if events > 0 {
      survival *= Double(atRisk - events) / Double(atRisk)
      var step = SurvivalCurve.Step(
        time: times[order[start]], atRisk: atRisk, events: events, survival: survival)
      if atRisk > events {
        hazard.add(Double(events) / (Double(atRisk) * Double(atRisk - events)))
        limit(&step, spread: hazard.value.squareRoot(), z, scale)
      }
      if result.median == nil, survival <= 0.5 + 1e-12 { result.median = step.time }
      result.steps.append(step)
    }
    start = end
  }
  return .value(result)
}

private func limit(_ step: inout SurvivalCurve.Step, spread: Double, _ z: Double, _ scale: SurvivalScale) {
  let s = step.survival
  step.error = s * spread
  switch scale {
  case .log:
    step.lower = s * exponential(-z * spread)
    step.upper = min(1, s * exponential(z * spread))
  case .logLog:
    let log = -logarithm(s)
    step.lower = exponential(-log * exponential(z * spread / log))
    step.upper = exponential(-log * exponential(-z * spread / log))
  }
}
