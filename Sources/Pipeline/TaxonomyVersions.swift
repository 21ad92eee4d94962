import Diagnostics
import StationModel

/// The versions of the needs taxonomy that a pipeline names: which is in force when, and what became of the items of each.
struct TaxonomyVersions {
  /// A version with the place that its findings name.
  struct Version {
    var taxonomy: NeedTaxonomy
    var position: SourcePosition
  }

  private(set) var versions: [Version]
  private let log: SettingsLog
  private(set) var findings: [Finding] = []

  init(_ versions: [Version], _ log: SettingsLog) {
    self.log = log
    self.versions = versions.enumerated().sorted { left, right in
      let (a, b) = (left.element.taxonomy.effective.from, right.element.taxonomy.effective.from)
      return (a?.number ?? .min, left.offset) < (b?.number ?? .min, right.offset)
    }.map(\.element)
    checkDays()
    checkMappings()
  }

  /// WT3072 where two versions hold on one day, WT3073 where none does between two.
  private mutating func checkDays() {
    for (earlier, later) in zip(versions, versions.dropFirst()) {
      let (before, after) = (earlier.taxonomy.effective, later.taxonomy.effective)
      guard let from = after.from else {
        log.report(
          .versionOverlap, at: later.position, heading: later.taxonomy.version, found: "…",
          expected: earlier.taxonomy.version)
        continue
      }
      if let to = before.to, to.number + 1 < from.number {
        findings.append(
          Finding(
            .versionGap, severity: .warning, at: later.position, heading: later.taxonomy.version,
            found: Day(number: to.number + 1).text + ".." + Day(number: from.number - 1).text,
            expected: earlier.taxonomy.version))
      }
      if before.from == from || (before.to.map { $0 >= from } ?? false) {
        log.report(
          .versionOverlap, at: later.position, heading: later.taxonomy.version, found: from.text,
          expected: earlier.taxonomy.version)
      }
    }
  }

  /// WT3071 where versions replace each other in a circle or a later one is replaced by an earlier; WT3070 for codes that the versions lack.
  private func checkMappings() {
    for (place, version) in versions.enumerated() {
      guard let mapping = version.taxonomy.replaces else { continue }
      let former = versions.firstIndex { $0.taxonomy.version == mapping.version }
      if mapping.version == version.taxonomy.version || (former.map { $0 >= place } ?? false) {
        log.report(
          .mappingCycle, at: version.position, heading: version.taxonomy.version, found: mapping.version, expected: "")
        continue
      }
      let codes = version.taxonomy.items.map(\.code)
      let formerCodes = former.map { versions[$0].taxonomy.items.map(\.code) }
      for item in mapping.items {
        if let formerCodes, !formerCodes.contains(item.code) {
          log.report(
            .mappingUnknown, at: version.position, heading: mapping.version, found: item.code,
            expected: formerCodes.joined(separator: ", "))
        }
        for code in item.successors where !codes.contains(code) {
          log.report(
            .mappingUnknown, at: version.position, heading: version.taxonomy.version, found: code,
            expected: codes.joined(separator: ", "))
        }
      }
    }
  }

  /// The version that the figures speak of, and those before it with what became of their items.
  ///
  /// - Parameters:
  ///   - stated: the version that the pipeline states: all texts are read by it.
  ///   - day: the last day of the report period: the version in force then is the present one.
  mutating func settle(stated: String?, on day: Day) -> (present: NeedTaxonomy, earlier: [EarlierTaxonomy])? {
    if let stated {
      return versions.first { $0.taxonomy.version == stated }.map { ($0.taxonomy, []) }
    }
    guard let first = versions.first else { return nil }
    let place = versions.lastIndex { ($0.taxonomy.effective.from ?? day) <= day } ?? 0
    guard place > 0 else { return (first.taxonomy, []) }
    let present = versions[place].taxonomy
    var earlier: [EarlierTaxonomy] = []
    // From the latest back: what an item became is what its successors became.
    var next = present.items.indices.map { UInt64(1) << UInt64($0) }
    for index in stride(from: place - 1, through: 0, by: -1) {
      let successors = successors(of: versions[index].taxonomy, in: versions[index + 1], next)
      earlier.insert(EarlierTaxonomy(taxonomy: versions[index].taxonomy, successors: successors), at: 0)
      next = successors
    }
    return (present, earlier)
  }

  /// WT3074 for items without successor that the mapping does not give up, WT3075 for those that became several.
  private mutating func successors(of former: NeedTaxonomy, in later: Version, _ next: [UInt64]) -> [UInt64] {
    let mapping = later.taxonomy.replaces.flatMap { $0.version == former.version ? $0 : nil }
    return former.items.map { item in
      let declared = mapping?.items.first { $0.code == item.code }
      // What is not spoken of stays where code and name do.
      let same = later.taxonomy.items.filter { $0.code == item.code && $0.name == item.name }.map(\.code)
      let codes = declared?.successors ?? same
      let bits = codes.reduce(UInt64(0)) { bits, code in
        later.taxonomy.items.firstIndex { $0.code == code }.map { bits | next[$0] } ?? bits
      }
      let heading = former.version + " → " + later.taxonomy.version
      if codes.isEmpty, declared == nil {
        findings.append(
          Finding(
            .itemWithoutSuccessor, severity: .warning, at: later.position, heading: heading,
            found: item.code + " " + item.name))
      }
      if codes.count > 1 {
        findings.append(
          Finding(
            .itemSplit, severity: .note, at: later.position, heading: heading, found: item.code + " " + item.name,
            expected: codes.joined(separator: ", ")))
      }
      return bits
    }
  }
}
