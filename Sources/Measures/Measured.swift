/// What a measure answers: a value, «does not exist» with a reason, or a refusal of the input. Three different answers;
/// NaN is never one of them. Inside a value, `Double.infinity` is a true infinity (the upper limit of a ratio whose
/// base is 0).
public enum Measured<Value: Sendable>: Sendable {
  case value(Value)
  case undefined(Undefined)
  case refused(Refusal)

  /// The value, or nil where there is none for either reason.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Why there is no value; nil where there is one or where the input was refused.
  public var reason: Undefined? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// The same answer about something derived from the value.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Measured<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .undefined(let reason): .undefined(reason)
    case .refused(let refusal): .refused(refusal)
    }
  }
}

extension Measured: Equatable where Value: Equatable {}

/// Why a figure does not exist although the input is in order. The raw value is the code that `wotu measure` prints.
public enum Undefined: String, Sendable, Hashable {
  /// Nobody answered, nothing was counted: there is no denominator.
  case emptyBase = "no_base"
  /// The exposure is 0: no rate, which is not a rate of 0.
  case noExposure = "no_exposure"
  /// Nothing is expected by the standard, whatever was observed: no ratio to it.
  case noExpectation = "nothing_expected"
  /// The base period counts 0: no percentage change.
  case zeroBase = "base_zero"
  /// The base period is below 0: a percentage of it would turn a rise into a fall.
  case negativeBase = "base_negative"
  /// Fewer observations than the method needs.
  case tooFew = "too_few"
  /// All values equal: no spread to divide by.
  case allEqual = "all_equal"
  /// Not reached within the time observed, such as a median of open cases.
  case notReached = "not_reached"
  /// The items repeat each other exactly, so that no share can be given to one of them.
  case collinear = "collinear"
  /// The input has a gap there.
  case missing = "missing"
  /// An exact distribution is only offered without ties and for few observations.
  case ties = "ties_or_too_many"
  /// Only of tables with two rows and two columns.
  case notTwoByTwo = "not_2x2"
  /// A count of 0 has no logarithm.
  case zeroCount = "zero_count"
  /// The likelihood has its maximum at infinity: no event on one side.
  case separated = "separated"
  /// A stratum with one answer out of several has no variance.
  case lonelyStratum = "lonely_stratum"
  /// A stratum or group of the population without an answer.
  case emptyStratum = "empty_stratum"
  /// The share is exactly 0 or 1, where its logit is infinite.
  case atTheEnd = "at_0_or_1"
  /// The figure is beyond what a double can hold.
  case overflow = "overflow"
  /// The iteration did not settle.
  case notConverged = "not_converged"
}

/// Why an input is refused: it cannot be what it claims to be. The raw value is the code that `wotu measure` prints.
public enum Refusal: String, Sendable, Hashable {
  case negativeCount = "negative_count"
  case moreThanBase = "x_above_n"
  case moreThanPopulation = "n_above_population"
  case negativeExposure = "negative_exposure"
  case levelOutOfRange = "level_out_of_range"
  case lengthsDiffer = "lengths_differ"
  case notFinite = "not_finite"
  case notWhole = "not_whole"
  case scaleOutOfOrder = "scale_out_of_order"
  case negativeWeight = "negative_weight"
  case negativeValue = "negative_value"
  case offScale = "off_scale"
  case weightsSumToZero = "weights_sum_zero"
  case outOfDomain = "out_of_domain"
  case probabilityOutOfRange = "probability_out_of_range"
  case unknownGroup = "unknown_group"
  case marginsDisagree = "margins_disagree"
  case notSquare = "not_square"
  case notTwoByTwo = "not_2x2"
  case notReciprocal = "not_reciprocal"
  case tooMany = "too_many"

  /// What is wrong, in a sentence's worth of words.
  public var message: String {
    switch self {
    case .negativeCount: "a count is below 0"
    case .moreThanBase: "x is above n"
    case .moreThanPopulation: "n is above the population"
    case .negativeExposure: "an exposure is below 0 or not finite"
    case .levelOutOfRange: "the confidence level is not between 0 and 1"
    case .lengthsDiffer: "lists that belong together differ in length"
    case .notFinite: "a value is not finite"
    case .notWhole: "a count is not a whole number"
    case .scaleOutOfOrder: "the lower end is not below the upper end"
    case .negativeWeight: "a weight is below 0"
    case .negativeValue: "a value is below 0"
    case .offScale: "a value is off its scale"
    case .weightsSumToZero: "the weights sum to 0"
    case .outOfDomain: "a parameter is outside its domain"
    case .probabilityOutOfRange: "a probability is not between 0 and 1"
    case .unknownGroup: "a group in the data has no size"
    case .marginsDisagree: "the margins disagree about the population"
    case .notSquare: "the table is not square"
    case .notTwoByTwo: "the table has not two rows and two columns"
    case .notReciprocal: "the judgements are not reciprocal"
    case .tooMany: "more values than the method can take in reasonable time"
    }
  }
}

/// An estimate with its interval.
public struct Estimate: Sendable, Hashable {
  public var value: Double
  public var lower: Double
  public var upper: Double

  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// The estimate in another unit: all three multiplied by a positive factor.
  public func scaled(by factor: Double) -> Estimate {
    Estimate(value: value * factor, lower: lower * factor, upper: upper * factor)
  }
}
