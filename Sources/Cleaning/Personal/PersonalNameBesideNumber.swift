/// A name right before a telephone number: 老板王小明13800138000, 王小明（电话138…）.
struct PersonalNameBesideNumber {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// What may stand between a name and its number.
  private static let links = [
    "联系电话", "联系方式", "手机号码", "电话号码", "手机号", "电话", "手机", "tel", "Tel", "TEL",
  ]
  private static let marks = Set(":,， (/-、;的".unicodeScalars)
  /// What a name may stand behind where it does not begin the text or follow a mark: 老板, 找, 叫.
  private static let roles = [
    "老板", "老板娘", "店主", "店长", "经理", "负责人", "业主", "房东", "商户", "顾客", "消费者", "家长", "司机", "员工", "服务员", "同志", "人", "找", "叫",
    "是",
    "给", "请", "与", "和", "由",
  ]
  /// 江北店138… is a shop.
  private static let placeEnds = Set("店馆楼铺城局所厅院社坊园场街路屋吧行部处家区".unicodeScalars)

  func spans(before numbers: [PersonalSpan]) -> [PersonalSpan] {
    numbers.filter { $0.kind == .mobile || $0.kind == .landline }.compactMap(span)
  }

  private func span(before number: PersonalSpan) -> PersonalSpan? {
    let start = number.range.lowerBound
    let (end, isLinked) = nameEnd(before: start)
    for length in [3, 2, 4] where end >= length {
      let start = end - length
      let name = Array(scalars[start..<end])
      guard name.allSatisfy(\.isHan), let last = name.last, !Self.placeEnds.contains(last),
        PersonName.length(name, isMarked: true) == length, isSetOff(start, isWord: length == 2 && isLinked)
      else { continue }
      return PersonalSpan(kind: .name, range: start..<end, mask: PersonName.masked(scalars.text(start..<end)))
    }
    return nil
  }

  private func nameEnd(before start: Int) -> (end: Int, isLinked: Bool) {
    let end = passMarks(start)
    guard let link = Self.links.first(where: { ends($0, at: end) }) else { return (end, false) }
    return (passMarks(end - link.unicodeScalars.count), true)
  }

  private func passMarks(_ start: Int) -> Int {
    var end = start
    while end > 0, start - end < 4, Self.marks.contains(scalars[end - 1]) { end -= 1 }
    return end
  }

  /// Whether a name may begin here: behind a mark, at the beginning of the text or behind somebody's role.
  ///
  /// - Parameter isWord: it may be any word, 方便电话138…, so that only a role will do.
  private func isSetOff(_ start: Int, isWord: Bool) -> Bool {
    if start == 0 || !scalars[start - 1].isHan { return !isWord }
    return Self.roles.contains { ends($0, at: start) }
  }

  private func ends(_ word: String, at end: Int) -> Bool {
    let count = word.unicodeScalars.count
    return end >= count && scalars[(end - count)..<end].elementsEqual(word.unicodeScalars)
  }
}
