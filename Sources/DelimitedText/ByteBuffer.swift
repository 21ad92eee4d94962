/// A growing run of bytes without the checks that an array makes per byte. Owns its memory.
public struct ByteBuffer: ~Copyable {
  public private(set) var base: UnsafeMutablePointer<UInt8>
  public private(set) var count = 0
  public private(set) var capacity: Int
  /// Bytes behind the end that may be read (not written): searches load whole blocks.
  static let padding = 64

  public init(capacity: Int = 1024) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity + Self.padding)
    (base + self.capacity).update(repeating: 0, count: Self.padding)
  }

  deinit { base.deallocate() }

  /// Makes room for `extra` more bytes.
  public mutating func reserve(_ extra: Int) {
    guard count + extra > capacity else { return }
    grow(to: max(capacity * 2, count + extra))
  }

  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity + Self.padding)
    larger.update(from: base, count: count)
    (larger + newCapacity).update(repeating: 0, count: Self.padding)
    base.deallocate()
    base = larger
    capacity = newCapacity
  }

  /// Appends one byte; room must have been reserved.
  mutating func append(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  /// Appends a scalar as UTF-8; room for four bytes must have been reserved.
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(scalar))
    } else if scalar < 0x800 {
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    } else {
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// Declares that bytes written behind the end by hand belong to the buffer, or cuts it.
  mutating func setCount(_ newCount: Int) {
    precondition(newCount <= capacity, "a buffer cannot hold more than its capacity")
    count = newCount
  }

  /// Drops bytes at the beginning.
  mutating func dropFirst(_ dropped: Int) {
    precondition(dropped <= count, "a buffer cannot lose more than it holds")
    base.update(from: base + dropped, count: count - dropped)
    count -= dropped
  }

  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}
