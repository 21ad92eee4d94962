extension PublicTable {
  /// The same table, its figures with the decimals that are printed: hidden ones tell of the counts behind them.
  func rounded() -> PublicTable {
    var result = self
    for row in rows.indices {
      for column in columns.indices {
        let decimals = Self.decimals(columns[column].format)
        switch rows[row][column] {
        case .figure(let value): result.rows[row][column] = .figure(Self.rounded(value, decimals))
        case .plain(let value): result.rows[row][column] = .plain(Self.rounded(value, decimals))
        default: break
        }
      }
    }
    return result
  }

  /// Half away from zero, the double that the shown digits are read as.
  private static func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let shown = (value * scale).rounded() / scale
    return shown.isFinite ? shown : value
  }

  /// Decimals of a number format, two more of one in percent.
  private static func decimals(_ format: String) -> Int {
    let part = format.prefix { $0 != ";" }
    let shown = part.firstIndex(of: ".").map { part[part.index(after: $0)...].prefix { $0 == "0" }.count } ?? 0
    return shown + (part.contains("%") ? 2 : 0)
  }
}
