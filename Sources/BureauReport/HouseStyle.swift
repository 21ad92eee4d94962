import StationModel
import Workbooks

/// Another bureau's house style, laid over a finished description: the sheets themselves know one style only.
struct HouseStyle {
  private let layout: HouseLayout

  init(_ layout: HouseLayout) { self.layout = layout }

  /// The sheets behind the cover; those that the layout does not name keep their standard place at the end.
  var order: [SheetKey] {
    let all = SheetKey.allCases.filter { $0 != .cover }
    let named = layout.order.compactMap { name in all.first { $0.name == name } }
    return named + all.filter { !named.contains($0) }
  }

  func apply(to workbook: inout WorkbookDescription) {
    for (name, value) in layout.colors.sorted(by: { $0.key < $1.key }) {
      if let standard = Palette.named[name], standard.rgb != value { workbook.theme.colors[standard] = Color(value) }
    }
    let faces: [String: FontFace] = ["body": .body, "heading": .heading, "cover": .cover, "code": .code]
    for (role, face) in layout.fonts.sorted(by: { $0.key < $1.key }) {
      if let standard = faces[role], standard.rawValue != face { workbook.theme.fonts[standard] = face }
    }
    let renamed = renamedSheets
    guard !layout.texts.isEmpty || !renamed.isEmpty else { return }
    var found: Set<String> = []
    for index in workbook.sheets.indices {
      workbook.sheets[index].replaceTexts { text in
        guard let other = layout.texts[text] else { return Self.referring(text, to: renamed) }
        found.insert(text)
        return other
      }
    }
    workbook.replacedTexts = found
  }

  /// Notes refer to sheets by name: “方法说明”.
  private var renamedSheets: [(old: String, new: String)] {
    SheetKey.allCases.compactMap { key in
      let own = layout.sheets[key.name]?.name ?? ""
      let standard = Words.sheetNames[key.rawValue]
      return own.isEmpty || own == standard ? nil : ("“\(standard)”", "“\(own)”")
    }
  }

  /// The text with the new names; nil where it refers to none of them. Each place is renamed once, so that two sheets may change names.
  private static func referring(_ text: String, to renamed: [(old: String, new: String)]) -> String? {
    var (result, rest, isChanged) = ("", text[...], false)
    while let mark = rest.firstIndex(of: "“") {
      result += rest[..<mark]
      rest = rest[mark...]
      if let name = renamed.first(where: { rest.hasPrefix($0.old) }) {
        result += name.new
        rest = rest.dropFirst(name.old.count)
        isChanged = true
      } else {
        result.append(rest.removeFirst())
      }
    }
    return isChanged ? result + rest : nil
  }
}
