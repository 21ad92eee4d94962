internal import StationModel

/// What is said of complaints: changes, the effect of the station, trends, merchants.
extension Sentences {
  /// - Parameter silent: the last months of which nothing is told; empty where there are none.
  static func complaintChange(
    _ row: ComplaintComparison, unit: String, confidence: Double, silent: String = ""
  ) -> String {
    guard row.countReport + row.countBase > 0 else { return "本期与基期均无投诉。" }
    let counts = "投诉由基期\(row.countBase)件变为本期\(row.countReport)件" + sharedOut(row)
    guard let report = row.rateReport, let base = row.rateBase else {
      let isNothing = row.exposureReport == 0 || row.exposureBase == 0
      return counts + (isNothing ? "；客流或商户月数为0，不计算投诉率。" : "；缺少客流或商户月数，不计算投诉率。")
    }
    guard silent.isEmpty else { return counts + "；\(untold(silent))。" }
    let rates = "，投诉率由\(fixed(base, 3))变为\(fixed(report, 3))\(unit)"
    guard row.countBase > 0, let change = row.change else {
      let low = row.ratioLow.map { "，投诉率之比的\(levelText(confidence))区间下限为\(fixed($0, 2))、无上限" } ?? ""
      let verdict = row.verdict == .higher ? "，上升有统计显著性" : "，不能认定为上升"
      return counts + rates + "；基期为0，不计算同比\(low)\(verdict)。"
    }
    let interval = ratioInterval(row, confidence)
    let note = row.countBase < fewestForComfort ? "（基数较小）" : ""
    // A percentage of a base below twenty says more than the counts do.
    let size = row.countBase >= fewestForChange ? signedPercent(change) : ""
    if let wide = row.wideInterval {
      return counts + rates + widened(row, wide, size, interval, confidence) + note + "。"
    }
    switch row.verdict {
    case .lower:
      return counts + rates
        + "，同比\(size.isEmpty ? "" : size + interval + "，")下降有统计显著性\(size.isEmpty ? interval : "")\(note)。"
    case .higher:
      return counts + rates
        + "，同比\(size.isEmpty ? "" : size + interval + "，")上升有统计显著性\(size.isEmpty ? interval : "")\(note)。"
    case .noDifference, .none:
      let shown = size.isEmpty ? "" : "（\(size)）"
      return counts + rates + shown + "，在随机波动范围内\(interval)，不能认定为变化\(note)。"
    }
  }

  /// Why nothing is said of a change.
  static func untold(_ silent: String) -> String { "\(silent)各来源均无任何记录，资料报齐之前不作比较结论" }

  /// The second half where the months spread more than Poisson counts: both intervals, and the verdict of the wider.
  private static func widened(
    _ row: ComplaintComparison, _ wide: FigureInterval, _ size: String, _ interval: String, _ confidence: Double
  ) -> String {
    let ends = "\(signedPercent(wide.low - 1, 0))～\(signedPercent(wide.high - 1, 0))"
    let spread = "各月波动大于泊松分布所允许（分散指数\(fixed(row.dispersion ?? 1, 1))），计入后\(levelText(confidence))区间\(ends)"
    let shown = size.isEmpty ? "" : "（\(size)）"
    guard row.verdict == .lower || row.verdict == .higher else { return "\(shown)，\(spread)，不能认定为变化" }
    let word = row.verdict == .lower ? "下降" : "上升"
    return "，同比\(word)\(size.isEmpty ? "" : percent((row.change ?? 0).magnitude))\(interval)；\(spread)，\(word)有统计显著性"
  }

  /// What sharing out the cases that name several merchants makes of the counts, where it makes a difference.
  private static func sharedOut(_ row: ComplaintComparison) -> String {
    guard let report = row.shareReport, let base = row.shareBase,
      (report - Double(row.countReport)).magnitude > 1e-9 || (base - Double(row.countBase)).magnitude > 1e-9
    else { return "" }
    return "（一案涉及多户的整件计在首户，按份额为\(fixed(base, 1))件、\(fixed(report, 1))件）"
  }

  /// The effect of the station's opening, with what it does not prove: the level, the course of the months behind it, and where both have
  /// led by the last month.
  static func effect(_ effect: ComplaintEffect, _ input: AnalysisInput) -> String {
    let counts = "开站前\(effect.monthsBefore)个月\(effect.before)件，开站后\(effect.monthsAfter)个月\(effect.after)件"
    let caveat = "；无对照组，不能排除同期其他因素。"
    guard effect.method != .none else { return counts + "；缺少客流或两侧均无投诉，不作估计。" }
    let level = levelText(input.confidence)
    let first = ratio(effect.ratio, effect.ratioLow ?? 0, effect.ratioHigh, "（\(level)区间")
    let verdict = change(effect.ratio, effect.ratioLow ?? 0, effect.ratioHigh, "水平下降", "水平上升") ?? "不能认定有变化"
    let dispersion = effect.dispersion.map { $0 > 1.05 ? "；过度离散系数\(fixed($0, 1))已计入" : "" } ?? ""
    if effect.method == .ratio {
      let plain = effect.isTooRare ? "；投诉过少，不拟合中断时间序列，只比较前后" : ""
      return counts + plain + "，投诉率之比\(first)，\(verdict)\(dispersion)" + caveat
    }
    var text = counts + "；按中断时间序列，开站后水平变化率比\(first)，\(verdict)"
    if let slope = effect.slope, let interval = effect.slopeInterval {
      let course = change(slope, interval.low, interval.high, "走势较前下行", "走势较前上行") ?? "不能认定走势改变"
      text += "；此后每月变化率比\(ratio(slope, interval.low, interval.high, "（"))，\(course)"
    }
    if let last = effect.lastRatio, let interval = effect.lastInterval, let month = effect.lastMonth {
      let end = change(last, interval.low, interval.high, "低于原走势", "高于原走势") ?? "不能认定有别于原走势"
      text += "；至\(month.chineseText)为原走势延续下去的\(ratio(last, interval.low, interval.high, "（", "倍"))，\(end)"
    }
    return text + dispersion + caveat
  }

  /// 0.80（0.73～0.88）
  private static func ratio(
    _ value: Double?, _ low: Double, _ high: Double?, _ opening: String, _ unit: String = ""
  ) -> String {
    let text = { (value: Double) in fixed(value, value < 0.1 ? 3 : 2) }
    return (value.map { text($0) + unit } ?? "不存在") + opening + text(low) + "～" + (high.map(text) ?? "无上限") + "）"
  }

  /// What a ratio says where its interval leaves out 1; nil where it does not.
  private static func change(
    _ value: Double?, _ low: Double, _ high: Double?, _ lower: String, _ higher: String
  ) -> String? {
    if low <= 1, high ?? .infinity >= 1 { return nil }
    return value ?? 2 < 1 ? lower : higher
  }

  /// A trend is named only where its p is below 1 − confidence; fewer than eight months say nothing.
  static func trend(_ trend: ComplaintTrend, _ input: AnalysisInput) -> String {
    guard trend.method != .none else { return "有数据的月份\(trend.months)个，不足8个，不作趋势判断。" }
    let name = trend.method == .mannKendall ? "Mann-Kendall检验" : "季节性Mann-Kendall检验"
    guard let p = trend.p else { return "\(trend.months)个月数值全部相同，没有趋势。" }
    let unit = trend.isByCount ? "件" : input.settings.complaints.rateUnit
    let slope = trend.slope.map { "，每年\($0 > 0 ? "+" : "")\(fixed($0, 3))\(unit)" } ?? ""
    let probability = p < 0.001 ? "p<0.001" : "p=" + fixed(p, 3)
    let serial = (trend.autocorrelation ?? 0) > 0.3 ? "；相邻月份相关较强，p值偏小，宜慎用" : ""
    guard p < 1 - input.confidence else { return "\(trend.months)个月未见显著升降趋势（\(name)，\(probability)）\(serial)。" }
    let word = (trend.s ?? 0) > 0 ? "上升" : "下降"
    return "\(trend.months)个月呈\(word)趋势（\(name)，\(probability)\(slope)）\(serial)。"
  }

  /// Says how many merchants were looked at and how many chance alone would show.
  static func funnel(out: Int, _ funnel: ComplaintFunnel) -> String {
    guard funnel.tested > 0 else { return "" }
    let chance = funnel.expectedAlarms < 0.01 ? "不足0.01" : fixed(funnel.expectedAlarms, 2)
    return "\(funnel.tested)户中\(out)户超出99.8%控制限（随机情况下期望\(chance)户）；有2件及以上投诉的\(funnel.repeated)户。"
  }

  /// Two stretches of unlike length are told by their rates, never by a percentage of the counts.
  static func periodChange(_ period: ComplaintPeriodComparison, _ input: AnalysisInput) -> String {
    let row = period.comparison
    let counts = "\(period.then)\(row.countBase)件，\(period.now)\(row.countReport)件"
    let basis = period.isByDays ? "（无同期逐日客流，按天数比较）" : ""
    let caution = period.caution.isEmpty ? "" : "（\(period.caution)）"
    let empty = [(period.then, row.exposureBase), (period.now, row.exposureReport)].filter { $0.1 == 0 }.map(\.0)
    guard empty.isEmpty else {
      return counts + "；\(empty.joined(separator: "、"))\(exposureName(input))为0，不计算投诉率，不作比较\(caution)。"
    }
    guard !period.isUntold else { return counts + "\(caution)。" }
    guard row.countReport + row.countBase > 0 else { return "\(period.then)与\(period.now)均无投诉，持平。" }
    let rate = period.isByDays ? "日均件数" : "投诉率"
    guard row.countBase > 0, let change = row.change else {
      let low = row.ratioLow.map { "，\(rate)之比的\(levelText(input.confidence))区间下限为\(fixed($0, 2))、无上限" } ?? ""
      let verdict = row.verdict == .higher ? "，上升有统计显著性" : "，不能认定为上升"
      return counts + "；基数为0，不计算百分比\(low)\(ofSpread(row))\(verdict)\(basis)\(caution)。"
    }
    let interval = ratioInterval(row, input.confidence)
    let small = row.countBase < fewestForComfort ? "（基数较小）" : ""
    let rest = "\(small)\(ofSpread(row))\(basis)\(caution)。"
    switch row.verdict {
    case .lower, .higher:
      let word = row.verdict == .lower ? "下降" : "上升"
      let size = row.countBase >= fewestForChange ? percent(change.magnitude) : ""
      return counts + "，\(rate)\(word)\(size)\(interval)，有统计显著性" + rest
    case .noDifference, .none:
      let shown = row.countBase >= fewestForChange ? "（\(signedPercent(change))）" : ""
      // The plain interval leaves «no change» out where only the spread of the months forbids the verdict.
      let isWithin = (row.ratioLow ?? 0) <= 1 && (row.ratioHigh ?? .infinity) >= 1
      return counts + shown + "，\(isWithin ? "在随机波动范围内" : "单看件数超出随机波动")\(interval)，不能认定为变化" + rest
    }
  }

  /// What the spread of the months makes of the interval, where it is beyond chance.
  private static func ofSpread(_ row: ComplaintComparison) -> String {
    guard let index = row.dispersion, index > 1, let p = row.dispersionP, p < 0.05 else { return "" }
    let wide = row.wideInterval.map { "，区间为\(signedPercent($0.low - 1, 0))～\(signedPercent($0.high - 1, 0))" } ?? ""
    return "（计入各月波动，分散指数\(fixed(index, 1))\(wide)）"
  }

  private static func ratioInterval(_ row: ComplaintComparison, _ confidence: Double) -> String {
    guard let low = row.ratioLow else { return "" }
    guard row.countBase >= fewestForChange else { return timesInterval(low, row.ratioHigh, confidence) }
    // An end near 0 keeps a decimal: «-1%～0%» would hold the «no change» that the verdict denies.
    let nearest = min((low - 1).magnitude, row.ratioHigh.map { ($0 - 1).magnitude } ?? .infinity)
    let decimals = nearest >= 0.1 ? 0 : nearest >= 0.01 ? 1 : 2
    let high = row.ratioHigh.map { signedPercent($0 - 1, decimals) } ?? "无上限"
    return "（\(levelText(confidence))区间\(signedPercent(low - 1, decimals))～\(high)）"
  }

  /// Of a base too small for a percentage the ends are no percentages either: «+46,700%» is a multiple.
  private static func timesInterval(_ low: Double, _ high: Double?, _ confidence: Double) -> String {
    func text(_ ratio: Double) -> String {
      let distance = (ratio - 1).magnitude
      return fixed(ratio, ratio >= 100 ? 0 : ratio >= 10 ? 1 : distance >= 0.1 ? 2 : 3)
    }
    return "（\(levelText(confidence))区间为基期的\(text(low))～\(high.map { text($0) + "倍" } ?? "无上限")）"
  }
}
