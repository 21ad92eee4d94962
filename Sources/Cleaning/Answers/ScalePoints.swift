/// Points of a scale in other dress than a plain number: `5.0` of an export that made every number a fraction, `五`, `五分`, `5分`.
struct ScalePoints {
  /// The points as a whole number; nil where they lie between two levels, as 4.5.
  let whole: Int?
  private let value: Double

  /// Nil where the text is no number of points and nothing else.
  init?(_ text: String) {
    var bare = Substring(text)
    if let last = bare.last, last == "分" || last == "星" { bare.removeLast() }
    guard !bare.isEmpty, bare.utf8.count <= 12 else { return nil }
    if bare.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) {
      guard bare.first != ".", let value = Double(bare) else { return nil }
      self.value = value
      whole = value.rounded() == value && value < 1000 ? Int(value) : nil
    } else {
      guard let number = chineseNumber(String(bare), isYear: false) else { return nil }
      value = Double(number)
      whole = number
    }
  }

  func isWithin(_ scale: ClosedRange<Int>) -> Bool {
    (Double(scale.lowerBound)...Double(scale.upperBound)).contains(value)
  }
}
