import Diagnostics
import StationModel

/// layout.yaml: the house style of the workbooks.
struct LayoutFile {
  private let map: SettingsMap

  init(_ map: SettingsMap) { self.map = map }

  func read(into layout: inout HouseLayout) {
    _ = map.take("version")
    map.take("fonts")?.map { fonts in
      for role in HouseLayout.fontRoles {
        guard let setting = fonts.take(role), let face = setting.text() else { continue }
        if face.isEmpty || face.count > 31 { setting.complain(.settingOutOfRange, expected: "≤ 31") }
        layout.fonts[role] = face
      }
    }
    map.take("palette")?.map { palette in
      var settings: [String: Setting] = [:]
      for name in HouseLayout.colorNames {
        guard let setting = palette.take(name) else { continue }
        settings[name] = setting
        if let color = color(setting) { layout.colors[name] = color }
      }
      PaletteCheck(layout.colors, settings).report()
    }
    readSheets(&layout)
    for (text, other) in map.take("texts")?.pairs() ?? [] {
      layout.textPlaces[text] = other.position
      if let other = other.text() { layout.texts[text] = other }
    }
  }

  /// `{…}` in a text.
  private static func placeholders(_ text: String) -> [String] {
    text.matches(of: /\{[^{}]*\}/).map { String($0.output) }
  }

  private func color(_ setting: Setting) -> UInt32? {
    guard let text = setting.text() else { return nil }
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16) else {
      setting.complain(.settingOutOfRange, expected: "RRGGBB")
      return nil
    }
    return value
  }

  /// The order of the list is that of the sheets; those that it leaves out follow in the standard order.
  private func readSheets(_ layout: inout HouseLayout) {
    var names: Set<String> = []
    for element in map.take("sheets")?.elements() ?? [] {
      element.map { sheet in
        var key = ""
        var words = HouseLayout.SheetWords()
        sheet.requiredText("key", into: &key)
        sheet.text("name", into: &words.name)
        sheet.text("title", into: &words.title)
        sheet.texts("notes", into: &words.notes)
        for place in Self.placeholders(words.title) where !HouseLayout.placeholders.contains(place) {
          sheet.take("title")?.complain(.settingOutOfRange, expected: HouseLayout.placeholders.joined(separator: " "))
        }
        if !HouseLayout.sheetKeys.contains(key) {
          sheet.take("key")?.complain(.settingOutOfRange, expected: HouseLayout.sheetKeys.joined(separator: ", "))
        }
        if layout.order.contains(key) { sheet.take("key")?.complain(.duplicateSetting, expected: key) }
        if words.name.utf16.count > 31 || words.name.contains(where: { "[]:*?/\\'".contains($0) }) {
          sheet.take("name")?.complain(.settingOutOfRange, expected: "≤ 31, [ ] : * ? / \\ '")
        }
        if !words.name.isEmpty, !names.insert(words.name.lowercased()).inserted {
          sheet.take("name")?.complain(.duplicateSetting, expected: words.name)
        }
        layout.order.append(key)
        layout.sheets[key] = words
      }
    }
  }
}
