/// A kind of personal data that free text is searched for.
public enum PersonalKind: Int, Sendable, CaseIterable {
  case mobile, landline, identityCard, bankCard, plate, email, name, account, passport, home

  /// What staff call it.
  public var chineseName: String {
    switch self {
    case .mobile: "手机号"
    case .landline: "固定电话"
    case .identityCard: "身份证号"
    case .bankCard: "银行卡号"
    case .plate: "车牌号"
    case .email: "电子邮箱"
    case .name: "姓名"
    case .account: "微信或QQ号"
    case .passport: "出入境证件号"
    case .home: "住址"
    }
  }
}

/// Finds and masks personal data in free text: telephone numbers however they are written, identity and bank card numbers, number
/// plates, e-mail addresses, chat accounts, passports, door numbers of homes, and names behind 姓名, 我叫 and their kin.
///
/// What is masked keeps the form that the trade uses: `138****5678`, `023-****1234`, `500***********1234`, `张*`, `渝A·*****`.
public enum PersonalText {
  /// The text with what is personal masked; the very text where there is nothing.
  ///
  /// - Parameters:
  ///   - isFreeText: whether the text was written freely, and is no number or name of a record.
  ///   - name: a person whom the record names elsewhere; masked wherever the text repeats it.
  public static func masked(_ text: String, isFreeText: Bool = false, name: String = "") -> String {
    var text = text
    guard !name.isEmpty || text.withUTF8({ mayHold($0) }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var scanner = PersonalScanner(scalars)
    scanner.run(isFreeText: isFreeText, name: name)
    guard !scanner.spans.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var position = 0
    for span in scanner.spans {
      result.append(contentsOf: scalars[position..<span.range.lowerBound])
      result.append(contentsOf: span.mask.unicodeScalars)
      position = span.range.upperBound
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }

  /// The kinds found, each with how often, in the order of ``PersonalKind``; empty where there is nothing.
  public static func kinds(
    _ bytes: UnsafeBufferPointer<UInt8>, isFreeText: Bool = false, name: String = ""
  ) -> [(kind: PersonalKind, count: Int)] {
    guard !name.isEmpty || mayHold(bytes) else { return [] }
    var scanner = PersonalScanner(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
    scanner.run(isFreeText: isFreeText, name: name)
    return PersonalKind.allCases.compactMap { kind in
      let count = scanner.spans.count { $0.kind == kind }
      return count == 0 ? nil : (kind, count)
    }
  }

  /// Whether a closer look is worth its while: seven digits, eleven in Chinese characters, an `@`, a letter behind a Chinese character beside digits, or the first
  /// character of a word that names introduce themselves with. Costs about a nanosecond a byte; most texts hold none.
  @inline(__always)
  public static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    var spoken = 0
    var hasAttachedLetter = false
    var previous: UInt8 = 0
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte &- 0x30 < 10 {
          digits += 1
        } else if byte == 0x40 {
          return true
        } else if previous >= 0x80, (byte | 0x20) &- 0x61 < 26 {
          hasAttachedLetter = true
        }
        previous = byte
        index += 1
      } else if byte >= 0xE0, index + 2 < count {
        let rest = UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index + 2])
        spoken = HanDigits.isOne(byte, rest) ? spoken + 1 : 0
        if spoken == 11 { return true }
        if byte == 0xEF {
          // Full-width digits and the full-width at sign.
          if rest >= 0xBC90, rest <= 0xBC99 { digits += 1 } else if rest == 0xBCA0 { return true }
        } else if byte == 0xE2, rest >= 0x91A0, rest <= 0x91A8 {
          digits += 1
        } else if byte == 0xF0, rest == 0x9D9F {
          digits += 1
        } else if byte == 0xE5, rest == 0x8D95, isUnit(bytes, index) {
          return true
        } else if byte == 0xE5, rest == 0x8FB7, index + 3 < count, bytes[index + 3] &- 0x30 < 10 {
          return true  // 号2-5, a floor and room.
        } else if isLead(byte, rest) || byte == 0xE6 && rest == 0x98AF && PersonName.mayBegin(bytes, index + 3) {
          return true
        } else if isCallerEnd(byte, rest) && PersonName.mayBegin(bytes, index + 3) {
          return true
        } else if previous | 0x20 == 0x6A {
          hasAttachedLetter = true  // The J of WJ渝12345.
        }
        previous = byte
        index += byte >= 0xF0 ? 4 : 3
      } else {
        if byte == 0xD9, index + 1 < count, bytes[index + 1] >= 0xA0, bytes[index + 1] <= 0xA9 { digits += 1 }
        previous = byte
        index += 1
      }
    }
    return digits >= 7 || hasAttachedLetter && digits >= 1
  }

  /// 单元, of which 单 alone begins many words.
  @inline(__always)
  private static func isUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 5 < bytes.count && bytes[index + 3] == 0xE5 && bytes[index + 4] == 0x85 && bytes[index + 5] == 0x83
  }

  /// The last character of 消费者, 市民, 来电人, 顾客, 群众 and their like.
  @inline(__always)
  private static func isCallerEnd(_ byte: UInt8, _ rest: UInt16) -> Bool {
    switch byte {
    case 0xE4: rest == 0xBABA || rest == 0xBC97
    case 0xE5: rest == 0xAEA2
    case 0xE6: rest == 0xB091
    case 0xE8: rest == 0x8085
    default: false
    }
  }

  /// 姓, 叫, 名 (字), 联 (系人), 本 (人), 微 (信), 栋, 幢.
  @inline(__always)
  private static func isLead(_ byte: UInt8, _ rest: UInt16) -> Bool {
    switch byte {
    case 0xE5: rest == 0xA793 || rest == 0x8FAB || rest == 0x908D || rest == 0xBEAE || rest == 0xB9A2
    case 0xE6: rest == 0x9CAC || rest == 0xA08B
    case 0xE8: rest == 0x8194
    default: false
    }
  }
}

/// The text with personal data masked: cells shift, and a telephone number may stand in any column.
public func maskingPersonalNumbers(_ text: String) -> String { PersonalText.masked(text) }
