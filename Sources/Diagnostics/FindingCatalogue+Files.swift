/// WT1050–: files that are no tables in text, and damage to whole records.
extension FindingCatalogue {
  static let workbookFile = Entry(
    chinese: Texts(
      title: "是工作簿，不是文本",
      message: "该文件是 {found} 工作簿，不是文本",
      cause: "从系统导出时选了 Excel 格式，或只改了扩展名。",
      remedy: "用 Excel 或 WPS 打开，逐个工作表另存为“CSV UTF-8（逗号分隔）”，再读取 CSV 文件。"),
    english: Texts(
      title: "a workbook, no text",
      message: "the file is a {found} workbook, no text",
      cause: "It was exported as Excel, or only its name was changed.",
      remedy: "open it in Excel or WPS, save each sheet as “CSV UTF-8 (comma delimited)”, and read that"))

  static let pageFile = Entry(
    chinese: Texts(
      title: "是网页，不是表格文本",
      message: "该文件内容是 {found}，不是分隔文本",
      cause: "平台导出的 .xls 常常是改了扩展名的网页表格。",
      remedy: "用 Excel 或 WPS 打开（提示格式与扩展名不一致时选“是”），另存为“CSV UTF-8（逗号分隔）”。"),
    english: Texts(
      title: "a page, no table in text",
      message: "what the file holds is {found}, no delimited text",
      cause: "An .xls that a platform exports is often a page with another name.",
      remedy:
        "open it in Excel or WPS (answer yes where it says that format and name differ) and save it as “CSV UTF-8 (comma delimited)”"
    ))

  static let archiveFile = Entry(
    chinese: Texts(
      title: "是压缩包",
      message: "该文件是 {found} 压缩文件",
      cause: "导出的文件还没有解压。",
      remedy: "先解压，再读取其中的文件；若本来是 xlsx 工作簿，请用 Excel 另存为 CSV UTF-8。"),
    english: Texts(
      title: "an archive",
      message: "the file is a {found} archive",
      cause: "What was exported has not been unpacked.",
      remedy: "unpack it and read the files inside; where it is an xlsx workbook, save it as CSV UTF-8 in Excel"))

  static let otherFormat = Entry(
    chinese: Texts(
      title: "不是表格文本",
      message: "该文件是 {found}，不是分隔文本",
      cause: "选错了文件，或文件是打印、截图、数据库等其他格式。",
      remedy: "请提供方从原系统导出 CSV；PDF 与图片无法可靠地还原成表格。"),
    english: Texts(
      title: "no table in text",
      message: "the file is {found}, no delimited text",
      cause: "The wrong file was named, or it is a print, a picture, a database or the like.",
      remedy: "ask for a CSV export from the system it came from; a PDF or picture cannot be turned back reliably"))

  static let nulByte = Entry(
    chinese: Texts(
      title: "记录中有 NUL 字节",
      message: "该记录含有 NUL 字节（0x00）[，{found}]",
      cause: "文件没有写完（断电、磁盘已满），或传输中损坏。",
      remedy: "重新导出该文件；若只有末尾是 NUL，最后的记录很可能不全。"),
    english: Texts(
      title: "a NUL byte in a record",
      message: "the record holds NUL bytes (0x00)[, {found}]",
      cause: "The file was not written to its end (power failure, full disk) or was damaged in transit.",
      remedy: "export the file again; where only its end is NUL, the last records are probably incomplete"))

  static let recordTooLong = Entry(
    chinese: Texts(
      title: "记录过长",
      message: "该记录有 {found} 字节，上限为 {expected} 字节",
      cause: "文件没有换行，或一个单元格里放了整份文档或图片。",
      remedy: "检查该行；去掉其中的内嵌文件后重新导出。"),
    english: Texts(
      title: "a record that is too long",
      message: "the record has {found} bytes, at most {expected} are read",
      cause: "The file has no line ends, or a cell holds a whole document or picture.",
      remedy: "look at the line; export again without what is embedded in it"))

  static let notRegularFile = Entry(
    chinese: Texts(
      title: "不是普通文件",
      message: "这是管道或设备，不是普通文件",
      cause: "来源文件会被读取多次，管道只能读一次。",
      remedy: "先存成文件，再写进 sources；sniff 与 tidy 可以直接读管道和标准输入（-）。"),
    english: Texts(
      title: "no regular file",
      message: "a pipe or device, no regular file",
      cause: "A source is read more than once, a pipe can be read only once.",
      remedy:
        "save it as a file and name that under sources; sniff and tidy read pipes and standard input (-) as they are"))
}
