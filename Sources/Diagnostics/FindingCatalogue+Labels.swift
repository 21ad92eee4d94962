/// WT302x: hand-coded texts and learned models.
extension FindingCatalogue {
  static let unknownCodeLabel = Entry(
    chinese: Texts(
      title: "标签不认识",
      message: "{heading}“{found}”不是分类表中的代码或名称[（{expected}）]，这一标签不用",
      cause: "标签写错，或属于另一套分类。",
      remedy: "改成分类表中的代码或名称；若是另一套标签，请加 --kind flat。"),
    english: Texts(
      title: "label not known",
      message: "{heading} “{found}” is no code or name of the taxonomy[ ({expected})]; the label is left out",
      cause: "A slip, or a label of another scheme.",
      remedy: "write a code or name of the taxonomy, or say --kind flat"))

  static let emptyLabelledText = Entry(
    chinese: Texts(
      title: "文本为空",
      message: "{heading}为空，这一行不用",
      cause: "该行没有可学习的文字。",
      remedy: "补上原文或删去该行。"),
    english: Texts(
      title: "no text",
      message: "{heading} is blank; the row is left out",
      cause: "There is nothing in the row to learn from.",
      remedy: "fill in the text or take the row out"))

  static let unlabelledText = Entry(
    chinese: Texts(
      title: "没有标签",
      message: "{heading}为空，这一行不用",
      cause: "该行尚未人工编码。",
      remedy: "补上代码。"),
    english: Texts(
      title: "no label",
      message: "{heading} is blank; the row is left out",
      cause: "The row has not been coded.",
      remedy: "fill in the code"))

  static let rareLabel = Entry(
    chinese: Texts(
      title: "标签例子太少",
      message: "标签“{found}”只有 {expected} 条",
      cause: "少于 10 条时学不准，准确率也说明不了什么。",
      remedy: "再编码一些这一类的文本。"),
    english: Texts(
      title: "label with few examples",
      message: "the label “{found}” has only {expected} texts",
      cause: "With fewer than 10 nothing reliable is learned or measured.",
      remedy: "code more texts of it"))

  static let contradictingLabels = Entry(
    chinese: Texts(
      title: "同文不同码",
      message: "同样的文本另有编码：{found}[，此前为 {expected}]",
      cause: "两位编码员意见不一，或其中一次有误。",
      remedy: "统一编码。"),
    english: Texts(
      title: "coded in two ways",
      message: "the same text has other labels here: {found}[, before {expected}]",
      cause: "Two coders disagree, or one of them slipped.",
      remedy: "settle the coding"))

  static let nothingLabelled = Entry(
    chinese: Texts(
      title: "没有可用的编码文本",
      message: "没有一行可用[（共 {found} 行）]",
      cause: "列选错了，或标签都不在分类表中。",
      remedy: "检查 --text、--label 和 --kind。"),
    english: Texts(
      title: "nothing to learn from",
      message: "no row can be used[ of {found}]",
      cause: "The wrong columns, or labels of another scheme.",
      remedy: "look at --text, --label and --kind"))

  static let modelUnreadable = Entry(
    chinese: Texts(
      title: "不是模型文件",
      message: "不是 wotu train 写出的模型，或已被改坏",
      cause: "文件被其他程序改动过，或来自不兼容的版本。",
      remedy: "重新运行 wotu train。"),
    english: Texts(
      title: "no model file",
      message: "this is no model that wotu train wrote, or it was damaged",
      cause: "The file was changed by hand or comes from another version.",
      remedy: "run wotu train again"))

  static let oneLabelOnly = Entry(
    chinese: Texts(
      title: "只有一种标签",
      message: "只有一种标签[（{found}）]，没有可学习的区别",
      cause: "标签列选错了，或只导出了一类。",
      remedy: "给出至少两种标签。"),
    english: Texts(
      title: "one label only",
      message: "there is only one label[ ({found})], and nothing to tell apart",
      cause: "The wrong column, or an export of one class.",
      remedy: "give at least two labels"))
}
