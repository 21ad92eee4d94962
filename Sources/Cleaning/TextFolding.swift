/// Full-width ASCII and the ideographic space to their narrow forms; everything else as it is.
func narrowed(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if (0xFF01...0xFF5E).contains(scalar.value), let narrow = UnicodeScalar(scalar.value - 0xFEE0) {
      result.append(narrow)
    } else if scalar.value == 0x3000 {
      result.append(" ")
    } else if scalar.value == 0xFFE5 {
      result.append("¥")
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// A name as it is compared: narrow, lower case, without white space, invisible marks, brackets and separating dots, and with
/// the traditional forms that signboards use turned into simplified ones. The brackets' content stays.
func nameKey(_ name: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in narrowed(name).unicodeScalars {
    switch scalar.value {
    case 0...0x20, 0xA0, 0x200B...0x200F, 0xFEFF: continue
    case 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011, 0x3014...0x3017, 0xB7, 0x2022, 0x30FB, 0x2D, 0x2014, 0x22, 0x27,
      0x201C, 0x201D, 0x300C, 0x300D:
      continue
    case 0x41...0x5A: result.append(UnicodeScalar(UInt8(scalar.value) + 0x20))
    default: result.append(simplified[scalar] ?? scalar)
    }
  }
  return String(result)
}

/// A name cut into what stands before its last bracket and what stands in it; nil where there is no bracket at the end.
func bracketed(_ name: String) -> (base: String, inside: String)? {
  let text = trimmedEnd(narrowed(name))
  guard let last = text.last, last == ")" || last == "]" || last == "】" else { return nil }
  let opening: Character = last == ")" ? "(" : last == "]" ? "[" : "【"
  guard let start = text.lastIndex(of: opening), start > text.startIndex else { return nil }
  return (String(text[..<start]), String(text[text.index(after: start)...].dropLast()))
}

private func trimmedEnd(_ text: String) -> Substring {
  var view = Substring(text)
  while let last = view.last, last.isWhitespace { view.removeLast() }
  return view
}

/// Traditional forms seen on signboards and in names of the district.
private let simplified: [UnicodeScalar: UnicodeScalar] = [
  "龍": "龙", "門": "门", "黃": "黄", "彈": "弹", "館": "馆", "樓": "楼", "麵": "面", "雞": "鸡", "鴨": "鸭", "魚": "鱼",
  "飯": "饭", "鍋": "锅", "燒": "烧", "滷": "卤", "風": "风", "號": "号", "記": "记", "葉": "叶", "藝": "艺", "術": "术",
  "書": "书", "畫": "画", "燈": "灯", "東": "东", "車": "车", "廣": "广", "場": "场", "國": "国", "華": "华", "寶": "宝",
  "氣": "气", "電": "电", "熱": "热", "灣": "湾", "觀": "观", "園": "园", "貓": "猫", "鳥": "鸟", "馬": "马",
]
