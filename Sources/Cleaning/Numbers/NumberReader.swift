/// A number read from a cell, exact: `digits` × 10^−`decimals`.
struct ExactNumber: Equatable {
  var digits: Int64
  var decimals: Int

  var value: Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return Double(digits) / scale
  }

  /// The number in units of 10^−`places`, rounded half away from zero; nil on overflow.
  func scaled(to places: Int) -> Int64? {
    var result = digits
    var left = places - decimals
    while left > 0 {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
      left -= 1
    }
    if left < 0 {
      var divisor: Int64 = 1
      for _ in left..<0 {
        if divisor > Int64.max / 10 { return 0 }
        divisor *= 10
      }
      let (quotient, remainder) = result.quotientAndRemainder(dividingBy: divisor)
      result = quotient + (remainder.magnitude * 2 >= divisor.magnitude ? (digits < 0 ? -1 : 1) : 0)
    }
    return result
  }

  /// The number times a power of ten; nil on overflow.
  func multiplied(byTenTo power: Int) -> ExactNumber? {
    var number = self
    number.decimals -= power
    while number.decimals < 0 {
      let (product, overflow) = number.digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      number = ExactNumber(digits: product, decimals: number.decimals + 1)
    }
    return number
  }

  /// As digits with a point, such as `12000` or `0.85`.
  var text: String {
    let body = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - body.count)) + body
    let whole = padded.dropLast(decimals)
    return (digits < 0 ? "-" : "") + whole + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }
}

/// Reads `128`, `-3.5`; nil where anything else stands in the bytes. The fast path of all number columns.
@inline(__always)
func readPlainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactNumber? {
  guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
  var index = 0
  let isNegative = bytes[0] == 0x2D
  if isNegative { index = 1 }
  var value: Int64 = 0
  var decimals = -1
  var count = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte &- 0x30 <= 9 {
      value = value &* 10 &+ Int64(byte &- 0x30)
      count += 1
      if decimals >= 0 { decimals += 1 }
    } else if byte == 0x2E, decimals < 0, count > 0 {
      decimals = 0
    } else {
      return nil
    }
    index += 1
  }
  guard count > 0 else { return nil }
  return ExactNumber(digits: isNegative ? -value : value, decimals: max(decimals, 0))
}

/// A number as people write it, and what the rules took out of its text.
struct NumberReading {
  /// The number; the lower end of a range.
  var number: ExactNumber
  /// The other end of a range.
  var upper: ExactNumber?
  var isApproximate = false
  var isPercent = false
  /// Names of the rules that it took, joined; empty for a plain number.
  var rule = ""

  /// `50…60`.
  var rangeText: String { upper.map { number.text + "…" + $0.text } ?? number.text }

  /// The number itself: nothing that is an estimate, a range or a percentage.
  var exact: ExactNumber? { isApproximate || isPercent || upper != nil ? nil : number }
}

extension RuleList {
  /// Reads a number in any notation that the rules know; nil where the text is none.
  func number(_ bytes: UnsafeBufferPointer<UInt8>) -> NumberReading? {
    if let plain = readPlainNumber(bytes) { return NumberReading(number: plain) }
    // Longer than any number that somebody wrote.
    guard !bytes.isEmpty, bytes.count <= 96 else { return nil }
    // 1.234,56 is a thousand elsewhere and 1.23456 here: nobody can tell.
    if let point = bytes.firstIndex(of: 0x2E), bytes[point...].contains(0x2C) { return nil }
    let value = apply(to: String(decoding: bytes, as: UTF8.self))
    guard let number = Self.number(value.text, value.power) else { return nil }
    var reading = NumberReading(number: number)
    reading.isApproximate = value.isApproximate
    reading.isPercent = value.isPercent
    reading.rule = value.applied.joined(separator: " ")
    if let end = value.upperEnd {
      var rest = RuleValue(text: end)
      for rule in [ThousandsRule.self, NumeralRule.self] as [any CleaningRule.Type] { _ = rule.apply(to: &rest) }
      guard let upper = Self.number(rest.text, value.power) else { return nil }
      reading.upper = upper
    }
    return reading
  }

  private static func number(_ text: String, _ power: Int) -> ExactNumber? {
    var copy = text
    return copy.withUTF8 { readPlainNumber($0) }?.multiplied(byTenTo: power)
  }
}

/// Reads a number in any notation but estimates, ranges and percentages.
func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactNumber? { RuleList().number(bytes)?.exact }

/// Money in fen; nil where it is no amount. `12万` is 1,200,000 yuan.
func readMoney(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
  readNumber(bytes)?.scaled(to: 2)
}

/// Seconds of `128秒`, `3分12秒`, `1小时2分`, `00:02:08`, `128`.
func readDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
  if let plain = readPlainNumber(bytes) { return Int32(exactly: plain.value.rounded()) }
  let text = narrowed(String(decoding: bytes, as: UTF8.self))
  let clock = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
  if (2...3).contains(clock.count), clock.allSatisfy({ $0.map { (0..<1_000_000).contains($0) } ?? false }) {
    return Int32(clamping: clock.reduce(0) { $0 * 60 + ($1 ?? 0) })
  }
  var seconds = 0
  var current = ""
  var isAny = false
  for character in text {
    if character.isASCII, character.isNumber {
      current.append(character)
    } else if let factor = ["天": 86_400, "时": 3600, "分": 60, "秒": 1][String(character)] {
      guard let value = Int(current), value < 1_000_000 else { return nil }
      seconds += value * factor
      current = ""
      isAny = true
    } else if character != "小" && character != "钟" && !character.isWhitespace {
      return nil
    }
  }
  return isAny && current.isEmpty ? Int32(clamping: seconds) : nil
}
