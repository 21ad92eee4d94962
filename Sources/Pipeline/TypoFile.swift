import Diagnostics
import StationModel

/// The declared typos: a table of wrong and right forms. A phrase that holds a right form is found under the wrong one as well, and
/// says so in every assignment.
struct TypoFile {
  /// Headings under which the two columns are known.
  static let wrongHeadings = ["错写", "错别字", "错字", "误写", "错误写法", "wrong", "typo", "misspelling"]
  static let rightHeadings = ["正写", "正字", "正确", "正确写法", "right", "correct", "correction"]

  private(set) var typos: [DeclaredTypo] = []
  private var positions: [SourcePosition] = []
  private let log: SettingsLog

  /// Findings: WT1006 without both columns; WT2101 for a blank cell; WT3076 for a pair that changes nothing or stands twice.
  init?(_ table: DataTable, _ log: SettingsLog) {
    self.log = log
    guard let wrong = table.column(Self.wrongHeadings), let right = table.column(Self.rightHeadings) else {
      log.report(
        .missingColumn, at: SourcePosition(file: table.path, line: 1), heading: "",
        found: table.headings.joined(separator: ","), expected: Self.wrongHeadings[0] + ", " + Self.rightHeadings[0])
      return nil
    }
    for row in table.rows {
      let position = SourcePosition(file: table.path, line: row.line)
      var typo = DeclaredTypo()
      (typo.wrong, typo.right) = (table.cell(row, wrong), table.cell(row, right))
      guard !typo.wrong.isEmpty, !typo.right.isEmpty else {
        log.report(
          .requiredValueMissing, at: position, heading: table.headings[typo.wrong.isEmpty ? wrong : right], found: "",
          expected: "")
        continue
      }
      guard typo.wrong != typo.right, !typos.contains(typo) else {
        log.report(.idleTypo, at: position, heading: "", found: typo.text, expected: "")
        continue
      }
      typos.append(typo)
      positions.append(position)
    }
  }

  /// The phrases with, behind them, their wrong forms. A wrong form that is a phrase of its own stays one.
  ///
  /// - Parameter used: which typos were of use; the one at each place is set.
  func expanded(_ phrases: [Phrase], used: inout [Bool]) -> [Phrase] {
    var byFirst: [UnicodeScalar: [Int]] = [:]
    for (index, typo) in typos.enumerated() {
      if let first = typo.right.unicodeScalars.first { byFirst[first, default: []].append(index) }
    }
    var known = Set(phrases.map(\.text))
    var added: [Phrase] = []
    for phrase in phrases {
      let scalars = Array(phrase.text.unicodeScalars)
      for start in scalars.indices {
        for index in byFirst[scalars[start]] ?? [] {
          let right = Array(typos[index].right.unicodeScalars)
          guard scalars[start...].starts(with: right) else { continue }
          used[index] = true
          var text = String.UnicodeScalarView(scalars[..<start])
          text.append(contentsOf: typos[index].wrong.unicodeScalars)
          text.append(contentsOf: scalars[(start + right.count)...])
          var variant = phrase
          variant.text = String(text)
          guard known.insert(variant.text).inserted else { continue }
          variant.typo = typos[index]
          variant.typo?.standard = phrase.text
          added.append(variant)
        }
      }
    }
    return phrases + added
  }

  /// Words with their wrong forms behind them.
  func expanded(_ words: [String], used: inout [Bool]) -> [String] {
    let phrases = words.map { word in
      var phrase = Phrase()
      phrase.text = word
      return phrase
    }
    return expanded(phrases, used: &used).map(\.text)
  }

  /// What there is to say of typos that no phrase and no word holds.
  func idle(_ used: [Bool]) -> [Finding] {
    typos.indices.filter { !used[$0] }.map {
      Finding(.idleTypo, severity: .warning, at: positions[$0], found: typos[$0].text)
    }
  }
}

extension PipelineFile {
  /// `typos`: declared wrong forms, for all taxonomies and for the words of negation.
  func readTypos(_ map: SettingsMap) {
    guard let setting = map.take("typos"), let table = dataTable(setting), let file = TypoFile(table, log) else {
      return
    }
    var used = Array(repeating: false, count: file.typos.count)
    expand(&settings.complaintClasses.negation, file, &used)
    expand(&settings.taxonomy, file, &used)
    for index in settings.earlierTaxonomies.indices { expand(&settings.earlierTaxonomies[index].taxonomy, file, &used) }
    settings.complaintClasses.phrases = file.expanded(settings.complaintClasses.phrases, used: &used)
    settings.taxonomyFindings += file.idle(used)
  }

  private func expand(_ taxonomy: inout NeedTaxonomy, _ file: TypoFile, _ used: inout [Bool]) {
    taxonomy.phrases = file.expanded(taxonomy.phrases, used: &used)
    expand(&taxonomy.negation, file, &used)
  }

  private func expand(_ negation: inout NegationWords, _ file: TypoFile, _ used: inout [Bool]) {
    let words: [WritableKeyPath<NegationWords, [String]>] = [
      \.lack, \.refusal, \.refusalTail, \.resolvedLead, \.resolvedTail, \.absence, \.pseudo, \.contrast, \.praise,
      \.concession, \.settled, \.helper, \.thanks,
    ]
    for word in words {
      negation[keyPath: word] = file.expanded(negation[keyPath: word], used: &used)
    }
  }
}
