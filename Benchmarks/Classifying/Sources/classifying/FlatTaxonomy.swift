import StationModel

/// A taxonomy as lines of cells a tab apart, which `classifying.py` writes from the YAML files: kind, code, weight, text.
struct FlatTaxonomy {
  var needs = NeedTaxonomy()
  var complaints = ComplaintTaxonomy()

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 4 { add(cells[0], cells[1], Double(cells[2]) ?? 1, cells[3]) }
    }
  }

  private mutating func add(_ kind: String, _ code: String, _ weight: Double, _ text: String) {
    switch kind {
    case "item":
      var item = NeedItem()
      item.code = code
      needs.items.append(item)
    case "residual": needs.residuals.append((code, code))
    case "class":
      var entry = ComplaintClass()
      entry.code = code
      complaints.classes.append(entry)
    case "phrase", "exclusion":
      var phrase = Phrase()
      (phrase.code, phrase.weight, phrase.text, phrase.isExclusion) = (code, weight, text, kind == "exclusion")
      if code.hasPrefix("Q") || (code.isEmpty && !complaints.classes.isEmpty) {
        complaints.phrases.append(phrase)
      } else {
        needs.phrases.append(phrase)
      }
    case "empty": needs.emptyAnswers.append((text, code))
    case "lack": needs.negation.lack.append(text)
    case "refusal": needs.negation.refusal.append(text)
    case "resolved_lead": needs.negation.resolvedLead.append(text)
    case "resolved_tail": needs.negation.resolvedTail.append(text)
    case "absence": needs.negation.absence.append(text)
    case "pseudo": needs.negation.pseudo.append(text)
    case "contrast": needs.negation.contrast.append(text)
    case "praise": needs.negation.praise.append(text)
    default: break
    }
  }
}
