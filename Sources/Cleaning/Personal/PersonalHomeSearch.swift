/// Door numbers of homes: `3栋2单元1201`, `12号楼3单元5-2`, `住12幢5-3`, `南坪西路3号附12号2-5`. The street stays: it says where, and not who.
struct PersonalHomeSearch {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  func spans() -> [PersonalSpan] {
    var spans: [PersonalSpan] = []
    var position = 0
    while position < scalars.count {
      guard scalars[position].isDigit || scalars[position].isLetter else {
        position += 1
        continue
      }
      let end = doorEnd(from: position)
      if isHome(position..<end) {
        let mask = scalars[position..<end].map { $0.isDigit || $0.isLetter ? "*" : String($0) }.joined()
        spans.append(PersonalSpan(kind: .home, range: position..<end, mask: mask))
      }
      position = end
    }
    return spans
  }

  /// Behind the last number of building, staircase, floor and room.
  private func doorEnd(from start: Int) -> Int {
    var end = start
    while end < scalars.count, isPart(scalars[end]) { end += 1 }
    while end > start + 1, "- ".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    return end
  }

  private func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.isLetter || "栋幢座单元号室层楼房- ".unicodeScalars.contains(scalar)
  }

  /// Whether a staircase (单元) is named, or a building and a room where somebody is said to live: shops have buildings and numbers too.
  private func isHome(_ range: Range<Int>) -> Bool {
    let text = scalars[range]
    if isFloorAndRoom(range) { return true }
    let building = text.firstIndex { "栋幢座单".unicodeScalars.contains($0) }
    guard let building, scalars[building..<range.upperBound].contains(where: \.isDigit) else { return false }
    if text.contains("单") { return text.contains("元") && text.first?.isDigit == true }
    return scalars[max(0, range.lowerBound - 24)..<range.lowerBound].contains { "住家".unicodeScalars.contains($0) }
  }

  /// 2-5 behind the number of a house in a street, as Chongqing writes floor and room; 3月6号2-5点 is a time.
  private func isFloorAndRoom(_ range: Range<Int>) -> Bool {
    let text = scalars[range]
    guard let mark = text.firstIndex(of: "号"), mark > range.lowerBound, text[..<mark].allSatisfy(\.isDigit),
      range.lowerBound > 0, "路街巷道弄村段附".unicodeScalars.contains(scalars[range.lowerBound - 1])
    else { return false }
    let parts = text[(mark + 1)...].split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.count < 4 && $0.allSatisfy(\.isDigit) }
  }
}
