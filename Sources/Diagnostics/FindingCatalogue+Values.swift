/// WT213x to WT216x: values read in another notation, dates by column, platforms, response quality.
extension FindingCatalogue {
  static let dateColumnDecided = Entry(
    chinese: Texts(
      title: "按整列判定日期",
      message: "{heading}的日期按 {found} 读，依据：{expected}",
      cause: "单个日期看不出年月日的次序或年份，由整列或表题判定。",
      remedy: "无需处理；若不对，请在该来源下设 date_order。"),
    english: Texts(
      title: "date column decided",
      message: "the dates of {heading} are read as {found}: {expected}",
      cause: "A single date does not tell its order or year; the whole column or the title does.",
      remedy: "nothing to do; declare date_order of the source if it is wrong"))

  static let dateColumnOpen = Entry(
    chinese: Texts(
      title: "整列日期读法不定",
      message: "{heading}的日期不能判定读法（{found}），可据以判定的行：{expected}",
      cause: "整列日期合于不止一种次序，或没有写明年份。",
      remedy: "查对所列各行，在该来源下设 date_order：ymd、dmy 或 mdy，或补写年份。"),
    english: Texts(
      title: "date column undecided",
      message: "the dates of {heading} do not tell how to read them ({found}); lines that would decide it: {expected}",
      cause: "The whole column fits more than one order, or names no year.",
      remedy: "look the lines up; declare date_order of the source (ymd, dmy or mdy) or write the year"))

  static let futureDate = Entry(
    chinese: Texts(
      title: "日期在未来",
      message: "{heading}“{found}”还没有到",
      cause: "年份录入有误，或设备时钟不准。",
      remedy: "更正来源。"),
    english: Texts(
      title: "date in the future",
      message: "{heading} “{found}” is yet to come",
      cause: "A slip in the year, or a clock that was set wrong.",
      remedy: "correct the source"))

  static let periodForDate = Entry(
    chinese: Texts(
      title: "时段不是日期",
      message: "{heading}“{found}”是一段时间，不是日期[，应为{expected}]",
      cause: "单元格里是季度、半年或几个月。",
      remedy: "改成一天，或把各月数字分行填写。"),
    english: Texts(
      title: "period instead of a date",
      message: "{heading} “{found}” is a period, not a date[; expected {expected}]",
      cause: "The cell names a quarter, a half-year or a run of months.",
      remedy: "write a day, or give the months a line each"))

  static let valueRewritten = Entry(
    chinese: Texts(
      title: "换一种写法的值",
      message: "{heading}“{found}”读作“{expected}”",
      cause: "来源用了全角、单位、汉字数字等写法。",
      remedy: "无需处理；若读错，请更正来源。"),
    english: Texts(
      title: "value in another notation",
      message: "{heading} “{found}” was read as “{expected}”",
      cause: "The source uses full width, units, Chinese numerals or the like.",
      remedy: "nothing to do; correct the source if it was misread"))

  static let approximateNumber = Entry(
    chinese: Texts(
      title: "约数",
      message: "{heading}“{found}”是约数，按 {expected} 计",
      cause: "单元格里是“约50”“三十多”之类的估计。",
      remedy: "如有准确数字，请更正来源。"),
    english: Texts(
      title: "approximate number",
      message: "{heading} “{found}” is an estimate, counted as {expected}",
      cause: "The cell holds an estimate such as 约50 or 三十多.",
      remedy: "put in the exact number if there is one"))

  static let numberRange = Entry(
    chinese: Texts(
      title: "数字范围",
      message: "{heading}“{found}”是一个范围（{expected}），不计入",
      cause: "单元格里是两个数字之间的范围。",
      remedy: "改成一个数字。"),
    english: Texts(
      title: "range of numbers",
      message: "{heading} “{found}” is a range ({expected}) and is not counted",
      cause: "The cell holds two ends of a range.",
      remedy: "write one number"))

  static let labelDisagrees = Entry(
    chinese: Texts(
      title: "分值与文字不符",
      message: "{heading}“{found}”的分值与文字不是同一档",
      cause: "导出设置或录入有误。",
      remedy: "核对问卷，更正来源。"),
    english: Texts(
      title: "number and label disagree",
      message: "the number and the label of {heading} “{found}” are different levels",
      cause: "A slip, or an export that was set up wrongly.",
      remedy: "look at the questionnaire and correct the source"))
}
