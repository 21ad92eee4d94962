/// Chinese names of persons: a surname of one character or two, and one or two characters more.
public enum PersonName {
  private static let compound: Set<String> = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "夏侯", "端木", "南宫", "独孤",
  ]
  /// The surnames of more than nine in ten people, and those of the region.
  private static let surnames = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
      + "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冉穆游瞿樊阳甘喻蒲庞牟晏易常温康施文牛葛安兰殷颜倪季俞章鲁洪翟聂申伍柳齐梅庄辛管祝左涂谷祁时舒耿卜路詹关苗凌费纪靳盛童欧"
      + "裴成冷简敖谯卿骆鲜蹇幸淦代傅赖邢毕房闵项宁尤单包艾池柯阮柴楚").unicodeScalars)
  /// Characters that seldom stand in a given name but often behind one.
  private static let followers = Set(
    "在于是的了和与及，。、；：,.;:去到来要想说电身手今昨前因已被把向从先女士同称反投住地年月日已就也都有没买吃给我你他她它这那联家".unicodeScalars)
  /// Surnames that are ordinary words: behind 本人 without a mark they begin a sentence.
  private static let ordinary = Set("于向时成万方常单何任和关路安文武管应从程包代明游简项宁尤".unicodeScalars)

  /// How many characters at the beginning are a name; nil where none is.
  ///
  /// - Parameter isMarked: a colon or a word such as 叫 says that a name follows; without one it must end where the text does, at
  ///   a mark, or before a word that cannot be part of it.
  static func length(_ scalars: [Unicode.Scalar], isMarked: Bool) -> Int? {
    guard scalars.count >= 2, scalars[0].isHan, scalars[1].isHan else { return nil }
    let isCompound = scalars.count >= 3 && compound.contains(scalars.text(0..<2))
    guard isCompound || surnames.contains(scalars[0]) else { return nil }
    if !isMarked, !isCompound, ordinary.contains(scalars[0]) { return nil }
    let family = isCompound ? 2 : 1
    // A name that is masked already, 欧阳**, is none.
    guard scalars[family].isHan else { return nil }
    // 张先生 and 李女士 name nobody.
    if isTitle(scalars, at: family) { return nil }
    if followers.contains(scalars[family]) { return nil }
    var end = family + 1
    if end < scalars.count, scalars[end].isHan, !followers.contains(scalars[end]), !isTitle(scalars, at: end) {
      end += 1
    }
    if isMarked || end >= scalars.count { return end }
    return !scalars[end].isHan || followers.contains(scalars[end]) ? end : nil
  }

  /// Whether a surname stands at a place of a text, or a colon or blank that one may stand behind.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] == 0x20 || bytes[index] == 0x3A { return true }
    guard index + 2 < bytes.count, bytes[index] >= 0xE3, bytes[index] < 0xF0 else { return false }
    if bytes[index] == 0xEF { return bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A }
    let value =
      UInt32(bytes[index] & 0xF) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    guard let scalar = Unicode.Scalar(value) else { return false }
    return surnames.contains(scalar) || compoundBegin.contains(scalar)
  }

  private static let compoundBegin = Set(compound.compactMap(\.unicodeScalars.first))

  private static func isTitle(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
    position + 1 < scalars.count
      && ["先生", "女士", "小姐", "老师"].contains(scalars.text(position..<position + 2))
  }

  /// The surname, and a star for each character behind it: 张*, 欧阳**.
  public static func masked(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first else { return "" }
    guard first.isHan else { return scalars.text(0..<1) + "**" }
    let family = scalars.count >= 3 && compound.contains(scalars.text(0..<2)) ? 2 : 1
    return scalars.text(0..<family) + String(repeating: "*", count: max(1, scalars.count - family))
  }
}
