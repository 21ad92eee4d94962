/// WT213x to WT216x: values read in another notation, dates by column, platforms, response quality.
extension FindingCatalogue {
  static let platformFound = Entry(
    chinese: Texts(
      title: "认出的平台",
      message: "按 {found} 的导出读，依据：{expected}",
      cause: "表头含有该平台自带的列。",
      remedy: "无需处理；若不对，请在该来源下设 platform 或 export_format。"),
    english: Texts(
      title: "platform recognised",
      message: "read as an export of {found}: {expected}",
      cause: "The headings are those that the platform adds.",
      remedy: "nothing to do; declare platform or export_format of the source if it is wrong"))

  static let exportFormatOpen = Entry(
    chinese: Texts(
      title: "序号与分数分不清",
      message: "答案全是整数（{found}），可能是选项序号，也可能是分数；应设 {expected}",
      cause: "问卷星可按选项序号或按分数导出，一列整数分不清两者。",
      remedy: "查导出方式，在该来源下设 export_format: codes 或 scores；或改按选项文本导出。"),
    english: Texts(
      title: "codes or scores",
      message: "all answers are integers ({found}) that may be the place of an option or its score; declare {expected}",
      cause: "The platform exports by place of the option or by score, and integers do not tell which.",
      remedy: "declare export_format of the source: codes or scores; or export by option text"))

  static let unitApplied = Entry(
    chinese: Texts(
      title: "按单位换算",
      message: "{heading}的单位是{found}，数值{expected}",
      cause: "表头、单位行或“单位：”一行写明了单位。",
      remedy: "无需处理；若不对，请更正来源。"),
    english: Texts(
      title: "unit applied",
      message: "{heading} is in {found}: values {expected}",
      cause: "The heading, a units row or a line 单位： names the unit.",
      remedy: "nothing to do; correct the source if it is wrong"))

  static let defaultUsed = Entry(
    chinese: Texts(
      title: "采用声明的值",
      message: "{heading}未填，采用该来源声明的“{expected}”",
      cause: "文件没有这一列，或单元格为空，流程文件的 defaults 给了值。",
      remedy: "无需处理；若不对，请修改 defaults。"),
    english: Texts(
      title: "declared value used",
      message: "{heading} is not given; the source declares “{expected}”",
      cause: "The file lacks the column or leaves the cell blank, and defaults of the source gives a value.",
      remedy: "nothing to do; change defaults if it is wrong"))
}
