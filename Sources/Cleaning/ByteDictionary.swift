import Glibc

/// A dictionary from byte strings to small numbers: open addressing over one block of memory, so that looking a field up
/// makes no String.
struct ByteDictionary: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
    var value: Int32 = -1
  }

  private var slots: [Slot]
  private var keys: [UInt8] = []
  private(set) var count = 0
  private var mask: Int

  init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  init(_ entries: [(String, Int32)]) {
    self.init(capacity: entries.count)
    for (key, value) in entries { insert(key, value) }
  }

  /// Inserts unless the key is there; the first value stays.
  mutating func insert(_ key: String, _ value: Int32) {
    var key = key
    key.withUTF8 { insert($0, value) }
  }

  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, _ value: Int32) {
    if (count + 1) * 2 > slots.count { grow() }
    let hash = hashBytes(key)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].value >= 0 {
      if matches(slots[index], hash, key) { return }
      index = (index + 1) & mask
    }
    slots[index] = Slot(hash: hash, start: UInt32(keys.count), count: UInt32(key.count), value: value)
    keys.append(contentsOf: key)
    count += 1
  }

  /// The value of the key, or −1.
  @inline(__always)
  func value(_ key: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = hashBytes(key)
    return slots.withUnsafeBufferPointer { slots in
      var index = Int(truncatingIfNeeded: hash) & mask
      while true {
        let slot = slots[index]
        if slot.value < 0 { return -1 }
        if matches(slot, hash, key) { return slot.value }
        index = (index + 1) & mask
      }
    }
  }

  @inline(__always)
  private func matches(_ slot: Slot, _ hash: UInt64, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard slot.hash == hash, Int(slot.count) == key.count else { return false }
    return keys.withUnsafeBufferPointer { stored in
      guard let left = stored.baseAddress, let right = key.baseAddress, !key.isEmpty else { return key.isEmpty }
      return memcmp(left + Int(slot.start), right, key.count) == 0
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.value >= 0 {
      var index = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[index].value >= 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}

/// A 64-bit hash of bytes in the manner of wyhash: multiply and fold, eight bytes at a time. Fixed: the same on every run.
@inline(__always)
func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> UInt64 {
  guard let base = bytes.baseAddress else { return mixed(seed, 0xA076_1D64_78BD_642F) }
  let raw = UnsafeRawPointer(base)
  let count = bytes.count
  var hash = seed ^ (UInt64(truncatingIfNeeded: count) &* 0xE703_7ED1_A0B4_28DB)
  var offset = 0
  while offset + 8 <= count {
    hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
    offset += 8
  }
  if offset < count {
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(base[offset])
      offset += 1
    }
    hash = mixed(hash ^ tail, 0x8EBC_6AF0_9C88_C6E3)
  }
  return mixed(hash, 0x5899_65CC_7537_4CC3)
}

@inline(__always)
private func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
