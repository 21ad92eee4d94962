/// Digits as they are said, one character each: 零 or 〇, 一 or 幺, 二 … 九; or as banks write them, 壹 … 玖.
enum HanDigits {
  /// The ASCII digit; nil for other characters.
  static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "零", "〇": 0x30
    case "一", "幺", "壹": 0x31
    case "二", "贰": 0x32
    case "三", "叁": 0x33
    case "四", "肆": 0x34
    case "五", "伍": 0x35
    case "六", "陆": 0x36
    case "七", "柒": 0x37
    case "八", "捌": 0x38
    case "九", "玖": 0x39
    default: nil
    }
  }

  /// As many of them as follow one another from a place on; empty where none stands there.
  static func run(_ scalars: [Unicode.Scalar], from start: Int) -> Range<Int> {
    var end = start
    while end < scalars.count, digit(scalars[end]) != nil { end += 1 }
    return start..<end
  }

  /// Whether the three bytes of a character are one of them.
  @inline(__always)
  static func isOne(_ first: UInt8, _ rest: UInt16) -> Bool {
    switch first {
    case 0xE3: rest == 0x8087
    case 0xE4:
      rest == 0xBC8D || rest == 0xB880 || rest == 0xB883 || rest == 0xB889 || rest == 0xB99D
        || rest == 0xBA8C || rest == 0xBA94
    case 0xE5:
      rest == 0x85AB || rest == 0x85AD || rest == 0x9B9B || rest == 0xB9BA || rest == 0xA3B9 || rest == 0x8F81
    case 0xE6: rest == 0x9F92 || rest == 0x8D8C
    case 0xE7: rest == 0x8E96
    case 0xE8: rest == 0xB4B0 || rest == 0x8286
    case 0xE9: rest == 0x9BB6 || rest == 0x9986
    default: false
    }
  }
}
