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
  /// The longest that any case was followed.
  public var followed = 0.0

  /// Share closed by a time, 1 − S. Missing: no case was followed so long, and some were still open.
  public func closed(by time: Double) -> Double? {
    let survival = steps.last { $0.time <= time }?.survival ?? 1
    return followed >= time || survival == 0 ? 1 - survival : nil
  }
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
  let order = times.indices.sorted { times[$0] < times[$1] }
  var groups: [(time: Double, events: Int, censored: Int)] = []
  for index in order {
    if groups.last?.time != times[index] { groups.append((times[index], 0, 0)) }
    if closed[index] { groups[groups.count - 1].events += 1 } else { groups[groups.count - 1].censored += 1 }
  }
  return .value(curve(groups, scale, confidence))
}

/// The same of cases counted by day: `closed[d]` closed on day d, `open[d]` were still open when last seen on day d.
/// Refused: a negative count.
public func survivalCurve(
  closed: [Int], open: [Int], scale: SurvivalScale = .log, confidence: Double = 0.95
) -> Measured<SurvivalCurve> {
  guard closed.count == open.count else { return .refused(.lengthsDiffer) }
  guard closed.allSatisfy({ $0 >= 0 }), open.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeCount) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  let days = closed.indices.filter { closed[$0] + open[$0] > 0 }
  guard !days.isEmpty else { return .undefined(.emptyBase) }
  return .value(curve(days.map { (Double($0), closed[$0], open[$0]) }, scale, confidence))
}

/// Groups by rising time.
private func curve(
  _ groups: [(time: Double, events: Int, censored: Int)], _ scale: SurvivalScale, _ confidence: Double
) -> SurvivalCurve {
  let z = Distributions.normalCritical(confidence: confidence)
  var result = SurvivalCurve(steps: [])
  result.followed = groups.last?.time ?? 0
  var survival = 1.0
  var hazard = CompensatedSum()
  var atRisk = groups.reduce(0) { $0 + $1.events + $1.censored }
  for group in groups {
    if group.events > 0 {
      survival *= Double(atRisk - group.events) / Double(atRisk)
      var step = SurvivalCurve.Step(time: group.time, atRisk: atRisk, events: group.events, survival: survival)
      if atRisk > group.events {
        hazard.add(Double(group.events) / (Double(atRisk) * Double(atRisk - group.events)))
        limit(&step, spread: hazard.value.squareRoot(), z, scale)
      }
      if result.median == nil, survival <= 0.5 + 1e-12 { result.median = step.time }
      result.steps.append(step)
    }
    atRisk -= group.events + group.censored
  }
  return result
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
