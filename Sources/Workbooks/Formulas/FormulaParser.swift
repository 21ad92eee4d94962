/// A formula as a tree.
indirect enum Expression {
  case number(Double)
  case text(String)
  case boolean(Bool)
  case cell(SheetCell)
  case range(SheetCell, SheetCell)
  case name(String)
  case negated(Expression)
  case binary(Operator, Expression, Expression)
  case call(String, [Expression])
}

/// A reference; without a sheet it means the formula's own.
struct SheetCell: Hashable {
  var sheet: String?
  var cell: CellAddress
}

enum Operator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case join = "&"
  case equal = "="
  case different = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var precedence: Int {
    switch self {
    case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual: 1
    case .join: 2
    case .add, .subtract: 3
    case .multiply, .divide: 4
    case .power: 5
    }
  }
}

/// Reads the formulas that this package writes: A1 references, names, operators, calls. Not a general reader.
struct FormulaParser {
  private let bytes: [UInt8]
  private var at = 0

  init(_ formula: String) {
    bytes = Array(formula.utf8)
    if bytes.first == UInt8(ascii: "=") { at = 1 }
  }

  /// Missing: the formula cannot be read.
  static func parse(_ formula: String) -> Expression? {
    var parser = FormulaParser(formula)
    guard let tree = parser.expression(0) else { return nil }
    parser.skipBlanks()
    return parser.at == parser.bytes.count ? tree : nil
  }

  private mutating func expression(_ lowest: Int) -> Expression? {
    guard var left = operand() else { return nil }
    while let (found, length) = nextOperator(), found.precedence > lowest {
      at += length
      guard let right = expression(found.precedence) else { return nil }
      left = .binary(found, left, right)
    }
    return left
  }

  private mutating func nextOperator() -> (Operator, Int)? {
    skipBlanks()
    guard at < bytes.count else { return nil }
    if at + 1 < bytes.count,
      let double = Operator(rawValue: String(decoding: bytes[at...(at + 1)], as: UTF8.self))
    {
      return (double, 2)
    }
    guard let single = Operator(rawValue: String(decoding: bytes[at...at], as: UTF8.self)) else { return nil }
    return (single, 1)
  }

  private mutating func operand() -> Expression? {
    skipBlanks()
    guard at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "-"):
      at += 1
      // Unary minus binds closer than every operator.
      return operand().map { .negated($0) }
    case UInt8(ascii: "("):
      at += 1
      guard let inner = expression(0), take(")") else { return nil }
      return inner
    case UInt8(ascii: "\""):
      return quoted(UInt8(ascii: "\"")).map { .text($0) }
    case UInt8(ascii: "'"):
      guard let sheet = quoted(UInt8(ascii: "'")), take("!") else { return nil }
      return reference(sheet: sheet)
    default:
      return wordOperand()
    }
  }

  private mutating func wordOperand() -> Expression? {
    let word = takeWord()
    if word.isEmpty { return nil }
    if take("!") { return reference(sheet: word) }
    if take("(") { return arguments().map { .call(word, $0) } }
    if let cell = Self.address(word) { return rangeOrCell(SheetCell(sheet: nil, cell: cell)) }
    if let number = Double(word) { return .number(number) }
    if word == "TRUE" || word == "FALSE" { return .boolean(word == "TRUE") }
    return .name(word)
  }

  private mutating func reference(sheet: String) -> Expression? {
    guard let cell = Self.address(takeWord()) else { return nil }
    return rangeOrCell(SheetCell(sheet: sheet, cell: cell))
  }

  private mutating func rangeOrCell(_ first: SheetCell) -> Expression? {
    guard take(":") else { return .cell(first) }
    guard let last = Self.address(takeWord()) else { return nil }
    return .range(first, SheetCell(sheet: first.sheet, cell: last))
  }

  private mutating func arguments() -> [Expression]? {
    if take(")") { return [] }
    var result: [Expression] = []
    repeat {
      guard let argument = expression(0) else { return nil }
      result.append(argument)
    } while take(",")
    return take(")") ? result : nil
  }

  private mutating func quoted(_ quote: UInt8) -> String? {
    at += 1
    var content: [UInt8] = []
    while at < bytes.count {
      if bytes[at] == quote {
        at += 1
        guard at < bytes.count, bytes[at] == quote else { return String(decoding: content, as: UTF8.self) }
      }
      content.append(bytes[at])
      at += 1
    }
    return nil
  }

  private mutating func takeWord() -> String {
    let start = at
    while at < bytes.count, Self.isWord(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$")
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || (byte | 0x20) >= UInt8(ascii: "a")
        && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
  }

  /// `$D$6` and its kin. Missing: not a cell.
  static func address(_ word: String) -> CellAddress? {
    var column = 0
    var row = 0
    var letters = 0
    for byte in word.utf8 where byte != UInt8(ascii: "$") {
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"), row == 0 {
        column = column * 26 + Int(byte) - 64
        letters += 1
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), letters > 0, row < 10_000_000 {
        row = row * 10 + Int(byte) - 48
      } else {
        return nil
      }
    }
    guard (1...3).contains(letters), row > 0 else { return nil }
    return CellAddress(row - 1, column - 1)
  }
}
