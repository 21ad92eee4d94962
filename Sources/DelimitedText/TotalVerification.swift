public import Diagnostics

/// Compares the lines of totals of a file with what the records above them add up to; a pass of its own, for the files that have
/// such lines.
public struct TotalVerification {
  private let stream: RecordStream
  private let layout: HeaderLayout

  /// At most so many lines of totals are told.
  private static let most = 1000

  public init(
    _ path: String, displayName: String, scan: FileScan, dialect: Dialect, layout: HeaderLayout
  ) throws(Failure) {
    var dialect = dialect
    if dialect.width == 0 { dialect.width = layout.headings.count }
    stream = try RecordStream(path, displayName: displayName, scan: scan, dialect: dialect)
    self.layout = layout
  }

  /// Every line of totals with its differences.
  public func run() throws(Failure) -> [TotalCheck] {
    let classifier = LineClassifier(layout)
    var sums = ColumnSums(headings: layout.headings.map { Array($0.utf8) })
    var checks: [TotalCheck] = []
    var header = layout.rows
    while let record = try stream.next() {
      if record.line < layout.line { continue }
      if header > 0 {
        header -= 1
        continue
      }
      switch classifier.kind(of: record.texts) {
      case .data: sums.add(record.cells)
      case .total: if let check = sums.check(record), checks.count < Self.most { checks.append(check) }
      default: break
      }
    }
    return checks + sums.finish()
  }
}
