/// The work space of a rank bootstrap: resamples go in blocks, so that the draws of a block stay in the cache.
/// Buffers by hand, since this is where a report's time goes: five thousand units a thousand times.
final class RankResampling {
  private static let blockSize = 32
  private let units: Int
  private let resamples: Int
  private let scores: [Double]
  private let deviations: [Double]
  private var generators: [DeterministicGenerator]
  private let sorter: BucketSorter
  /// `resample of the block * units + unit`.
  private let draws: UnsafeMutablePointer<Double>
  private let blockRanks: UnsafeMutablePointer<Int32>
  /// `unit * resamples + resample`.
  private let ranks: UnsafeMutablePointer<Int32>

  init(scores: [Double], deviations: [Double], streams: [UInt64], resamples: Int, seed: UInt64) {
    units = scores.count
    self.resamples = resamples
    self.scores = scores
    self.deviations = deviations
    generators = streams.map { DeterministicGenerator(seed: seed, stream: $0) }
    sorter = BucketSorter(units: units)
    draws = .allocate(capacity: units * Self.blockSize)
    blockRanks = .allocate(capacity: units * Self.blockSize)
    ranks = .allocate(capacity: units * resamples)
  }

  deinit {
    draws.deallocate()
    blockRanks.deallocate()
    ranks.deallocate()
  }

  func run() {
    for first in stride(from: 0, to: resamples, by: Self.blockSize) {
      let count = min(Self.blockSize, resamples - first)
      draw(count)
      for index in 0..<count { sorter.rank(draws + index * units, into: blockRanks + index * units) }
      store(first, count)
    }
  }

  private func draw(_ count: Int) {
    NormalTable.shared.nodes.withUnsafeBufferPointer { nodes in
      for unit in 0..<units {
        var generator = generators[unit]
        let score = scores[unit]
        let deviation = deviations[unit]
        var place = unit
        for _ in 0..<count {
          draws[place] = score + deviation * NormalTable.draw(generator.next(), nodes)
          place += units
        }
        generators[unit] = generator
      }
    }
  }

  /// From rows of resamples to rows of units, a block at a time: written one by one, each rank would miss the cache.
  private func store(_ first: Int, _ count: Int) {
    for unit in 0..<units {
      let target = ranks + (unit * resamples + first)
      for index in 0..<count { target[index] = blockRanks[index * units + unit] }
    }
  }

  /// Order statistics of each unit's ranks by counting: a sort of a thousand ranks a unit would cost more than the
  /// resampling.
  func intervals(top: Int, confidence: Double) -> [RankInterval] {
    // The order statistics of R's type 1 quantile.
    let tail = (1 - confidence) / 2
    let lowAt = max(1, Int((Double(resamples) * tail).rounded(.up)))
    let highAt = max(1, Int((Double(resamples) * (1 - tail)).rounded(.up)))
    var histogram = Array(repeating: Int32(0), count: units + 1)
    return (0..<units).map { unit in
      let own = ranks + unit * resamples
      var least = units
      for index in 0..<resamples {
        histogram[Int(own[index])] += 1
        least = min(least, Int(own[index]))
      }
      var result = RankInterval(low: 0, high: 0, topProbability: 0)
      var passed = 0
      var inTop = 0
      var rank = least
      while passed < resamples {
        let count = Int(histogram[rank])
        histogram[rank] = 0
        passed += count
        if rank <= top { inTop += count }
        if result.low == 0, passed >= lowAt { result.low = rank }
        if result.high == 0, passed >= highAt { result.high = rank }
        rank += 1
      }
      result.topProbability = Double(inTop) / Double(resamples)
      return result
    }
  }
}
