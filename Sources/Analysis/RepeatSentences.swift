internal import StationModel

extension Sentences {
  /// Who complained again, and of whom; a share only of ten known or more.
  static func repeats(_ figure: ComplaintRepeats, confidence: Double) -> String {
    guard figure.complaints > 0 else { return "无投诉，不统计重复投诉。" }
    var text: String
    if figure.known == 0 {
      text = "投诉\(figure.complaints)件均未留可辨认的投诉人（无电话或姓名），不统计重复投诉人"
    } else {
      let known =
        figure.known < figure.complaints ? "投诉\(figure.complaints)件中\(figure.known)件可辨认投诉人" : "投诉\(figure.known)件"
      text = "\(known)，来自\(figure.persons)人"
      text +=
        figure.returning > 0
        ? "，其中\(figure.returning)人投诉2件及以上（共\(figure.ofReturning)件，一人最多\(figure.most)件）" : "，无人投诉2件及以上"
      text += figure.again > 0 ? "；30日内同一人就同一商户同类问题再次投诉\(figure.again)件" : "；30日内无同一人就同一商户同类问题再次投诉"
      if figure.again > 0, figure.known >= fewestForPercent, let rate = figure.rate, let interval = figure.interval {
        text +=
          "（重复投诉率\(percent(rate))，\(levelText(confidence))区间\(percent(interval.low))～\(percent(interval.high))）"
      }
    }
    guard figure.merchants > 0 else { return text + "。" }
    let merchants = "；被投诉商户\(figure.merchants)户"
    guard figure.merchantsAgain > 0 else { return text + merchants + "，均只1件。" }
    return text + merchants + "，其中\(figure.merchantsAgain)户2件及以上（共\(figure.ofMerchantsAgain)件）。"
  }
}
