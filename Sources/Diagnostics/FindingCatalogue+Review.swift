/// WT301x: workbooks and lists that people have filled in.
extension FindingCatalogue {
  static let notAWorkbook = Entry(
    chinese: Texts(
      title: "不是可读的工作簿",
      message: "不是 xlsx 工作簿，或已损坏[（{found}）]",
      cause: "文件是旧式 .xls、加密文件、改了扩展名的其他文件，或传输中被截断。",
      remedy: "用 Excel 或 WPS 打开后另存为 xlsx，或存为 CSV。"),
    english: Texts(
      title: "no workbook that can be read",
      message: "no xlsx workbook, or a broken one[ ({found})]",
      cause: "The file is an old .xls, encrypted, something else under that name, or was cut short.",
      remedy: "open it and save it as xlsx, or as CSV"))

  static let workbookTooLarge = Entry(
    chinese: Texts(
      title: "工作簿过大",
      message: "工作簿展开后过大[（{heading}）]：{found}[，上限 {expected}]",
      cause: "压缩包里的内容远大于复核表所需，也可能是压缩炸弹。",
      remedy: "只保留需要的工作表后另存，或存为 CSV。"),
    english: Texts(
      title: "workbook too large",
      message: "the workbook inflates beyond the limit[ ({heading})]: {found}[, at most {expected}]",
      cause: "What is packed is far more than a review sheet holds; it may be a decompression bomb.",
      remedy: "save it with the sheet that is needed alone, or as CSV"))

  static let otherBatch = Entry(
    chinese: Texts(
      title: "不是这一批的复核表",
      message: "复核表的批次[是 {found}，]与工作区的不同[（{expected}）]",
      cause: "数据、词表或模型在导出复核表之后变了，序号已指向别的文本；或拿错了表。",
      remedy: "用最近一次运行写出的复核表；已填的结论请照原文抄过去。"),
    english: Texts(
      title: "review sheet of another batch",
      message: "the sheet's batch[ {found}] is not the workspace's[ {expected}]",
      cause:
        "Data, phrases or model changed since the sheet was written, so that its numbers mean other texts; or it is another sheet.",
      remedy: "use the sheet that the last run wrote, and carry the verdicts over by their texts"))

  static let unknownVerdict = Entry(
    chinese: Texts(
      title: "复核结论不认识",
      message: "{heading}“{found}”不是复核结论[，应为 {expected}]，这一条仍待复核",
      cause: "没有从下拉列表中选。",
      remedy: "写采纳、改正、剔除或暂缓。"),
    english: Texts(
      title: "verdict not known",
      message: "{heading} “{found}” is no verdict[; expected {expected}]; the text stays open",
      cause: "The word was not taken from the list.",
      remedy: "write one of the four words"))

  static let verdictWithoutCode = Entry(
    chinese: Texts(
      title: "改正却没有代码",
      message: "复核结论是“改正”，{heading}却为空，这一条仍待复核",
      cause: "只填了结论。",
      remedy: "选改为哪一类、哪一项。"),
    english: Texts(
      title: "correction without a code",
      message: "the verdict is a correction, but {heading} is blank; the text stays open",
      cause: "Only the verdict was filled in.",
      remedy: "choose the code that holds"))
}
