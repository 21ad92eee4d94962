/// WT224x: what is written plainly and still does not say which of several is meant.
extension FindingCatalogue {
  static let betweenLevels = Entry(
    chinese: Texts(
      title: "介于两档之间",
      message: "{heading}“{found}”介于两档之间[，量表为 {expected}]",
      cause: "一格里填的是平均分或半分；量表只有整档，四舍五入会改变结论。",
      remedy: "查原问卷，改成实际选择的一档；若是均值，请导出逐份答卷。"),
    english: Texts(
      title: "between two levels",
      message: "{heading} “{found}” lies between two levels of the scale[ {expected}]",
      cause: "The cell holds a mean or half a point; the scale has whole levels, and rounding would change the result.",
      remedy: "look at the questionnaire and write the level chosen; export single answers where it is a mean"))

  static let sharedCreditCode = Entry(
    chinese: Texts(
      title: "信用代码为多户共用",
      message: "{heading}“{found}”与 {expected} 相同；只写此代码的记录不归任何一户",
      cause: "两户登记了同一代码：录入时抄错，或分店沿用总店代码。代码本身说明不了是哪一户。",
      remedy: "对照营业执照更正；确为共用的，来源里请改用商户编号，或写明街区。"),
    english: Texts(
      title: "credit code shared",
      message: "{heading} “{found}” is that of {expected} too; a record with the code alone is neither's",
      cause: "Two merchants were entered with one code: a slip, or a branch under its company's code.",
      remedy: "correct it by the licence; where it is shared, write merchant numbers in the sources, or the site"))

  static let cutInWorkbook = Entry(
    chinese: Texts(
      title: "文字超过一格所能容纳",
      message: "{heading}有 {found} 个字符，工作簿的一格最多容纳 {expected} 个，导出时截断，末尾加“…”",
      cause: "整篇文字、网页或多行记录误入一个单元格；原文在来源文件里完整无缺。",
      remedy: "查看该单元格；若是误贴，请更正来源。"),
    english: Texts(
      title: "text longer than a workbook's cell",
      message:
        "{heading} has {found} characters, a cell of a workbook holds {expected}; it is cut there, with “…” at its end",
      cause: "A document, a page or several records got into one cell; the source still has all of it.",
      remedy: "look at the cell; correct the source if the text was pasted by mistake"))

  static let yearMissing = Entry(
    chinese: Texts(
      title: "缺少年份",
      message: "{heading}“{found}”没有写年份[，应为 {expected}]",
      cause: "只写了月份或月日；标题、文件名和同列其他日期也不能说明是哪一年。",
      remedy: "补上年份，或在标题行写明年份。"),
    english: Texts(
      title: "year missing",
      message: "{heading} “{found}” names no year[; expected {expected}]",
      cause: "A month or day alone; neither title, file name nor the column's other dates tell the year.",
      remedy: "add the year, or name it in the title line"))

  static let knockOutWithoutDay = Entry(
    chinese: Texts(
      title: "一票否决记录日期不明",
      message: "{heading}[“{found}”]读不出日期，“{expected}”记录仍计入，按基期、报告期内发生处理",
      cause: "一票否决指标的采集记录没有日期，或日期读不出；若搁置，受过处罚的商户反而会通过门槛。",
      remedy: "补上日期；若在基期之前，商户即可重新参评。"),
    english: Texts(
      title: "knock-out record without a day",
      message: "{heading}[ “{found}”] tells no day; the record of {expected} counts all the same, as of the periods",
      cause:
        "A record of an indicator that must be 0 has no day that can be read; set aside, it would let its merchant pass.",
      remedy: "add the day; if it lies before the base period the merchant takes part again"))
}
