import Diagnostics

/// What a cell of a number column gives: the number, or nothing, and what is to be said about it.
struct NumberCell {
  var number: ExactNumber?
  /// Nil where the number stands there as it is kept.
  var code: FindingCode?
  var expected = ""
  var rule = ""
  /// A share that was written as a percentage.
  var isPercent = false

  /// - Parameters:
  ///   - factor: of a unit that the heading or units row names, such as 10000.
  ///   - wrong: the code for what is no number, and what is expected then.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ rules: RuleList, factor: Int64 = 1, takesPercent: Bool = false,
    wrong: (code: FindingCode, expected: String)
  ) {
    guard let reading = rules.number(bytes), takesPercent || !reading.isPercent else {
      // 1.2E+04 is a figure that a spreadsheet rounded to a few places: what it was is gone.
      let isMangled = Identifiers.isMangled(bytes) && bytes.count < 16
      code = isMangled ? .mangledNumber : wrong.code
      expected = isMangled ? "" : wrong.expected
      return
    }
    rule = reading.rule
    if reading.upper != nil {
      code = .numberRange
      expected = reading.rangeText
      return
    }
    var value: ExactNumber? = reading.number
    isPercent = reading.isPercent
    if reading.isPercent { value?.decimals += 2 }
    // A unit in the cell wins over that of the heading: 1.2万 under 客流量(万人次) is 12,000, 1,200元 under 节支(万元) is 1,200.
    let hasUnit = reading.rule.contains(UnitRule.name) && reading.number.digits != 0
    if factor != 1, !(hasUnit && Self.hasOwnUnit(bytes, reading.number)), let plain = value {
      let (product, overflow) = plain.digits.multipliedReportingOverflow(by: factor)
      value = overflow ? nil : ExactNumber(digits: product, decimals: plain.decimals)
    }
    guard let value else {
      code = wrong.code
      expected = wrong.expected
      return
    }
    number = value
    if reading.isApproximate {
      code = .approximateNumber
      expected = value.text
    } else if !reading.rule.isEmpty {
      code = .valueRewritten
      expected = value.text
    }
  }

  /// Whether the cell's unit is another than the heading's power of it; 0.12元 under 万元 and 1.2人次 under 万人次 repeat the heading carelessly.
  private static func hasOwnUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ number: ExactNumber) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("万") || text.contains("亿") || text.contains("千") { return true }
    if text.hasSuffix("元") { return number.value.magnitude >= 1 && number.decimals <= 2 }
    return number.decimals == 0
  }
}
