/// The first of several tables of a file, so that the records of the others say nothing of its columns.
extension StructureSearch {
  /// The records of a first table that has fewer columns than the commonest record: words above columns of numbers, set off by a
  /// blank line from what follows. Pairs of names and values above a table have other values than numbers among them.
  func narrowTable() -> StructureSearch? {
    guard let end = records.indices.first(where: { isBlank($0) && $0 > 0 && filled($0 - 1).count > 1 }),
      let first = records.indices.first(where: { filled($0).count > 1 }), end - first >= 4
    else { return nil }
    let columns = (texts[first].lastIndex { !$0.isEmpty } ?? 0) + 1
    guard columns > 1, columns < width, filled(first).count == columns,
      !shapes[first].contains(where: \.isMeasured),
      !filled(first).contains(where: { $0.contains("：") || $0.contains(":") })
    else { return nil }
    let isTable = (first + 1..<end).allSatisfy { row in
      let used = (texts[row].lastIndex { !$0.isEmpty } ?? 0) + 1
      return used == columns && shapes[row][1..<columns].allSatisfy { $0 == .number }
    }
    guard isTable, records.indices.contains(where: { $0 > end && filled($0).count > columns }) else { return nil }
    return StructureSearch(Array(records[..<end]), width: columns, isKnown: isKnown)
  }

  /// The records of a first table behind which a blank line, or the title of a table, and other names of columns stand.
  func firstTable() -> StructureSearch? {
    guard let first = records.indices.first(where: isNamed) else { return nil }
    var (end, rows) = (Int?.none, 0)
    for index in records.indices.dropFirst(first + 1) {
      let filled = filled(index)
      if filled.isEmpty || filled.count == 1 && LineWords.isTableTitle(filled[0]) {
        end = end ?? index
      } else if filled.count > 1, !isLineOfItsOwn(index) {
        if let end, rows > 0, isNamed(index), !repeats(first, index) {
          guard !below(index).isEmpty else { return nil }
          let own = Array(records[..<end])
          return StructureSearch(own, width: Self.commonestWidth(own[first...]), isKnown: isKnown)
        }
        end = nil
        rows += 1
      }
    }
    return nil
  }

  private func isNamed(_ index: Int) -> Bool {
    !shapes[index].contains(where: \.isMeasured) && ColumnNames.areNames(filled(index)) && !isLineOfItsOwn(index)
  }

  private static func commonestWidth(_ records: ArraySlice<LogicalRecord>) -> Int {
    var counts: [Int: Int] = [:]
    for record in records where record.cells.count(where: { !$0.isEmpty }) > 1 {
      counts[record.cells.count, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }
}
