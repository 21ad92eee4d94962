import Diagnostics
import StationModel

/// taxonomy/complaints.yaml: complaint classes with their crosswalk and phrases.
struct ComplaintTaxonomyFile {
  private let root: Setting
  private let needCodes: Set<String>

  init(_ root: Setting, needCodes: Set<String>) {
    self.root = root
    self.needCodes = needCodes
  }

  /// - Returns: what there is to say that stops nothing.
  func read(into taxonomy: inout ComplaintTaxonomy) -> [Finding] {
    root.map { map in
      map.text("version", into: &taxonomy.version)
      map.take("negation")?.map { NegationReader.read($0, into: &taxonomy.negation) }
      let other = map.take("other")
      if let code = other?.text() { taxonomy.otherCode = code }
      let elements = map.require("classes")?.elements() ?? []
      let codes = Set(elements.compactMap { $0.peek("code")?.scalar })
      if !codes.contains(taxonomy.otherCode) {
        root.log.report(
          .taxonomyEntry, other ?? root, found: taxonomy.otherCode, expected: codes.sorted().joined(separator: ", "))
      }
      let reader = PhraseReader(codes: codes)
      for element in elements {
        element.map { readClass($0, element, reader, into: &taxonomy) }
      }
    }
    if taxonomy.classes.count > 63 {
      root.log.report(
        .taxonomyCount, at: root.position, heading: "classes", found: "\(taxonomy.classes.count)", expected: "≤ 63")
    }
    return Self.check(&taxonomy, root.log, SourcePosition(file: root.file))
  }

  /// The ten natures of complaints (投诉性质) by which 中国消费者协会 counts.
  static let natures = ["售后服务", "合同", "质量", "价格", "虚假宣传", "安全", "假冒", "人格尊严", "计量", "其他"]

  /// The phrases, and the crosswalk: WT3077 where a class of the platform belongs to two classes, WT3078 for a nature that is none of
  /// the ten.
  static func check(
    _ taxonomy: inout ComplaintTaxonomy, _ log: SettingsLog, _ position: SourcePosition
  ) -> [Finding] {
    let check = TaxonomyCheck(log: log, position: position)
    check.settle(&taxonomy.phrases)
    var owners: [String: String] = [:]
    var findings =
      check.versionDoubt(taxonomy.version) + check.idleExclusions(taxonomy.phrases)
    for entry in taxonomy.classes {
      for name in entry.platformClasses {
        if let owner = owners[name], owner != entry.code {
          log.report(.crosswalkTwice, at: position, heading: entry.code, found: name, expected: owner)
        }
        owners[name] = owners[name] ?? entry.code
      }
      if !entry.nature.isEmpty, !natures.contains(entry.nature) {
        findings.append(
          Finding(
            .unknownNature, severity: .warning, at: position, heading: entry.code, found: entry.nature,
            expected: natures.joined(separator: ", ")))
      }
    }
    return findings
  }

  private func readClass(
    _ map: SettingsMap, _ setting: Setting, _ reader: PhraseReader, into taxonomy: inout ComplaintTaxonomy
  ) {
    var entry = ComplaintClass()
    map.requiredText("code", into: &entry.code)
    map.requiredText("name", into: &entry.name)
    map.texts("platform_classes", into: &entry.platformClasses)
    map.text("nature", into: &entry.nature)
    if let item = map.take("need_item"), let code = item.text(), !code.isEmpty {
      entry.needItem = code
      if !needCodes.isEmpty, !needCodes.contains(code) {
        root.log.report(.taxonomyEntry, item, found: code, expected: needCodes.sorted().joined(separator: ", "))
      }
    }
    if taxonomy.classes.contains(where: { $0.code == entry.code }) {
      root.log.report(.taxonomyEntry, setting, found: entry.code, expected: "≠ " + entry.code)
    }
    taxonomy.classes.append(entry)
    reader.read(map, code: entry.code, into: &taxonomy.phrases)
    reader.readWords(map, code: entry.code, into: &taxonomy.words)
  }
}
