/// Commas that part thousands: `1,234,567.50`. A comma elsewhere stays, and the text is no number then.
enum ThousandsRule: CleaningRule {
  static let name = "thousands"

  static func apply(to value: inout RuleValue) -> Bool {
    guard value.text.contains(",") else { return false }
    let whole = value.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = whole[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.drop { $0 == "-" }.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return false }
    value.text = value.text.filter { $0 != "," }
    return true
  }
}
