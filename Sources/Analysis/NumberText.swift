/// Numbers in sentences: rounded for display only, half away from zero on the decimal value, after all comparisons.

/// A number with a fixed number of decimals and thousands separators.
func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return value > 0 ? "∞" : "—" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = value.magnitude * scale
  // 0.285·100 is 28.499…6 in binary: what is a half in decimal is taken as one.
  let rounded = (scaled * (1 + 4e-15)).rounded(.toNearestOrAwayFromZero)
  guard rounded < 9e15 else { return "\(value)" }
  let whole = Int64(rounded)
  let divisor = Int64(scale)
  var text = grouped(whole / divisor)
  if decimals > 0 {
    let digits = String(whole % divisor)
    text += "." + String(repeating: "0", count: decimals - digits.count) + digits
  }
  return value < 0 && whole > 0 ? "-" + text : text
}

/// `12,345`.
func grouped(_ value: Int64) -> String {
  let digits = String(value.magnitude)
  var text = value < 0 ? "-" : ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}

/// A share 0…1 as a percentage. One that is not exactly 0 or 100 is not shown as such.
func percent(_ share: Double, _ decimals: Int = 1) -> String {
  let text = fixed(share * 100, decimals)
  if share > 0, text == fixed(0, decimals) { return "<" + smallest(decimals) + "%" }
  if share < 1, text == fixed(100, decimals) { return ">" + fixed(100 - smallestValue(decimals), decimals) + "%" }
  return text + "%"
}

/// A relative change with its sign: `-10.0%`, `+79%`.
public func signedPercent(_ change: Double, _ decimals: Int = 1) -> String {
  (change > 0 ? "+" : "") + fixed(change * 100, decimals) + "%"
}

/// A level such as 95 % without decimals it does not have.
func levelText(_ confidence: Double) -> String {
  let text = fixed(confidence * 100, 1)
  return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
}

/// Savings and gains in words; of what no service records, that none does.
func amountsText(_ saved: Int64, recorded withSaved: Int, _ gained: Int64, recorded withGained: Int) -> String {
  let part = { (name: String, sum: Int64, count: Int) in
    count > 0 || sum != 0 ? name + moneyText(sum) : name + "金额未记录"
  }
  return part("节支", saved, withSaved) + "、" + part("增收", gained, withGained)
}

/// Fen as 万元 or 元.
func moneyText(_ fen: Int64) -> String {
  fen.magnitude >= 1_000_000 ? fixed(Double(fen) / 1_000_000, 2) + "万元" : fixed(Double(fen) / 100, 2) + "元"
}

private func smallest(_ decimals: Int) -> String { fixed(smallestValue(decimals), decimals) }

private func smallestValue(_ decimals: Int) -> Double {
  var value = 1.0
  for _ in 0..<decimals { value /= 10 }
  return value
}
