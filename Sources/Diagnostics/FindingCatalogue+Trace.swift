/// WT604x: addresses that `wotu trace` is asked about.
extension FindingCatalogue {
  static let nothingThere = Entry(
    chinese: Texts(
      title: "该处没有内容",
      message: "没有“{found}”这个位置[；可选：{expected}]",
      cause: "来源文件、行号或问题编号写错，或来源、工作簿在上次运行后有改动。例如文件只有 90 行，却查第 120 行。",
      remedy: "照抄 wotu findings 打印的“文件:行号”或编号；文件名须能唯一确定一个来源文件。"),
    english: Texts(
      title: "nothing at that address",
      message: "there is nothing at “{found}”[; choose among: {expected}]",
      cause: "A misspelt file, line or id, or a source or workbook that changed since the last run.",
      remedy: "copy FILE:LINE or the id as wotu findings prints it; a file's name must fit one source only"))
}
