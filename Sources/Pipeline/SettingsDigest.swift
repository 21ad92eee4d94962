import Crypto
import Diagnostics
public import StationModel

/// The part of the settings that a stage depends on, each beyond those of the stages it takes its input from. What
/// names no figure plane setting reruns no figure; the division decides what a changed setting makes run again.
public enum SettingsPart: String, Sendable, CaseIterable {
  /// Files, dialects, headings, what is kept.
  case reading
  /// Sites, aliases, scales, words, periods.
  case cleaning
  /// Taxonomies, phrases, option labels.
  case classifying
  /// Whose answers count, calendar and deadlines.
  case tallying
  /// Measures, denominators, promises.
  case figures
  /// The leader evaluation.
  case leaders
  /// Titles and form marks of the workbooks.
  case report

  /// Lower-case hexadecimal SHA-256 of the canonical text of the part.
  public func digest(of settings: PipelineSettings) -> String {
    var text = CanonicalText()
    text.add(rawValue)
    switch self {
    case .reading:
      for (table, source) in settings.sources.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        text.add(table.rawValue)
        // Not the paths: those depend on the working folder, and what is in the files has a digest of its own.
        var source = source
        source.resolvedFiles = []
        text.add(source)
      }
      text.add(settings.headingAliases)
      text.add(settings.platforms)
      text.add(settings.retain.rawValue)
      text.add(settings.satisfaction.questions.map(\.id))
    case .cleaning:
      text.add(settings.sites)
      text.add(settings.merchantAliases)
      text.add([settings.merchantMatching.automatic, settings.merchantMatching.propose])
      text.add(settings.merchantMatching.ignoredWords)
      text.add(settings.merchantMatching.inText.rawValue)
      // Not the places: a line may move without a decision changing.
      text.add(settings.merchantDecisions.flatMap { [$0.name, $0.siteName, $0.proposed, $0.text] })
      text.add(settings.scales)
      text.add(settings.missingWords)
      text.add(settings.skippedWords)
      text.add(settings.refusedWords)
      text.add(settings.cleaningRules)
      text.add([settings.restoresLeadingZeros ? "restore" : "propose"])
      text.add(settings.responseQuality)
      text.add(settings.satisfaction.countsLatestOnly)
      // A digest under the key: it tells another key from this one, and nothing about either.
      text.add(Pseudonym(key: settings.privacy.key)?.text(of: Array("wotu".utf8)) ?? "")
      text.add([settings.privacy.masksFreeText ? "masked" : "kept"])
      text.add(settings.satisfaction.questions)
      text.add([settings.satisfaction.minimum, settings.satisfaction.maximum])
      // Options are told by these labels and by the taxonomy's names.
      // The models' paths depend on the working folder; what is in the files has a digest of its own.
      var needs = settings.needs
      needs.model = ""
      text.add(needs)
      text.add(settings.taxonomy.items.flatMap { [$0.code, $0.name] })
      text.add(settings.taxonomy.residuals.flatMap { [$0.code, $0.name] })
      var complaints = settings.complaints
      complaints.model = ""
      text.add(complaints)
      text.add(settings.services.kinds)
      text.add(settings.periods)
    case .classifying:
      text.add(settings.taxonomy)
      text.add(settings.earlierTaxonomies)
      text.add(settings.complaintClasses)
      text.add(settings.review.confidence)
      text.add(settings.verdicts)
    case .tallying:
      text.add(settings.satisfaction.respondent)
      text.add(settings.calendar)
      text.add(settings.deadlineRules)
    case .figures:
      text.add(settings.satisfaction)
      text.add(settings.siteWord)
      text.add(settings.personalColumns)
      text.add(settings.declaredMerchants ?? -1)
      text.add(settings.services)
    case .leaders:
      text.add(settings.leaders)
    case .report:
      text.add([settings.name, settings.title, settings.bureau, settings.station, settings.language.rawValue])
      text.add(settings.form)
      text.add(settings.report)
      text.add(settings.tolerance)
      text.add(settings.review.most)
    }
    return text.digest
  }
}

/// The SHA-256 of texts, each told apart from its neighbours.
public func digest(of texts: [String]) -> String {
  var text = CanonicalText()
  for part in texts { text.add(part) }
  return text.digest
}

/// Writes values in one form that depends on nothing but the values: lengths before texts, dictionaries and sets sorted,
/// structures by their members' names. A new member of a settings type is part of it without further ado.
struct CanonicalText {
  private var bytes: [UInt8] = []

  var digest: String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  mutating func add(_ text: String) {
    bytes += "\(text.utf8.count):".utf8
    bytes += text.utf8
  }

  mutating func add(_ value: Any) {
    switch value {
    case let text as String: add(text)
    case let number as Int: bytes += "\(number);".utf8
    case let number as Double: bytes += "\(number.bitPattern)d".utf8
    case let flag as Bool: bytes += (flag ? "+" : "-").utf8
    case let phrase as Phrase: add(phrase)
    default: addReflected(value)
    }
  }

  /// The one kind of value there are thousands of.
  private mutating func add(_ phrase: Phrase) {
    add(phrase.text)
    add(phrase.code)
    add(phrase.weight as Any)
    bytes += (phrase.isExclusion ? "+" : "-").utf8
    if !phrase.excluded.isEmpty { add(phrase.excluded) }
    if let typo = phrase.typo { add(typo.text) }
  }

  private mutating func addReflected(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .dictionary, .set:
      let parts = mirror.children.map { child in
        var part = CanonicalText()
        part.add(child.value)
        return part.bytes
      }
      bytes += "{".utf8
      for part in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes += part }
      bytes += "}".utf8
    case .optional where mirror.children.isEmpty:
      bytes += "~".utf8
    case .none,
      .enum where mirror.children.isEmpty:
      add("\(value)")
    default:
      bytes += "(".utf8
      for child in mirror.children {
        bytes += (child.label ?? "").utf8
        bytes += "=".utf8
        add(child.value)
      }
      bytes += ")".utf8
    }
  }
}
