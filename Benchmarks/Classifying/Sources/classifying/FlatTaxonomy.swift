import StationModel

/// A taxonomy as lines of cells a tab apart, which `classifying.py` writes from the YAML files: kind, code, weight, text, and of an
/// exclusion the entry it stands under.
struct FlatTaxonomy {
  var needs = NeedTaxonomy()
  var complaints = ComplaintTaxonomy()

  /// The words of the side that is being read; classes come before words.
  private var negation: NegationWords {
    get { complaints.classes.isEmpty ? needs.negation : complaints.negation }
    set { if complaints.classes.isEmpty { needs.negation = newValue } else { complaints.negation = newValue } }
  }

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 5 { add(cells[0], cells[1], Double(cells[2]) ?? 1, cells[3], cells[4]) }
    }
  }

  private mutating func add(_ kind: String, _ code: String, _ weight: Double, _ text: String, _ excluded: String) {
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
      phrase.excluded = excluded
      if code.hasPrefix("Q") || (code.isEmpty && !complaints.classes.isEmpty) {
        complaints.phrases.append(phrase)
      } else {
        needs.phrases.append(phrase)
      }
    case "empty": needs.emptyAnswers.append((text, code))
    case "lack": negation.lack.append(text)
    case "refusal": negation.refusal.append(text)
    case "refusal_tail": negation.refusalTail.append(text)
    case "resolved_lead": negation.resolvedLead.append(text)
    case "resolved_tail": negation.resolvedTail.append(text)
    case "settled": negation.settled.append(text)
    case "helper": negation.helper.append(text)
    case "thanks": negation.thanks.append(text)
    case "absence": negation.absence.append(text)
    case "pseudo": negation.pseudo.append(text)
    case "contrast": negation.contrast.append(text)
    case "concession": negation.concession.append(text)
    case "praise": negation.praise.append(text)
    case "due": negation.due.append(text)
    case "scope": negation.scope = Int(text) ?? negation.scope
    default: break
    }
  }
}
