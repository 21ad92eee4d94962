/// Ranks many lists of numbers of the same length: buckets by value, then one insertion pass. Scores spread rather
/// evenly, so that this takes linear time; equal and crowded scores come out right too, only slower.
final class BucketSorter {
  private let units: Int
  private let buckets: Int
  private let starts: UnsafeMutablePointer<Int32>
  private let bucketOf: UnsafeMutablePointer<Int32>
  private let order: UnsafeMutablePointer<Int32>
  private let sorted: UnsafeMutablePointer<Double>

  init(units: Int) {
    self.units = units
    buckets = max(4, units)
    starts = .allocate(capacity: buckets + 1)
    bucketOf = .allocate(capacity: units)
    order = .allocate(capacity: units)
    sorted = .allocate(capacity: units)
  }

  deinit {
    starts.deallocate()
    bucketOf.deallocate()
    order.deallocate()
    sorted.deallocate()
  }

  /// Competition ranks, highest first.
  func rank(_ values: UnsafePointer<Double>, into ranks: UnsafeMutablePointer<Int32>) {
    guard units > 0 else { return }
    var least = values[0]
    var most = values[0]
    for unit in 0..<units {
      least = values[unit] < least ? values[unit] : least
      most = values[unit] > most ? values[unit] : most
    }
    guard most > least else {
      ranks.update(repeating: 1, count: units)
      return
    }
    place(values, most: most, scale: Double(buckets - 1) / (most - least))
    insert()
    var rank = Int32(1)
    for position in 0..<units {
      if position > 0, sorted[position] < sorted[position - 1] { rank = Int32(truncatingIfNeeded: position + 1) }
      ranks[Int(order[position])] = rank
    }
  }

  /// Bucket 0 holds the highest scores.
  private func place(_ values: UnsafePointer<Double>, most: Double, scale: Double) {
    starts.update(repeating: 0, count: buckets + 1)
    for unit in 0..<units {
      let bucket = Int32((most - values[unit]) * scale)
      bucketOf[unit] = bucket
      starts[Int(bucket) + 1] &+= 1
    }
    var sum = Int32(0)
    for bucket in 1...buckets {
      sum &+= starts[bucket]
      starts[bucket] = sum
    }
    for unit in 0..<units {
      let bucket = Int(bucketOf[unit])
      let position = Int(starts[bucket])
      starts[bucket] &+= 1
      order[position] = Int32(truncatingIfNeeded: unit)
      sorted[position] = values[unit]
    }
  }

  private func insert() {
    for position in 1..<max(1, units) {
      let value = sorted[position]
      guard sorted[position - 1] < value else { continue }
      let unit = order[position]
      var hole = position
      while hole > 0, sorted[hole - 1] < value {
        sorted[hole] = sorted[hole - 1]
        order[hole] = order[hole - 1]
        hole -= 1
      }
      sorted[hole] = value
      order[hole] = unit
    }
  }
}
