import CTextScan

/// The places of quotes, delimiters and line ends of a text as one bit for each byte, found window by window.
struct StructuralMasks: ~Copyable {
  private static let windowBlocks = 64
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let quote: UInt8
  private let delimiter: UInt8
  private let window: UnsafeMutablePointer<wotu_masks>
  private var windowStart = 0
  private var windowEnd = 0

  /// - Precondition: 64 bytes behind `count` may be read.
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ dialect: Dialect) {
    self.bytes = bytes
    self.count = count
    quote = dialect.quote
    delimiter = dialect.delimiter
    window = .allocate(capacity: Self.windowBlocks)
  }

  deinit { window.deallocate() }

  /// The masks of a block of 64 bytes, without what stands behind the end of the text.
  @inline(__always)
  subscript(block: Int) -> wotu_masks {
    mutating get {
      if block < windowStart || block >= windowEnd { fill(from: block) }
      return window[block - windowStart]
    }
  }

  @inline(never)
  private mutating func fill(from block: Int) {
    let last = (count + 63) >> 6
    windowStart = block
    windowEnd = min(block + Self.windowBlocks, last)
    wotu_find_structure(bytes + block << 6, windowEnd - windowStart, quote, delimiter, window)
    guard windowEnd == last, count & 63 != 0 else { return }
    let live = (UInt64(1) << UInt64(count & 63)) - 1
    let end = windowEnd - windowStart - 1
    window[end].quote &= live
    window[end].delimiter &= live
    window[end].line_feed &= live
    window[end].carriage_return &= live
  }
}

/// Bits from each set bit up to the next but one's predecessor: ones from an opening quote (with it) to its closing (without).
@inline(__always)
func betweenQuotes(_ quotes: UInt64) -> UInt64 {
  var bits = quotes
  bits ^= bits << 1
  bits ^= bits << 2
  bits ^= bits << 4
  bits ^= bits << 8
  bits ^= bits << 16
  bits ^= bits << 32
  return bits
}
