import Diagnostics
import StationModel

extension PipelineFile {
  /// `taxonomy`: a file, or a list of files, one a version; `taxonomy_version` states the one by which all texts are read.
  func readTaxonomies(_ map: SettingsMap) {
    let stated = map.take("taxonomy_version")
    guard let setting = map.require("taxonomy") else { return }
    let elements = setting.list.isEmpty ? [setting] : setting.list
    let read = elements.compactMap(readTaxonomy)
    guard !read.isEmpty else { return }
    var versions = TaxonomyVersions(read, log)
    let word = stated?.text().flatMap { $0.isEmpty ? nil : $0 }
    guard let settled = versions.settle(stated: word, on: settings.periods.report.last.lastDay) else {
      stated?.complain(
        .settingOutOfRange, expected: read.map(\.taxonomy.version).joined(separator: ", "))
      return
    }
    (settings.taxonomy, settings.earlierTaxonomies) = settled
    settings.taxonomyFindings += versions.findings
    needCodes = Set(settings.taxonomy.items.map(\.code) + settings.taxonomy.residuals.map(\.code))
  }

  /// `complaint_classes`: a YAML file, or a flat table of class and phrase.
  func readComplaintClasses(_ map: SettingsMap) {
    guard let setting = map.require("complaint_classes") else { return }
    guard let path = dataPath(setting), Self.isTable(path) else {
      guard let root = dataFile(setting) else { return }
      settings.taxonomyFindings += ComplaintTaxonomyFile(root, needCodes: needCodes).read(
        into: &settings.complaintClasses)
      return
    }
    guard let table = dataTable(setting), let flat = FlatTaxonomy(table, log, hasItems: false) else { return }
    settings.complaintClasses.version = Self.stem(path)
    flat.read(into: &settings.complaintClasses)
    settings.taxonomyFindings += ComplaintTaxonomyFile.check(
      &settings.complaintClasses, log, SourcePosition(file: path))
  }

  /// One version: the name of a file, or `{file, version, effective, replaces, declared}` where the file cannot say these itself.
  private func readTaxonomy(_ setting: Setting) -> TaxonomyVersions.Version? {
    var taxonomy = NeedTaxonomy()
    guard setting.scalar == nil else { return readTaxonomyFile(setting, setting, into: &taxonomy) }
    var version: TaxonomyVersions.Version?
    setting.map { map in
      guard let file = map.require("file") else { return }
      version = readTaxonomyFile(file, setting, into: &taxonomy)
      guard version != nil else { return }
      version.map { taxonomy = $0.taxonomy }
      TaxonomyVersionReader.read(map, into: &taxonomy)
      if let declared = map.take("declared") {
        declared.map { counts in
          counts.integer("classes", in: 1...63, into: &taxonomy.declaredClasses)
          counts.integer("items", in: 1...63, into: &taxonomy.declaredItems)
        }
        TaxonomyFile.checkCounts(taxonomy, declared)
      }
      version?.taxonomy = taxonomy
    }
    return version
  }

  private func readTaxonomyFile(
    _ file: Setting, _ setting: Setting, into taxonomy: inout NeedTaxonomy
  ) -> TaxonomyVersions.Version? {
    guard let path = dataPath(file), Self.isTable(path) else {
      guard let root = dataFile(file) else { return nil }
      settings.taxonomyFindings += TaxonomyFile(root).read(into: &taxonomy)
      return TaxonomyVersions.Version(taxonomy: taxonomy, position: root.position)
    }
    guard let table = dataTable(file), let flat = FlatTaxonomy(table, log, hasItems: true) else { return nil }
    // What a table cannot say (residual codes, words of negation, empty answers) is taken from the taxonomy that wotu comes with.
    if !defaultTaxonomy.isEmpty,
      let root = SettingsFile.root("needs.yaml", text: defaultTaxonomy, log: SettingsLog(mainFile: "needs.yaml"))
    {
      _ = TaxonomyFile(root).read(into: &taxonomy)
      let codes = Set(taxonomy.residuals.map(\.code))
      taxonomy.phrases.removeAll { !codes.contains($0.code) }
      (taxonomy.classes, taxonomy.items, taxonomy.words) = ([], [], [])
    } else {
      taxonomy.residuals = [("Z0", "明确无需求"), ("Z1", "表扬感谢"), ("Z2", "监管或物业本身"), ("Z8", "无效文本"), ("Z9", "未归类")]
    }
    (taxonomy.effective, taxonomy.replaces) = (EffectiveDays(), nil)
    taxonomy.version = Self.stem(path)
    let own = taxonomy.phrases
    taxonomy.phrases = []
    flat.read(into: &taxonomy)
    let position = SourcePosition(file: path)
    let check = TaxonomyCheck(log: log, position: position)
    check.settle(&taxonomy.phrases)
    // A phrase of the table stands before one of the residual codes.
    let texts = Set(taxonomy.phrases.map(\.text))
    taxonomy.phrases += own.filter { !texts.contains($0.text) }
    settings.taxonomyFindings += check.idleExclusions(taxonomy.phrases) + check.silentItems(taxonomy)
    return TaxonomyVersions.Version(taxonomy: taxonomy, position: position)
  }

  private static func isTable(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".txt")
  }

  /// The file's name without folder and ending.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
