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

/// Reads numbers as people write them: full width, thousands commas, ￥ and 元, 万 and 亿, a unit behind. Ranges and guesses
/// (`约50`, `50-60`) are no numbers.
func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactNumber? {
  if let plain = readPlainNumber(bytes) { return plain }
  var text = narrowed(String(decoding: bytes, as: UTF8.self)).filter { !$0.isWhitespace }
  for lead in ["¥", "$", "人民币", "RMB", "+"] where text.hasPrefix(lead) { text.removeFirst(lead.count) }
  var places = 0
  for unit in ["元整", "元", "圆", "人次", "人", "笔", "次", "件", "家", "户", "分", "平方米", "㎡", "m2"] where text.hasSuffix(unit) {
    text.removeLast(unit.count)
    break
  }
  for (unit, power) in [("万", 4), ("亿", 8), ("千", 3), ("百万", 6)] where text.hasSuffix(unit) {
    text.removeLast(unit.count)
    places = power
    break
  }
  guard let compact = withoutThousandsCommas(text) else { return nil }
  var copy = compact
  guard var number = copy.withUTF8({ readPlainNumber($0) }) else { return nil }
  number.decimals -= places
  while number.decimals < 0 {
    let (product, overflow) = number.digits.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    number = ExactNumber(digits: product, decimals: number.decimals + 1)
  }
  return number
}

/// Drops commas that part thousands; nil where a comma stands elsewhere.
private func withoutThousandsCommas(_ text: String) -> String? {
  guard text.contains(",") else { return text }
  let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let groups = whole[0].split(separator: ",", omittingEmptySubsequences: false)
  guard let first = groups.first, (1...3).contains(first.drop { $0 == "-" }.count) else { return nil }
  guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
  return text.filter { $0 != "," }
}

/// Money in fen; nil where it is no amount. `12万` is 1,200,000 yuan.
func readMoney(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
  readNumber(bytes)?.scaled(to: 2)
}

/// Seconds of `128秒`, `3分12秒`, `1小时2分`, `128`.
func readDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
  if let plain = readPlainNumber(bytes) { return Int32(exactly: plain.value.rounded()) }
  var seconds = 0
  var current = ""
  var isAny = false
  for character in narrowed(String(decoding: bytes, as: UTF8.self)) {
    if character.isNumber {
      current.append(character)
    } else if let factor = ["时": 3600, "分": 60, "秒": 1][String(character)] {
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
