import DelimitedText

/// The heading of a column that a survey platform made: the question's number and title, and, where a question has several
/// columns, the option or row that the column is about.
///
/// Forms: `3、最需要的服务`, `第6题(运动)`, `2、(选项1)`, `3、最需要的服务(计量检定)`, `最需要的服务:计量检定`, `请评价：—环境设施`, `题目-行`.
struct QuestionHeading: Equatable {
  var number: Int?
  var title: String
  var part: String?

  init(_ heading: String) {
    var rest = Substring(trimmedText(narrowed(heading)))
    number = Self.takeNumber(&rest)
    // 第6题(运动): what is in the outermost brackets, which may hold brackets.
    if rest.last == ")", let open = rest.firstIndex(of: "("), number != nil || open > rest.startIndex {
      part = trimmedText(String(rest[rest.index(after: open)...].dropLast()))
      title = trimmedText(String(rest[..<open]))
    } else if let mark = rest.lastIndex(where: { "—:_".contains($0) }), mark > rest.startIndex,
      rest.index(after: mark) < rest.endIndex
    {
      part = trimmedText(String(rest[rest.index(after: mark)...]))
      title = trimmedText(String(rest[..<mark]))
    } else {
      part = nil
      title = String(rest)
    }
    while let last = title.last, ":—*".contains(last) { title.removeLast() }
  }

  private static func takeNumber(_ rest: inout Substring) -> Int? {
    var text = rest
    let isNamed = text.first == "第"
    let isLettered = text.first == "Q" || text.first == "q"
    if isNamed || isLettered { text.removeFirst() }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
    text = text.dropFirst(digits.count)
    if isNamed {
      guard text.first == "题" else { return nil }
      text.removeFirst()
      if let mark = text.first, "、.:".contains(mark) { text.removeFirst() }
    } else {
      guard let mark = text.first, "、.:".contains(mark) || isLettered && mark == "_" else { return nil }
      text.removeFirst()
    }
    rest = text.drop { $0 == " " }
    return number
  }
}
