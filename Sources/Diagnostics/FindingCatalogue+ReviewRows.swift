/// WT308x: review sheets whose rows do not fit the batch or contradict themselves, and texts that are known already.
extension FindingCatalogue {
  static let reviewTextDiffers = Entry(
    chinese: Texts(
      title: "序号与原文对不上",
      message: "{heading}的原文“{found}”不是本批这一号的原文[；它是本批第 {expected} 号]，结论未收",
      cause: "表排序后重填了序号，或原文被改动、错行粘贴。",
      remedy: "按导出时的序号和原文核对这一行，改正后重新收回。"),
    english: Texts(
      title: "number and text do not belong together",
      message:
        "the text “{found}” is not the one with {heading} in the batch[; it is number {expected}]; the verdict was not taken",
      cause: "The sheet was sorted and numbered anew, or texts were overwritten or pasted a row off.",
      remedy: "compare the row with the sheet as it was written, mend it, and take the sheet back again"))

  static let reviewedTwice = Entry(
    chinese: Texts(
      title: "同一条有两种结论",
      message: "{heading}有两行且结论不同：{found}[；前一行：{expected}]，两行都未收",
      cause: "该行被复制后各填了一次，或两人的表合在了一起。",
      remedy: "商定一种结论，删去另一行后重新收回。"),
    english: Texts(
      title: "two verdicts for one text",
      message: "{heading} has two rows whose verdicts differ: {found}[; before: {expected}]; neither was taken",
      cause: "The row was copied and filled in twice, or two people's sheets were joined.",
      remedy: "agree on one, take the other row out, and take the sheet back again"))

  static let reviewNumberUnknown = Entry(
    chinese: Texts(
      title: "序号不在本批",
      message: "{heading}“{found}”不在本批[ {expected}] 之内，这一行的结论未收",
      cause: "行是手工添加的，或序号被改动、清空。",
      remedy: "按导出时的序号填回；不是本批的文本请删去该行。"),
    english: Texts(
      title: "number outside the batch",
      message: "{heading} “{found}” is none of the batch's[ {expected}]; the row's verdict was not taken",
      cause: "The row was added by hand, or its number was changed or cleared.",
      remedy: "put the number back as it was written, or take the row out"))

  static let verdictFormula = Entry(
    chinese: Texts(
      title: "公式没有结果",
      message: "{heading}是公式，文件里没有存它的结果，这一行的结论未收",
      cause: "文件由程序写出后没有用表格软件重算存盘。",
      remedy: "用 Excel、WPS 或 LibreOffice 打开后存盘，或直接填写内容。"),
    english: Texts(
      title: "formula without a result",
      message: "{heading} holds a formula whose result is not in the file; the row's verdict was not taken",
      cause: "The file was written by a program and never recalculated and saved.",
      remedy: "open and save it with a spreadsheet program, or write the words themselves"))

  static let contradictoryVerdict = Entry(
    chinese: Texts(
      title: "结论自相矛盾",
      message: "结论“{heading}”与所填“{found}”相矛盾[（{expected}）]，这一条仍待复核",
      cause: "采纳或剔除之外又另填了代码，代码与名称不是同一项，或类别与需求项不相配。",
      remedy: "只留一种说法：同意系统建议就不填“改为”，要改就写“改正”并选配套的类别与需求项。"),
    english: Texts(
      title: "verdict that contradicts itself",
      message: "the verdict {heading} contradicts “{found}”[ ({expected})]; the text stays open",
      cause:
        "A code stands beside a verdict that needs none, code and name are not of one item, or the class is not the item's.",
      remedy: "leave one statement: no code beside 采纳, or 改正 with a class and an item that belong together"))

  static let taxonomyWithoutVersion = Entry(
    chinese: Texts(
      title: "分类表没有版本号",
      message: "分类表没有 version（版本号）",
      cause: "未写版本，修订前后的归类结果便无从区分。",
      remedy: "写上 version，例如 version: \"2022.1\"。"),
    english: Texts(
      title: "taxonomy without a version",
      message: "the taxonomy says no version",
      cause: "Without one nothing tells what was classified before a revision from what came after it.",
      remedy: "say a version, such as version: \"2022.1\""))

  static let repeatedTexts = Entry(
    chinese: Texts(
      title: "文本有重复",
      message: "{found} 条与前面的文本相同（不计空格、标点、大小写与全半角）[，共 {expected} 条]",
      cause: "同一份文本收集了多次。",
      remedy: "不必处理：相同的文本放在同一折，成绩不因此虚高；想让各条只算一次，请先去重。"),
    english: Texts(
      title: "texts that repeat",
      message: "{found}[ of {expected}] texts repeat one before them, but for blanks, punctuation, case and width",
      cause: "The same text was collected more than once.",
      remedy:
        "nothing need be done: they lie in one fold, so that no score profits; take them out where each should count once"
    ))

  static let ambiguousPhrase = Entry(
    chinese: Texts(
      title: "单字词语歧义太多",
      message: "词语“{found}”只有一个字，薪水、电商、人气、网红、火锅里都有它，不能作词语",
      cause: "水、电、气、网、火这类单字在别的词里常见，意思不同。",
      remedy: "写成两个字以上的词，例如停水、断网"),
    english: Texts(
      title: "A single character means too many things",
      message:
        "phrase “{found}” is one character that many other words hold (薪水, 电商, 人气, 网红, 火锅); it cannot be a phrase",
      cause: "Characters such as 水, 电, 气, 网 and 火 are part of many words with other meanings.",
      remedy: "write words of two characters or more, such as 停水 or 断网"))

  static let versionsByRules = Entry(
    chinese: Texts(
      title: "跨版本只按词语归类",
      message: "分类有 {found} 个版本，需求文本一律只按词语归类，两期才可比；学习所得的模型只认得现行代码，未用",
      cause: "需求分类换过版本，模型没有学过旧版代码。",
      remedy: "要用模型，请写明 taxonomy_version，全部文本按一个版本归类"),
    english: Texts(
      title: "Across versions phrases alone decide",
      message:
        "there are {found} versions of the taxonomy: texts of needs are read by phrases alone, so that waves can be compared; the learned model, which knows the present codes only, is not used",
      cause: "The taxonomy was revised, and the model learned no code of the earlier version.",
      remedy: "state taxonomy_version to read all texts by one version, and with the model"))

  static let seenTexts = Entry(
    chinese: Texts(
      title: "模型学过其中的文本",
      message: "{found} 条文本[（共 {expected} 条）]模型学习时用过，不能用来检验它，未计入成绩；全部学过时改作交叉验证",
      cause: "检验用的文件与训练用的文件有相同的文本。",
      remedy: "用模型没有见过的文本检验，或用 --folds 交叉验证。"),
    english: Texts(
      title: "texts that the model learned from",
      message:
        "the model learned from {found}[ of {expected}] texts, which can be no test of it and are left out; where no others are there, the score is by cross-validation",
      cause: "The file shares texts with what the model was trained on.",
      remedy: "score texts that the model has not seen, or cross-validate with --folds"))
}
