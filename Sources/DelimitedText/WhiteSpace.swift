/// Blank: nothing but spaces, tabs, line ends, no-break and ideographic spaces and zero-width marks.
public func isBlankText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { trimmed(bytes).isEmpty }

/// The bytes without white space (and its Chinese and invisible kin) at both ends.
@inline(__always)
public func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  guard let base = bytes.baseAddress, bytes.count > 0 else { return bytes }
  let first = base[0]
  let last = base[bytes.count - 1]
  // Nearly every field begins and ends with a plain character; those go back untouched.
  if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return bytes }
  return trimmedSlowly(bytes)
}

private func trimmedSlowly(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  guard let base = bytes.baseAddress else { return bytes }
  var start = 0
  var end = bytes.count
  while start < end {
    let length = spaceLength(base + start, end - start)
    if length == 0 { break }
    start += length
  }
  while end > start {
    let length =
      (1...0x20).contains(base[end - 1])
      ? 1
      : end - start >= 2 && spaceLength(base + end - 2, 2) == 2
        ? 2 : end - start >= 3 && spaceLength(base + end - 3, 3) == 3 ? 3 : 0
    if length == 0 { break }
    end -= length
  }
  return UnsafeBufferPointer(start: base + start, count: end - start)
}

/// Length of the white-space character at the start; 0 where there is none.
private func spaceLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  switch bytes[0] {
  case 1...0x20: return 1
  case 0xC2: return count >= 2 && bytes[1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard count >= 3, bytes[1] == 0x80 else { return 0 }
    return (0x80...0x8F).contains(bytes[2]) ? 3 : 0
  case 0xE3: return count >= 3 && bytes[1] == 0x80 && bytes[2] == 0x80 ? 3 : 0
  case 0xEF: return count >= 3 && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  default: return 0
  }
}
