/// What a cell looks like, as far as its characters tell: enough to see whether rows are alike, never to convert a value.
public enum CellShape: UInt8, Sendable, CaseIterable {
  case empty, number, moment
  /// Letters and digits together, or punctuation as in codes, addresses and links; no white space.
  case code
  /// Letters without digits or white space.
  case word
  case text

  /// The shape of a cell whose white space at the ends does not count.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let cell = trimmed(bytes)
    guard let first = cell.first else {
      self = .empty
      return
    }
    let counts = Counts(cell)
    if counts.digits > 0, counts.isNumeric, counts.separators < 2 || !counts.looksLikeMoment {
      self = .number
    } else if counts.looksLikeMoment {
      self = .moment
    } else if counts.spaces > 0 {
      self = .text
    } else if counts.digits > 0 || first == UInt8(ascii: "#") || first == UInt8(ascii: "/") || counts.marks > 0 {
      self = counts.wide > 0 && counts.wide * 2 > counts.digits ? .text : .code
    } else {
      self = cell.count > 40 ? .text : .word
    }
  }

  public init(_ cell: [UInt8]) { self = cell.withUnsafeBufferPointer { CellShape($0) } }

  /// Numbers, dates and times: what a heading hardly ever is.
  public var isMeasured: Bool { self == .number || self == .moment }

  /// What a cell's bytes are.
  private struct Counts {
    var digits = 0
    var letters = 0
    var spaces = 0
    /// Bytes of characters outside ASCII that are neither digits nor marks of numbers and dates.
    var wide = 0
    /// `-`, `/`, `.` and `:`, and 年 月 日 时 分 秒.
    var separators = 0
    var colons = 0
    var commas = 0
    var points = 0
    /// `%`, currency signs and the sign before a number.
    var signs = 0
    /// Punctuation of codes: `_ @ # & = ? ~`.
    var marks = 0
    var others = 0
    var monthLetters = 0

    init(_ cell: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < cell.count {
        let byte = cell[index]
        if byte >= 0x80 {
          index += wideCharacter(cell, index)
          continue
        }
        switch byte {
        case 0x30...0x39: digits += 1
        case 0x41...0x5A, 0x61...0x7A: letters += 1
        case 0x20, 9, 10, 13: spaces += 1
        case UInt8(ascii: "-"), UInt8(ascii: "/"): separators += index == 0 ? 0 : 1; if index == 0 { signs += 1 }
        case UInt8(ascii: "."): separators += 1; points += 1
        case UInt8(ascii: ":"): separators += 1; colons += 1
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "+"): signs += 1
        case UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "="),
          UInt8(ascii: "?"), UInt8(ascii: "~"):
          marks += 1
        default: others += 1
        }
        index += 1
      }
      isExponential = letters == 1 && cell.contains { $0 == 0x65 || $0 == 0x45 }
    }

    private var isExponential = false

    /// Counts a character of two to four bytes and returns their number.
    private mutating func wideCharacter(_ cell: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
      let byte = cell[index]
      let size = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, cell.count - index)
      var scalar = UInt32(byte) & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
      for offset in 1..<max(size, 1) { scalar = scalar << 6 | UInt32(cell[index + offset] & 0x3F) }
      switch scalar {
      case 0xFF10...0xFF19: digits += 1
      case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x5206, 0x79D2, 0xFF0F, 0xFF0D, 0xFF1A: separators += 1
      case 0xA3, 0x20AC, 0xA5, 0xFFE5, 0xFF05: signs += 1
      case 0xA0, 0x3000: spaces += 1
      default: wide += size
      }
      return size
    }

    /// Digits with at most signs, commas, points and one exponent.
    var isNumeric: Bool {
      let isPlain = letters == 0 || isExponential && digits > 1
      guard isPlain, wide == 0, others == 0, marks == 0, spaces == 0, colons == 0 else { return false }
      return points <= 1 && separators <= points + 1 && signs <= 2 && (separators == points || isExponential)
    }

    /// Digits with at least two marks of a date or time, or one colon; a month's name or half of the day may stand with them.
    var looksLikeMoment: Bool {
      guard digits >= 3, wide == 0 || wide <= 6 && separators >= 3, others == 0, marks == 0, signs <= 1, commas <= 1
      else { return false }
      if letters == 0 { return separators >= 2 || colons == 1 && digits <= 6 }
      return letters <= 9 && (separators >= 2 || spaces >= 2) && digits >= letters / 2
    }
  }
}
