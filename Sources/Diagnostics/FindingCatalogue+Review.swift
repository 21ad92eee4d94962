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
}
