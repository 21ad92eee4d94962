/// Finds the likeliest reading of a record whose quotes are damaged.
///
/// All readings are weighed: each quote that could open a field may instead be text, and each quote that a delimiter or line end
/// follows may close one. A reading costs for every quote that is neither opened, closed nor escaped, for line ends inside
/// quotes, most where the line looks like a record of its own, and for every field more or less than the table has. The
/// cheapest is taken, of equals the shorter: so a stray quote cannot swallow the rows behind it. The weights are in tenths of a stray quote's.
struct DamagedRecord {
  let parser: StrictParser
  let start: Int

  private static let literalQuote = 10
  private static let strayQuote = 8
  private static let skippedClose = 12
  private static let innerLine = 1
  private static let swallowedRecord = 12
  /// More than a quote that is text and the field that it leaves missing.
  private static let swallowedOpening = 26
  private static let wrongField = 15
  /// A field's own cost beyond this is not looked into.
  private static let tooMuch = 150
  private static let mostSteps = 4000

  private struct Node {
    var cost: Int
    var position: Int
    var fields: [ParsedField]
    var innerLines: Int
    var strays: Int
    var isAtEnd: Bool
  }

  /// nil where the search has too many branches.
  func bestReading() -> ParsedRecord? {
    var open = [Node(cost: 0, position: start, fields: [], innerLines: 0, strays: 0, isAtEnd: false)]
    var seen: [Int: Int] = [:]
    var isUndecided = false
    for _ in 0..<Self.mostSteps {
      guard let index = cheapest(open) else { return nil }
      let node = open.remove(at: index)
      if node.isAtEnd {
        var reading = ParsedRecord()
        reading.fields = node.fields
        reading.end = parser.behindLineEnd(node.position)
        reading.innerLines = node.innerLines
        reading.strays = node.strays
        reading.isUndecided = isUndecided || !parser.isComplete && reading.end >= parser.count
        return reading
      }
      let key = node.position << 12 | min(node.fields.count, 4095)
      if let best = seen[key], best <= node.cost { continue }
      seen[key] = node.cost
      for step in steps(from: node.position, &isUndecided) { open.append(advanced(node, by: step)) }
    }
    return nil
  }

  private func cheapest(_ open: [Node]) -> Int? {
    func rank(_ index: Int) -> (Int, Int, Int) {
      (open[index].cost, open[index].innerLines, -open[index].position)
    }
    return open.indices.min { rank($0) < rank($1) }
  }

  private struct Step {
    var field: ParsedField
    var next: Int
    var cost: Int
    var innerLines = 0
    var strays = 0
  }

  private func advanced(_ node: Node, by step: Step) -> Node {
    var next = node
    next.cost += step.cost
    next.fields.append(step.field)
    next.innerLines += step.innerLines
    next.strays += step.strays
    next.position = step.next
    if step.next < parser.count, parser.isDelimiter(at: step.next) {
      next.position += 1 + parser.dialect.delimiterTail.count
    } else {
      next.isAtEnd = true
      let width = parser.dialect.width
      if width > 0 { next.cost += Self.wrongField * abs(next.fields.count - width) }
    }
    return next
  }

  /// Every way to read the field at a position.
  private func steps(from position: Int, _ isUndecided: inout Bool) -> [Step] {
    let opening = parser.fieldStart(position)
    let plain = parser.plainField(position)
    guard parser.isQuote(at: opening) else {
      // A quote at the end of a field that none opens was to close another.
      let isOpenAtLeft =
        plain.end > plain.start && parser.dialect.quote != 0 && parser.bytes[plain.end - 1] == parser.dialect.quote
      return [Step(field: plain, next: plain.end, cost: isOpenAtLeft ? Self.strayQuote / 2 : 0)]
    }
    // Quotes at both ends of a text are two that would be its own.
    let isEnclosed = plain.end > opening + 1 && parser.bytes[plain.end - 1] == parser.dialect.quote
    let literal = Self.literalQuote + (isEnclosed ? Self.strayQuote : 0)
    var result = [Step(field: plain, next: plain.end, cost: literal, strays: 1)]
    let start = opening + parser.quoteLength
    let limit = min(parser.count, opening + Dialect.longestQuotedField)
    var (cost, lines, strays, cuts) = (0, 0, 0, 0)
    var position = start
    var hasEscapes = false
    while position < limit, cost < Self.tooMuch {
      let byte = parser.bytes[position]
      if byte == UInt8(ascii: "\\"), parser.dialect.escape == byte, position + 1 < limit {
        hasEscapes = true
        position += 2
        continue
      }
      if byte == 10 || byte == 13 && !(position + 1 < limit && parser.bytes[position + 1] == 10) {
        lines += 1
        cost += Self.innerLine
        cuts = 0
      } else if byte == parser.dialect.delimiter, parser.isDelimiter(at: position) {
        cuts += 1
        if lines > 0, cuts == max(parser.dialect.width - 1, 2) { cost += Self.swallowedRecord }
      }
      guard parser.isClosingQuote(at: position) else {
        position += 1
        continue
      }
      let run = quoteRun(position, limit)
      let isDoubling = parser.dialect.escape == parser.dialect.quote
      let isOdd = run % 2 == 1
      let behind = position + run * parser.quoteLength
      hasEscapes = hasEscapes || isDoubling && run > 1
      if let next = parser.endBehindQuote(behind) {
        // An odd run closes by rights; of an even one the last quote closes and another is text.
        let stray = isDoubling ? (isOdd ? 0 : 1) : run - 1
        let field = ParsedField(start: start, end: behind - parser.quoteLength, isQuoted: true, hasEscapes: hasEscapes)
        result.append(
          Step(
            field: field, next: next, cost: cost + stray * Self.strayQuote, innerLines: lines, strays: strays + stray))
        if behind >= parser.count, !parser.isComplete { isUndecided = true }
        if isOdd { cost += Self.skippedClose }
      } else if isDoubling ? isOdd : true {
        // A quote right behind a delimiter opens a field of a record of its own, where it stands on a later line.
        let opens =
          lines > 0 && position > start
          && parser.bytes[position - 1] == (parser.dialect.delimiterTail.last ?? parser.dialect.delimiter)
        cost += opens ? Self.swallowedOpening : Self.strayQuote
      }
      strays += isDoubling ? run % 2 : run
      position = behind
    }
    if position >= limit, limit == parser.count, !parser.isComplete { isUndecided = true }
    return result
  }

  private func quoteRun(_ position: Int, _ limit: Int) -> Int {
    var run = 1
    while position + run * parser.quoteLength < limit,
      parser.isClosingQuote(at: position + run * parser.quoteLength)
    {
      run += 1
    }
    return run
  }
}
