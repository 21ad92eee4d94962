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
    guard !layout.texts.isEmpty else { return }
    for index in workbook.sheets.indices { workbook.sheets[index].replaceTexts { layout.texts[$0] } }
  }
}
