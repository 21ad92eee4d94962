/// A column of plain values that is filled anew for every chunk and keeps its memory.
///
/// Loops take `base` once and then write and read it without checks; `reserve` must come first.
public final class Column<Value: BitwiseCopyable> {
  public private(set) var base: UnsafeMutablePointer<Value>
  private var capacity = 256

  public init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// Makes room for `count` values; what was there is lost.
  public func reserve(_ count: Int) {
    guard count > capacity else { return }
    base.deallocate()
    capacity = count + count / 4
    base = .allocate(capacity: capacity)
  }
}

/// A piece of text in the buffer of the batch's records.
public struct TextSlice: BitwiseCopyable, Sendable, Equatable {
  public var start: UInt32
  public var count: UInt32

  public init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }

  /// Precondition: the bytes lie in the buffer that begins at `base`.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, in base: UnsafePointer<UInt8>) {
    guard let start = bytes.baseAddress, bytes.count > 0 else {
      self.init(start: 0, count: 0)
      return
    }
    self.init(start: UInt32(truncatingIfNeeded: start - base), count: UInt32(truncatingIfNeeded: bytes.count))
  }

  public func bytes(_ base: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(start), count: Int(count))
  }
}
