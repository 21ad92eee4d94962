import DelimitedText

/// Headings of columns whose values name or reach a person.
public enum PersonalHeading {
  private static let words = [
    "电话", "手机", "联系", "姓名", "负责人", "经营者", "法定代表人", "投诉人", "举报人", "求助人", "调研员", "评审人", "身份证", "证件号", "微信", "qq", "昵称",
    "邮箱",
    "地址", "住址", "车牌", "银行卡", "出生日期", "号码归属", "来电", "openid", "unionid", "phone", "mobile", "contact", "surveyor",
    "complainant", "assessor", "email", "e-mail", "address", "nameof",
  ]

  /// Whether a heading, declared in the data contract or not, promises personal data.
  public static func isPersonal(_ heading: String) -> Bool {
    // 被投诉人 is the merchant, and so is the shop whose address or name is asked for.
    let folded = foldedHeading(heading).split(separator: "被投诉人").joined()
    if words.contains(where: { folded.firstRange(of: $0) != nil }) { return true }
    // IP as a word of its own: VIP is none.
    guard let range = folded.firstRange(of: "ip") else { return false }
    let before = folded[..<range.lowerBound].last
    let after = folded[range.upperBound...].first
    return !(before?.isASCII == true && before?.isLetter == true)
      && !(after?.isASCII == true && after?.isLetter == true)
  }
}
