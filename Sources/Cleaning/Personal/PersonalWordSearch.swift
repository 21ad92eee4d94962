/// Number plates, e-mail addresses, chat accounts and names.
struct PersonalWordSearch {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  func spans() -> [PersonalSpan] {
    var spans: [PersonalSpan] = []
    for position in scalars.indices {
      if let last = spans.last, position < last.range.upperBound { continue }
      if let span = span(at: position) { spans.append(span) }
    }
    return spans
  }

  private func span(at position: Int) -> PersonalSpan? {
    let scalar = scalars[position]
    if scalar == "@" { return email(at: position) }
    guard scalar.isHan || scalar == "Q" || scalar == "q" else { return nil }
    return plate(at: position) ?? account(at: position) ?? name(at: position)
  }

  // MARK: E-mail

  private func isMailScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLetter || "._%+-".unicodeScalars.contains(scalar)
  }

  private func email(at position: Int) -> PersonalSpan? {
    var start = position
    while start > 0, isMailScalar(scalars[start - 1]) { start -= 1 }
    var end = position + 1
    while end < scalars.count, isMailScalar(scalars[end]) { end += 1 }
    while end > position, scalars[end - 1] == "." { end -= 1 }
    guard start < position, scalars[(position + 1)..<end].contains(".") else { return nil }
    return PersonalSpan(
      kind: .email, range: start..<end, mask: scalars.text(start..<start + 1) + "***" + scalars.text(position..<end))
  }

  // MARK: Number plates

  private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)

  /// 渝A12345, 渝A·D12345: a province, a letter, five or six letters and digits (GA 36-2018).
  private func plate(at position: Int) -> PersonalSpan? {
    if let plate = policePlate(at: position) { return plate }
    guard Self.provinces.contains(scalars[position]), position + 6 < scalars.count, scalars[position + 1].isLetter
    else {
      return nil
    }
    var start = position + 2
    if "·•. -".unicodeScalars.contains(scalars[start]) { start += 1 }
    var end = start
    while end < scalars.count, scalars[end].isDigit || scalars[end].isLetter { end += 1 }
    if end < scalars.count, "挂学警港澳".unicodeScalars.contains(scalars[end]) { end += 1 }
    guard end - start == 5 || end - start == 6, scalars[start..<end].contains(where: \.isDigit) else { return nil }
    let stars = String(repeating: "*", count: end - start)
    return PersonalSpan(
      kind: .plate, range: position..<end, mask: scalars.text(position..<position + 2).uppercased() + "·" + stars)
  }

  /// WJ渝12345, WJ渝1234X: the armed police; WJ, a province, five digits of which the last may be a letter.
  private func policePlate(at position: Int) -> PersonalSpan? {
    guard Self.provinces.contains(scalars[position]), position >= 2,
      "Ww".unicodeScalars.contains(scalars[position - 2]),
      "Jj".unicodeScalars.contains(scalars[position - 1])
    else { return nil }
    var start = position + 1
    while start < scalars.count, "·•. -".unicodeScalars.contains(scalars[start]) { start += 1 }
    var end = start
    while end < scalars.count, scalars[end].isDigit || scalars[end].isLetter { end += 1 }
    guard end - start == 5, scalars[start..<end - 1].allSatisfy(\.isDigit) else { return nil }
    return PersonalSpan(
      kind: .plate, range: position - 2..<end, mask: "WJ" + scalars.text(position..<position + 1) + "·*****")
  }

  // MARK: Chat accounts

  /// 微信号abc12345, 微信：abc12345, QQ12345678.
  private func account(at position: Int) -> PersonalSpan? {
    let isChat = follows("微信", at: position)
    guard isChat || follows("QQ", at: position) || follows("qq", at: position) else { return nil }
    var start = position + 2
    while start < scalars.count, "号名码是为: ".unicodeScalars.contains(scalars[start]) { start += 1 }
    var end = start
    while end < scalars.count,
      scalars[end].isDigit || isChat && (scalars[end].isLetter || "_-".unicodeScalars.contains(scalars[end]))
    {
      end += 1
    }
    guard isChat ? (6...20).contains(end - start) : (5...11).contains(end - start) else { return nil }
    return PersonalSpan(kind: .account, range: start..<end, mask: scalars.text(start..<start + 1) + "***")
  }

  // MARK: Names

  private static let introductions = [
    "姓名", "我叫做", "我叫", "我的名字叫", "我的名字是", "名字叫做", "名字叫", "名字是", "本人叫", "联系人", "联系", "投诉人", "举报人", "当事人", "本人", "名叫",
  ]

  /// 姓张名伟: what stands behind 名.
  private func partedName(at position: Int) -> PersonalSpan? {
    guard scalars[position] == "姓", position + 3 < scalars.count, scalars[position + 2] == "名",
      !"叫字为是".unicodeScalars.contains(scalars[position + 3]),
      let length = PersonName.length([scalars[position + 1]] + scalars[(position + 3)...].prefix(3), isMarked: true)
    else { return nil }
    let end = position + 2 + length
    return PersonalSpan(
      kind: .name, range: position + 3..<end, mask: String(repeating: "*", count: end - position - 3))
  }

  /// A name behind a word that introduces one.
  private func name(at position: Int) -> PersonalSpan? {
    if let parted = partedName(at: position) { return parted }
    if let caller = callerName(at: position) ?? selfNamed(at: position) { return caller }
    guard let (word, end) = introduction(at: position) else { return nil }
    // 被投诉人 is a shop.
    if word == "投诉人", position > 0, scalars[position - 1] == "被" { return nil }
    var start = end
    var isMarked = word == "姓名" || "叫做是".contains(word.last ?? " ")
    while start < scalars.count, "::是为叫 (".unicodeScalars.contains(scalars[start]) {
      isMarked = isMarked || scalars[start] != " "
      start += 1
    }
    if isMarked, let length = latinName(at: start) {
      return PersonalSpan(
        kind: .name, range: start..<start + length, mask: PersonName.masked(scalars.text(start..<start + length)))
    }
    if isMarked, let length = spacedName(at: start) {
      return PersonalSpan(
        kind: .name, range: start..<start + length, mask: PersonName.masked(scalars.text(start..<start + 1) + "某"))
    }
    guard let length = PersonName.length(Array(scalars[start...].prefix(6)), isMarked: isMarked) else { return nil }
    let name = scalars.text(start..<start + length)
    return PersonalSpan(kind: .name, range: start..<start + length, mask: PersonName.masked(name))
  }

  /// Words for whoever complains. Anything may follow them, so a name must have its verb: 消费者王小丽称, 市民李伟（女）反映.
  private static let callers = [
    "消费者", "市民", "来电人", "诉求人", "反映人", "求助人", "申诉人", "顾客", "客人", "游客", "居民", "群众",
  ]
  private static let callersBegin = Set(callers.compactMap(\.unicodeScalars.first))
  private static let verbs = [
    "称", "说", "反映", "反应", "投诉", "举报", "表示", "来电", "致电", "打电话", "认为", "咨询", "求助", "诉称", "到店", "在", "于", "(",
  ]

  private static let sayings: Set<String> = ["称", "说", "反映", "反应", "表示", "来电", "致电", "认为", "诉称"]

  private func callerName(at position: Int) -> PersonalSpan? {
    guard Self.callersBegin.contains(scalars[position]),
      let word = Self.callers.first(where: { follows($0, at: position) })
    else { return nil }
    var start = position + word.unicodeScalars.count
    while start < scalars.count, ":： ".unicodeScalars.contains(scalars[start]) { start += 1 }
    for length in [4, 3, 2] where start + length < scalars.count {
      let name = Array(scalars[start..<start + length])
      guard PersonName.length(name, isMarked: true) == length else { continue }
      var next = start + length
      while next < scalars.count, ", ".unicodeScalars.contains(scalars[next]) { next += 1 }
      guard let verb = Self.verbs.first(where: { follows($0, at: next) }) else { continue }
      // 消费者白天在店里, 顾客安全投诉: of two characters only what a person says shows a name. 陈某 names nobody.
      if name.contains("某") || length == 2 && !Self.sayings.contains(verb) { continue }
      return PersonalSpan(
        kind: .name, range: start..<start + length, mask: PersonName.masked(scalars.text(start..<start + length)))
    }
    return nil
  }

  /// 我是王小明，电话13800138000: anything may follow 我是, so behind the name must come what tells how to reach the person.
  private static let reaches = ["电话", "手机", "联系", "身份证", "微信", "住"]

  private func selfNamed(at position: Int) -> PersonalSpan? {
    guard follows("我是", at: position) || follows("这里是", at: position) else { return nil }
    let start = position + (scalars[position] == "我" ? 2 : 3)
    for length in [4, 3, 2] where start + length <= scalars.count {
      let name = Array(scalars[start..<start + length])
      guard PersonName.length(name, isMarked: true) == length else { continue }
      let end = start + length
      var next = end
      while next < scalars.count, ",，、。;； (".unicodeScalars.contains(scalars[next]) { next += 1 }
      guard next < scalars.count,
        scalars[next].isDigit || Self.reaches.contains(where: { follows($0, at: next) })
      else { continue }
      return PersonalSpan(kind: .name, range: start..<end, mask: PersonName.masked(scalars.text(start..<end)))
    }
    return nil
  }

  /// 张 伟: forms set names of two characters as wide as those of three. How many characters it takes.
  private func spacedName(at start: Int) -> Int? {
    var given = start + 1
    while given < scalars.count, scalars[given] == " ", given < start + 4 { given += 1 }
    guard given > start + 1, given < scalars.count, scalars[given].isHan,
      given + 1 >= scalars.count || !scalars[given + 1].isHan,
      PersonName.length([scalars[start], scalars[given]], isMarked: true) == 2
    else { return nil }
    return given + 1 - start
  }

  /// The word that introduces a name, and where it ends; forms write 姓 名 with blanks between.
  private func introduction(at position: Int) -> (word: String, end: Int)? {
    if let word = Self.introductions.first(where: { follows($0, at: position) }) {
      return (word, position + word.unicodeScalars.count)
    }
    guard scalars[position] == "姓" else { return nil }
    var next = position + 1
    while next < scalars.count, scalars[next] == " ", next < position + 6 { next += 1 }
    return next > position + 1 && next < scalars.count && scalars[next] == "名" ? ("姓名", next + 1) : nil
  }

  /// `Zhang San`, `ZHANG San`: how many characters of two or three words that begin with capitals.
  private func latinName(at start: Int) -> Int? {
    var end = start
    var words = 0
    var position = start
    while words < 3, position < scalars.count, (0x41...0x5A).contains(scalars[position].value) {
      while position < scalars.count, scalars[position].isLetter { position += 1 }
      end = position
      words += 1
      guard position < scalars.count, scalars[position] == " " else { break }
      position += 1
    }
    return words >= 2 ? end - start : nil
  }

  private func follows(_ word: String, at position: Int) -> Bool {
    var place = position
    for scalar in word.unicodeScalars {
      guard place < scalars.count, scalars[place] == scalar else { return false }
      place += 1
    }
    return true
  }
}
