import Diagnostics
import StationModel

/// taxonomy/needs.yaml: classes, items, phrases, residual codes and negation words; held to its declared size.
struct TaxonomyFile {
  private let root: Setting

  init(_ root: Setting) { self.root = root }

  /// - Returns: what there is to say that stops nothing.
  func read(into taxonomy: inout NeedTaxonomy) -> [Finding] {
    root.map { map in
      TaxonomyVersionReader.read(map, into: &taxonomy)
      map.take("declared")?.map { declared in
        declared.integer("classes", in: 1...63, into: &taxonomy.declaredClasses)
        declared.integer("items", in: 1...63, into: &taxonomy.declaredItems)
      }
      readClasses(map, into: &taxonomy)
      map.take("negation")?.map { NegationReader.read($0, into: &taxonomy.negation) }
      readSenses(map, into: &taxonomy)
      for (text, code) in map.take("empty_answers")?.pairs() ?? [] {
        guard let residual = code.text() else { continue }
        if !taxonomy.residuals.contains(where: { $0.code == residual }) {
          root.log.report(
            .taxonomyEntry, code, found: residual, expected: taxonomy.residuals.map(\.code).joined(separator: ", "))
        }
        taxonomy.emptyAnswers.append((text, residual))
      }
    }
    return check(&taxonomy)
  }

  private func readClasses(_ map: SettingsMap, into taxonomy: inout NeedTaxonomy) {
    let classes = map.require("classes")?.elements() ?? []
    let residuals = map.require("residuals")?.elements() ?? []
    // Codes first: an exclusion may point at an item that stands further down.
    let reader = PhraseReader(codes: codes(classes, residuals))
    for element in classes {
      element.map { map in
        var entry = NeedClass()
        map.requiredText("code", into: &entry.code)
        map.requiredText("name", into: &entry.name)
        taxonomy.classes.append(entry)
        let items = map.require("items")?.elements() ?? []
        if items.isEmpty { element.log.report(.emptyClass, element, found: entry.code + " " + entry.name) }
        for item in items { item.map { readItem($0, of: entry.code, reader, into: &taxonomy) } }
      }
    }
    for element in residuals {
      element.map { map in
        var code = ""
        var name = ""
        map.requiredText("code", into: &code)
        map.requiredText("name", into: &name)
        taxonomy.residuals.append((code, name))
        var yields = false
        map.flag("yields", into: &yields)
        if yields { taxonomy.yielding.insert(code) }
        reader.read(map, code: code, into: &taxonomy.phrases)
        reader.readWords(map, code: code, into: &taxonomy.words)
      }
    }
  }

  private func readItem(
    _ map: SettingsMap, of classCode: String, _ reader: PhraseReader, into taxonomy: inout NeedTaxonomy
  ) {
    var item = NeedItem()
    item.classCode = classCode
    map.requiredText("code", into: &item.code)
    map.requiredText("name", into: &item.name)
    map.text("definition", into: &item.definition)
    taxonomy.items.append(item)
    reader.read(map, code: item.code, into: &taxonomy.phrases)
    reader.readWords(map, code: item.code, into: &taxonomy.words)
  }

  private func codes(_ classes: [Setting], _ residuals: [Setting]) -> Set<String> {
    let items = classes.flatMap { entry in
      entry.peek("items")?.list ?? []
    }
    return Set((items + residuals).compactMap { $0.peek("code")?.scalar })
  }

  /// `senses`: words that mean another code where some words stand near.
  private func readSenses(_ map: SettingsMap, into taxonomy: inout NeedTaxonomy) {
    let codes = taxonomy.items.map(\.code) + taxonomy.residuals.map(\.code)
    let phrases = Set(taxonomy.phrases.map(\.text))
    for element in map.take("senses")?.elements() ?? [] {
      element.map { map in
        var sense = WordSense()
        map.requiredText("word", into: &sense.word)
        map.texts("near", into: &sense.near)
        map.integer("within", in: 0...100, into: &sense.within)
        map.text("side", into: &sense.side)
        map.texts("unless", into: &sense.unless)
        map.text("code", into: &sense.code)
        if !["", "before", "after"].contains(sense.side) {
          root.log.report(.taxonomyEntry, element, found: sense.side, expected: "before, after")
        }
        if !sense.code.isEmpty, !codes.contains(sense.code) {
          root.log.report(.taxonomyEntry, element, found: sense.code, expected: codes.joined(separator: ", "))
        }
        if !phrases.contains(sense.word) || sense.near.isEmpty {
          root.log.report(.taxonomyEntry, element, found: sense.word, expected: "phrase, near")
        }
        taxonomy.senses.append(sense)
      }
    }
  }

  private func check(_ taxonomy: inout NeedTaxonomy) -> [Finding] {
    Self.checkCounts(taxonomy, root)
    var seen: Set<String> = []
    let codes = taxonomy.classes.map(\.code) + taxonomy.items.map(\.code) + taxonomy.residuals.map(\.code)
    for code in codes where !code.isEmpty && !seen.insert(code).inserted {
      root.log.report(.taxonomyEntry, at: root.position, heading: "code", found: code, expected: "≠ " + code)
    }
    for residual in ["Z0", "Z1", "Z2", "Z8", "Z9"] where !taxonomy.residuals.contains(where: { $0.code == residual }) {
      root.log.report(.taxonomyEntry, at: root.position, heading: "residuals", found: "", expected: residual)
    }
    let check = TaxonomyCheck(log: root.log, position: SourcePosition(file: root.file))
    check.settle(&taxonomy.phrases)
    return check.versionDoubt(taxonomy.version) + check.idleExclusions(taxonomy.phrases)
      + check.silentItems(taxonomy)
  }

  /// WT3003 where a taxonomy is not of the size that is declared.
  static func checkCounts(_ taxonomy: NeedTaxonomy, _ root: Setting) {
    let counts = [
      ("classes", taxonomy.classes.count, taxonomy.declaredClasses),
      ("items", taxonomy.items.count, taxonomy.declaredItems),
    ]
    for (heading, found, expected) in counts where found != expected {
      root.log.report(
        .taxonomyCount, at: root.peek(heading)?.position ?? root.position, heading: heading, found: "\(found)",
        expected: "\(expected)")
    }
  }
}
