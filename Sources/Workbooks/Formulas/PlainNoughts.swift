/// Values that their format rounds to nought and would show with a sign: `-0.0`, `▼ -0.0`.
enum PlainNoughts {
  /// The format that shows the value as nought without a sign. Missing: the format is right as it is.
  static func format(_ value: Double, _ format: String) -> String? {
    guard value != 0 || value.sign == .minus else { return nil }
    let sections = format.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    // Conditions, dates and general formats are left alone.
    guard let last = sections.last, sections.count != 2, !format.contains("["), let decimals = decimals(last) else {
      return nil
    }
    // A single section shows a positive value without a sign.
    guard value < 0 || value.sign == .minus || sections.count == 3 else { return nil }
    var scaled = value.magnitude * (last.contains("%") ? 100 : 1)
    for _ in 0..<decimals { scaled *= 10 }
    return scaled < 0.5 ? last + ";" + last : nil
  }

  /// Decimals of a section such as `0.0%_ `. Missing: it shows no number, or more than that.
  private static func decimals(_ section: String) -> Int? {
    var digits = section.replacing("_ ", with: "").replacing("#,##", with: "")
    if digits.hasSuffix("%") { digits.removeLast() }
    guard digits.first == "0" else { return nil }
    let rest = digits.dropFirst()
    if rest.isEmpty { return 0 }
    guard rest.first == ".", rest.count > 1, rest.dropFirst().allSatisfy({ $0 == "0" }) else { return nil }
    return rest.count - 1
  }
}

extension SheetDescription {
  /// Gives cells whose value is shown as nought a format without sign. Lists hold counts and amounts and stay as they are.
  mutating func showPlainNoughts() {
    for row in rows.indices {
      for column in rows[row].indices {
        guard let value = Self.number(rows[row][column].content), abs(value) < 1, let id = rows[row][column].style,
          let format = PlainNoughts.format(value, styles[Int(id.index)].numberFormat)
        else { continue }
        let style = styles[Int(id.index)].with { $0.numberFormat = format }
        rows[row][column].style = self.style(style)
      }
    }
  }

  private static func number(_ content: CellContent) -> Double? {
    switch content {
    case .number(let number): number
    case .formula(_, .number(let number)?): number
    default: nil
    }
  }
}
