/// A line of totals beside what the records above it add up to.
public struct TotalCheck: Sendable, Equatable {
  /// A column whose total is neither the sum, the mean nor the number of the records above.
  public struct Difference: Sendable, Equatable {
    /// 0-based column, and its heading.
    public var column: Int
    public var heading: String
    public var written: String
    public var sum: Double
    /// Of a column of rates or means, which are not added up: the least and the greatest of the rows, which the whole cannot leave.
    public var range: ClosedRange<Double>?
  }

  public var line: Int
  public var text: String
  /// Columns with a number that could be compared.
  public var compared = 0
  public var differences: [Difference] = []
}

/// Adds up the numbers of each column, of the whole table and since the last line of totals.
struct ColumnSums {
  private struct Sum {
    var total = 0.0
    var count = 0
    var filled = 0
    var least = Double.infinity
    var greatest = -Double.infinity
    /// Some cell holds no plain number.
    var isMixed = false

    mutating func add(_ value: Double) {
      total += value
      count += 1
      least = min(least, value)
      greatest = max(greatest, value)
    }

    /// Whether a rate or mean of the whole lies among those of the rows; shares of a whole add up but for their rounding.
    func holds(_ value: Double, decimals: Int) -> Bool {
      var unit = 1.000_001
      for _ in 0..<decimals { unit /= 10 }
      return count == 0 || value >= least - unit && value <= greatest + unit
        || abs(total - value) <= unit * Double(max(1, count))
    }

    /// Whether a written total is the sum, the mean or the number of the cells, as far as its digits go.
    func agrees(with value: Double, decimals: Int) -> Bool {
      var scale = 0.5
      for _ in 0..<decimals { scale /= 10 }
      let tolerance = max(scale * 1.000_001, abs(value) * 1e-9)
      if abs(total - value) <= max(abs(value) * 1e-9, 1e-6) || Double(filled) == value { return true }
      return count > 0 && abs(total / Double(count) - value) <= tolerance
    }
  }

  private let headings: [[UInt8]]
  /// Columns of rates, shares and means.
  private let rates: Set<Int>
  private var all: [Sum] = []
  private var section: [Sum] = []

  init(headings: [[UInt8]]) {
    self.headings = headings
    rates = Set(headings.indices.filter { Self.isRate(String(decoding: headings[$0], as: UTF8.self)) })
  }

  private static let rateWords = [
    "率", "占比", "比例", "比重", "同比", "环比", "人均", "户均", "日均", "月均", "平均", "均值", "均价", "单价", "增幅", "增速", "增长", "满意度", "得分",
    "评分",
    "指数", "百分比", "%", "％",
  ]
  /// Whether a column of this name holds rates, shares or means.
  static func isRate(_ heading: String) -> Bool { rateWords.contains(where: heading.contains) }

  /// Totals above all records, which are compared when these have been read.
  private var above: [LogicalRecord] = []

  mutating func add(_ cells: [[UInt8]]) {
    // 其中：… breaks down what is counted already.
    if let first = cells.first, Self.breakdowns.contains(where: first.starts) { return }
    while all.count < cells.count {
      all.append(Sum())
      section.append(Sum())
    }
    for (column, cell) in cells.enumerated() where !cell.isEmpty && !Self.dashes.contains(cell) {
      all[column].filled += 1
      section[column].filled += 1
      // A column with words is none that is added up.
      if all[column].isMixed { continue }
      if let number = plainNumber(cell) {
        all[column].add(number.value)
        section[column].add(number.value)
      } else {
        all[column].isMixed = true
        section[column].isMixed = true
      }
    }
  }

  private static let breakdowns = ["其中：", "其中:"].map { Array($0.utf8) }
  private static let dashes = Set(["-", "—", "－", "--", "/"].map { Array($0.utf8) })

  /// Compares a line of totals; the next section begins behind it. Nil where it breaks down another, and where it stands above all records:
  /// ``finish()`` compares that one.
  mutating func check(_ record: LogicalRecord) -> TotalCheck? {
    let lead = record.texts.first { !$0.isEmpty } ?? ""
    if LineWords.isBreakdown(lead, isBelowTotal: true) || LineWords.isDerived(lead) { return nil }
    if all.allSatisfy({ $0.filled == 0 }) {
      above.append(record)
      return nil
    }
    if LineWords.isStatistic(lead) { return extreme(record, lead) }
    if record.texts.contains(where: LineWords.isSubtotal), let check = checkAbove(record) {
      return check
    }
    defer { section = [Sum](repeating: Sum(), count: all.count) }
    return compared(record, isMean: LineWords.isMean(lead))
  }

  /// Where the first subtotal stands above the first group, each stands above its own: the last one is compared with the group that has
  /// been read. Nil where they stand below.
  private mutating func checkAbove(_ record: LogicalRecord) -> TotalCheck? {
    guard let last = above.last, last.texts.contains(where: LineWords.isSubtotal) else { return nil }
    above[above.count - 1] = record
    defer { section = [Sum](repeating: Sum(), count: all.count) }
    return compared(last, isMean: false)
  }

  /// The totals that stood above all records. Where groups and their members are both among the records, each is counted twice and
  /// nothing can be said.
  mutating func finish() -> [TotalCheck] {
    let checks = above.map { compared($0, isMean: false) }.filter { check in
      !check.differences.contains { difference in
        plainNumber(Array(difference.written.utf8)).map { difference.sum >= 2 * $0.value - 1e-6 } ?? false
      }
    }
    above = []
    return checks
  }

  private func heading(_ column: Int) -> String {
    column < headings.count ? String(decoding: headings[column], as: UTF8.self) : ""
  }

  /// 最高分, 最小值: compared with the greatest or least above; other statistics are not compared.
  private func extreme(_ record: LogicalRecord, _ lead: String) -> TotalCheck? {
    let isGreatest = lead.contains("最高") || lead.contains("最大")
    guard isGreatest || lead.contains("最低") || lead.contains("最小") else { return nil }
    var check = TotalCheck(line: record.line, text: record.texts.filter { !$0.isEmpty }.joined(separator: " "))
    for (column, cell) in record.cells.enumerated() where column < all.count {
      guard let number = plainNumber(cell), all[column].count > 0, !all[column].isMixed else { continue }
      check.compared += 1
      let limit = isGreatest ? all[column].greatest : all[column].least
      if abs(limit - number.value) <= max(abs(limit) * 1e-9, 1e-6) { continue }
      check.differences.append(
        TotalCheck.Difference(
          column: column, heading: heading(column), written: String(decoding: cell, as: UTF8.self), sum: limit,
          range: all[column].least...all[column].greatest))
    }
    return check
  }

  private func compared(_ record: LogicalRecord, isMean: Bool) -> TotalCheck {
    var check = TotalCheck(line: record.line, text: record.texts.filter { !$0.isEmpty }.joined(separator: " "))
    // A number before the word is the line's own.
    let name = record.cells.firstIndex { !$0.isEmpty && plainNumber($0) == nil } ?? 0
    for (column, cell) in record.cells.enumerated() where column < all.count && column >= name {
      guard let number = plainNumber(cell), all[column].count > 0, !all[column].isMixed else { continue }
      check.compared += 1
      if rates.contains(column), !isMean {
        let sum = section[column].count > 0 && check.text.contains("小计") ? section[column] : all[column]
        if all[column].holds(number.value, decimals: number.decimals)
          || section[column].holds(number.value, decimals: number.decimals)
        {
          continue
        }
        check.differences.append(
          TotalCheck.Difference(
            column: column, heading: heading(column), written: String(decoding: cell, as: UTF8.self),
            sum: sum.total / Double(sum.count), range: sum.least...sum.greatest))
        continue
      }
      if all[column].agrees(with: number.value, decimals: number.decimals)
        || section[column].agrees(with: number.value, decimals: number.decimals)
      {
        continue
      }
      let isSection = (check.text.contains("小计") || check.text.contains("本页")) && section[column].count > 0
      let sum = isSection ? section[column] : all[column]
      check.differences.append(
        TotalCheck.Difference(
          column: column, heading: heading(column),
          written: String(decoding: cell, as: UTF8.self), sum: isMean ? sum.total / Double(sum.count) : sum.total))
    }
    return check
  }
}

/// A number of digits with thousands' commas, a sign and decimals, in either width; nil for all else.
func plainNumber(_ cell: [UInt8]) -> (value: Double, decimals: Int)? {
  guard let first = cell.first, cell.count < 64 else { return nil }
  if first >= 0x41, first < 0x80 { return nil }
  if let short = shortInteger(cell) { return (short, 0) }
  var text = ""
  for scalar in LineWords.withoutUnit(trimmedText(String(decoding: cell, as: UTF8.self))).unicodeScalars {
    switch scalar {
    case ",", "，": continue
    case "０"..."９", "．", "－": text.unicodeScalars.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
    case "0"..."9", ".", "-": text.unicodeScalars.append(scalar)
    default: return nil
    }
  }
  guard !text.isEmpty, text.utf8.count <= 15, let value = Double(text) else { return nil }
  return (value, text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0)
}

/// At most fifteen digits and nothing else.
private func shortInteger(_ cell: [UInt8]) -> Double? {
  guard cell.count <= 15 else { return nil }
  var value = 0
  for byte in cell {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte) - 0x30
  }
  return Double(value)
}
