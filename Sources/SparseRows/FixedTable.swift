/// Numbers that never change once they are there, read without checks and without counting references: what every character of
/// every text is looked up in. Whoever holds the table may use its base.
public final class FixedTable<Element: BitwiseCopyable & Sendable>: Sendable {
  public let count: Int
  /// Safe to share, which the compiler cannot see of a pointer: what it points to is written in `init` alone, before anybody else has it.
  nonisolated(unsafe) public let base: UnsafePointer<Element>

  public init(_ elements: [Element]) {
    count = elements.count
    // Rows of 32 or 64 bytes then lie in one line of the cache each.
    let place = UnsafeMutableRawPointer.allocate(
      byteCount: max(elements.count, 1) * MemoryLayout<Element>.stride, alignment: 64
    ).bindMemory(to: Element.self, capacity: max(elements.count, 1))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { place.initialize(from: start, count: source.count) }
    }
    base = UnsafePointer(place)
  }

  deinit { UnsafeRawPointer(base).deallocate() }

  @inlinable
  public subscript(index: Int) -> Element { base[index] }
}
