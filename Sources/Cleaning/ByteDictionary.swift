import Glibc

/// A dictionary from byte strings to small numbers: open addressing over one block of memory, so that looking a field up
/// makes no String and counts no references. Filled by one thread; may then be read by all.
final class ByteDictionary: @unchecked Sendable {
  fileprivate struct Slot {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
    var value: Int32 = -1
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var slotCount: Int
  private var keys: UnsafeMutablePointer<UInt8>
  private var keyBytes = 0
  private var keyCapacity = 256
  private(set) var count = 0

  init(capacity: Int = 16) {
    slotCount = 16
    while slotCount < capacity * 2 { slotCount *= 2 }
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: Slot(), count: slotCount)
    keys = .allocate(capacity: keyCapacity)
  }

  convenience init(_ entries: [(String, Int32)]) {
    self.init(capacity: entries.count)
    for (key, value) in entries { insert(key, value) }
  }

  deinit {
    slots.deallocate()
    keys.deallocate()
  }

  /// The dictionary as plain pointers; valid while the dictionary lives and nothing more is inserted.
  @inline(__always)
  var lookup: ByteLookup { ByteLookup(slots: slots, mask: slotCount - 1, keys: keys) }

  /// Inserts unless the key is there; the first value stays.
  func insert(_ key: String, _ value: Int32) {
    var key = key
    key.withUTF8 { insert($0, value) }
  }

  func insert(_ key: UnsafeBufferPointer<UInt8>, _ value: Int32) {
    if (count + 1) * 2 > slotCount { grow() }
    let hash = hashBytes(key)
    guard lookup.value(key, hash) < 0 else { return }
    put(Slot(hash: hash, start: UInt32(keyBytes), count: UInt32(key.count), value: value))
    append(key)
    count += 1
  }

  private func put(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: slot.hash) & (slotCount - 1)
    while slots[index].value >= 0 { index = (index + 1) & (slotCount - 1) }
    slots[index] = slot
  }

  private func append(_ key: UnsafeBufferPointer<UInt8>) {
    if keyBytes + key.count > keyCapacity {
      keyCapacity = max(keyCapacity * 2, keyBytes + key.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: keyCapacity)
      larger.update(from: keys, count: keyBytes)
      keys.deallocate()
      keys = larger
    }
    if let base = key.baseAddress { (keys + keyBytes).update(from: base, count: key.count) }
    keyBytes += key.count
  }

  private func grow() {
    let old = UnsafeMutableBufferPointer(start: slots, count: slotCount)
    slotCount *= 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: Slot(), count: slotCount)
    for slot in old where slot.value >= 0 { put(slot) }
    old.deallocate()
  }
}

/// How a ``ByteDictionary`` is read in loops: pointers only, nothing that the language would count. Whoever holds one keeps
/// the dictionary alive.
struct ByteLookup: BitwiseCopyable, @unchecked Sendable {
  fileprivate let slots: UnsafeMutablePointer<ByteDictionary.Slot>
  fileprivate let mask: Int
  fileprivate let keys: UnsafeMutablePointer<UInt8>

  /// The value of the key, or −1.
  @inline(__always)
  func value(_ key: UnsafeBufferPointer<UInt8>) -> Int32 { value(key, hashBytes(key)) }

  @inline(__always)
  fileprivate func value(_ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int32 {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].value >= 0 {
      if slots[index].hash == hash, Int(slots[index].count) == key.count, isSame(slots[index].start, key) {
        return slots[index].value
      }
      index = (index + 1) & mask
    }
    return -1
  }

  @inline(__always)
  private func isSame(_ start: UInt32, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = key.baseAddress else { return true }
    return memcmp(keys + Int(start), base, key.count) == 0
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
