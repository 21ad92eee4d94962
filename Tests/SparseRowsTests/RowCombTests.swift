import SparseRows
import Testing

@Suite("Rows laid into one another's gaps")
struct RowCombTests {
  @Test("Every column of every row has a place of its own, and rows begin at places of their own")
  func placesAreApart() {
    var rows: [[Int]] = []
    var state: UInt64 = 1
    for row in 0..<400 {
      var columns: Set<Int> = []
      for _ in 0..<(row % 7) {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        columns.insert(Int(state >> 33) % 50)
      }
      rows.append(columns.sorted())
    }
    let comb = RowComb(rows)
    let places = rows.enumerated().flatMap { row, columns in columns.map { comb.bases[row] + $0 } }
    #expect(Set(places).count == places.count)
    #expect(places.allSatisfy { $0 > 0 && $0 < comb.length })
    let bases = comb.bases.indices.filter { !rows[$0].isEmpty }.map { comb.bases[$0] }
    #expect(Set(bases).count == bases.count)
    #expect(comb.bases.indices.allSatisfy { rows[$0].isEmpty == (comb.bases[$0] == 0) })
  }

  @Test("Without rows there is nothing")
  func nothing() {
    #expect(RowComb([]).bases.isEmpty)
    #expect(RowComb([[], []]).bases == [0, 0])
  }
}
