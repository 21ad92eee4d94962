import StationModel

/// Reads back the days, moments and months that the workspace keeps as text: `2021-02-03`, `2021-02-03 10:20:30`.
enum DateText {
  static func day(_ text: String) -> Day? {
    var text = text
    return text.withUTF8 { day($0[...]) }
  }

  static func month(_ text: String) -> Month? { day(text + "-01")?.month }

  static func moment(_ text: String) -> Moment? {
    var text = text
    return text.withUTF8 { bytes -> Moment? in
      guard let blank = bytes.firstIndex(of: UInt8(ascii: " ")), let day = day(bytes[..<blank]) else { return nil }
      var rest = bytes[(blank + 1)...]
      guard let hour = number(&rest, UInt8(ascii: ":")), let minute = number(&rest, UInt8(ascii: ":")),
        let second = number(&rest, nil)
      else { return nil }
      return Moment(day, hour: hour, minute: minute, second: second)
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>.SubSequence

  private static func day(_ bytes: Bytes) -> Day? {
    var rest = bytes
    guard let year = number(&rest, UInt8(ascii: "-")), let month = number(&rest, UInt8(ascii: "-")),
      let day = number(&rest, nil), Day.isReal(year: year, month: month, day: day)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Digits up to a sign, or where there is none to the end. The text is read thousands of times for a workbook.
  private static func number(_ rest: inout Bytes, _ end: UInt8?) -> Int? {
    var value = 0
    var digits = 0
    while let byte = rest.first, byte != end {
      guard (0x30...0x39).contains(byte), digits < 9 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      rest = rest.dropFirst()
    }
    guard digits > 0, end == nil || !rest.isEmpty else { return nil }
    rest = rest.dropFirst()
    return value
  }
}
