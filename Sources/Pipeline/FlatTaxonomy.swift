import Diagnostics
import StationModel

/// A taxonomy as one flat table: category, item and phrase, a line for each phrase. Headings in Chinese or English, in any order; blank
/// cells of category and item mean those above; a cell may hold several phrases. Codes are taken from the names («A1 计量检定») or
/// from columns of their own, else dealt: A, B …, A1, A2 …
struct FlatTaxonomy {
  static let categoryHeadings = ["类别", "大类", "需求类别", "一级分类", "一级类别", "分类", "category", "class"]
  static let itemHeadings = ["需求项", "项目", "小类", "细类", "二级分类", "二级类别", "需求小类", "item", "subcategory"]
  static let phraseHeadings = ["短语", "词语", "关键词", "词条", "phrase", "phrases", "keyword", "term"]
  private static let useHeadings = ["用途", "词语类型", "kind", "use"]
  private static let uses = [
    "短语": "phrase", "phrase": "phrase", "提示": "hint", "hint": "hint", "排除": "exclusion", "exclusion": "exclusion",
    "词": "word", "word": "word",
  ]

  private let table: DataTable
  private let log: SettingsLog
  private let category: Int
  private let item: Int?
  private let phrase: Int

  /// Findings: WT1006 where a column is missing.
  ///
  /// - Parameter hasItems: whether a column of items must be there.
  init?(_ table: DataTable, _ log: SettingsLog, hasItems: Bool) {
    let category = table.column(Self.categoryHeadings)
    let item = table.column(Self.itemHeadings)
    let phrase = table.column(Self.phraseHeadings)
    guard let category, let phrase, item != nil || !hasItems else {
      let missing = [
        category == nil ? Self.categoryHeadings[0] : nil, item == nil && hasItems ? Self.itemHeadings[0] : nil,
        phrase == nil ? Self.phraseHeadings[0] : nil,
      ]
      log.report(
        .missingColumn, at: SourcePosition(file: table.path, line: 1), heading: "",
        found: table.headings.joined(separator: ","), expected: missing.compactMap { $0 }.joined(separator: ", "))
      return nil
    }
    (self.table, self.log, self.category, self.item, self.phrase) = (table, log, category, item, phrase)
  }

  /// A line with the names that hold in it.
  private struct Line {
    var row: (line: Int, cells: [String])
    var category = ""
    var item = ""
  }

  /// Lines with something in them; blank names stand for those above, a new category begins without item.
  private func lines() -> [Line] {
    var category = ""
    var item = ""
    return table.rows.map { row in
      let named = table.cell(row, self.category)
      if !named.isEmpty {
        if named != category { item = "" }
        category = named
      }
      let named2 = table.cell(row, self.item)
      if !named2.isEmpty { item = named2 }
      return Line(row: row, category: category, item: item)
    }
  }

  /// Adds classes, items and phrases; residual codes may have phrases as well («Z0 …»).
  func read(into taxonomy: inout NeedTaxonomy) {
    let categoryCodes = table.column(["类别代码", "类代码", "category_code", "class_code"])
    let itemCodes = table.column(["需求项代码", "项代码", "item_code"])
    var codes: [String: String] = [:]
    for line in lines() {
      let position = SourcePosition(file: table.path, line: line.row.line)
      let residual = Self.split(line.item.isEmpty ? line.category : line.item).code
      if let residual, taxonomy.residuals.contains(where: { $0.code == residual }) {
        add(line.row, residual, position, &taxonomy.phrases, &taxonomy.words)
        continue
      }
      guard !line.category.isEmpty, !line.item.isEmpty else {
        log.report(
          .requiredValueMissing, at: position,
          heading: table.headings[line.category.isEmpty ? category : item ?? category],
          found: "", expected: "")
        continue
      }
      let classKey = "1" + line.category
      if codes[classKey] == nil {
        var entry = NeedClass()
        let (code, name) = Self.split(line.category)
        let given = table.cell(line.row, categoryCodes)
        entry.code = given.isEmpty ? code ?? freeLetter(taxonomy) : given
        entry.name = name
        codes[classKey] = entry.code
        if !taxonomy.classes.contains(where: { $0.code == entry.code }) { taxonomy.classes.append(entry) }
      }
      let classCode = codes[classKey] ?? ""
      let itemKey = "2" + classCode + "\n" + line.item
      if codes[itemKey] == nil {
        var entry = NeedItem()
        let (code, name) = Self.split(line.item)
        let given = table.cell(line.row, itemCodes)
        let count = taxonomy.items.count { $0.classCode == classCode }
        entry.code = given.isEmpty ? code ?? classCode + "\(count + 1)" : given
        entry.name = name
        entry.classCode = classCode
        entry.definition = table.cell(line.row, table.column(["定义", "definition"]))
        codes[itemKey] = entry.code
        if let other = taxonomy.items.first(where: { $0.code == entry.code }) {
          log.report(
            .taxonomyEntry, at: position, heading: table.headings[item ?? category], found: line.item,
            expected: "≠ " + other.code + " " + other.name)
        } else {
          taxonomy.items.append(entry)
        }
      }
      add(line.row, codes[itemKey] ?? "", position, &taxonomy.phrases, &taxonomy.words)
    }
    taxonomy.declaredClasses = taxonomy.classes.count
    taxonomy.declaredItems = taxonomy.items.count
    if taxonomy.items.isEmpty || taxonomy.items.count > 63 {
      log.report(
        .taxonomyCount, at: SourcePosition(file: table.path), heading: "items", found: "\(taxonomy.items.count)",
        expected: "1…63")
    }
  }

  /// Adds complaint classes and phrases; columns 12315类别, 消协性质 and 需求项 give the crosswalk.
  func read(into taxonomy: inout ComplaintTaxonomy) {
    let platform = table.column(["12315类别", "涉及问题分类", "platform_class", "platform_classes"])
    let nature = table.column(["消协性质", "投诉性质", "nature"])
    let need = table.column(["对应需求项", "需求项代码", "need_item"])
    for line in lines() {
      let (code, name) = Self.split(line.category)
      let position = SourcePosition(file: table.path, line: line.row.line)
      guard !line.category.isEmpty else {
        log.report(.requiredValueMissing, at: position, heading: table.headings[category], found: "", expected: "")
        continue
      }
      var place = taxonomy.classes.firstIndex { entry in code.map { $0 == entry.code } ?? (entry.name == name) }
      if place == nil {
        var entry = ComplaintClass()
        entry.name = name
        entry.code =
          code ?? (name == "其他" || name.lowercased() == "other" ? taxonomy.otherCode : "Q\(taxonomy.classes.count + 1)")
        taxonomy.classes.append(entry)
        place = taxonomy.classes.count - 1
      }
      guard let place else { continue }
      let names = Self.pieces(table.cell(line.row, platform))
      taxonomy.classes[place].platformClasses += names.filter { !taxonomy.classes[place].platformClasses.contains($0) }
      let natureName = table.cell(line.row, nature)
      if !natureName.isEmpty { taxonomy.classes[place].nature = natureName }
      let item = Self.split(table.cell(line.row, need)).code ?? ""
      if !item.isEmpty { taxonomy.classes[place].needItem = item }
      add(line.row, taxonomy.classes[place].code, position, &taxonomy.phrases, &taxonomy.words)
    }
    if !taxonomy.classes.contains(where: { $0.code == taxonomy.otherCode }) {
      var other = ComplaintClass()
      (other.code, other.name, other.nature) = (taxonomy.otherCode, "其他", "其他")
      taxonomy.classes.append(other)
    }
  }

  private func add(
    _ row: (line: Int, cells: [String]), _ code: String, _ position: SourcePosition, _ phrases: inout [Phrase],
    _ words: inout [Phrase]
  ) {
    let useText = table.cell(row, table.column(Self.useHeadings))
    let use = useText.isEmpty ? "phrase" : Self.uses[useText.lowercased()]
    guard let use else {
      log.report(
        .settingOutOfRange, at: position, heading: "用途", found: useText, expected: "短语, 提示, 排除, 词")
      return
    }
    let weightText = table.cell(row, table.column(["权重", "weight"]))
    let weight = weightText.isEmpty ? 1 : Double(weightText)
    guard let weight, (0...1000).contains(weight) else {
      log.report(.settingOutOfRange, at: position, heading: "权重", found: weightText, expected: "0…1000")
      return
    }
    for text in Self.pieces(table.cell(row, phrase)) {
      var entry = Phrase()
      entry.text = text
      entry.code = use == "exclusion" ? "" : code
      entry.isExclusion = use == "exclusion"
      entry.excluded = entry.isExclusion ? code : ""
      entry.weight = use == "hint" ? min(weight, 0.5) : weight
      entry.priority = Int(table.cell(row, table.column(["优先级", "priority"]))) ?? 0
      entry.position = position
      if use == "word" { words.append(entry) } else { phrases.append(entry) }
    }
  }

  /// `A1 计量检定`, `A1.计量检定` or `A1计量检定` as code and name; a code alone names itself.
  static func split(_ text: String) -> (code: String?, name: String) {
    guard let match = text.wholeMatch(of: /([A-Za-z]{1,2}[0-9]{0,3})[\s.．、:：_-]*(.*)/) else { return (nil, text) }
    let code = String(match.1)
    let name = String(match.2)
    // A word in Latin letters is a name: «SOP», «Wi-Fi».
    if !code.contains(where: \.isNumber), code.count > 1 || name.first.map({ $0.isASCII }) ?? false {
      return (nil, text)
    }
    return (code.uppercased(), name.isEmpty ? code.uppercased() : name)
  }

  private static func pieces(_ text: String) -> [String] {
    text.split(whereSeparator: { "、；;┋|｜\n".contains($0) }).map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  private func freeLetter(_ taxonomy: NeedTaxonomy) -> String {
    for value in UInt8(ascii: "A")..<UInt8(ascii: "Z") {
      let letter = String(UnicodeScalar(value))
      if !taxonomy.classes.contains(where: { $0.code == letter }) { return letter }
    }
    return "Y\(taxonomy.classes.count)"
  }
}
