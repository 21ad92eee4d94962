import Synchronization

/// The characters of an encoding of one or two bytes, filled once from the C library's converter.
final class EncodingTable: Sendable {
  /// Scalars by byte; 0 where the byte begins a pair or is nothing.
  private let single: [UInt16]
  /// Scalars by both bytes; empty where every byte stands for itself.
  private let double: [UInt16]
  private let isTwoByte: [Bool]

  private static let tables = Mutex<[String: EncodingTable]>([:])

  /// The table of an encoding by the C library's name.
  static func named(_ name: String) -> EncodingTable {
    tables.withLock { tables in
      if let table = tables[name] { return table }
      let table = EncodingTable(name)
      tables[name] = table
      return table
    }
  }

  private init(_ name: String) {
    var single = [UInt16](repeating: 0, count: 256)
    var double: [UInt16] = []
    var isTwoByte: [Bool] = []
    let converter = Converter(name)
    for byte in 1...255 { single[byte] = converter.unit([UInt8(byte)]) ?? 0 }
    if (0x81...0xFE).contains(where: { single[$0] == 0 }) {
      double = [UInt16](repeating: 0, count: 65_536)
      isTwoByte = [Bool](repeating: false, count: 65_536)
      for first in 0x81...0xFE where single[first] == 0 {
        for second in 0x31...0xFE {
          guard let unit = converter.unit([UInt8(first), UInt8(second)]) else { continue }
          double[first << 8 | second] = unit
          isTwoByte[Int(unit)] = true
        }
      }
    }
    self.single = single
    self.double = double
    self.isTwoByte = isTwoByte
  }

  /// Decodes what is whole of a block; `bad` is told the offset of each byte that is nothing.
  ///
  /// - Returns: the bytes used.
  func decode(
    _ block: UnsafeRawBufferPointer, isLast: Bool, into output: inout ByteBuffer,
    bad: (Int, inout ByteBuffer) -> Void
  ) -> Int {
    var index = 0
    while index < block.count {
      output.reserve(16)
      let byte = block[index]
      let scalar = single[Int(byte)]
      if scalar != 0 || byte == 0 {
        output.append(scalar: UInt32(scalar))
        index += 1
      } else if !double.isEmpty, index + 1 < block.count {
        let pair = double[Int(byte) << 8 | Int(block[index + 1])]
        if pair == 0 { bad(index, &output) } else { output.append(scalar: UInt32(pair)) }
        index += pair == 0 ? 1 : 2
      } else if !double.isEmpty, !isLast {
        break
      } else {
        bad(index, &output)
        index += 1
      }
    }
    return index
  }

  /// Bytes that a scalar takes.
  func length(of scalar: UInt32) -> Int {
    isTwoByte.isEmpty || scalar > 0xFFFF || !isTwoByte[Int(scalar)] ? 1 : 2
  }
}
