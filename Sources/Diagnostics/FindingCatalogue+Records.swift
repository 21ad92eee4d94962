/// WT2xxx, continued.
extension FindingCatalogue {
  static let notMoney = Entry(
    chinese: Texts(
      title: "不是金额",
      message: "{heading}“{found}”不是金额[，应为{expected}]",
      cause: "单元格里是文字、范围或估计。",
      remedy: "写成以元为单位的数字。"),
    english: Texts(
      title: "not an amount of money",
      message: "{heading} “{found}” is no amount of money[; expected {expected}]",
      cause: "The cell holds words, a range or an estimate.",
      remedy: "write a number of yuan"))

  static let unknownOption = Entry(
    chinese: Texts(
      title: "选项未登记",
      message: "{heading}选项“{found}”未登记，按文字归类",
      cause: "问卷的选项文字与分类表不一致。",
      remedy: "在 needs.options 中登记。"),
    english: Texts(
      title: "option not known",
      message: "the option “{found}” of {heading} is not listed; its text is classified",
      cause: "The questionnaire's wording differs from the taxonomy's.",
      remedy: "add it to needs.options"))

  static let outsidePeriod = Entry(
    chinese: Texts(
      title: "不在统计期内",
      message: "{heading}“{found}”不在报告期与基期内[（{expected}）]，不计入指标",
      cause: "来源含其他时期的记录，或统计期设置有误。",
      remedy: "若应计入，请修改 period。"),
    english: Texts(
      title: "outside the periods",
      message: "{heading} “{found}” lies in neither period[ ({expected})] and enters no figure",
      cause: "The source holds records of other months, or the periods are set wrong.",
      remedy: "if it should count, change period"))

  static let mangledNumber = Entry(
    chinese: Texts(
      title: "长数字已损坏",
      message: "{heading}“{found}”被表格软件改成了近似数，无法还原",
      cause: "Excel 把长编号当作数字保存。",
      remedy: "从原系统重新导出，并把该列设为文本。"),
    english: Texts(
      title: "long number mangled",
      message: "{heading} “{found}” was rounded by a spreadsheet and cannot be restored",
      cause: "A spreadsheet kept a long number as a floating-point one.",
      remedy: "export again with the column as text"))

  static let excelSerialDate = Entry(
    chinese: Texts(
      title: "日期为序列数",
      message: "{heading}“{found}”按 Excel 序列数读作 {expected}",
      cause: "Excel 以“常规”格式保存了日期。",
      remedy: "无需处理；若不是日期请更正。"),
    english: Texts(
      title: "date as a serial number",
      message: "{heading} “{found}” was read as the serial date {expected}",
      cause: "A spreadsheet saved the date as a general number.",
      remedy: "nothing to do; correct it if it is no date"))

  static let merchantByAlias = Entry(
    chinese: Texts(
      title: "按别名对应商户",
      message: "{heading}“{found}”按别名对应到 {expected}",
      cause: "来源用了别名、旧名或不同写法。",
      remedy: "无需处理；若对应有误，请更正别名文件。"),
    english: Texts(
      title: "merchant found by alias",
      message: "{heading} “{found}” was resolved to {expected}",
      cause: "The source uses an alias or another spelling.",
      remedy: "nothing to do; correct the alias file if it is wrong"))

  static let notYesNo = Entry(
    chinese: Texts(
      title: "不是“是/否”",
      message: "{heading}“{found}”不是“是”或“否”",
      cause: "单元格里是别的文字。",
      remedy: "写成“是”或“否”。"),
    english: Texts(
      title: "neither yes nor no",
      message: "{heading} “{found}” is neither yes nor no",
      cause: "The cell holds other words.",
      remedy: "write 是 or 否"))

  static let negativeValue = Entry(
    chinese: Texts(
      title: "不应为负",
      message: "{heading}“{found}”为负数",
      cause: "录入有误，或是冲销。",
      remedy: "更正来源。"),
    english: Texts(
      title: "negative value",
      message: "{heading} “{found}” is negative",
      cause: "A slip, or a correction entry.",
      remedy: "correct the source"))

  static let unknownPartner = Entry(
    chinese: Texts(
      title: "服务单位未登记",
      message: "{heading}“{found}”不在服务单位表中",
      cause: "用了简称，或该单位未登记。",
      remedy: "补充服务单位表或改用其全称。"),
    english: Texts(
      title: "partner not known",
      message: "{heading} “{found}” is not in the partners table",
      cause: "A short name, or a partner missing from the table.",
      remedy: "add it to the partners table or use its full name"))

  static let unknownWord = Entry(
    chinese: Texts(
      title: "用词未登记",
      message: "{heading}“{found}”未登记[，应为：{expected}]",
      cause: "来源的状态、渠道、结果等用词不在词表中。",
      remedy: "在管道的词表（如 complaint-words.yaml）中补充。"),
    english: Texts(
      title: "word not known",
      message: "{heading} “{found}” is not listed[; expected {expected}]",
      cause: "A status, channel or result that the word lists lack.",
      remedy: "add it to the pipeline's word lists, such as complaint-words.yaml"))

  static let mixedDateForms = Entry(
    chinese: Texts(
      title: "日期写法不一",
      message: "{heading}有多种日期写法[：{found}]",
      cause: "几份表格合并，或手工录入。",
      remedy: "核对两种写法是否都读对了。"),
    english: Texts(
      title: "dates in several forms",
      message: "{heading} has dates in several forms[: {found}]",
      cause: "Tables were merged, or dates typed by hand.",
      remedy: "see whether both forms were read rightly"))
}
