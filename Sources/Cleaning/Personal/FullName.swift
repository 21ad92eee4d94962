/// Names by which a complainant can be told from others: whole names, not 张先生, 李某 or 匿名.
enum FullName {
  /// Whether a text holds a name. Precondition: a name of two bytes at least.
  @inline(__always)
  static func isNamed(_ name: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (first, second) = (name[0], name[1])
    var place = 0
    while place + name.count <= text.count {
      if text[place] == first, text[place + 1] == second,
        text[place..<place + name.count].elementsEqual(name)
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// The name without blanks; nil where it names nobody in particular.
  static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    // Two to four characters of three bytes, and a few blanks between them.
    guard bytes.count >= 6, bytes.count <= 24 else { return nil }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars).filter {
      $0.value > 0x20 && $0.value != 0xA0 && $0.value != 0x3000
    }
    guard (2...4).contains(scalars.count), scalars.allSatisfy(\.isHan), !scalars.contains("某"),
      PersonName.length(scalars, isMarked: true) == scalars.count
    else { return nil }
    return Array(scalars.text(scalars.indices).utf8)
  }
}

extension ComplaintCleaner {
  /// The bytes that tell whose complaint a typed row is: digits of a telephone number, else a name; nil where nothing does.
  public func person(_ row: Int, _ base: UnsafePointer<UInt8>) -> [UInt8]? {
    if batch.person.base[row].isNone { return nil }
    return batch.persons[row] ?? Array(batch.phone.base[row].bytes(base))
  }
}
