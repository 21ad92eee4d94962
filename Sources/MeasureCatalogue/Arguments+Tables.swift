import Measures

/// Lists of lists and objects.
extension Arguments {
  /// Lists of numbers of any length, null as nil.
  func optionalRows(_ name: String) -> [[Double?]] {
    guard let value = value(name) else { return [] }
    switch value {
    case .numbers(let numbers) where numbers.isEmpty: return []
    case .list(let values):
      var rows: [[Double?]] = []
      for element in values {
        guard case .numbers(let numbers) = element else {
          wrong(name, element)
          return []
        }
        if numbers.contains(where: \.isInfinite) { complain(.notFinite, name, "beyond the range of a double") }
        rows.append(numbers.map { $0.isNaN ? nil : $0 })
      }
      return rows
    default:
      wrong(name, value)
      return []
    }
  }

  /// Lists of numbers of any length.
  func rows(_ name: String) -> [[Double]] {
    optionalRows(name).map { row in
      row.map { number in
        if number == nil { complain(.nullElement, name, "an element is null") }
        return number ?? 0
      }
    }
  }

  /// A table with rows of one length.
  func matrix(_ name: String) -> Matrix {
    let rows = rows(name)
    guard let matrix = Matrix(rows: rows) else {
      ragged(name)
      return Matrix(rows: 0, columns: 0)
    }
    return matrix
  }

  /// Notes that the rows of a table differ in length.
  func ragged(_ name: String) { complain(.ragged, name, "rows of different lengths") }

  /// Numbers by name, sorted by name.
  func sizes(_ name: String) -> [(name: String, size: Double)] {
    guard let value = value(name) else { return [] }
    guard case .object(let members) = value else {
      wrong(name, value)
      return []
    }
    var sizes: [(name: String, size: Double)] = []
    for member in members {
      guard case .number(let number) = member.value, number.isFinite else {
        wrong(name, member.value)
        continue
      }
      sizes.append((member.name, number))
    }
    return sizes.sorted { $0.name < $1.name }
  }
}
