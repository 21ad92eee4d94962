/// WT2xxx: values and records.
extension FindingCatalogue {
  static let requiredValueMissing = Entry(
    chinese: Texts(
      title: "必填值为空",
      message: "{heading}为空",
      cause: "来源没有填写必填的单元格。",
      remedy: "补填该单元格。"),
    english: Texts(
      title: "required value missing",
      message: "{heading} is empty",
      cause: "The source left a required cell blank.",
      remedy: "fill the cell in the source"))

  static let notANumber = Entry(
    chinese: Texts(
      title: "不是数字",
      message: "{heading}“{found}”不是数字[，应为{expected}]",
      cause: "单元格里是文字、范围或估计。",
      remedy: "改成一个数字。"),
    english: Texts(
      title: "not a number",
      message: "{heading} “{found}” is no number[; expected {expected}]",
      cause: "The cell holds words, a range or an estimate.",
      remedy: "write one number"))

  static let notADate = Entry(
    chinese: Texts(
      title: "不是日期",
      message: "{heading}“{found}”不是日期[，应为{expected}]",
      cause: "单元格里是文字或时间段。",
      remedy: "写成 2022-01-31 的形式。"),
    english: Texts(
      title: "not a date",
      message: "{heading} “{found}” is no date[; expected {expected}]",
      cause: "The cell holds words or a period.",
      remedy: "write it like 2022-01-31"))

  static let outsideScale = Entry(
    chinese: Texts(
      title: "超出量表",
      message: "{heading}“{found}”不在 {expected} 之内",
      cause: "录入有误，或问卷换用了别的量表。",
      remedy: "更正来源；若问卷确已改变，请修改量表。"),
    english: Texts(
      title: "outside the scale",
      message: "{heading} “{found}” is outside {expected}",
      cause: "A slip, or the questionnaire changed its scale.",
      remedy: "correct the source, or widen the scale if the questionnaire changed"))

  static let unknownLabel = Entry(
    chinese: Texts(
      title: "未知的选项文字",
      message: "{heading}“{found}”不是量表中的文字[，应为：{expected}]",
      cause: "问卷用了量表文件里没有的说法。",
      remedy: "在 scales.yaml 中补充该说法及其分值。"),
    english: Texts(
      title: "unknown label",
      message: "{heading} “{found}” is no label of the scale[; expected {expected}]",
      cause: "The questionnaire uses a wording that the scales file lacks.",
      remedy: "add the label and its score to scales.yaml"))

  static let duplicateIdentifier = Entry(
    chinese: Texts(
      title: "编号重复",
      message: "编号“{found}”重复[，留用 {expected}]",
      cause: "同一记录被导出两次，或编号被重复使用。",
      remedy: "若是两条不同的记录，请改正编号；同一编号留填得最全的一条，一样全的留最后一条，内容全同的留第一条。"),
    english: Texts(
      title: "identifier repeated",
      message: "the identifier “{found}” is repeated[; {expected} is kept]",
      cause: "A record was exported twice, or a number was used again.",
      remedy: "if they are two records, correct the number; of one number the fullest record stays, of equals the last")
  )

  static let unknownMerchant = Entry(
    chinese: Texts(
      title: "商户无法对应",
      message: "{heading}“{found}”在商户台账中找不到",
      cause: "用了简称、旧名或错字，或台账缺这一户。",
      remedy: "在别名文件中补充一行，或补充商户台账。"),
    english: Texts(
      title: "merchant not known",
      message: "{heading} “{found}” is not in the merchants table",
      cause: "A short or former name, a slip, or a merchant missing from the table.",
      remedy: "add a line to the alias file, or the merchant to its table"))

  static let ambiguousMerchant = Entry(
    chinese: Texts(
      title: "商户对应不唯一",
      message: "{heading}“{found}”可能是：{expected}",
      cause: "几家商户同名或有同名分店。",
      remedy: "改用商户编号，或在别名文件中写明街区与编号。"),
    english: Texts(
      title: "merchant ambiguous",
      message: "{heading} “{found}” may be any of: {expected}",
      cause: "Several merchants or branches share the name.",
      remedy: "use the merchant's number, or add an alias with site and number"))

  static let unknownSite = Entry(
    chinese: Texts(
      title: "街区未知",
      message: "{heading}“{found}”不是本管道的街区[，应为：{expected}]",
      cause: "用了别名，或记录属于别的街区。",
      remedy: "在流程文件 sites 的 aliases 中补充。"),
    english: Texts(
      title: "site not known",
      message: "{heading} “{found}” is no site of the pipeline[; expected {expected}]",
      cause: "An alias that is not listed, or a record of another place.",
      remedy: "add it to the aliases of a site in the pipeline file"))

  static let invalidCreditCode = Entry(
    chinese: Texts(
      title: "信用代码不成立",
      message: "{heading}“{found}”不是有效的统一社会信用代码[；是否为 {expected}]",
      cause: "录入有误：漏了一位，相邻两位颠倒，或把 0 写成 O、1 写成 I、2 写成 Z、5 写成 S（代码中没有 I、O、Z、S、V）。",
      remedy: "对照营业执照更正；提示的代码只供参考，程序不会自动改。"),
    english: Texts(
      title: "credit code invalid",
      message: "{heading} “{found}” is no valid credit code[; did you mean {expected}]",
      cause: "A place missing, two swapped, or O for 0, I for 1, Z for 2, S for 5: codes have no I, O, Z, S or V.",
      remedy: "correct it by the licence; the code suggested is never put in its place"))

  static let ambiguousDate = Entry(
    chinese: Texts(
      title: "日期顺序不明",
      message: "{heading}“{found}”的年月日次序，凭该单元格和整列都不能判定",
      cause: "03/04/22 之类的写法不说明年月日的次序；整列可有不止一种读法，或者各行互相矛盾。",
      remedy: "在该来源下设 date_order：ymd、dmy 或 mdy。"),
    english: Texts(
      title: "date order unclear",
      message: "neither {heading} “{found}” nor its column tells the order of year, month and day",
      cause:
        "A date like 03/04/22 does not tell its order, and its column allows several, or its rows contradict one another.",
      remedy: "declare date_order of the source: ymd, dmy or mdy"))

  static let impossibleDate = Entry(
    chinese: Texts(
      title: "日期不存在",
      message: "{heading}“{found}”这一天或时刻不存在",
      cause: "录入有误。",
      remedy: "更正来源。"),
    english: Texts(
      title: "no such date",
      message: "{heading} “{found}” is no day of the calendar, or no time of day",
      cause: "A slip.",
      remedy: "correct the source"))

  static let dateOrder = Entry(
    chinese: Texts(
      title: "日期先后颠倒",
      message: "{heading}“{found}”早于{expected}",
      cause: "两个日期填反，或其一有误。",
      remedy: "核对并更正。"),
    english: Texts(
      title: "dates out of order",
      message: "{heading} “{found}” lies before {expected}",
      cause: "Two dates were swapped, or one is wrong.",
      remedy: "look at both and correct one"))
}
