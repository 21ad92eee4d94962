/// Numbers as text, without locale.
enum NumberText {
  /// Rounded half away from zero on the decimal digits a reader sees, as spreadsheets do.
  static func fixed(_ value: Double, _ decimals: Int, grouped: Bool = false) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = abs(value) * power
    let floor = scaled.rounded(.down)
    // Binary fractions just below a tie (1.005) count as the tie.
    let isUp = scaled - floor >= 0.5 - max(scaled, 1) * 1e-14
    let units = UInt64(exactly: isUp ? floor + 1 : floor) ?? 0
    let whole = units / UInt64(power)
    let rest = units % UInt64(power)
    var text = grouped ? group(String(whole)) : String(whole)
    if decimals > 0 {
      let digits = String(rest)
      text += "." + String(repeating: "0", count: decimals - digits.count) + digits
    }
    return value < 0 && units > 0 ? "-" + text : text
  }

  /// As General shows it in a joined text: whole numbers without a point, others with up to 15 digits.
  static func general(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// The TEXT formats this package uses. Missing: another format.
  static func format(_ value: Double, _ format: String) -> String? {
    switch format {
    case "0": fixed(value, 0)
    case "0.0": fixed(value, 1)
    case "0.00": fixed(value, 2)
    case "0.000": fixed(value, 3)
    case "0%": fixed(value * 100, 0) + "%"
    case "0.0%": fixed(value * 100, 1) + "%"
    case "#,##0": fixed(value, 0, grouped: true)
    default: nil
    }
  }

  private static func group(_ digits: String) -> String {
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
