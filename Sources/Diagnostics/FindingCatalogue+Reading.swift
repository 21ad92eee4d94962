/// WT1xxx: reading files.
extension FindingCatalogue {
  static let unreadableText = Entry(
    chinese: Texts(
      title: "文字无法解码",
      message: "有无法解码的字节[：“{found}”][，应为 {expected}]",
      cause: "文件在传输或另存时损坏，或一个文件里混用了两种编码。",
      remedy: "用原系统重新导出该文件；或在 sources 下用 encoding 写明编码。"),
    english: Texts(
      title: "text that cannot be decoded",
      message: "bytes that cannot be decoded[: “{found}”][, expected {expected}]",
      cause: "The file was damaged in transit or when saved, or mixes two encodings.",
      remedy: "export the file again from its system, or declare its encoding under sources"))

  static let unclosedQuote = Entry(
    chinese: Texts(
      title: "引号没有闭合",
      message: "引号没有闭合[：“{found}”]",
      cause: "单元格里有一个多出的引号，其后的行都被并入了同一个单元格。",
      remedy: "在该行补上或删去引号。"),
    english: Texts(
      title: "quote that is never closed",
      message: "a quoted field is never closed[: “{found}”]",
      cause: "A stray quote made the lines after it part of one field.",
      remedy: "close or remove the quote on that line"))

  static let extraFields = Entry(
    chinese: Texts(
      title: "字段多于表头",
      message: "该行有 {found} 个字段，表头只有 {expected} 个",
      cause: "单元格里有未加引号的分隔符，或表格右侧另有内容。",
      remedy: "给含分隔符的单元格加引号，或删去表格右侧的内容。"),
    english: Texts(
      title: "more fields than headings",
      message: "the record has {found} fields, the header {expected}",
      cause: "An unquoted delimiter inside a field, or something written beside the table.",
      remedy: "quote the field that holds the delimiter, or remove what stands beside the table"))

  static let missingFields = Entry(
    chinese: Texts(
      title: "字段少于表头",
      message: "该行只有 {found} 个字段，表头有 {expected} 个；缺少的按空白处理",
      cause: "行尾的空单元格没有导出，或一行被断成了两行。",
      remedy: "核对该行；若被断开，请合并。"),
    english: Texts(
      title: "fewer fields than headings",
      message: "the record has {found} fields, the header {expected}; those missing are taken as blank",
      cause: "Empty cells at the end were not exported, or a record was broken in two.",
      remedy: "look at the record; join it if it was broken"))

  static let headerNotFound = Entry(
    chinese: Texts(
      title: "找不到表头",
      message: "前若干行中没有可识别的表头[，找到“{found}”][，应含 {expected}]",
      cause: "文件是空的，或列名与数据约定、别名表都不相符，或表头在很靠后的行。",
      remedy: "文件若是空的，请从原系统重新导出；否则在 headings.yaml 中补充列名，或用 header_line 写明表头行号。"),
    english: Texts(
      title: "header not found",
      message: "no header among the first lines[; found “{found}”][; expected {expected}]",
      cause:
        "The file is empty, no heading matches the data contract or the headings file, or the header stands far down.",
      remedy:
        "export an empty file again from its system; else add the headings to headings.yaml, or declare header_line"))

  static let missingColumn = Entry(
    chinese: Texts(
      title: "缺少必需的列",
      message: "缺少必需的列 {expected}[；表头为：{found}]",
      cause: "导出时没有选这一列，或它的列名未登记。",
      remedy: "重新导出并带上该列，或在 headings.yaml 中登记其列名。"),
    english: Texts(
      title: "required column missing",
      message: "the required column {expected} is missing[; the header is: {found}]",
      cause: "The column was left out of the export, or its heading is not known.",
      remedy: "export with the column, or add its heading to headings.yaml"))

  static let duplicateHeading = Entry(
    chinese: Texts(
      title: "列名重复",
      message: "列名“{found}”重复或同义[，采用“{expected}”]",
      cause: "同一列名出现两次，或两列同义，如区交办时间、市交办时间；同义的采用 headings.yaml 里列在前面的。",
      remedy: "若采用的不是所要的列，在 sources 的 headings 中指明。"),
    english: Texts(
      title: "heading repeated",
      message: "the heading “{found}” names a column again[; “{expected}” is used]",
      cause: "Two columns bear one heading, or two that mean the same; headings.yaml names first the one that is used.",
      remedy: "if the wrong one is used, name it under headings of the source"))

  static let totalLine = Entry(
    chinese: Texts(
      title: "合计行",
      message: "合计行未计入记录[：{found}]",
      cause: "表尾或分组后有合计、小计、平均等行。",
      remedy: "无需处理；若它其实是一条记录，请改写首列。"),
    english: Texts(
      title: "line of totals",
      message: "a line of totals, not taken as a record[: {found}]",
      cause: "The table ends in totals or has subtotals.",
      remedy: "nothing to do; if it is a record, change its first field"))

  static let noteLine = Entry(
    chinese: Texts(
      title: "说明行",
      message: "说明行未计入记录[：{found}]",
      cause: "表尾有注、填表人、制表时间等文字。",
      remedy: "无需处理。"),
    english: Texts(
      title: "note below the table",
      message: "a note, not taken as a record[: {found}]",
      cause: "The table is followed by notes or signatures.",
      remedy: "nothing to do"))

  static let repeatedHeader = Entry(
    chinese: Texts(
      title: "表头重复出现",
      message: "表头在数据中间重复出现，已跳过",
      cause: "几页表格被粘贴在了一起。",
      remedy: "无需处理。"),
    english: Texts(
      title: "header repeated",
      message: "the header is repeated among the records and was skipped",
      cause: "Several pages were pasted together.",
      remedy: "nothing to do"))

  static let titleLine = Entry(
    chinese: Texts(
      title: "表头上方的标题行",
      message: "表头上方的标题行未计入记录[：{found}]",
      cause: "报表在表头上方有标题、单位或统计期间。",
      remedy: "无需处理。"),
    english: Texts(
      title: "title above the header",
      message: "a title above the header, not taken as a record[: {found}]",
      cause: "The report has a title, unit or period above its header.",
      remedy: "nothing to do"))

  static let notText = Entry(
    chinese: Texts(
      title: "不是文本文件",
      message: "该文件不是文本[：{found}][，应为 {expected}]",
      cause: "它可能是 xls/xlsx 工作簿、网页或压缩包。",
      remedy: "用 Excel 打开并另存为 CSV UTF-8。"),
    english: Texts(
      title: "no text file",
      message: "the file is no text[: {found}][; expected {expected}]",
      cause: "It may be an xls or xlsx workbook, a web page or an archive.",
      remedy: "open it in Excel and save it as CSV UTF-8"))
}
