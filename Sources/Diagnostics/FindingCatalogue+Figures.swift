/// WT3xxx classification, WT4xxx measures, WT5xxx workbooks.
extension FindingCatalogue {
  static let unclassified = Entry(
    chinese: Texts(
      title: "未能归类",
      message: "文字未能归入任何一项[：“{found}”]，列入待复核",
      cause: "词表没有这种说法。",
      remedy: "在分类表中补充短语，或人工复核。"),
    english: Texts(
      title: "not classified",
      message: "the text fits no class[: “{found}”]; queued for review",
      cause: "The phrases do not cover this wording.",
      remedy: "add a phrase to the taxonomy, or review it by hand"))

  static let unknownComplaintClass = Entry(
    chinese: Texts(
      title: "投诉类别未登记",
      message: "投诉类别“{found}”未登记，按投诉内容归类",
      cause: "平台的问题类别不在对照表中。",
      remedy: "在 taxonomy/complaints.yaml 的 platform_classes 中补充。"),
    english: Texts(
      title: "complaint class not known",
      message: "the complaint class “{found}” is not listed; its description is classified",
      cause: "The platform's class is missing from the crosswalk.",
      remedy: "add it to platform_classes in taxonomy/complaints.yaml"))

  static let taxonomyCount = Entry(
    chinese: Texts(
      title: "分类表数目不符",
      message: "{heading}有 {found} 个，声明为 {expected} 个",
      cause: "增减了类或项而未改 declared，或误删。",
      remedy: "恢复缺少的条目，或一并修改 declared。"),
    english: Texts(
      title: "taxonomy of the wrong size",
      message: "{heading}: {found}, but {expected} are declared",
      cause: "Entries were added or removed without changing declared, or by mistake.",
      remedy: "restore what is missing, or change declared with it"))

  static let taxonomyEntry = Entry(
    chinese: Texts(
      title: "分类表条目有误",
      message: "{heading}“{found}”有误[，应为{expected}]",
      cause: "代码重复，或短语指向不存在的项。",
      remedy: "更正该行。"),
    english: Texts(
      title: "taxonomy entry wrong",
      message: "{heading} “{found}” is wrong[; expected {expected}]",
      cause: "A code is repeated, or a phrase points at no item.",
      remedy: "correct that line"))

  static let noExposure = Entry(
    chinese: Texts(
      title: "没有客流",
      message: "{heading}没有客流数据[：{found}]，投诉率不计算",
      cause: "客流表缺这一月或这一街区。",
      remedy: "补充客流与交易表。"),
    english: Texts(
      title: "no exposure",
      message: "{heading} has no exposure[: {found}]; no rate is given",
      cause: "The exposure table lacks that month or site.",
      remedy: "add it to the exposure table"))

  static let calendarYearMissing = Entry(
    chinese: Texts(
      title: "缺少放假安排",
      message: "{found}年没有放假安排，办理期限无法计算",
      cause: "calendar.yaml 没有该年的国务院通知。",
      remedy: "在 calendar.yaml 中补充该年。"),
    english: Texts(
      title: "calendar year missing",
      message: "no holiday notice for {found}; deadlines cannot be told",
      cause: "calendar.yaml lacks that year's notice.",
      remedy: "add the year to calendar.yaml"))

  static let merchantCount = Entry(
    chinese: Texts(
      title: "商户数不符",
      message: "商户有 {found} 户，声明为 {expected} 户",
      cause: "台账缺户或多户，或声明未更新。",
      remedy: "核对台账，或修改 merchants_declared。"),
    english: Texts(
      title: "number of merchants differs",
      message: "{found} merchants, but {expected} are declared",
      cause: "The table lacks or repeats merchants, or the declaration is old.",
      remedy: "look at the table, or change merchants_declared"))

  static let workbookRefused = Entry(
    chinese: Texts(
      title: "工作簿无法写出",
      message: "工作簿无法写出[：{found}]",
      cause: "文件正被 Excel 打开、磁盘已满，或内容超出格式的限度。",
      remedy: "关闭该工作簿、腾出空间后重试。"),
    english: Texts(
      title: "workbook refused",
      message: "the workbook cannot be written[: {found}]",
      cause: "It is open in Excel, the disk is full, or a limit of the format is passed.",
      remedy: "close the workbook or make room, then run again"))

  static let cellRefused = Entry(
    chinese: Texts(
      title: "单元格无法写出",
      message: "单元格无法写出[：{found}][，应为{expected}]",
      cause: "文字过长，或含有格式不允许的字符。",
      remedy: "缩短或清理该文字。"),
    english: Texts(
      title: "cell refused",
      message: "a cell cannot be written[: {found}][; expected {expected}]",
      cause: "A text too long, or a character that the format forbids.",
      remedy: "shorten or clean the text"))
}
