/// The formula that each row of a list has, with the row's own number in it.
public struct RowFormula: Sendable, Hashable {
  /// What stands before, between and behind the places of the number: `=SUM(E`, `:R`, `)`.
  let pieces: [String]

  /// - Parameter pieces: parts of the formula, its equals sign included; between each two of them goes the row's number.
  public init(_ pieces: String...) { self.pieces = pieces }

  /// The formula of a zero-based row.
  func text(row: Int) -> String { pieces.joined(separator: "\(row + 1)") }
}
