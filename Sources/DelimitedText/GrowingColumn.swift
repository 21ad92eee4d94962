/// A column of 32-bit positions that is filled and emptied for every chunk and keeps its memory.
struct GrowingColumn: ~Copyable {
  private var base: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 256
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Empties the column.
  mutating func reset(_ expected: Int) {
    count = 0
    if expected > capacity, capacity < 4096 { grow(to: min(expected, 4096)) }
  }

  @inline(__always)
  mutating func append(_ value: UInt32) {
    if count == capacity { grow(to: capacity * 2) }
    base[count] = value
    count += 1
  }

  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = newCapacity
  }

  @inline(__always)
  subscript(index: Int) -> UInt32 {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}
