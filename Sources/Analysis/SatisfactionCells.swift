internal import Measures
internal import StationModel

/// Reads the answers of one question out of the satisfaction tally.
struct SatisfactionCells {
  let tally: SatisfactionTally
  let values: [Double]

  init(_ input: AnalysisInput) {
    tally = input.tallies.satisfaction
    values = (0..<tally.shape.levels).map { Double(input.settings.satisfaction.minimum + $0) }
  }

  var levels: Int { tally.shape.levels }
  /// The overall question is the last.
  var overall: Int { tally.shape.questions - 1 }

  /// Answers by level of one merchant (or of the row past the last).
  func byMerchant(_ slot: PeriodSlot, _ merchant: Int, _ question: Int) -> [Int] {
    var counts = Array(repeating: 0, count: levels)
    add(slot, merchant, question, to: &counts)
    return counts
  }

  func add(_ slot: PeriodSlot, _ merchant: Int, _ question: Int, to counts: inout [Int]) {
    let row = slot.rawValue * (tally.shape.merchants + 1) + merchant
    let start = (row * tally.shape.questions + question) * levels
    for level in 0..<levels { counts[level] += Int(tally.byMerchant[start + level]) }
  }

  /// Answers by level of some sites and months.
  func byMonth(_ sites: Range<Int>, _ months: Range<Int>, _ question: Int) -> [Int] {
    var counts = Array(repeating: 0, count: levels)
    for site in sites {
      for month in months {
        let start = ((site * tally.shape.months + month) * tally.shape.questions + question) * levels
        for level in 0..<levels { counts[level] += Int(tally.byMonth[start + level]) }
      }
    }
    return counts
  }

  func recommend(_ sites: Range<Int>, _ months: Range<Int>) -> [Int] {
    var counts = Array(repeating: 0, count: 11)
    for site in sites {
      for month in months {
        let start = (site * tally.shape.months + month) * 11
        for answer in 0..<11 { counts[answer] += Int(tally.recommendByMonth[start + answer]) }
      }
    }
    return counts
  }

  func addRecommend(_ slot: PeriodSlot, _ merchant: Int, to counts: inout [Int]) {
    let start = (slot.rawValue * (tally.shape.merchants + 1) + merchant) * 11
    for answer in 0..<11 { counts[answer] += Int(tally.recommendByMerchant[start + answer]) }
  }

  /// Sum and number of the answers of one merchant, for merchants as clusters.
  func total(_ slot: PeriodSlot, _ merchant: Int, _ question: Int) -> (n: Int, sum: Int) {
    let row = slot.rawValue * (tally.shape.merchants + 1) + merchant
    let start = (row * tally.shape.questions + question) * levels
    var n = 0
    var sum = 0
    for level in 0..<levels {
      let count = Int(tally.byMerchant[start + level])
      n += count
      sum += count * level
    }
    return (n, sum)
  }
}
