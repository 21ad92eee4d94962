import Diagnostics
import StationModel

extension PipelineFile {
  /// `platforms`: the file of platform profiles; those that the program brings where none is named.
  func readPlatforms(_ map: SettingsMap) {
    if let setting = map.take("platforms") {
      dataFile(setting)?.map(readProfiles)
    } else if !defaultPlatforms.isEmpty {
      SettingsFile.root("platforms.yaml", text: defaultPlatforms, log: log)?.map(readProfiles)
    }
  }

  /// platforms.yaml: how a platform's exports are known.
  func readProfiles(_ map: SettingsMap) {
    _ = map.take("version")
    for element in map.require("platforms")?.elements() ?? [] {
      var profile = PlatformProfile()
      element.map { map in
        map.requiredText("id", into: &profile.id)
        map.requiredText("name", into: &profile.name)
        map.texts("headings", into: &profile.headings)
        map.integer("fewest", in: 1...100, into: &profile.fewest)
        map.flag("numbered_answers", into: &profile.hasNumberedAnswers)
        map.text("total", into: &profile.totalHeading)
      }
      if settings.platforms.contains(where: { $0.id == profile.id }) {
        log.report(.duplicateSetting, element, found: profile.id)
      }
      settings.platforms.append(profile)
    }
  }
}
