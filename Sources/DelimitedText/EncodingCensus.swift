/// Counts, over a whole file, what speaks for and against each encoding of Chinese text that has no mark; sums only.
///
/// GB18030 allows almost any pair of bytes, so that much foreign text passes for it here and there. What tells is where its
/// pairs lie: Chinese stands in the rows of GB 2312 (both bytes from A1 on) but for rare characters; text in Latin letters, Mac
/// Roman or Shift-JIS makes pairs of a high byte and an ASCII letter; Big5 falls into the areas left to users.
struct EncodingCensus {
  /// Pairs in the rows of GB 2312 that hold characters.
  private(set) var common = 0
  /// Pairs of GBK outside them.
  private(set) var rare = 0
  /// Pairs in the areas left to users, which hold no character.
  private(set) var unassigned = 0
  /// Characters among the common pairs; those of them that stand behind the rows where EUC-KR has its syllables (up to C8), and those
  /// with a byte that is no Cyrillic letter of Windows-1251 and KOI8 (from C0 on).
  private var characters = 0
  private var behindHangul = 0
  private var notCyrillic = 0
  /// Those in the second level of GB 2312, in the order of radicals: characters that are seldom met.
  private var seldom = 0
  /// Pairs in the rows of kana, Greek, Cyrillic and phonetic letters.
  private var otherScripts = 0
  /// Different characters, as far as they are counted: a word that comes again and again says nothing more.
  private var different: Set<UInt16> = []
  private var pending: UInt8 = 0

  private static let enough = 20

  mutating func update(_ block: UnsafeRawBufferPointer) {
    for byte in block {
      if pending == 0 {
        if byte > 0x80 { pending = byte }
        continue
      }
      let lead = pending
      pending = 0
      switch (lead, byte) {
      case (0xAA...0xAF, 0xA1...0xFE), (0xF8...0xFE, 0xA1...0xFE), (0xA1...0xA7, 0x40...0xA0): unassigned += 1
      case (0xA4...0xA8, 0xA1...0xFE): (common, otherScripts) = (common + 1, otherScripts + 1)
      case (0xA1...0xA9, 0xA1...0xFE): common += 1
      case (0xB0...0xF7, 0xA1...0xFE): addCharacter(lead, byte)
      case (_, 0x40...0x7E), (_, 0x80...0xFE): rare += 1
      default: pending = byte > 0x80 ? byte : 0
      }
    }
  }

  private mutating func addCharacter(_ lead: UInt8, _ trail: UInt8) {
    common += 1
    characters += 1
    if lead > 0xC8 { behindHangul += 1 }
    if lead > 0xD7 { seldom += 1 }
    if lead < 0xC0 || trail < 0xC0 { notCyrillic += 1 }
    if different.count < Self.enough { different.insert(UInt16(lead) << 8 | UInt16(trail)) }
  }

  /// The first level of GB 2312 is in the order of sounds: no Chinese text of twenty different characters keeps to some of its rows,
  /// or is for the most part in the second level.
  private var foreignRows: String? {
    if otherScripts >= 5, otherScripts * 5 > common {
      return "many of them kana, Greek or Cyrillic letters, as EUC-JP and Big5 have"
    }
    guard different.count >= Self.enough else { return nil }
    if behindHangul == 0 { return "all of them where EUC-KR has its syllables" }
    if seldom * 3 > characters { return "many of them characters that are seldom written" }
    return notCyrillic * 20 <= characters ? "nearly all of them Cyrillic letters of Windows-1251 or KOI8" : nil
  }

  /// Whether what decodes as GB18030 can be Chinese text: most pairs lie where its characters do.
  var isChinese: Bool {
    (common > rare + 4 * unassigned || common + rare + unassigned == 0) && foreignRows == nil
  }

  /// Whether, in a text that has bad sequences too, a few different characters all lie where Cyrillic letters would make them.
  var isLikeCyrillic: Bool { different.count >= 6 && notCyrillic * 20 <= characters }

  var evidence: String {
    "\(common) pairs of bytes are of GB 2312, \(rare) are rare, \(unassigned) of no character"
      + (foreignRows.map { ", " + $0 } ?? "")
  }
}
