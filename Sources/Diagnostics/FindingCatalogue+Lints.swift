/// Lints of a finished report, WT4031 (L01) to WT4055 (L25): what is known to go wrong in published reports, caught before
/// printing. `{heading}` is the place in the report.
extension FindingCatalogue {
  static let partsDifferFromTotal = Entry(
    chinese: Texts(
      title: "分项与合计不符",
      message: "{heading}：分项合计 {found}，合计栏为 {expected}",
      cause: "分项漏计、重计，或合计取自另一时点。",
      remedy: "核对分项与合计的口径和时点，以明细重算。"),
    english: Texts(
      title: "parts differ from the total",
      message: "{heading}: the parts add up to {found}, the total says {expected}",
      cause: "A part is missing or counted twice, or the total is of another day.",
      remedy: "bring parts and total to one definition and one day, and add up anew"))

  static let shareOfRoundedParts = Entry(
    chinese: Texts(
      title: "占比由四舍五入后的数相加",
      message: "{heading}：印为 {found}，按件数应为 {expected}",
      cause: "把已舍入的各项占比相加，误差累积。",
      remedy: "占比一律由件数相除，最后才舍入。"),
    english: Texts(
      title: "share added up from rounded shares",
      message: "{heading}: printed {found}, the counts give {expected}",
      cause: "Shares were rounded first and added up afterwards.",
      remedy: "divide the counts and round once, at the end"))

  static let printedChangeWrong = Entry(
    chinese: Texts(
      title: "增减率与两期数不符",
      message: "{heading}：印为 {found}，按两期数应为 {expected}",
      cause: "引用了旧数，或手工改动后没有重算。",
      remedy: "由两期数重算增减率。"),
    english: Texts(
      title: "printed change differs from the two figures",
      message: "{heading}: printed {found}, the two figures give {expected}",
      cause: "An old figure was quoted, or one was changed by hand.",
      remedy: "work out the change from the two figures"))

  static let sameYearAndMonthChange = Entry(
    chinese: Texts(
      title: "同比与环比逐行相同",
      message: "{heading}：{found} 行的同比与环比完全相同",
      cause: "环比栏复制了同比栏，或两期取错。",
      remedy: "分别按上年同期与上期重算。"),
    english: Texts(
      title: "year-on-year equals period-on-period in every row",
      message: "{heading}: the two changes are the same in {found} rows",
      cause: "One column was copied into the other, or a wrong base was taken.",
      remedy: "work out both from their own bases"))

  static let percentForPoints = Entry(
    chinese: Texts(
      title: "比率之差用了百分号",
      message: "{heading}：比率由 {expected} 变动，印为“{found}”，应写百分点",
      cause: "把比率相减的差写成增减率。",
      remedy: "比率、占比的变动写“个百分点”。"),
    english: Texts(
      title: "percent used for a difference of rates",
      message: "{heading}: a rate moved from {expected}, printed as “{found}”; the unit is percentage points",
      cause: "The difference of two rates was written as a relative change.",
      remedy: "write percentage points for rates and shares"))

  static let changeFromZero = Entry(
    chinese: Texts(
      title: "基数为零却有增减率",
      message: "{heading}：基数为 0，却印出 {found}",
      cause: "程序以 1 代替 0 作除数，或手工填写。",
      remedy: "印“—”并注明上年同期为 0。"),
    english: Texts(
      title: "a change from a base of zero",
      message: "{heading}: the base is 0 and yet {found} is printed",
      cause: "Some programs divide by 1 where the base is 0.",
      remedy: "print a dash and say that the base was 0"))

  static let smallBaseUnsaid = Entry(
    chinese: Texts(
      title: "基数较小而未注明",
      message: "{heading}：基数 {found}，未注明基数较小",
      cause: "基数不足 30 时，增减率主要反映偶然。",
      remedy: "注明基数较小，并列出区间。"),
    english: Texts(
      title: "small base without a note",
      message: "{heading}: a base of {found} without a note",
      cause: "Below 30 a percentage mostly tells of chance.",
      remedy: "say that the base is small and give the interval"))

  static let unitHidesNumber = Entry(
    chinese: Texts(
      title: "单位过大，数字显示为零",
      message: "{heading}：实为 {expected}，按所用单位印为“{found}”",
      cause: "单位与数量级不合（如 37 件印作 0 万件）。",
      remedy: "换用较小的单位。"),
    english: Texts(
      title: "the unit hides the number",
      message: "{heading}: {expected} in fact, printed as “{found}” in its unit",
      cause: "The unit is too large: 37 cases in ten-thousands read 0.",
      remedy: "use a smaller unit"))

  static let closedAboveReceived = Entry(
    chinese: Texts(
      title: "办结数大于可办件数",
      message: "{heading}：办结 {found}，接收加上期结转 {expected}",
      cause: "办结按办结日、接收按接收日统计而未注明，或重复计数。",
      remedy: "核对口径；确为跨期办结的，列出结转数。"),
    english: Texts(
      title: "more closed than could be",
      message: "{heading}: {found} closed, received and carried over {expected}",
      cause: "The two are counted by different days, or some twice.",
      remedy: "bring them to one definition, or show what was carried over"))

  static let closedEqualsReceived = Entry(
    chinese: Texts(
      title: "上年办结数与接收数相同",
      message: "{heading}：上年办结与接收同为 {found}[，其中有办结日期的 {expected} 件]",
      cause: "上年办结栏可能抄录了接收栏，或办理状态是一并改填的。",
      remedy: "核对上年原表。"),
    english: Texts(
      title: "last year's closed equal its received",
      message: "{heading}: both are {found}[, {expected} of them with a day of closing]",
      cause: "The column of one may have been copied into the other.",
      remedy: "look at last year's own table"))

  static let superlativeContradicted = Entry(
    chinese: Texts(
      title: "文字与表中最值不符",
      message: "{heading}：文中称“{found}”，表中为“{expected}”",
      cause: "套用上期文字而未改，或表已更新。",
      remedy: "按表改写文字。"),
    english: Texts(
      title: "a superlative contradicts its table",
      message: "{heading}: the text says “{found}”, the table “{expected}”",
      cause: "The sentence was kept from last time.",
      remedy: "write the sentence from the table"))

  static let rateWithoutDenominator = Entry(
    chinese: Texts(
      title: "比率没有写明分母",
      message: "{heading}：没有写明分母[（{found}）]",
      cause: "同名比率有几种口径（如按办结、按受理）。",
      remedy: "在指标名或注释中写明分子、分母与日期口径。"),
    english: Texts(
      title: "a rate without its denominator",
      message: "{heading}: the denominator is not said[ ({found})]",
      cause: "Rates of the same name have several definitions.",
      remedy: "name numerator, denominator and date beside it"))

  static let falsePrecision = Entry(
    chinese: Texts(
      title: "小样本却列小数",
      message: "{heading}：样本 {found}，百分数仍列小数",
      cause: "样本不足 30 时，小数位没有意义。",
      remedy: "改列整数百分数，不足 10 的只列件数。"),
    english: Texts(
      title: "decimals on a small sample",
      message: "{heading}: {found} answers, and the percentage has decimals",
      cause: "Below 30 a decimal says nothing.",
      remedy: "give whole percents, and counts alone below 10"))

  static let marginWithoutSample = Entry(
    chinese: Texts(
      title: "非概率样本列误差界",
      message: "{heading}：非概率样本而列误差界，未注明仅供参考",
      cause: "扫码、随访所得答卷不是随机样本。",
      remedy: "注明非概率样本，区间仅供参考。"),
    english: Texts(
      title: "a margin of error on a convenience sample",
      message: "{heading}: no random sample, a margin is given without saying so",
      cause: "Answers to a QR code at the counter are no random sample.",
      remedy: "say that the interval is for orientation only"))

  static let zeroWithoutBound = Entry(
    chinese: Texts(
      title: "零事件未列上限",
      message: "{heading}：0 件未列上限",
      cause: "0 件不等于发生率为 0。",
      remedy: "列出 95% 上限（0 件时为 3.69 件）。"),
    english: Texts(
      title: "zero events without an upper limit",
      message: "{heading}: 0 without its upper limit",
      cause: "None seen is not a rate of 0.",
      remedy: "give the upper 95 % limit: 3.69 for a count of 0"))

  static let indexWithoutMethod = Entry(
    chinese: Texts(
      title: "指数没有写明算法",
      message: "{heading}：没有写明算法或权重",
      cause: "不同算法的指数不可比较。",
      remedy: "在方法说明中写明换算式与权重。"),
    english: Texts(
      title: "an index without its method",
      message: "{heading}: neither formula nor weights are told",
      cause: "Indices of different formulas cannot be compared.",
      remedy: "name the formula and the weights in the method sheet"))

  static let outsideCalendar = Entry(
    chinese: Texts(
      title: "期限超出工作日历",
      message: "{heading}：{found} 件的期限落在没有放假安排的年份",
      cause: "工作日历缺少该年的国务院通知。",
      remedy: "在 calendar.yaml 补充该年后重算。"),
    english: Texts(
      title: "deadlines beyond the calendar",
      message: "{heading}: {found} deadlines run into a year without a notice",
      cause: "The calendar lacks that year.",
      remedy: "add the year to calendar.yaml and run again"))

  static let personalDatum = Entry(
    chinese: Texts(
      title: "出现未遮盖的个人信息",
      message: "{heading}：出现{expected}“{found}”",
      cause: "名称或备注里夹带电话、证件号码等。",
      remedy: "遮盖或删去该项个人信息。"),
    english: Texts(
      title: "a personal datum unmasked",
      message: "{heading}: holds a {expected}, “{found}”",
      cause: "A name or remark carries a number of a person.",
      remedy: "mask or remove it"))

  static let smallCellRecoverable = Entry(
    chinese: Texts(
      title: "小数目可由合计推出",
      message: "{heading}：隐去的 {found} 格可由合计推出",
      cause: "同一行或列只隐去一格，合计减去其余即得。",
      remedy: "再隐去同行同列的一格，或合并类别。"),
    english: Texts(
      title: "a small cell can be told from its total",
      message: "{heading}: {found} hidden cells follow from the totals",
      cause: "One cell alone is hidden in its row or column.",
      remedy: "hide a second cell there, or join classes"))

  static let merchantsDiffer = Entry(
    chinese: Texts(
      title: "商户数与声明不符",
      message: "{heading}：归并后 {found} 户，声明 {expected} 户",
      cause: "台账重复、缺漏，或声明未更新。",
      remedy: "核对台账与 merchants_declared。"),
    english: Texts(
      title: "number of merchants differs",
      message: "{heading}: {found} after resolution, {expected} declared",
      cause: "The list repeats or lacks some, or the declaration is old.",
      remedy: "look at the list and at merchants_declared"))

  static let taxonomyDiffers = Entry(
    chinese: Texts(
      title: "需求分类不是声明的类项数",
      message: "{heading}：{found}，声明 {expected}",
      cause: "增删类项而未改声明。",
      remedy: "恢复类项，或修改声明并注明版本。"),
    english: Texts(
      title: "taxonomy of another size",
      message: "{heading}: {found}, declared {expected}",
      cause: "Classes or items were changed without the declaration.",
      remedy: "restore them, or change the declaration and its version"))

  static let sitesDifferFromTotal = Entry(
    chinese: Texts(
      title: "各街区合计与总数不符",
      message: "{heading}：各街区与未归属合计 {found}，总数 {expected}",
      cause: "有记录未归入街区而没有列出。",
      remedy: "列出未归属，或核对街区。"),
    english: Texts(
      title: "sites do not add up to the total",
      message: "{heading}: sites and unassigned give {found}, the total is {expected}",
      cause: "Records of no known site were left out of the table.",
      remedy: "show them, or resolve their site"))

  static let mixedClassifications = Entry(
    chinese: Texts(
      title: "一表混用两种分类",
      message: "{heading}：同时出现{found}",
      cause: "12315 问题分类与消协投诉性质不是同一分类。",
      remedy: "分表列出，或按对照表换算后注明。"),
    english: Texts(
      title: "two classifications in one table",
      message: "{heading}: mixes {found}",
      cause: "12315 problem classes and the consumer association's natures are two things.",
      remedy: "use two tables, or convert by the crosswalk and say so"))

  static let partialPeriod = Entry(
    chinese: Texts(
      title: "不足期与整期相比",
      message: "{heading}：本期 {found} 日，基期 {expected} 日",
      cause: "本期尚未结束，或起止日不同。",
      remedy: "两期取相同天数。"),
    english: Texts(
      title: "a partial period against a whole one",
      message: "{heading}: {found} days against {expected}",
      cause: "The period is not over, or begins on another day.",
      remedy: "take the same number of days on both sides"))

  static let festivalUnaligned = Entry(
    chinese: Texts(
      title: "春节月份未对齐",
      message: "{heading}：单独比较 {found}，春节所在月份不同",
      cause: "春节在 1 月或 2 月，客流随之移动。",
      remedy: "1—2 月合并比较，或按春节前后对齐。"),
    english: Texts(
      title: "Spring Festival month unaligned",
      message: "{heading}: {found} compared by itself; the feast moves between months",
      cause: "The feast lies in January or February and moves the visitors with it.",
      remedy: "compare January and February together, or the days around the feast"))
}
