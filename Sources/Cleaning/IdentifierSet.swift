/// The 96-bit fingerprint of an identifier. Two different identifiers among ten million share one with a chance below 1e-14,
/// so fingerprints stand for the identifiers and the identifiers need not be kept.
public struct Fingerprint: BitwiseCopyable, Hashable, Comparable, Sendable {
  var low: UInt64
  var high: UInt32

  /// - Parameter salt: tells identifiers apart that are unique within their file only.
  @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, salt: UInt64 = 0) {
    low = hashBytes(bytes, seed: 0x9E37_79B9_7F4A_7C15 &+ salt)
    high = UInt32(truncatingIfNeeded: hashBytes(bytes, seed: 0x2545_F491_4F6C_DD1D) >> 32)
    // Zero marks an empty slot.
    if low == 0 { low = 1 }
  }

  /// Of nothing: no two of these are the same.
  static let none = Fingerprint(low: 0, high: 0)

  public var isNone: Bool { low == 0 }

  /// An order that says nothing of the bytes: what comes first in it is drawn by lot.
  public static func < (one: Fingerprint, other: Fingerprint) -> Bool {
    (one.low, one.high) < (other.low, other.high)
  }

  private init(low: UInt64, high: UInt32) {
    self.low = low
    self.high = high
  }

  /// Goes on with further bytes.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let first = hashBytes(bytes, seed: low)
    high = UInt32(truncatingIfNeeded: hashBytes(bytes, seed: UInt64(high) &+ 0x2545_F491_4F6C_DD1D) >> 32)
    low = first == 0 ? 1 : first
  }
}

/// The identifiers seen so far, to find duplicates: 16 bytes an entry in small tables that grow one at a time, so that memory
/// grows evenly with the rows and never doubles at once.
public final class IdentifierSet {
  private struct Shard {
    var low: UnsafeMutablePointer<UInt64>
    var high: UnsafeMutablePointer<UInt32>
    var marks: UnsafeMutablePointer<UInt32>
    var slots: Int
    var count: Int
  }

  private let shards: UnsafeMutablePointer<Shard>
  private static let shardBits = 10
  private static let shardCount = 1 << shardBits
  public private(set) var count = 0

  public init() {
    shards = .allocate(capacity: Self.shardCount)
    for number in 0..<Self.shardCount {
      // The first size varies by shard, so that they do not all grow together.
      (shards + number).initialize(to: Self.empty(24 + number % 12))
    }
  }

  deinit {
    for number in 0..<Self.shardCount {
      shards[number].low.deallocate()
      shards[number].high.deallocate()
      shards[number].marks.deallocate()
    }
    shards.deallocate()
  }

  private static func empty(_ slots: Int) -> Shard {
    let low = UnsafeMutablePointer<UInt64>.allocate(capacity: slots)
    low.initialize(repeating: 0, count: slots)
    return Shard(
      low: low, high: .allocate(capacity: slots), marks: .allocate(capacity: slots), slots: slots, count: 0)
  }

  /// Makes room for about so many more identifiers, so that the tables need not grow on the way.
  public func reserve(_ expected: Int) {
    let slots = (count + expected) / Self.shardCount * 6 / 5
    for number in 0..<Self.shardCount where shards[number].slots < slots {
      Self.grow(shards + number, to: slots + number % 12)
    }
  }

  /// Adds the identifiers of rows in their order and says of each whether it is new (1), was there (0), or was there with a record that
  /// it ought to replace (2): see ``RecordMark``.
  ///
  /// - Parameter marks: the records' marks; nil where the first always stays.
  public func insert(
    _ fingerprints: UnsafePointer<Fingerprint>, marks: UnsafePointer<UInt32>? = nil, count rows: Int,
    isNew: UnsafeMutablePointer<UInt8>
  ) {
    // The tables are far larger than the caches; touching the places of some rows ahead lets their waits overlap.
    var touched: UInt64 = 0
    let ahead = 12
    for row in 0..<rows {
      if row + ahead < rows {
        let low = fingerprints[row + ahead].low
        let shard = shards + Self.shard(low)
        touched ^= shard.pointee.low[Self.place(low, shard.pointee.slots)]
      }
      isNew[row] = insert(fingerprints[row], marks?[row] ?? 0)
    }
    withExtendedLifetime(touched) {}
  }

  @inline(__always)
  private static func shard(_ low: UInt64) -> Int { Int(truncatingIfNeeded: low >> UInt64(64 - shardBits)) }

  @inline(__always)
  private static func place(_ low: UInt64, _ slots: Int) -> Int {
    Int(truncatingIfNeeded: (low << UInt64(shardBits)).multipliedFullWidth(by: UInt64(truncatingIfNeeded: slots)).high)
  }

  @inline(__always)
  private func insert(_ fingerprint: Fingerprint, _ mark: UInt32) -> UInt8 {
    let shard = shards + Self.shard(fingerprint.low)
    // At most 7/8 full; each shard grows at its own time.
    if (shard.pointee.count + 1) * 8 > shard.pointee.slots * 7 {
      Self.grow(shard, to: shard.pointee.slots + shard.pointee.slots / 3 + 1)
    }
    let (low, high, slots) = (shard.pointee.low, shard.pointee.high, shard.pointee.slots)
    var index = Self.place(fingerprint.low, slots)
    while low[index] != 0 {
      if low[index] == fingerprint.low, high[index] == fingerprint.high {
        guard RecordMark.replaces(mark, shard.pointee.marks[index]) else { return 0 }
        shard.pointee.marks[index] = mark
        return 2
      }
      index += 1
      if index == slots { index = 0 }
    }
    low[index] = fingerprint.low
    high[index] = fingerprint.high
    shard.pointee.marks[index] = mark
    shard.pointee.count += 1
    count += 1
    return 1
  }

  /// Whether an identifier was added; for the few records of which that is asked.
  public func contains(_ fingerprint: Fingerprint) -> Bool {
    let shard = shards[Self.shard(fingerprint.low)]
    var index = Self.place(fingerprint.low, shard.slots)
    while shard.low[index] != 0 {
      if shard.low[index] == fingerprint.low, shard.high[index] == fingerprint.high { return true }
      index += 1
      if index == shard.slots { index = 0 }
    }
    return false
  }

  private static func grow(_ shard: UnsafeMutablePointer<Shard>, to slots: Int) {
    let old = shard.pointee
    var new = empty(slots)
    new.count = old.count
    for slot in 0..<old.slots where old.low[slot] != 0 {
      var index = place(old.low[slot], new.slots)
      while new.low[index] != 0 {
        index += 1
        if index == new.slots { index = 0 }
      }
      new.low[index] = old.low[slot]
      new.high[index] = old.high[slot]
      new.marks[index] = old.marks[slot]
    }
    old.low.deallocate()
    old.high.deallocate()
    old.marks.deallocate()
    shard.pointee = new
  }
}
