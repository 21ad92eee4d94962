/// Grams to numbers, by open addressing; 0 is no gram.
struct GramTable: Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 12) {
    var size = 1 << 4
    while size < capacity * 2 { size <<= 1 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }

  /// Changes the number of a gram, 0 where it is new.
  mutating func update(_ key: UInt64, _ change: (inout Int32) -> Void) {
    if count * 2 > mask { grow() }
    var slot = Self.hash(key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    change(&values[slot])
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    let size = (mask + 1) * 2
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
    for (key, value) in old {
      var slot = Self.hash(key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
  }

  /// All grams with their numbers, in no order that means anything.
  var entries: [(key: UInt64, value: Int32)] {
    zip(keys, values).compactMap { $0.0 == 0 ? nil : (key: $0.0, value: $0.1) }
  }
}
