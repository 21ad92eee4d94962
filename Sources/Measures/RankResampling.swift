/// The work space of a rank bootstrap: resamples go in blocks, so that the draws of a block stay in the cache.
/// Buffers by hand, since this is where a report's time goes: five thousand units a thousand times.
final class RankResampling {
  private static let blockSize = 32
  private let units: Int
  private let resamples: Int
  private let scores: [ResampledScore]
  private var generators: [DeterministicGenerator]
  private let sorter: BucketSorter
  /// `resample of the block * units + unit`.
  private let draws: UnsafeMutablePointer<Double>
  private let blockRanks: UnsafeMutablePointer<Int32>
  /// Whether ranks are kept one by one (`unit * resamples + resample`) or counted (`unit * units + rank − 1`):
  /// whichever is smaller, so that neither many units nor many resamples cost more memory than they must.
  private let isCounted: Bool
  private let ranks: UnsafeMutablePointer<Int32>

  init(_ scores: [ResampledScore], resamples: Int, seed: UInt64) {
    units = scores.count
    self.resamples = resamples
    self.scores = scores
    generators = scores.map { DeterministicGenerator(seed: seed, stream: $0.stream) }
    sorter = BucketSorter(units: units)
    draws = .allocate(capacity: units * Self.blockSize)
    blockRanks = .allocate(capacity: units * Self.blockSize)
    isCounted = resamples > units
    let cells = units * min(units, resamples)
    ranks = .allocate(capacity: cells)
    ranks.initialize(repeating: 0, count: cells)
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
    for unit in 0..<units {
      var generator = generators[unit]
      let score = scores[unit]
      var place = unit
      for _ in 0..<count {
        var sum = score.fixed
        var group = -1
        var u = 0.0
        for part in score.parts {
          if part.group != group {
            u = generator.uniform()
            group = part.group
          }
          sum += part.points[part.distribution.place(part.isReversed ? 1 - u : u)]
        }
        draws[place] = sum
        place += units
      }
      generators[unit] = generator
    }
  }

  /// From rows of resamples to rows of units, a block at a time: written one by one, each rank would miss the cache.
  private func store(_ first: Int, _ count: Int) {
    for unit in 0..<units {
      if isCounted {
        let target = ranks + unit * units
        for index in 0..<count { target[Int(blockRanks[index * units + unit]) - 1] += 1 }
      } else {
        let target = ranks + (unit * resamples + first)
        for index in 0..<count { target[index] = blockRanks[index * units + unit] }
      }
    }
  }

  /// Order statistics of each unit's ranks by counting: a sort of a thousand ranks a unit would cost more than the
  /// resampling.
  func intervals(top: Int, confidence: Double) -> [RankInterval] {
    // The order statistics of R's type 1 quantile.
    let tail = (1 - confidence) / 2
    let lowAt = max(1, Int((Double(resamples) * tail).rounded(.up)))
    let highAt = max(1, Int((Double(resamples) * (1 - tail)).rounded(.up)))
    var histogram = Array(repeating: Int32(0), count: units)
    return (0..<units).map { unit in
      if isCounted {
        for rank in 0..<units { histogram[rank] = ranks[unit * units + rank] }
      } else {
        for index in 0..<resamples { histogram[Int(ranks[unit * resamples + index]) - 1] += 1 }
      }
      var result = RankInterval(low: 0, high: 0, topProbability: 0)
      var passed = 0
      var inTop = 0
      for rank in 1...units {
        let count = Int(histogram[rank - 1])
        histogram[rank - 1] = 0
        passed += count
        if rank <= top { inTop += count }
        if result.low == 0, passed >= lowAt { result.low = rank }
        if result.high == 0, passed >= highAt { result.high = rank }
      }
      result.topProbability = Double(inTop) / Double(resamples)
      return result
    }
  }
}
