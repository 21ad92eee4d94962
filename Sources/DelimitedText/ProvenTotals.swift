/// Totals that no word like 合计 names: 一季度 between months, 全区 as the last line. They are totals only where the records above prove it,
/// number by number.
struct ProvenTotals {
  /// Longer tables are records of cases, which nobody adds up by quarters.
  private static let mostRecords = 400
  /// Tables of sums have short cells; whole texts are not kept in memory.
  private static let mostBytes = 1 << 16

  private var bytes = 0
  private var records: [[[UInt8]]] = []
  private var isTooLong = false
  /// Columns of rates and means, which do not add up.
  private let rates: Set<Int>

  init(headings: [[UInt8]]) {
    rates = Set(headings.indices.filter { ColumnSums.isRate(String(decoding: headings[$0], as: UTF8.self)) })
  }

  mutating func add(_ cells: [[UInt8]]) {
    guard !isTooLong else { return }
    bytes += cells.reduce(0) { $0 + $1.count }
    records.append(cells)
    if records.count > Self.mostRecords || bytes > Self.mostBytes {
      records = []
      isTooLong = true
    }
  }

  /// Whether the line adds up records right above it that stand for shorter periods, or as the table's last all of them.
  func holds(_ texts: [String], isLast: Bool) -> Bool {
    guard let column = texts.firstIndex(where: { !$0.isEmpty && plainNumber(Array($0.utf8)) == nil }) else {
      return false
    }
    if let span = LineWords.span(texts[column]) {
      let parts = records.reversed().prefix { cells in
        guard column < cells.count, let part = LineWords.span(String(decoding: cells[column], as: UTF8.self)) else {
          return false
        }
        return part < span
      }
      return isSum(texts, of: Array(parts), behind: column, mayLeaveOut: true)
    }
    return isLast && records.count > 1 && LineWords.isWhole(texts[column])
      && isSum(texts, of: records, behind: column, mayLeaveOut: false)
  }

  /// Whether every number behind the name is the sum of the same records', the nearest first.
  ///
  /// - Parameter mayLeaveOut: the farther records may belong to the total before.
  private func isSum(_ texts: [String], of parts: [[[UInt8]]], behind name: Int, mayLeaveOut: Bool) -> Bool {
    var wanted: [(column: Int, value: Double)] = []
    for column in texts.indices where column > name && !rates.contains(column) {
      if let number = plainNumber(Array(texts[column].utf8)) { wanted.append((column, number.value)) }
    }
    guard wanted.contains(where: { $0.value > 0 }) else { return false }
    // One number of two records may be their sum by chance.
    guard mayLeaveOut || records.count > 2 || wanted.count > 1 else { return false }
    var sums = [Double](repeating: 0, count: wanted.count)
    for (index, part) in parts.enumerated() {
      for (place, entry) in wanted.enumerated() where entry.column < part.count {
        sums[place] += plainNumber(part[entry.column])?.value ?? 0
      }
      guard index > 0, mayLeaveOut || index == parts.count - 1 else { continue }
      let agrees = zip(sums, wanted).allSatisfy { abs($0 - $1.value) <= max(abs($1.value) * 1e-9, 1e-6) }
      if agrees { return true }
    }
    return false
  }
}
