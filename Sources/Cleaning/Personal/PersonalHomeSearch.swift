/// Door numbers of homes: `3栋2单元1201`, `住12幢5-3`. The street stays: it says where, and not who.
struct PersonalHomeSearch {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  func spans() -> [PersonalSpan] {
    var spans: [PersonalSpan] = []
    for position in scalars.indices where scalars[position] == "栋" || scalars[position] == "幢" {
      if let last = spans.last, position < last.range.upperBound { continue }
      if let range = doorNumber(around: position) {
        let mask = scalars[range].map { $0.isDigit || $0.isLetter ? "*" : String($0) }.joined()
        spans.append(PersonalSpan(kind: .home, range: range, mask: mask))
      }
    }
    return spans
  }

  /// From the building's number to the room's; nil where no staircase (单元) is named and nobody is said to live there: shops have
  /// buildings and numbers too.
  private func doorNumber(around building: Int) -> Range<Int>? {
    var start = building
    while start > 0, scalars[start - 1].isDigit || scalars[start - 1].isLetter { start -= 1 }
    guard start < building else { return nil }
    var end = building + 1
    while end < scalars.count, isPart(scalars[end]) { end += 1 }
    while end > building + 1, "- ".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    let rest = scalars[(building + 1)..<end]
    guard rest.contains(where: \.isDigit) else { return nil }
    let isHome = rest.contains("单") || scalars[max(0, start - 24)..<start].contains { "住家".unicodeScalars.contains($0) }
    return isHome ? start..<end : nil
  }

  private func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLetter || "单元号室层楼房- ".unicodeScalars.contains(scalar)
  }
}
