public import DelimitedText

/// What ties a case to the same dispute on another platform.
public struct DisputeLinks: Sendable {
  public var number: Fingerprint.Key
  /// Numbers of other cases that its text names.
  public var named: [Fingerprint.Key] = []
  /// Telephone number, merchant and day; nil where one of them is missing.
  public var contact: Fingerprint.Key?
}

extension Fingerprint {
  /// A fingerprint as a key of a dictionary.
  public struct Key: Hashable, Sendable {
    let low: UInt64
    let high: UInt32
  }

  public var key: Key { Key(low: low, high: high) }
}

extension ComplaintCleaner {
  /// The links of a typed row. Called only where files of several platforms are read.
  public func links(_ row: Int, _ records: RecordBatch) -> DisputeLinks {
    let base = records.base
    var links = DisputeLinks(number: batch.fingerprint.base[row].key)
    for number in caseNumbers(batch.description.base[row].bytes(base)) { links.named.append(Fingerprint(number).key) }
    let digits = batch.phone.base[row].bytes(base).filter { (0x30...0x39).contains($0) }
    let merchant = Int(batch.merchant.base[row])
    if digits.count >= 7, merchant < directory.merchants.count {
      let contact = digits + Array("|\(merchant)|\(batch.received.base[row])".utf8)
      links.contact = contact.withUnsafeBufferPointer { Fingerprint($0).key }
    }
    return links
  }

  /// Runs of at least ten letters and digits with at least eight digits: case numbers, and no telephone numbers.
  private func caseNumbers(_ text: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
    var found: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    while start < text.count {
      var end = start
      var digits = 0
      while end < text.count, isLetterOrDigit(text[end]) {
        if text[end] <= 0x39 { digits += 1 }
        end += 1
      }
      let count = end - start
      if count >= 10, digits >= 8, !(count == 11 && text[start] == 0x31) {
        found.append(UnsafeBufferPointer(rebasing: text[start..<end]))
      }
      start = max(end, start + 1)
    }
    return found
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
