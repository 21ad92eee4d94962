/// A series of counts with an interruption: what is asked of it.
public struct InterruptedSeries: Sendable, Hashable {
  public var counts: [Int]
  /// By time. Missing: no exposure then, the time is left out.
  public var exposures: [Double?]
  /// First time after the interruption, from 0.
  public var start: Int
  /// Whether the slope may change too.
  public var changesSlope: Bool
  /// Fourier terms of the season: sine and cosine of each harmonic.
  public var period: Int
  public var harmonics: Int

  public init(
    counts: [Int], exposures: [Double?], start: Int, changesSlope: Bool = true, period: Int = 12, harmonics: Int = 0
  ) {
    self.counts = counts
    self.exposures = exposures
    self.start = start
    self.changesSlope = changesSlope
    self.period = period
    self.harmonics = harmonics
  }

  /// Intercept, time, level = [t ≥ start], slope = (t − start)·level, then sine and cosine of each harmonic; without a
  /// change of slope intercept and level only.
  func row(_ time: Int, interrupted: Bool = true) -> [Double] {
    let level = interrupted && time >= start ? 1.0 : 0
    guard changesSlope else { return [1, level] }
    var row = [1, Double(time), level, Double(time - start) * level]
    for harmonic in 0..<max(0, harmonics) {
      let angle = 2 * Double.pi * Double(harmonic + 1) * Double(time) / Double(period)
      row += [sine(angle), cosine(angle)]
    }
    return row
  }

  /// Times with exposure.
  var times: [Int] { counts.indices.filter { exposures[$0] ?? 0 > 0 } }

  var problem: Refusal? {
    if counts.count != exposures.count { return .lengthsDiffer }
    if counts.contains(where: { $0 < 0 }) { return .negativeCount }
    if exposures.contains(where: { $0.map { $0 < 0 || !$0.isFinite } ?? false }) { return .negativeExposure }
    return harmonics < 0 || period < 1 || harmonics > period ? .outOfDomain : nil
  }

  /// Times with exposure: the number of observations.
  public var n: Int { times.count }

  /// Observations less coefficients. Missing: fewer times than coefficients, or none with exposure.
  public var degrees: Int? {
    let coefficients = row(0).count
    return n >= coefficients ? n - coefficients : nil
  }

  /// Place of the level among the coefficients.
  public var levelIndex: Int { changesSlope ? 2 : 1 }

  /// Whether there are events on one side only of the interruption, in times with exposure.
  var isSeparated: Bool {
    let sides = times.map { (after: $0 >= start, count: counts[$0]) }
    guard sides.contains(where: \.after), sides.contains(where: { !$0.after }) else { return false }
    return !sides.contains { $0.after && $0.count > 0 } || !sides.contains { !$0.after && $0.count > 0 }
  }
}
