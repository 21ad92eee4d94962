/// WT501x: why a finished workbook is not let out.
extension FindingCatalogue {
  static let errorValue = Entry(
    chinese: Texts(
      title: "工作簿含错误值",
      message: "单元格 {found} 为错误值，工作簿未放行",
      cause: "公式除以零或引用失效。例如分母为 0 的比率没有写成“—”。",
      remedy: "这是程序缺陷，请把该工作簿的流程文件和提示一并报告。"),
    english: Texts(
      title: "error value in a workbook",
      message: "the cell {found} holds an error value; the workbook is not released",
      cause: "A formula divides by zero or points nowhere.",
      remedy: "this is a defect of wotu: report it with the pipeline file"))

  static let formulaWithoutValue = Entry(
    chinese: Texts(
      title: "公式没有缓存值",
      message: "单元格 {found} 的公式没有数值，工作簿未放行",
      cause: "写出时没有算出公式的值，受保护视图中会显示为空或 0。",
      remedy: "这是程序缺陷，请把该工作簿的流程文件和提示一并报告。"),
    english: Texts(
      title: "formula without a value",
      message: "the formula in {found} has no stored value; the workbook is not released",
      cause: "The value was not worked out when the file was written; a protected view would show nothing or 0.",
      remedy: "this is a defect of wotu: report it with the pipeline file"))

  static let lintedRelease = Entry(
    chinese: Texts(
      title: "报表检查不通过",
      message: "有 {found} 项严重程度为“错误”的报表检查问题，工作簿未放行",
      cause: "数据或设置使报表自相矛盾。例如分项之和不等于合计。",
      remedy: "逐条处理上面列出的问题后重新运行。"),
    english: Texts(
      title: "report checks failed",
      message: "{found} findings of severity error among the report checks; no workbook is released",
      cause: "Data or settings make the report contradict itself, such as parts that do not add up to their total.",
      remedy: "deal with the findings listed above and run again"))
}
