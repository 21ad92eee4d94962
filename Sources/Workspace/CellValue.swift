/// A value of a workspace table, as the small tables and the figures are written and read.
public enum CellValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  public static func integer(_ value: Int) -> CellValue { .integer(Int64(value)) }
  public static func integer(_ value: Int?) -> CellValue { value.map { .integer(Int64($0)) } ?? .null }
  public static func real(_ value: Double?) -> CellValue { value.map { .real($0) } ?? .null }
  public static func text(_ value: String?) -> CellValue { value.map { .text($0) } ?? .null }
  public static func flag(_ value: Bool) -> CellValue { .integer(value ? 1 : 0) }
  public static func flag(_ value: Bool?) -> CellValue { value.map { .integer($0 ? 1 : 0) } ?? .null }

  /// The integer, or nil for anything else.
  public var integer: Int? {
    if case .integer(let value) = self { return Int(value) }
    return nil
  }

  /// The number, whole or not; nil for anything else.
  public var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The text, or nil for anything else.
  public var text: String? {
    if case .text(let value) = self { return value }
    return nil
  }
}
