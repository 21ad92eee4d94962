/// WT406x: services whose times do not tell whether a promise was kept.
extension FindingCatalogue {
  static let waitLeftOpen = Entry(
    chinese: Texts(
      title: "只有日期，时限无法判断",
      message: "{heading}“{found}”或申请时间没有写明时刻，不能判断是否在{expected}小时内，不计入按时率",
      cause: "承诺以小时计，而申请、响应或完成只登记了日期；当日最早与最晚两端结论不同。",
      remedy: "在台账中补上时刻（时:分）。"),
    english: Texts(
      title: "a day cannot be held to hours",
      message: "{heading} “{found}” or the request tells no time of day: within {expected} hours or not is left open",
      cause: "The promise is in hours and a step is recorded as a day; its earliest and latest time disagree.",
      remedy: "add the times of day to the ledger; until then the service counts in no share in time"))

  static let responseUntold = Entry(
    chinese: Texts(
      title: "已办结而没有响应时间",
      message: "{heading}空着，而完成时间为“{found}”；响应是否按时无法判断，不计入按时率",
      cause: "台账只登记了完成，没有登记响应。",
      remedy: "补上响应时间。"),
    english: Texts(
      title: "done without a response",
      message:
        "{heading} is blank though the service was completed at “{found}”; its response counts in no share in time",
      cause: "The ledger has the completion and not the response.",
      remedy: "add the time of the response"))

  static let amountBeforeCompletion = Entry(
    chinese: Texts(
      title: "未办结而有金额",
      message: "{heading}“{found}”填了金额，而没有完成时间；仍计入合计，并另列",
      cause: "服务尚未完成就预填了节支、增收，或漏登完成时间。",
      remedy: "已完成的补上完成时间；未完成的先清空金额。"),
    english: Texts(
      title: "an amount before completion",
      message: "{heading} “{found}” is an amount of a service without a completion; it is in the sums and told apart",
      cause: "The amount was filled in beforehand, or the completion was not recorded.",
      remedy: "add the completion, or clear the amount until there is one"))
}
