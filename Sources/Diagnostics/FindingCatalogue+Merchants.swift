/// WT2172–WT2176: merchants that no key fits; WT2245–WT2247: credit codes beside names.
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

  static let merchantByCreditCode = Entry(
    chinese: Texts(
      title: "按社会信用代码对应商户",
      message: "“{found}”按同一行的{heading}对应 {expected}",
      cause: "台账里没有这个名称，或名称可指几户，而来源同时写明的社会信用代码只属一户。",
      remedy: "一般不必处理；该名称今后会不带代码出现的，可加入别名文件。"),
    english: Texts(
      title: "merchant by credit code",
      message: "“{found}” was taken for {expected} by the {heading} of its record",
      cause: "The register lacks the name, or several bear it, and the code beside it belongs to one merchant.",
      remedy: "nothing to do; add the name to the alias file if it will come without a code"))

  static let creditCodeOfAnother = Entry(
    chinese: Texts(
      title: "商户名称与社会信用代码不是一户",
      message: "“{found}”与{heading}所指的 {expected} 不是一户，按代码计",
      cause: "名称由投诉人填写，代码取自登记库；两者矛盾时必有一处选错或填错。代码为几户共用时按名称计。",
      remedy: "查原案卷，更正名称或代码；按名称为准的，在《商户对应.csv》里作出决定。"),
    english: Texts(
      title: "name and credit code mean two merchants",
      message: "“{found}” is not {expected}, to whom the {heading} belongs; the code counts",
      cause:
        "Names are typed, codes come from the register: one of the two was chosen wrongly. A code that several share gives way.",
      remedy: "look at the case and correct the name or the code"))

  static let creditCodeDiffers = Entry(
    chinese: Texts(
      title: "社会信用代码与台账不一致",
      message: "{heading}“{found}”不在台账，而名称对应的商户登记为 {expected}，按名称计",
      cause: "同名的另一家主体被投诉，商户换了执照，或台账、来源有一处代码录错。",
      remedy: "对照营业执照；确是另一家的，更正来源里的名称，换了执照的，更新台账。"),
    english: Texts(
      title: "credit code is not the register's",
      message: "{heading} “{found}” is nobody's; the merchant of the name has {expected}; the name counts",
      cause: "Another firm of that name, a new licence, or a slip in one of the two codes.",
      remedy: "compare with the licence; correct the name in the source, or the code in the register"))
}
