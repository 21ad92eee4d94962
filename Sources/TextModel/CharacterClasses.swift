internal import SparseRows

/// Small numbers for the characters that a vocabulary's grams hold; every other character is ``unknown``.
final class CharacterClasses: Sendable {
  /// Class 0: a character that no gram holds; the marks and the blank have classes of their own.
  static let unknown: UInt16 = 0
  static let begin: UInt16 = 1
  static let end: UInt16 = 2
  static let blank: UInt16 = 3
  /// Number of classes.
  let count: Int
  /// Scalar below 65536, as it stands in a text, to class.
  let table: FixedTable<UInt16>
  /// Scalars above, rising, with their classes.
  private let farScalars: [UInt32]
  private let farClasses: [UInt16]

  init(_ numbers: CharacterNumbers) {
    count = numbers.count
    table = FixedTable(numbers.table)
    farScalars = numbers.far.map(\.scalar)
    farClasses = numbers.far.map(\.number)
  }

  /// Reads a text as ``GramScanner`` does. `target` must have room for two more than the text has bytes.
  ///
  /// - Returns: number of characters, marks included.
  func read(_ text: UnsafeBufferPointer<UInt8>, into target: inout [UInt16]) -> Int {
    target.withUnsafeMutableBufferPointer { buffer in
      guard let target = buffer.baseAddress else { return 0 }
      let classes = table.base
      var length = 1
      target[0] = Self.begin
      var index = 0
      let count = text.count
      while index < count, length < GramScanner.most {
        let first = text[index]
        let character: UInt16
        if first >= 0xE0, first < 0xF0, index + 2 < count {
          let scalar = Int(first & 0x0F) << 12 | Int(text[index + 1] & 0x3F) << 6 | Int(text[index + 2] & 0x3F)
          character = classes[scalar]
          index += 3
        } else if first < 0x80 {
          character = classes[Int(first)]
          index += 1
        } else {
          guard let other = rareClass(text, &index) else { continue }
          character = other
        }
        // A blank at the beginning says nothing, nor does a second one.
        if character == Self.blank, length == 1 || target[length - 1] == Self.blank { continue }
        target[length] = character
        length += 1
      }
      if length > 1, target[length - 1] == Self.blank { length -= 1 }
      target[length] = Self.end
      return length + 1
    }
  }

  /// The class of a character of two or four bytes; nil for a byte that begins none.
  @inline(never)
  private func rareClass(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt16? {
    let first = text[index]
    let start = index
    func bits(_ offset: Int) -> UInt32 { UInt32(text[start + offset] & 0x3F) }
    if first >= 0xC2, first < 0xE0, index + 1 < text.count {
      index += 2
      return table[Int(UInt32(first & 0x1F) << 6 | bits(1))]
    }
    if first >= 0xF0, first < 0xF5, index + 3 < text.count {
      index += 4
      return farClass(UInt32(first & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3))
    }
    index += 1
    return nil
  }

  /// The class of a character beyond the basic plane.
  private func farClass(_ scalar: UInt32) -> UInt16 {
    var low = 0
    var high = farScalars.count
    while low < high {
      let middle = (low + high) / 2
      if farScalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < farScalars.count && farScalars[low] == scalar ? farClasses[low] : Self.unknown
  }
}

/// Classes for the characters of grams, the commonest grams' first.
struct CharacterNumbers {
  private var numbers: [UInt32: UInt16] = [
    GramScanner.begin: CharacterClasses.begin, GramScanner.end: CharacterClasses.end,
    GramScanner.blank: CharacterClasses.blank,
  ]
  var count: Int { numbers.count + 1 }

  init(_ grams: [UInt64]) {
    for gram in grams {
      let parts = GramScanner.characters(gram)
      for scalar in [parts.0, parts.1, parts.2] where scalar != 0 && numbers[scalar] == nil && count < 65_535 {
        numbers[scalar] = UInt16(count)
      }
    }
  }

  /// A character as it stands in a gram.
  func number(_ scalar: UInt32) -> UInt16 { numbers[scalar] ?? CharacterClasses.unknown }

  /// By the character as it stands in a text.
  var table: [UInt16] { (0..<65_536).map { number(GramScanner.folded($0)) } }

  var far: [(scalar: UInt32, number: UInt16)] {
    numbers.filter { $0.key >= 65_536 }.sorted { $0.key < $1.key }.map { (scalar: $0.key, number: $0.value) }
  }
}
