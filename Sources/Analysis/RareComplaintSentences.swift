internal import StationModel

/// What is said of months without complaints and of the days between rare ones.
extension Sentences {
  /// Below this number of gaps the limits of their chart are guesses and nothing is judged by them.
  static let fewestGaps = 12

  /// What the expectation of a month without complaints rests on.
  enum ZeroMonthBasis: Equatable {
    /// The mean of the months before, as it is.
    case wholeMonth
    /// That mean over as many days as the month has had.
    case days
    /// The rate of the months before over the month's own exposure, by its name.
    case exposure(String)
  }

  /// The first half of the sentence, without its full stop.
  static func zeroMonth(month: String, upper: Double, confidence: Double) -> String {
    "\(month)投诉0件，\(levelText(confidence))上限\(fixed(upper, 2))件"
  }

  /// Where nobody came there is no rate, and no complaint says nothing.
  static func zeroMonth(month: String, without exposure: String) -> String {
    "\(month)\(exposure)为0，投诉0件，不计算投诉率，不作判断。"
  }

  /// The probability takes the mean of the twelve months as known; the verdict is the comparison's, which does not.
  static func zeroMonthVerdict(
    mean: Double, expected: Double, _ basis: ZeroMonthBasis, probability: Double, dispersion: Double? = nil,
    isFewer: Bool, tail: Double
  ) -> String {
    // Without visitors there is no rate that could have fallen.
    let fall = if case .exposure = basis { "投诉率降低" } else { "日均投诉件数减少（未计客流变化）" }
    let verdict =
      isFewer
      ? "与此前12个月相比，\(fall)有统计显著性"
      : probability >= tail ? "不构成异常，不能据此认定投诉减少" : "计入此前12个月自身的波动，仍不能据此认定投诉减少"
    // An expectation that would round to nothing keeps the decimals that show it.
    let size = fixed(expected, expected < 0.1 ? 3 : expected < 1 ? 2 : 1)
    let ground =
      switch basis {
      case .wholeMonth: "按此前12个月月均\(fixed(mean, 1))件"
      case .days: "此前12个月月均\(fixed(mean, 1))件，同样天数预期\(size)件"
      case .exposure(let name): "此前12个月月均\(fixed(mean, 1))件，按其投诉率和本月\(name)预期\(size)件"
      }
    let spread = dispersion.map { "（计入各月波动，分散指数\(fixed($0, 1))）" } ?? ""
    return "；\(ground)，出现0件的概率\(spread)\(probability < 0.0005 ? "不足0.1%" : "为" + percent(probability))，\(verdict)。"
  }

  /// What rates are divided by, in a word.
  static func exposureName(_ input: AnalysisInput) -> String {
    input.settings.complaints.denominator == "merchant_months" ? "营业商户月数" : "客流量"
  }

  /// Every gap, the running one too, is judged by the chance of so long a gap at the mean.
  static func gaps(_ gaps: ComplaintGaps, _ input: AnalysisInput) -> String {
    let text = "月均不足1件，改看两次投诉相隔天数：平均间隔\(fixed(gaps.centre, 1))天，最近一次至期末已\(gaps.running)天无投诉"
    guard gaps.isJudged else {
      let reason = gaps.gaps.count < fewestGaps ? "间隔仅\(gaps.gaps.count)个，不足\(fewestGaps)个" : "各次投诉均在同日或相邻两日"
      return text + "；\(reason)，不作判断。"
    }
    let closed = (gaps.signals ?? []).map { gaps.gaps[$0] }
    let before = closed.max().map { "；此前有\(closed.count)次间隔超过控制限，最长\($0)天" } ?? ""
    if gaps.running > gaps.probabilityUpper { return text + "，超过控制限\(gaps.probabilityUpper)天，确有改善" + before + "。" }
    return text + "，未超过控制限\(gaps.probabilityUpper)天，不能认定为改善" + before + "。"
  }
}

extension ComplaintGaps {
  /// Whether the limit is more than a guess.
  var isJudged: Bool { gaps.count >= Sentences.fewestGaps && centre > 0 }
}
