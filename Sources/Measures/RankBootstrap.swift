/// What resampling says of a unit's rank.
public struct RankInterval: Sendable, Hashable {
  /// Competition ranks, 1 = highest score: the middle `confidence` of the resamples.
  public var low: Int
  public var high: Int
  /// Share of resamples in which the unit is among the first `top`.
  public var topProbability: Double
}

/// Rank intervals of units that are ranked together, by a parametric bootstrap: in each resample every score moves by its own standard
/// deviation times a normal draw, and all are ranked anew.
///
/// H. Goldstein and D. J. Spiegelhalter, JRSS A 159 (1996), on ranks of institutions. Each unit draws from its own stream, the stream's
/// number being the unit's own (`streams`), so that adding a unit does not change what others draw. Equal scores share the better rank.
/// Refused: lengths that differ, a deviation below 0, a score that is no number, a confidence outside 0…1.
public func rankBootstrap(
  scores: [Double], deviations: [Double], streams: [UInt64], resamples: Int, seed: UInt64, top: Int,
  confidence: Double = 0.95
) -> Measured<[RankInterval]> {
  guard scores.count == deviations.count, scores.count == streams.count else { return .refused(.lengthsDiffer) }
  guard scores.allSatisfy(\.isFinite), deviations.allSatisfy(\.isFinite) else { return .refused(.notFinite) }
  guard deviations.allSatisfy({ $0 >= 0 }) else { return .refused(.negativeWeight) }
  guard resamples > 0 else { return .undefined(.tooFew) }
  guard confidence > 0, confidence < 1 else { return .refused(.levelOutOfRange) }
  guard !scores.isEmpty else { return .value([]) }
  var work = RankResampling(
    scores: scores, deviations: deviations, streams: streams, resamples: resamples, seed: seed)
  work.run()
  return .value(work.intervals(top: top, confidence: confidence))
}

/// The work space of a bootstrap: resamples go in blocks, so that the draws of a block stay in the cache.
private struct RankResampling {
  let scores: [Double]
  let deviations: [Double]
  let resamples: Int
  let table = NormalTable()
  var generators: [DeterministicGenerator]
  /// `unit * resamples + resample`.
  var ranks: [Int32]
  /// `resample of the block * units + unit`.
  var block: [Double]
  var sorter: BucketSorter

  static let blockSize = 32

  init(scores: [Double], deviations: [Double], streams: [UInt64], resamples: Int, seed: UInt64) {
    self.scores = scores
    self.deviations = deviations
    self.resamples = resamples
    generators = streams.map { DeterministicGenerator(seed: seed, stream: $0) }
    ranks = Array(repeating: 0, count: scores.count * resamples)
    block = Array(repeating: 0, count: scores.count * Self.blockSize)
    sorter = BucketSorter(units: scores.count)
  }

  mutating func run() {
    let units = scores.count
    for first in stride(from: 0, to: resamples, by: Self.blockSize) {
      let count = min(Self.blockSize, resamples - first)
      draw(count)
      for index in 0..<count {
        let start = index * units
        block.withUnsafeBufferPointer { values in
          sorter.rank(UnsafeBufferPointer(rebasing: values[start..<(start + units)]))
        }
        for unit in 0..<units { ranks[unit * resamples + first + index] = sorter.ranks[unit] }
      }
    }
  }

  private mutating func draw(_ count: Int) {
    let units = scores.count
    table.nodes.withUnsafeBufferPointer { nodes in
      block.withUnsafeMutableBufferPointer { block in
        for unit in 0..<units {
          var generator = generators[unit]
          let score = scores[unit]
          let deviation = deviations[unit]
          for index in 0..<count {
            block[index * units + unit] = score + deviation * NormalTable.draw(generator.next(), nodes)
          }
          generators[unit] = generator
        }
      }
    }
  }

  /// Order statistics of each unit's ranks by counting: a sort of a thousand ranks a unit would cost more than the resampling.
  func intervals(top: Int, confidence: Double) -> [RankInterval] {
    let units = scores.count
    // The order statistics of R's type 1 quantile.
    let tail = (1 - confidence) / 2
    let lowAt = max(1, Int((Double(resamples) * tail).rounded(.up)))
    let highAt = max(1, Int((Double(resamples) * (1 - tail)).rounded(.up)))
    var histogram = Array(repeating: Int32(0), count: units + 1)
    return (0..<units).map { unit in
      let own = ranks[(unit * resamples)..<((unit + 1) * resamples)]
      var least = units
      var most = 1
      for rank in own {
        histogram[Int(rank)] += 1
        least = min(least, Int(rank))
        most = max(most, Int(rank))
      }
      var passed = 0
      var result = RankInterval(low: most, high: most, topProbability: 0)
      var isLowFound = false
      var isHighFound = false
      var inTop = 0
      for rank in least...max(least, most) {
        let count = Int(histogram[rank])
        histogram[rank] = 0
        passed += count
        if rank <= top { inTop += count }
        if !isLowFound, passed >= lowAt {
          result.low = rank
          isLowFound = true
        }
        if !isHighFound, passed >= highAt {
          result.high = rank
          isHighFound = true
        }
      }
      result.topProbability = Double(inTop) / Double(resamples)
      return result
    }
  }
}

/// Ranks many short lists of numbers of the same length: buckets by value, then insertion within a bucket. Scores spread rather evenly,
/// so that this takes linear time; equal and clustered scores are right, only slower.
struct BucketSorter {
  /// Competition ranks of the last list, highest first.
  private(set) var ranks: [Int32]
  private var starts: [Int32]
  private var buckets: [Int32]
  private var order: [Int32]
  private let bucketCount: Int

  init(units: Int) {
    bucketCount = max(4, units * 2)
    ranks = Array(repeating: 0, count: units)
    starts = Array(repeating: 0, count: bucketCount + 1)
    buckets = Array(repeating: 0, count: units)
    order = Array(repeating: 0, count: units)
  }

  mutating func rank(_ values: UnsafeBufferPointer<Double>) {
    guard var least = values.first else { return }
    var most = least
    for value in values {
      least = value < least ? value : least
      most = value > most ? value : most
    }
    guard most > least else {
      for unit in ranks.indices { ranks[unit] = 1 }
      return
    }
    place(values, most: most, scale: Double(bucketCount - 1) / (most - least))
    finish(values)
  }

  /// Bucket 0 holds the highest scores.
  private mutating func place(_ values: UnsafeBufferPointer<Double>, most: Double, scale: Double) {
    starts.withUnsafeMutableBufferPointer { starts in
      buckets.withUnsafeMutableBufferPointer { buckets in
        order.withUnsafeMutableBufferPointer { order in
          starts.update(repeating: 0)
          for unit in 0..<values.count {
            let bucket = Int((most - values[unit]) * scale)
            buckets[unit] = Int32(truncatingIfNeeded: bucket)
            starts[bucket + 1] += 1
          }
          for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
          for unit in 0..<values.count {
            let bucket = Int(buckets[unit])
            order[Int(starts[bucket])] = Int32(truncatingIfNeeded: unit)
            starts[bucket] += 1
          }
        }
      }
    }
  }

  /// One insertion pass over the nearly sorted order, then the ranks.
  private mutating func finish(_ values: UnsafeBufferPointer<Double>) {
    order.withUnsafeMutableBufferPointer { order in
      for position in 1..<max(1, order.count) {
        let unit = order[position]
        let value = values[Int(unit)]
        var hole = position
        while hole > 0, values[Int(order[hole - 1])] < value {
          order[hole] = order[hole - 1]
          hole -= 1
        }
        order[hole] = unit
      }
      ranks.withUnsafeMutableBufferPointer { ranks in
        var rank = 1
        for position in 0..<order.count {
          let unit = Int(order[position])
          if position > 0, values[unit] < values[Int(order[position - 1])] { rank = position + 1 }
          ranks[unit] = Int32(truncatingIfNeeded: rank)
        }
      }
    }
  }
}
