/// WT2172–WT2176: merchants that no key fits.
extension FindingCatalogue {
  static let merchantBySimilarity = Entry(
    chinese: Texts(
      title: "按名称相近自动对应商户",
      message: "{heading}“{found}”与 {expected} 相近，已自动对应",
      cause: "名称有一两个字写错或写法不同，而同一街区只有一家这样相近的商户，业态和编号也不矛盾。例：“段氏炒货花生大玉”。",
      remedy: "核对 wotu run 写到输出文件夹的《商户对应.csv》；不对就在“决定”一列写上正确的商户编号，或写“无”。"),
    english: Texts(
      title: "merchant taken by likeness",
      message: "{heading} “{found}” was taken for {expected}",
      cause:
        "A slip of a character or two; one merchant of the site is as like as that, and neither trade nor number contradicts.",
      remedy: "in 商户对应.csv, which `wotu run` writes to the output, write the right number, or 无, where it is wrong"))

  static let merchantProposed = Entry(
    chinese: Texts(
      title: "商户待人工决定",
      message: "{heading}“{found}”可能是 {expected}，未自动对应",
      cause: "名称相近但不够有把握：相近程度在两个阈值之间，来源没有写街区，或业态、分店、编号有矛盾。",
      remedy: "在 wotu run 写到输出文件夹的《商户对应.csv》“决定”一列写“同意”、正确的商户编号或“无”，再运行一次。"),
    english: Texts(
      title: "merchant to be decided",
      message: "{heading} “{found}” may be {expected}; not taken",
      cause:
        "Alike, but not safely so: between the two thresholds, no site named, or trade, branch or number speak against it.",
      remedy: "in 商户对应.csv, which `wotu run` writes, put 同意, the right number, or 无 under 决定, and run again"))

  static let merchantByDecision = Entry(
    chinese: Texts(
      title: "按人工决定对应商户",
      message: "{heading}“{found}”按决定对应到 {expected}",
      cause: "商户对应表里有这个名称的决定；“—”表示决定为不属于任何商户。",
      remedy: "无需处理；要改就改该表“决定”一列。"),
    english: Texts(
      title: "merchant by decision",
      message: "{heading} “{found}” was resolved to {expected} by decision",
      cause: "The table of decisions has a line for the name; — means that it is none of the merchants.",
      remedy: "nothing to do; change the line's 决定 to change it"))

  static let decisionUnusable = Entry(
    chinese: Texts(
      title: "商户决定无法采用",
      message: "对“{found}”的决定没有采用[：{expected}]",
      cause: "决定里写的编号或名称不在商户台账中，街区写错，或同一名称有两个不同的决定。",
      remedy: "更正该行；决定可写“同意”、商户编号、统一社会信用代码或“无”。"),
    english: Texts(
      title: "decision not usable",
      message: "the decision on “{found}” was not used[: {expected}]",
      cause: "It names a merchant that the register lacks, an unknown site, or contradicts an earlier line.",
      remedy: "correct the line: 同意, a merchant's number, a credit code, or 无"))

  static let caseSplit = Entry(
    chinese: Texts(
      title: "一件涉及多家商户",
      message: "{heading}“{found}”涉及多家商户，按份数拆分：{expected}",
      cause: "一件投诉同时写了几家店，如“甲店、乙店”。总数仍计一件；各家按份数计；街区与全部按首先写出的一家计。",
      remedy: "无需处理；若只投诉其中一家，请在来源中只写那一家。"),
    english: Texts(
      title: "one case, several merchants",
      message: "{heading} “{found}” names several merchants and is split: {expected}",
      cause:
        "One case names several shops. It counts once in all and in the site of the first named; each shop has its share.",
      remedy: "nothing to do; where only one of them is meant, name only that one in the source"))

  static let organisationCheck = Entry(
    chinese: Texts(
      title: "组织机构部分校验不符",
      message: "{heading}“{found}”末位校验正确，但第 9—17 位不合 {expected} 的校验",
      cause: "早期发给个体工商户的代码有的不按组织机构代码的规则编，并不一定错；也可能是两处录错恰好抵消。",
      remedy: "有营业执照时核对一下；无误则不必处理。"),
    english: Texts(
      title: "organisation part does not check",
      message: "{heading} “{found}” has a right check character, but places 9–17 do not follow {expected}",
      cause: "Some codes issued early to self-employed merchants do not; or two slips cancel out.",
      remedy: "compare with the licence where there is one; nothing to do if it is right"))

  static let notAPhone = Entry(
    chinese: Texts(
      title: "不是电话号码",
      message: "{heading}不是电话号码[：{found}][，应为{expected}]",
      cause: "位数不对，夹有文字，或被表格软件改成了 1.38E+10 这样的近似数。",
      remedy: "补全为 11 位手机号或带区号的座机；两个号码之间用“、”隔开。"),
    english: Texts(
      title: "no telephone number",
      message: "{heading} is no telephone number[: {found}][; expected {expected}]",
      cause: "Too few or too many digits, words among them, or a spreadsheet's 1.38E+10.",
      remedy: "write eleven digits, or an area code and number; put 、 between two"))
}
