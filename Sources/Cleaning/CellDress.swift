import DelimitedText

/// What is taken off a cell before its value is read: the protection that spreadsheets need, and marks that cannot be seen.
enum CellDress {
  /// Text that Excel users protect as `="0012"` or `'0012` without its protection.
  @inline(__always)
  static func unprotected(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let first = bytes.first, first == 0x3D || first == 0x27 else { return bytes }
    if first == 0x27 { return UnsafeBufferPointer(rebasing: bytes[1...]) }
    guard bytes.count >= 3, bytes[1] == 0x22, bytes[bytes.count - 1] == 0x22 else { return bytes }
    return UnsafeBufferPointer(rebasing: bytes[2..<bytes.count - 1])
  }

  /// The rule by which a cell's value was bared; nil where only blanks were taken off, which nobody needs to hear of.
  ///
  /// - Parameter bare: what is left of the field; a part of the same memory.
  static func rule(_ field: UnsafeBufferPointer<UInt8>, bare: UnsafeBufferPointer<UInt8>) -> String? {
    guard bare.count < field.count, !bare.isEmpty, let outer = field.baseAddress, let inner = bare.baseAddress else {
      return nil
    }
    let start = inner - outer
    guard start >= 0, start + bare.count <= field.count else { return nil }
    let edges = [field[..<start], field[(start + bare.count)...]]
    let isInvisible = edges.contains { $0.contains { $0 >= 0x80 } }
    let isProtected = edges[0].contains { $0 == 0x27 || $0 == 0x3D }
    let names = (isInvisible ? [InvisibleRule.name] : []) + (isProtected ? [ProtectionRule.name] : [])
    return names.isEmpty ? nil : names.joined(separator: " ")
  }
}
