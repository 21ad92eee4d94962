/// WT220x: what contradicts itself within a record, and what a spreadsheet took away.
extension FindingCatalogue {
  static let stepOrder = Entry(
    chinese: Texts(
      title: "步骤先后颠倒",
      message: "{heading}“{found}”早于{expected}；两个日期都不计入时长",
      cause: "办结早于受理，完成早于响应，停业早于开业：两个日期总有一个录错，看不出是哪一个。",
      remedy: "查对原始工单，更正其中一个日期。"),
    english: Texts(
      title: "steps in the wrong order",
      message: "{heading} “{found}” lies before {expected}; neither counts in the durations",
      cause: "Closed before accepted, done before answered, shut before opened: one is a slip, nothing tells which.",
      remedy: "look at the work order and correct one of the dates"))

  static let lostZero = Entry(
    chinese: Texts(
      title: "前导零可能丢失",
      message: "{heading}“{found}”看来丢了开头的 0[，应为 {expected}]",
      cause: "表格软件把编号、电话当作数字，开头的 0 就没有了，例如 0012 成了 12，023-62800000 成了 23-62800000。",
      remedy: "在来源里把该列设为文本后补上 0；编号也可在《商户对应.csv》里写“同意”。确知都是这样丢的，可设 leading_zeros: restore。"),
    english: Texts(
      title: "leading nought lost",
      message: "{heading} “{found}” seems to have lost its leading nought[; expected {expected}]",
      cause: "A spreadsheet takes numbers for figures: 0012 becomes 12, 023-62800000 becomes 23-62800000.",
      remedy:
        "write it back in a text column, or 同意 in 商户对应.csv; leading_zeros: restore where all were lost that way"))

  static let merchantInText = Entry(
    chinese: Texts(
      title: "商户只写在文字里",
      message: "没有写被投诉的商户，文字里写了“{found}”[：{expected}]",
      cause: "热线和平台的工单常常不填被投诉人，店名只在诉求内容里；文字里提到的店不一定就是被投诉的店。",
      remedy: "在 wotu run 写到输出文件夹的《商户对应.csv》“决定”一列写“同意”、正确的商户编号或“无”，再运行一次。都可信时可设 merchant_matching.in_text: take。"),
    english: Texts(
      title: "merchant named in the text only",
      message: "no merchant is written down; the text names “{found}”[: {expected}]",
      cause: "Work orders leave the merchant blank and name it in the text; what a text names need not be meant.",
      remedy:
        "write 同意, a number, or 无 under 决定 in 商户对应.csv, and run again; or merchant_matching.in_text: take"))

  static let merchantSoughtInText = Entry(
    chinese: Texts(
      title: "没有商户列，从文字里找",
      message: "没有商户一列，从“{found}”的文字里找商户名称",
      cause: "12345 等热线导出的表没有被投诉人一列。",
      remedy: "导出时能带上被投诉人就带上；否则在 wotu run 写出的《商户对应.csv》里逐个决定。"),
    english: Texts(
      title: "no column of merchants",
      message: "there is no column of merchants; their names are sought in “{found}”",
      cause: "Exports of hotlines such as 12345 have no such column.",
      remedy: "export it where that can be done; otherwise decide in 商户对应.csv"))

  static let noMerchantNamed = Entry(
    chinese: Texts(
      title: "没有写明商户",
      message: "整条记录没有写明是哪家商户，计入总数，不计入任何一家",
      cause: "诉求人没有说店名，或说的店不在商户台账里。",
      remedy: "能查到是哪家就在来源里补上商户一列；查不到不必处理。"),
    english: Texts(
      title: "no merchant named",
      message: "the record names no merchant; it counts in the total and at no merchant",
      cause: "Nobody said which shop, or it is none of the register.",
      remedy: "add a column of merchants where it can be found out; otherwise nothing to do"))

  static let mixedShares = Entry(
    chinese: Texts(
      title: "同一指标既有 0.85 又有 85",
      message: "{heading}里同一指标的数值有的不到 1、有的大于 1，看不出是比例还是百分数[：{expected}]；未作改动",
      cause: "有人填 0.85，有人填 85（指 85%），又都没写百分号。",
      remedy: "在来源里统一写法，或给百分数补上 %：同列有百分号时，大于 1 的数都按百分数读。"),
    english: Texts(
      title: "shares and percentages in one indicator",
      message:
        "{heading} has figures below and above 1 for one indicator, shares or percentages[: {expected}]; none was changed",
      cause: "Some wrote 0.85 and some 85 for 85 %, and nobody a percent sign.",
      remedy: "write them alike, or with %: where some figures have the sign, those above 1 are read as percentages"))

  static let headingByPart = Entry(
    chinese: Texts(
      title: "按题目中的词认列",
      message: "“{found}”这一题按“{expected}”读",
      cause: "问卷的题目是一句话，只有其中的词是约定的列名；全表只有这一题含有这个词。",
      remedy: "核对一下；不对或想免去提示，就在流程文件该来源的 headings 里写明哪一列是什么。"),
    english: Texts(
      title: "column taken by a word of its question",
      message: "the question “{found}” was taken for {expected}",
      cause: "The question is a sentence that holds the name of a column, and the only one that does.",
      remedy: "look whether it is right; headings of the source say it once and for all"))
}
