import Diagnostics
import StationModel

/// taxonomy/needs.yaml: classes, items, phrases, residual codes and negation words; held to its declared size.
struct TaxonomyFile {
  private let root: Setting

  init(_ root: Setting) { self.root = root }

  func read(into taxonomy: inout NeedTaxonomy) {
    root.map { map in
      map.text("version", into: &taxonomy.version)
      map.take("declared")?.map { declared in
        declared.integer("classes", in: 1...63, into: &taxonomy.declaredClasses)
        declared.integer("items", in: 1...63, into: &taxonomy.declaredItems)
      }
      readClasses(map, into: &taxonomy)
      map.take("negation")?.map { readNegation($0, into: &taxonomy.negation) }
      for (text, code) in map.take("empty_answers")?.pairs() ?? [] {
        guard let residual = code.text() else { continue }
        if !taxonomy.residuals.contains(where: { $0.code == residual }) {
          root.log.report(
            .taxonomyEntry, code, found: residual, expected: taxonomy.residuals.map(\.code).joined(separator: ", "))
        }
        taxonomy.emptyAnswers.append((text, residual))
      }
    }
    check(taxonomy)
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
        for element in map.require("items")?.elements() ?? [] {
          element.map { readItem($0, of: entry.code, reader, into: &taxonomy) }
        }
      }
    }
    for element in residuals {
      element.map { map in
        var code = ""
        var name = ""
        map.requiredText("code", into: &code)
        map.requiredText("name", into: &name)
        taxonomy.residuals.append((code, name))
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

  private func readNegation(_ map: SettingsMap, into words: inout NegationWords) {
    map.texts("lack", into: &words.lack)
    map.texts("refusal", into: &words.refusal)
    map.texts("resolved_lead", into: &words.resolvedLead)
    map.texts("resolved_tail", into: &words.resolvedTail)
    map.texts("absence", into: &words.absence)
    map.texts("pseudo", into: &words.pseudo)
    map.texts("contrast", into: &words.contrast)
    map.texts("praise", into: &words.praise)
    map.integer("scope", in: 1...100, into: &words.scope)
  }

  private func check(_ taxonomy: NeedTaxonomy) {
    if taxonomy.classes.count != taxonomy.declaredClasses {
      report("classes", taxonomy.classes.count, taxonomy.declaredClasses)
    }
    if taxonomy.items.count != taxonomy.declaredItems {
      report("items", taxonomy.items.count, taxonomy.declaredItems)
    }
    var seen: Set<String> = []
    let codes = taxonomy.classes.map(\.code) + taxonomy.items.map(\.code) + taxonomy.residuals.map(\.code)
    for code in codes where !code.isEmpty && !seen.insert(code).inserted {
      root.log.report(.taxonomyEntry, at: root.position, heading: "code", found: code, expected: "≠ " + code)
    }
    for residual in ["Z0", "Z1", "Z2", "Z8", "Z9"] where !taxonomy.residuals.contains(where: { $0.code == residual }) {
      root.log.report(.taxonomyEntry, at: root.position, heading: "residuals", found: "", expected: residual)
    }
    checkPhrases(taxonomy.phrases, root)
  }

  private func report(_ heading: String, _ found: Int, _ expected: Int) {
    let position = root.peek(heading)?.position ?? root.position
    root.log.report(
      .taxonomyCount, at: position, heading: heading, found: "\(found)", expected: "\(expected)")
  }
}
