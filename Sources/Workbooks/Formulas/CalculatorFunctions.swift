extension Calculator {
  func call(_ name: String, _ arguments: [Expression], _ sheet: Int) -> CellValue {
    switch name {
    case "IF": return choose(arguments, sheet)
    case "AND": return .boolean(arguments.allSatisfy { (number(evaluate($0, sheet)) ?? 0) != 0 })
    case "OR": return .boolean(arguments.contains { (number(evaluate($0, sheet)) ?? 0) != 0 })
    case "SUM", "AVERAGE", "MIN", "MAX", "COUNT": return aggregate(name, numbers(arguments, sheet))
    case "COUNTA": return .number(Double(countFilled(arguments, sheet)))
    case "SUBTOTAL": return subtotal(arguments, sheet)
    case "SUMIFS": return sumIfs(arguments, sheet)
    case "COUNTIFS": return countIfs(arguments, sheet)
    case "SUMPRODUCT": return sumProduct(arguments, sheet)
    case "RANK": return rank(arguments, sheet)
    case "INDEX": return index(arguments, sheet)
    case "MATCH": return match(arguments, sheet)
    case "TEXT": return textOf(arguments, sheet)
    case "CHAR": return character(arguments, sheet)
    case "TINV", "ROUND": return pair(name, arguments, sheet)
    case "ISNUMBER":
      if let first = arguments.first, case .number = evaluate(first, sheet) { return .boolean(true) }
      return .boolean(false)
    default:
      guard FormulaFunctions.scalarNames.contains(name), arguments.count == 1,
        let x = number(evaluate(arguments[0], sheet)), let result = FormulaFunctions.scalar(name, x)
      else { return .error("#VALUE!") }
      return .number(result)
    }
  }

  /// ASCII only: what lies above depends on the reader's code page.
  private func character(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 1, let code = number(evaluate(arguments[0], sheet)), (1...126).contains(code) else {
      return .error("#VALUE!")
    }
    return .text(String(UnicodeScalar(UInt8(code))))
  }

  private func choose(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count >= 2 else { return .error("#VALUE!") }
    let condition = evaluate(arguments[0], sheet)
    if case .error = condition { return condition }
    guard let flag = number(condition) else { return .error("#VALUE!") }
    if flag != 0 { return evaluate(arguments[1], sheet) }
    return arguments.count > 2 ? evaluate(arguments[2], sheet) : .boolean(false)
  }

  /// Numbers of references (texts and blanks left out) and of plain arguments.
  private func numbers(_ arguments: [Expression], _ sheet: Int) -> [Double]? {
    var result: [Double] = []
    for argument in arguments {
      guard let block = block(argument, sheet) else {
        guard let single = number(evaluate(argument, sheet)) else { return nil }
        result.append(single)
        continue
      }
      for value in values(block) {
        if case .error = value { return nil }
        if case .number(let number) = value { result.append(number) }
      }
    }
    return result
  }

  private func aggregate(_ name: String, _ numbers: [Double]?) -> CellValue {
    guard let numbers else { return .error("#VALUE!") }
    switch name {
    case "SUM": return .number(sum(numbers))
    case "COUNT": return .number(Double(numbers.count))
    case "AVERAGE":
      return numbers.isEmpty ? .error("#DIV/0!") : .number(sum(numbers) / Double(numbers.count))
    case "MIN": return .number(numbers.min() ?? 0)
    default: return .number(numbers.max() ?? 0)
    }
  }

  /// Compensated, so that long columns of money end on the right half fen.
  private func sum(_ numbers: [Double]) -> Double {
    var total = 0.0
    var lost = 0.0
    for number in numbers {
      let next = total + number
      lost += abs(total) >= abs(number) ? (total - next) + number : (number - next) + total
      total = next
    }
    return total + lost
  }

  private func countFilled(_ arguments: [Expression], _ sheet: Int) -> Int {
    arguments.reduce(0) { count, argument in
      guard let block = block(argument, sheet) else { return count + 1 }
      return count + values(block).count { $0 != .empty }
    }
  }

  private func subtotal(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 2, let kind = number(evaluate(arguments[0], sheet)) else { return .error("#VALUE!") }
    switch Int(kind) % 100 {
    case 1: return aggregate("AVERAGE", numbers([arguments[1]], sheet))
    case 2: return aggregate("COUNT", numbers([arguments[1]], sheet))
    case 3: return .number(Double(countFilled([arguments[1]], sheet)))
    case 9: return aggregate("SUM", numbers([arguments[1]], sheet))
    default: return .error("#VALUE!")
    }
  }

  // MARK: Criteria

  func positions(_ pairs: ArraySlice<Expression>, _ sheet: Int) -> [Int]? {
    var found: [Int]?
    var rest = pairs
    while rest.count >= 2 {
      guard let column = rest.popFirst(), let criterion = rest.popFirst(), let block = block(column, sheet)
      else { return nil }
      let wanted = text(evaluate(criterion, sheet))
      let matching = matches(block, wanted)
      if let earlier = found {
        let kept = Set(matching)
        found = earlier.filter { kept.contains($0) }
      } else {
        found = matching
      }
    }
    return found
  }

  private func matches(_ block: SheetBlock, _ wanted: String) -> [Int] {
    if wanted.hasSuffix("*") {
      let head = wanted.dropLast()
      return values(block).indices.filter { text(values(block)[$0]).hasPrefix(head) }
    }
    return group(block)[wanted.lowercased()] ?? []
  }

  private func sumIfs(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard let first = arguments.first, let block = block(first, sheet),
      let rows = positions(arguments.dropFirst(), sheet)
    else { return .error("#VALUE!") }
    let column = values(block)
    return .number(sum(rows.compactMap { if case .number(let number) = column[$0] { number } else { nil } }))
  }

  private func countIfs(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard let rows = positions(arguments[...], sheet) else { return .error("#VALUE!") }
    return .number(Double(rows.count))
  }

  // MARK: Arrays

  private func sumProduct(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    var product: [Double] = []
    for (position, argument) in arguments.enumerated() {
      let isReference = block(argument, sheet) != nil
      let factors = array(argument, sheet).map { value -> Double? in
        if case .error = value { return nil }
        // Texts in plain references count as 0, in computed arrays they are an error.
        if case .text = value { return isReference ? 0 : nil }
        return number(value)
      }
      guard !factors.contains(nil) else { return .error("#VALUE!") }
      let plain = factors.compactMap { $0 }
      if position == 0 {
        product = plain
      } else {
        guard plain.count == product.count else { return .error("#VALUE!") }
        for index in plain.indices { product[index] *= plain[index] }
      }
    }
    return .number(sum(product))
  }

  private func array(_ tree: Expression, _ sheet: Int) -> [CellValue] {
    if let block = block(tree, sheet) { return values(block) }
    guard case .binary(let sign, let left, let right) = tree else { return [evaluate(tree, sheet)] }
    let a = array(left, sheet)
    let b = array(right, sheet)
    if a.count == b.count { return zip(a, b).map { combine(sign, $0, $1) } }
    if a.count == 1 { return b.map { combine(sign, a[0], $0) } }
    if b.count == 1 { return a.map { combine(sign, $0, b[0]) } }
    return [.error("#N/A")]
  }

  // MARK: Places

  private func rank(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 2, let own = number(evaluate(arguments[0], sheet)),
      let all = numbers([arguments[1]], sheet), all.contains(own)
    else { return .error("#N/A") }
    return .number(Double(1 + all.count { $0 > own }))
  }

  private func index(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count >= 2, let block = block(arguments[0], sheet),
      let position = number(evaluate(arguments[1], sheet))
    else { return .error("#REF!") }
    let all = values(block)
    let at = Int(position) - 1
    return all.indices.contains(at) ? all[at] : .error("#REF!")
  }

  private func match(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 3, let block = block(arguments[1], sheet) else { return .error("#N/A") }
    let wanted = evaluate(arguments[0], sheet)
    guard let at = values(block).firstIndex(of: wanted) else { return .error("#N/A") }
    return .number(Double(at + 1))
  }

  private func textOf(_ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 2, let value = number(evaluate(arguments[0], sheet)),
      let shown = NumberText.format(value, text(evaluate(arguments[1], sheet)))
    else { return .error("#VALUE!") }
    return .text(shown)
  }

  private func pair(_ name: String, _ arguments: [Expression], _ sheet: Int) -> CellValue {
    guard arguments.count == 2, let a = number(evaluate(arguments[0], sheet)),
      let b = number(evaluate(arguments[1], sheet))
    else { return .error("#VALUE!") }
    if name == "ROUND" { return .number(Double(NumberText.fixed(a, Int(b))) ?? a) }
    guard a > 0, a < 1, b >= 1 else { return .error("#NUM!") }
    return .number(FormulaFunctions.studentQuantile(twoSided: a, freedom: b))
  }
}
