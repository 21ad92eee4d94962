let chineseDigits: [Character: Int] = [
  "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
]

/// `2022`, `二〇二二`, `十二`, `三十一` of a date.
func chineseNumber(_ text: String, isYear: Bool) -> Int? {
  let text = text.trimmingSpaces()
  if text.utf8.count <= 4, let value = Int(text), value >= 0 { return value }
  guard !text.isEmpty else { return nil }
  if isYear {
    var value = 0
    for character in text {
      guard value < 1000, let digit = chineseDigits[character] else { return nil }
      value = value * 10 + digit
    }
    return value
  }
  let parts = text.split(separator: "十", omittingEmptySubsequences: false)
  guard parts.count <= 2 else { return nil }
  func unit(_ part: Substring, ifEmpty: Int) -> Int? {
    part.isEmpty ? ifEmpty : part.count == 1 ? part.first.flatMap { chineseDigits[$0] } : nil
  }
  if parts.count == 1 { return unit(parts[0], ifEmpty: 0) }
  guard let tens = unit(parts[0], ifEmpty: 1), let ones = unit(parts[1], ifEmpty: 0) else { return nil }
  return tens * 10 + ones
}
