/// Telephone, identity card and bank card numbers: runs of digits in groups, with single signs or marks that cannot be seen between
/// them.
struct PersonalNumberSearch {
  private let scalars: [Unicode.Scalar]
  /// Whether the text is free text: eight digits alone are a telephone number there, and may be a record's number elsewhere.
  private let isFreeText: Bool

  init(_ scalars: [Unicode.Scalar], isFreeText: Bool) {
    self.scalars = scalars
    self.isFreeText = isFreeText
  }

  func spans() -> [PersonalSpan] {
    var spans: [PersonalSpan] = []
    var position = 0
    while position < scalars.count {
      if let mixed = mixedMobile(position) {
        spans.append(mixed)
        position = mixed.range.upperBound
        continue
      }
      guard scalars[position].isDigit else {
        let spoken = HanDigits.run(scalars, from: position)
        if let mobile = spokenMobile(spoken) { spans.append(mobile) }
        position = max(spoken.upperBound, position + 1)
        continue
      }
      let groups = self.groups(from: position)
      var group = 0
      while group < groups.count {
        if let (span, used) = number(groups, from: group) {
          spans.append(span)
          group += used
        } else {
          group += 1
        }
      }
      position = groups.last?.upperBound ?? position + 1
    }
    return spans
  }

  /// Runs of digits that single separators join: `138 0013 8000`, `(023)6280 0000`.
  private func groups(from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var position = start
    while position < scalars.count, scalars[position].isDigit {
      var end = position
      while end < scalars.count, scalars[end].isDigit { end += 1 }
      // The last place of an identity card may be X.
      if end - position + groups.reduce(0, { $0 + $1.count }) == 17, end < scalars.count,
        scalars[end] == "x" || scalars[end] == "X"
      {
        end += 1
      }
      groups.append(position..<end)
      guard end + 1 < scalars.count else { break }
      position = scalars[end] == ")" && " -".unicodeScalars.contains(scalars[end + 1]) ? end + 2 : end + 1
      if !Self.isSeparator(scalars[end]) || groups.count == 8 { break }
    }
    return groups
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    " -).(/~_".unicodeScalars.contains(scalar) || scalar.isInvisible
  }

  /// What begins with a group, and how many groups it takes.
  private func number(_ groups: [Range<Int>], from first: Int) -> (PersonalSpan, Int)? {
    for used in stride(from: min(groups.count - first, 5), through: 1, by: -1) {
      let parts = Array(groups[first..<first + used])
      let lengths = parts.map(\.count)
      let digits = parts.flatMap { scalars[$0].map { UInt8(truncatingIfNeeded: $0.value | 0x20) } }
      let range = parts[0].lowerBound..<parts[used - 1].upperBound
      if isCreditCode(around: range) { continue }
      if let (kind, mask, offset) = reading(digits, lengths, range) {
        // A country code or a zero dialled before the number stays; brackets around an area code go with it.
        let isBracketed = kind == .landline && range.lowerBound > 0 && scalars[range.lowerBound - 1] == "("
        let start = range.lowerBound + (isBracketed && used > 1 ? -1 : offset)
        return (PersonalSpan(kind: kind, range: start..<range.upperBound, mask: mask), used)
      }
    }
    return nil
  }

  private func reading(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> (PersonalKind, String, Int)? {
    if let offset = mobileOffset(digits, lengths, range) {
      return (.mobile, Self.mask(Array(digits[offset.digits...]), keeping: 3, 4), offset.scalars)
    }
    // In whatever groups: a province and a date of birth in their places are hardly chance.
    if digits.count == 18, IdentityCard.isPlausible(digits) {
      return (.identityCard, Self.mask(digits, keeping: 3, 4), 0)
    }
    if lengths == [15], IdentityCard.isPlausibleOld(digits), !isLabelled(range, Self.codeLabels) {
      return (.identityCard, Self.mask(digits, keeping: 3, 4), 0)
    }
    if isBankCard(digits, lengths) || isLabelledCard(digits, lengths, range) {
      return (.bankCard, Self.mask(digits, keeping: 4, 4), 0)
    }
    if let passport = passport(digits, lengths, range) { return passport }
    if let area = landlineArea(digits, lengths) {
      return (.landline, text(digits[..<area]) + "-****" + text(digits.suffix(4)), 0)
    }
    if isBareLandline(digits, lengths, range) { return (.landline, "****" + text(digits.suffix(4)), 0) }
    return nil
  }

  // MARK: Mobiles

  private static let mobileGroups: [[Int]] = [
    [11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [4, 3, 4], [3, 3, 5], [5, 6],
  ]

  /// Where a mobile number begins behind what is dialled before it; nil where it is none.
  private func mobileOffset(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> (digits: Int, scalars: Int)? {
    func isMobile(_ offset: Int) -> Bool { isMobileNumber(digits[offset...]) }
    if Self.mobileGroups.contains(lengths), isMobile(0) { return (0, 0) }
    // 138-12-345-678: whoever breaks a number oddly joins it with one sign; blanks part numbers of their own too.
    if lengths.count > 2, lengths[0] == 3, digits.count == 11, isMobile(0), isJoined(range) { return (0, 0) }
    if lengths.count > 1, ["86", "086", "0086"].contains(text(digits.prefix(lengths[0]))),
      Self.mobileGroups.contains(Array(lengths.dropFirst())), isMobile(lengths[0])
    {
      return (lengths[0], lengths[0] + 1)
    }
    guard lengths.count == 1 || lengths.dropFirst() == [4, 4] else { return nil }
    for prefix in ["0086", "86", "0"] where digits.count == 11 + prefix.utf8.count {
      if text(digits.prefix(prefix.utf8.count)) == prefix, isMobile(prefix.utf8.count) {
        return (prefix.utf8.count, prefix.utf8.count)
      }
    }
    return nil
  }

  /// 一三八零零一三八零零零, 幺三八…: as it is said. Of eleven characters and no more.
  private func spokenMobile(_ range: Range<Int>) -> PersonalSpan? {
    guard range.count == 11, isMobileNumber(scalars[range].compactMap(HanDigits.digit)) else { return nil }
    let mask = scalars.text(range.prefix(3)) + "****" + scalars.text(range.suffix(4))
    return PersonalSpan(kind: .mobile, range: range, mask: mask)
  }

  /// 138一二三四5678: figures and words. Of eleven characters and no more.
  private func mixedMobile(_ start: Int) -> PersonalSpan? {
    func digit(_ scalar: Unicode.Scalar) -> UInt8? {
      scalar.isDigit ? UInt8(truncatingIfNeeded: scalar.value) : HanDigits.digit(scalar)
    }
    guard digit(scalars[start]) == 0x31, start == 0 || digit(scalars[start - 1]) == nil else { return nil }
    var end = start
    while end < scalars.count, digit(scalars[end]) != nil { end += 1 }
    guard end - start == 11, scalars[start..<end].contains(where: \.isDigit),
      scalars[start..<end].contains(where: { !$0.isDigit }),
      isMobileNumber(scalars[start..<end].compactMap(digit))
    else { return nil }
    let mask = scalars.text(start..<start + 3) + "****" + scalars.text(end - 4..<end)
    return PersonalSpan(kind: .mobile, range: start..<end, mask: mask)
  }

  /// Whether dashes alone, or points alone, join the groups of a number.
  private func isJoined(_ range: Range<Int>) -> Bool {
    let signs = Set(scalars[range].filter { !$0.isDigit })
    return signs == ["-"] || signs == ["."] || signs.allSatisfy(\.isInvisible)
  }

  // MARK: Landlines

  /// Digits of the area code: 010, 02x, 0 and three others.
  private func landlineArea(_ digits: [UInt8], _ lengths: [Int]) -> Int? {
    guard digits.first == 0x30, digits.count > 9 else { return nil }
    let area = digits[1] == 0x31 || digits[1] == 0x32 ? 3 : 4
    guard area == 3 ? digits[1] == 0x32 || digits[2] == 0x30 : digits[1] >= 0x33 else { return nil }
    let rest = digits.count - area
    guard rest == 7 || rest == 8, digits[area] >= 0x32 else { return nil }
    let grouping = lengths == [digits.count] ? [area, rest] : lengths
    let fits = [[area, rest], [area, 3, 4], [area, 4, 4], [area, 4, 3]].contains(grouping)
    return fits ? area : nil
  }

  private static let phoneLabels = ["电话", "座机", "固话", "热线", "致电", "拨打", "联系", "tel", "Tel", "TEL", "打"]
  private static let codeLabels = ["注册号", "执照", "工单", "单号", "编号"]

  /// Seven or eight digits are a telephone number where a word says so, or an extension (转) follows.
  private func isBareLandline(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> Bool {
    guard lengths == [digits.count] || lengths == [4, 4] || lengths == [3, 4], digits.count == 7 || digits.count == 8,
      digits[0] >= 0x32
    else { return false }
    if range.upperBound < scalars.count, scalars[range.upperBound] == "转" { return true }
    if IdentityCard.isDate(digits) { return false }
    return isLabelled(range, Self.phoneLabels) || isFreeText && digits.count == 8 && isAlone(range)
  }

  /// Whether nothing but marks and blanks stands beside a number.
  private func isAlone(_ range: Range<Int>) -> Bool {
    let rest = scalars[..<range.lowerBound] + scalars[range.upperBound...]
    return rest.allSatisfy { $0.value <= 0x20 || "。.,、;:!，；：！()（）".unicodeScalars.contains($0) }
  }

  /// Whether a label stands in the six characters before a number.
  private func isLabelled(_ range: Range<Int>, _ labels: [String]) -> Bool {
    let before = scalars.text(max(0, range.lowerBound - 6)..<range.lowerBound)
    return labels.contains { before.firstRange(of: $0) != nil }
  }

  // MARK: Cards

  /// UnionPay cards of 16–19 digits, Visa and MasterCard of 16, with a right check digit (Luhn, ISO/IEC 7812-1).
  private func isBankCard(_ digits: [UInt8], _ lengths: [Int]) -> Bool {
    guard (16...19).contains(digits.count), lengths.count == 1 || lengths.dropLast().allSatisfy({ $0 == 4 }) else {
      return false
    }
    let isIssued =
      digits[0] == 0x36 && digits[1] == 0x32
      || digits.count == 16 && (digits[0] == 0x34 || digits[0] == 0x35 && (0x31...0x35).contains(digits[1]))
    guard isIssued, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let value = Int(digit - 0x30)
      sum += index % 2 == 0 ? value : value > 4 ? value * 2 - 9 : value * 2
    }
    return sum % 10 == 0
  }

  /// Behind 卡号 or 账号 a mistyped number is one all the same, and may be near enough to the right one.
  private func isLabelledCard(_ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>) -> Bool {
    (16...19).contains(digits.count) && (lengths.count == 1 || lengths.dropLast().allSatisfy { $0 == 4 })
      && isLabelled(range, ["卡号", "银行卡", "账号", "帐号", "账户", "储蓄卡", "信用卡"])
  }

  /// E12345678, EA1234567, G12345678 behind 护照; H, M, C and eight digits behind 通行证: GB/T 16649 and the exit-entry documents.
  private func passport(
    _ digits: [UInt8], _ lengths: [Int], _ range: Range<Int>
  ) -> (PersonalKind, String, Int)? {
    guard lengths.count == 1, (7...9).contains(digits.count), isLabelled(range, ["护照", "通行证", "台胞证", "居留证"]) else {
      return nil
    }
    return (.passport, Self.mask(digits, keeping: 0, 2), 0)
  }

  /// Digits that are part of a credit code belong to a shop, not to a person.
  private func isCreditCode(around range: Range<Int>) -> Bool {
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, scalars[start - 1].isDigit || scalars[start - 1].isLetter { start -= 1 }
    while end < scalars.count, scalars[end].isDigit || scalars[end].isLetter { end += 1 }
    guard end - start == 18 else { return false }
    let code = scalars.text(start..<end).uppercased()
    return CreditCode.isValid(code) && !IdentityCard.isValid(Array(code.utf8))
  }

  // MARK: Masks

  /// The first and last places, a star for each between them.
  private static func mask(_ digits: [UInt8], keeping first: Int, _ last: Int) -> String {
    let stars = String(repeating: "*", count: max(0, digits.count - first - last))
    let text = String(decoding: digits, as: UTF8.self).uppercased()
    return String(text.prefix(first)) + stars + String(text.suffix(last))
  }

  private func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: Array(digits), as: UTF8.self) }
}

/// A mobile number: 1, 3–9, and nine more.
public func isMobileNumber(_ digits: some RandomAccessCollection<UInt8>) -> Bool {
  var places = digits.makeIterator()
  guard digits.count == 11, places.next() == 0x31, let second = places.next(), second >= 0x33, second <= 0x39 else {
    return false
  }
  return digits.allSatisfy { $0 &- 0x30 < 10 }
}
