/// How a mean answer becomes an index. Never compare indexes of different methods; the name is stored with every score.
public enum IndexMethod: String, Sendable, CaseIterable {
  /// (x − min)/(max − min)·100: the worst answer is 0.
  case linear
  /// 20·x on five points, in general x/max·100: the worst answer is 20 points on five levels.
  case steps20
}

/// A rating scale with its index.
public struct SatisfactionScale: Sendable, Hashable {
  public var minimum: Double
  public var maximum: Double
  public var method: IndexMethod

  /// Nil where the maximum is not above the minimum.
  public init?(minimum: Double, maximum: Double, method: IndexMethod) {
    guard maximum > minimum else { return nil }
    self.minimum = minimum
    self.maximum = maximum
    self.method = method
  }

  /// Index of a mean answer.
  public func index(_ mean: Double) -> Double {
    switch method {
    case .linear: (mean - minimum) / (maximum - minimum) * 100
    case .steps20: mean / maximum * 100
    }
  }

  /// Points of the index per point of the scale: what a difference or standard error is multiplied by.
  public var slope: Double {
    switch method {
    case .linear: 100 / (maximum - minimum)
    case .steps20: 100 / maximum
    }
  }
}
