/// WT306x and WT307x: what is wrong with a taxonomy, its versions, its typos and its crosswalk.
extension FindingCatalogue {
  static let phraseTwice = Entry(
    chinese: Texts(
      title: "同一短语指向两项",
      message: "短语“{found}”在{heading}下重复，此前已指向 {expected}",
      cause: "两项都列了这个短语，又没有写优先级，程序无法判断该算哪一项。",
      remedy: "删去其中一处，或给应当算的那一处写上更高的 priority（优先级）。"),
    english: Texts(
      title: "phrase of two items",
      message: "the phrase “{found}” of {heading} already points at {expected}",
      cause: "Two items list it and neither has a priority, so nothing tells which is meant.",
      remedy: "take it out in one place, or give the one that is meant a higher priority"))

  static let idleExclusion = Entry(
    chinese: Texts(
      title: "排除词不起作用",
      message: "排除词“{found}”不含任何短语，永远用不上",
      cause: "对应的短语已删改，或排除词写错。",
      remedy: "删去该排除词，或改成含有短语的写法。"),
    english: Texts(
      title: "exclusion that never applies",
      message: "the exclusion “{found}” holds no phrase and can never apply",
      cause: "The phrase that it guarded against was removed, or the exclusion is misspelt.",
      remedy: "take it out, or write it so that it holds a phrase"))

  static let emptyPhrase = Entry(
    chinese: Texts(
      title: "短语没有内容",
      message: "{heading}的短语“{found}”只有标点或空格",
      cause: "误把分隔符当成了短语。",
      remedy: "删去该短语。"),
    english: Texts(
      title: "phrase without content",
      message: "the phrase “{found}” of {heading} is only punctuation or blanks",
      cause: "A separator was taken for a phrase.",
      remedy: "take it out"))

  static let emptyClass = Entry(
    chinese: Texts(
      title: "类别没有下属项",
      message: "类别“{found}”没有一项",
      cause: "只建了类，未建项，或缩进有误。",
      remedy: "补上该类的项，或删去该类。"),
    english: Texts(
      title: "class without items",
      message: "the class “{found}” has no items",
      cause: "The class was begun and not filled, or the indentation is wrong.",
      remedy: "add its items, or take the class out"))

  static let silentItem = Entry(
    chinese: Texts(
      title: "需求项没有短语",
      message: "需求项“{found}”没有任何短语，文本中认不出",
      cause: "只建了项，未写短语。",
      remedy: "补上短语；只靠选项勾选的可以不管。"),
    english: Texts(
      title: "item without phrases",
      message: "no phrase points at the item “{found}”",
      cause: "The item was added without phrases.",
      remedy: "add phrases; nothing is to be done where only ticked options mean it"))

  static let mappingUnknown = Entry(
    chinese: Texts(
      title: "版本对照中的代码不存在",
      message: "版本 {heading} 没有代码“{found}”[，该版代码：{expected}]",
      cause: "对照表写错代码，或对照的不是这两个版本。",
      remedy: "改成两个版本中实有的代码。"),
    english: Texts(
      title: "code of a mapping not known",
      message: "version {heading} has no code “{found}”[; it has {expected}]",
      cause: "A slip in the mapping, or it is of other versions.",
      remedy: "write codes that the two versions have"))

  static let mappingCycle = Entry(
    chinese: Texts(
      title: "版本互相替代",
      message: "版本 {heading} 声明替代 {found}，而 {found} 不早于它",
      cause: "版本号或生效日期写错，对照成了环。",
      remedy: "只写它所替代的较早版本。"),
    english: Texts(
      title: "versions replace each other",
      message: "version {heading} says that it replaces {found}, which is not earlier",
      cause: "A version or a day is wrong, so that the mapping runs in a circle.",
      remedy: "name the earlier version that it replaces"))

  static let versionOverlap = Entry(
    chinese: Texts(
      title: "两个版本同日有效",
      message: "版本 {heading} 自 {found} 起生效，与版本 {expected} 重叠",
      cause: "两个版本的生效日期交叉，或后一版没有写 effective.from。",
      remedy: "让前一版在后一版生效的前一日截止。"),
    english: Texts(
      title: "two versions in force on one day",
      message: "version {heading} is in force from {found} and overlaps version {expected}",
      cause: "The days of the two cross, or the later has no effective.from.",
      remedy: "end the earlier on the day before the later begins"))

  static let versionGap = Entry(
    chinese: Texts(
      title: "版本之间有空档",
      message: "{found} 没有有效的版本，其间文本按版本 {expected} 归类",
      cause: "前一版截止与后一版生效之间有间隔。",
      remedy: "改正生效日期；确有间隔的不用处理。"),
    english: Texts(
      title: "days without a version",
      message: "no version is in force on {found}; texts of these days are read by version {expected}",
      cause: "There are days between the end of one version and the beginning of the next.",
      remedy: "correct the days; nothing is to be done where the gap is real"))

  static let itemWithoutSuccessor = Entry(
    chinese: Texts(
      title: "旧项没有去处",
      message: "版本对照 {heading} 未写旧项“{found}”的去处，归入该项的文本在新版中算未归类",
      cause: "修订时删去或改名了该项，未写对照。",
      remedy: "在 replaces.items 中写明去处；确已取消的写空列表 []。"),
    english: Texts(
      title: "former item without a successor",
      message: "the mapping {heading} says nothing of “{found}”: its texts count as unclassified in the new version",
      cause: "The item was removed or renamed without a mapping.",
      remedy: "say in replaces.items what became of it, [] where it was given up"))

  static let itemSplit = Entry(
    chinese: Texts(
      title: "旧项拆成几项",
      message: "版本对照 {heading} 中“{found}”拆成 {expected}，趋势按合并后的一组比较",
      cause: "修订时把一项拆细了。",
      remedy: "不用处理；两期比较看合并行。"),
    english: Texts(
      title: "former item was split",
      message: "by the mapping {heading} “{found}” became {expected}; changes are compared for them as one group",
      cause: "The revision made one item into several.",
      remedy: "nothing; look at the joint row when comparing periods"))

  static let idleTypo = Entry(
    chinese: Texts(
      title: "错别字声明不起作用",
      message: "错别字“{found}”不起作用",
      cause: "正写不在任何短语里，或错写与正写相同、重复声明。",
      remedy: "改正该行或删去。"),
    english: Texts(
      title: "typo that changes nothing",
      message: "the typo “{found}” changes nothing",
      cause: "No phrase holds the right form, or both forms are the same, or the pair stands twice.",
      remedy: "correct the line or take it out"))

  static let crosswalkTwice = Entry(
    chinese: Texts(
      title: "平台类别对应两类",
      message: "12315 类别“{found}”同时对应 {heading} 和 {expected}",
      cause: "对照表里写了两处。",
      remedy: "只保留一处。"),
    english: Texts(
      title: "platform class of two classes",
      message: "the 12315 class “{found}” belongs to {heading} and to {expected}",
      cause: "The crosswalk names it twice.",
      remedy: "keep it in one place"))

  static let unknownNature = Entry(
    chinese: Texts(
      title: "投诉性质不在十类之内",
      message: "{heading} 的投诉性质“{found}”不是消协十类之一[（{expected}）]",
      cause: "写错，或用了另一套分类。",
      remedy: "改成十类之一。"),
    english: Texts(
      title: "nature that is none of the ten",
      message: "the nature “{found}” of {heading} is none of the ten[ ({expected})]",
      cause: "A slip, or a word of another classification.",
      remedy: "write one of the ten"))

  static let tooManyPhrases = Entry(
    chinese: Texts(
      title: "短语太多",
      message: "短语共 {found} 字，超过一次能查的 {expected} 字",
      cause: "把语料当成短语导入了，或词表过大。",
      remedy: "删减短语；常见搭配可用“甲…乙”代替多条。"),
    english: Texts(
      title: "too many phrases",
      message: "the phrases have {found} characters together, more than the {expected} that can be looked for",
      cause: "Texts were imported as phrases, or the list is too large.",
      remedy: "take phrases out; “a…b” stands for many of them"))
}
