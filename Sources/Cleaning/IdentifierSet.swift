/// The 96-bit fingerprint of an identifier. Two different identifiers among ten million share one with a chance below 1e-14,
/// so fingerprints stand for the identifiers and the identifiers need not be kept.
public struct Fingerprint: BitwiseCopyable, Sendable {
  var low: UInt64
  var high: UInt32

  /// - Parameter salt: tells identifiers apart that are unique within their file only.
  @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, salt: UInt64 = 0) {
    low = hashBytes(bytes, seed: 0x9E37_79B9_7F4A_7C15 &+ salt)
    high = UInt32(truncatingIfNeeded: hashBytes(bytes, seed: 0x2545_F491_4F6C_DD1D) >> 32)
  }
}

/// The identifiers seen so far, to find duplicates: 12 bytes an entry in small tables that grow one at a time, so that memory
/// grows evenly with the rows and never doubles at once.
public struct IdentifierSet: Sendable {
  private struct Shard: Sendable {
    var low: [UInt64] = []
    var high: [UInt32] = []
    var count = 0
  }

  private var shards: [Shard]
  private static let shardBits = 10
  public private(set) var count = 0

  public init() { shards = Array(repeating: Shard(), count: 1 << Self.shardBits) }

  /// Adds the identifier; false where it was there.
  public mutating func insert(_ fingerprint: Fingerprint) -> Bool {
    let number = Int(truncatingIfNeeded: fingerprint.low >> UInt64(64 - Self.shardBits))
    let isNew = Self.insert(fingerprint, into: &shards[number], number)
    if isNew { count += 1 }
    return isNew
  }

  private static func insert(_ fingerprint: Fingerprint, into shard: inout Shard, _ number: Int) -> Bool {
    // Between 5/8 and 7/8 full; each shard grows at its own time.
    if (shard.count + 1) * 8 > shard.low.count * 7 { grow(&shard, number) }
    // Zero marks an empty slot.
    let low = fingerprint.low == 0 ? 1 : fingerprint.low
    let slots = shard.low.count
    var index = place(low, slots)
    while shard.low[index] != 0 {
      if shard.low[index] == low, shard.high[index] == fingerprint.high { return false }
      index += 1
      if index == slots { index = 0 }
    }
    shard.low[index] = low
    shard.high[index] = fingerprint.high
    shard.count += 1
    return true
  }

  private static func place(_ low: UInt64, _ slots: Int) -> Int {
    Int(truncatingIfNeeded: (low << UInt64(shardBits)).multipliedFullWidth(by: UInt64(slots)).high)
  }

  private static func grow(_ shard: inout Shard, _ number: Int) {
    let old = shard
    // The first size varies by shard, so that they do not all grow together.
    let size = old.low.isEmpty ? 24 + number % 12 : old.low.count + old.low.count / 3 + 1
    shard.low = Array(repeating: 0, count: size)
    shard.high = Array(repeating: 0, count: size)
    for slot in old.low.indices where old.low[slot] != 0 {
      var index = place(old.low[slot], size)
      while shard.low[index] != 0 {
        index += 1
        if index == size { index = 0 }
      }
      shard.low[index] = old.low[slot]
      shard.high[index] = old.high[slot]
    }
  }
}
