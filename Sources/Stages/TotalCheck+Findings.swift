import DelimitedText
import Diagnostics

extension TotalCheck {
  /// One finding for each column whose total is not what its rows add up to.
  func findings(file: String) -> [Finding] {
    differences.map { difference in
      Finding(
        difference.range == nil ? .totalDiffers : .totalRateDiffers,
        at: SourcePosition(file: file, line: line, column: difference.column + 1),
        heading: difference.heading, found: difference.written, expected: expected(difference))
    }
  }

  private func expected(_ difference: Difference) -> String {
    difference.range.map { plainText($0.lowerBound) + "～" + plainText($0.upperBound) } ?? plainText(difference.sum)
  }

  private func plainText(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\((number * 1e4).rounded() / 1e4)"
  }
}
