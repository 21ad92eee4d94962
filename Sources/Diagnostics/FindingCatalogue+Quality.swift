/// WT213x to WT216x: values read in another notation, dates by column, platforms, response quality.
extension FindingCatalogue {
  static let speeder = Entry(
    chinese: Texts(
      title: "答题过快",
      message: "用时 {found} 秒[，应{expected}]",
      cause: "没有读题就作答，或是机器填写。",
      remedy: "阈值在 response_quality.speeder；确属有效的，放宽阈值或设为 flag。"),
    english: Texts(
      title: "answered too fast",
      message: "answered in {found} seconds[; expected {expected}]",
      cause: "The questions were not read, or a machine filled them in.",
      remedy: "the thresholds are response_quality.speeder; widen them or set flag if the answer is good"))

  static let straightLine = Entry(
    chinese: Texts(
      title: "全部同一档",
      message: "{found} 道量表题全部选了同一档",
      cause: "没有逐题作答，或确实都一样。",
      remedy: "抽查；阈值在 response_quality.straight_line。"),
    english: Texts(
      title: "one level throughout",
      message: "all {found} questions with a scale have the same level",
      cause: "The questions were not answered one by one, or all is alike indeed.",
      remedy: "look at some; the threshold is response_quality.straight_line"))

  static let testRow = Entry(
    chinese: Texts(
      title: "测试行",
      message: "{heading}“{found}”是测试用语",
      cause: "上线前的试填没有删除。",
      remedy: "无需处理；用语在 response_quality.test_row。"),
    english: Texts(
      title: "test row",
      message: "{heading} “{found}” is a word that testers write",
      cause: "A trial from before the survey was not removed.",
      remedy: "nothing to do; the words are response_quality.test_row"))

  static let exclusiveOption = Entry(
    chinese: Texts(
      title: "互斥选项同选",
      message: "选了“无需求”一类选项，又选了 {found} 项需求",
      cause: "填写时没有取消先前的选择。",
      remedy: "核对原卷；处理方式在 response_quality.exclusive_option。"),
    english: Texts(
      title: "options that exclude each other",
      message: "an option that excludes all needs was ticked beside {found} of them",
      cause: "An earlier tick was not taken back.",
      remedy: "look at the form; response_quality.exclusive_option says what becomes of it"))

  static let mostlyMissing = Entry(
    chinese: Texts(
      title: "未答过多",
      message: "应答各题中未答的占 {found}",
      cause: "中途放弃，或不愿作答。",
      remedy: "阈值在 response_quality.mostly_missing。"),
    english: Texts(
      title: "mostly unanswered",
      message: "{found} of the questions that were put are not answered",
      cause: "Given up half way, or unwilling.",
      remedy: "the threshold is response_quality.mostly_missing"))

  static let repeatedSubmission = Entry(
    chinese: Texts(
      title: "重复提交",
      message: "“{found}”与先前一份来自同一地址、同一商户，答案全同",
      cause: "同一人重复提交，或刷卷。",
      remedy: "无需处理，先提交的一份已计入；处理方式在 response_quality.repeated。"),
    english: Texts(
      title: "repeated submission",
      message: "“{found}” has the address, the merchant and all answers of an earlier one",
      cause: "Somebody submitted twice, or stuffs the ballot.",
      remedy: "nothing to do, the first counts; response_quality.repeated says what becomes of it"))

  static let sameDispute = Entry(
    chinese: Texts(
      title: "同一争议",
      message: "“{found}”与 {expected} 是同一争议",
      cause: "同一人在 12315 与 12345 各提了一次，或一处转到另一处。",
      remedy: "无需处理，先读到的一件已计入；处理方式在 response_quality.same_dispute。"),
    english: Texts(
      title: "same dispute",
      message: "“{found}” is the same dispute as {expected}",
      cause: "It was raised on 12315 and on 12345, or passed from one to the other.",
      remedy: "nothing to do, the one read first counts; response_quality.same_dispute says what becomes of it"))

  static let looksReversed = Entry(
    chinese: Texts(
      title: "量表方向可能相反",
      message: "{heading}与总体满意度负相关（{found}，{expected} 份完整答卷）",
      cause: "来源以 1 为最好，而没有声明 reversed；或题目本身是反向的。",
      remedy: "查问卷；若以 1 为最好，给该题设 reversed: true。"),
    english: Texts(
      title: "scale may be reversed",
      message: "{heading} runs against the overall question (correlation {found} in {expected} complete answers)",
      cause: "The source has 1 for the best and does not say so, or the question is a reversed one.",
      remedy: "look at the questionnaire; declare reversed: true of the item if 1 is the best"))

  static let exposureGap = Entry(
    chinese: Texts(
      title: "缺月份",
      message: "缺这些月份的客流量：{found}",
      cause: "来源没有这些月份的行，或客流量为空。",
      remedy: "补齐后再看投诉率。"),
    english: Texts(
      title: "months missing",
      message: "no visitors for {found}",
      cause: "The source has no row of these months, or leaves the figure blank.",
      remedy: "put them in before looking at any rate"))

  static let oddMagnitude = Entry(
    chinese: Texts(
      title: "数量级不符",
      message: "{heading}“{found}”与同一街区其他月份（中位数 {expected}）相差百倍以上",
      cause: "单位不一（万人次与人次），或多录少录了几位。",
      remedy: "核对单位，更正来源。"),
    english: Texts(
      title: "magnitude out of line",
      message: "{heading} “{found}” is a hundredfold off the middle figure of its street, {expected}",
      cause: "Another unit (万人次 for 人次), or digits too many or too few.",
      remedy: "look at the unit and correct the source"))

  static let supersededAnswer = Entry(
    chinese: Texts(
      title: "已有更新的答卷",
      message: "“{found}”不计，同一商户以 {expected} 的一份为准",
      cause: "流程文件声明每户只计最近一份（answers_per_merchant: latest）。",
      remedy: "无需处理；若应全部计入，改为 all。"),
    english: Texts(
      title: "later answer counts",
      message: "“{found}” is not counted: the answer at {expected} is the merchant's latest",
      cause: "The pipeline declares answers_per_merchant: latest.",
      remedy: "nothing to do; declare all if every answer should count"))

  static let filledDown = Entry(
    chinese: Texts(
      title: "按上一行填充",
      message: "{heading}为空，按上一行取“{expected}”",
      cause: "单元格曾经合并，来源声明了 fill_down。",
      remedy: "无需处理；若不对，请补填来源。"),
    english: Texts(
      title: "filled from above",
      message: "{heading} is blank and has “{expected}” from the row above",
      cause: "The cells were merged, and the source declares fill_down.",
      remedy: "nothing to do; fill the cell in the source if it is wrong"))
}
