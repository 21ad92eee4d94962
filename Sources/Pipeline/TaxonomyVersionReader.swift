import Diagnostics
import StationModel

/// What a version of a taxonomy says of itself: its name, its days, and what became of the version before.
enum TaxonomyVersionReader {
  /// `version`, `effective: {from, to}` and `replaces: {version, items: {former: [codes]}}`.
  static func read(_ map: SettingsMap, into taxonomy: inout NeedTaxonomy) {
    map.text("version", into: &taxonomy.version)
    map.take("effective")?.map { days in
      if let from = days.take("from"), !from.isNull { taxonomy.effective.from = day(from) }
      if let to = days.take("to"), !to.isNull { taxonomy.effective.to = day(to) }
      if let from = taxonomy.effective.from, let to = taxonomy.effective.to, to < from {
        days.setting.complain(.settingOutOfRange, expected: "from ≤ to")
      }
    }
    map.take("replaces")?.map { map in
      var mapping = TaxonomyMapping()
      map.requiredText("version", into: &mapping.version)
      for (former, successors) in map.take("items")?.pairs() ?? [] {
        var item = TaxonomyMapping.FormerItem()
        item.code = former
        item.successors =
          successors.isNull ? [] : successors.scalar.map { [$0] } ?? successors.texts().filter { !$0.isEmpty }
        mapping.items.append(item)
      }
      taxonomy.replaces = mapping
    }
  }

  private static func day(_ setting: Setting) -> Day? {
    guard let text = setting.text() else { return nil }
    if let day = CalendarFile.day(text, year: nil) { return day }
    setting.complain(.settingOutOfRange, expected: "YYYY-MM-DD")
    return nil
  }
}
