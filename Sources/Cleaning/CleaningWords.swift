public import StationModel

/// Outcome of an answer that is no level: see ``CleaningWords``.
enum AnswerCode {
  static let missing: Int8 = -1
  static let nonAnswer: Int8 = -2
}

/// The words of the settings as dictionaries over bytes, made once a run and shared by all threads.
public final class CleaningWords: Sendable {
  let settings: PipelineSettings
  /// No record is of a later day.
  let today: Day
  /// Keeps what the lookups point at.
  private let dictionaries: [ByteDictionary]
  let missing: ByteLookup
  /// One dictionary a question (items, then overall): label to level, 100 = no opinion.
  let answers: [ByteLookup]
  let urgency: ByteLookup
  let yesNo: ByteLookup
  let respondents: ByteLookup
  let kinds: ByteLookup
  let channels: ByteLookup
  /// Names of the first-level channels; the last is what none fits.
  public let channelGroups: [String]
  let statuses: ByteLookup
  let results: ByteLookup
  let categories: ByteLookup
  let options: ByteLookup
  let sites: ByteLookup
  static let nonAnswerValue: Int32 = 100

  /// - Parameter today: the day on which the files are read; nil where that is not known.
  public init(_ settings: PipelineSettings, today: Day? = nil) {
    self.settings = settings
    self.today = today ?? Day(number: .max)
    var dictionaries: [ByteDictionary] = []
    func keep(_ dictionary: ByteDictionary) -> ByteLookup {
      dictionaries.append(dictionary)
      return dictionary.lookup
    }
    missing = keep(ByteDictionary((settings.missingWords + ["(空)", "(跳过)", "（空）", "（跳过）"]).map { ($0, 1) }))
    let survey = settings.satisfaction
    answers = (survey.items + [survey.overall]).map { keep(Self.answers($0, survey, settings.scales)) }
    urgency = keep(Self.urgency(settings))
    yesNo = keep(
      ByteDictionary(
        ["是", "有", "Y", "y", "yes", "Yes", "YES", "1", "true", "TRUE", "√", "✓", "对"].map { ($0, 1) }
          + ["否", "无", "没有", "N", "n", "no", "No", "NO", "0", "false", "FALSE", "×", "不是"].map { ($0, 0) }))
    respondents = keep(
      ByteDictionary(
        ["消费者", "顾客", "游客", "市民", "居民"].map { ($0, 0) } + ["商户", "经营者", "商家", "店主", "员工"].map { ($0, 1) }))
    kinds = keep(
      ByteDictionary(
        [("投诉", 0), ("举报", 1), ("咨询", 2), ("建议", 3), ("消费投诉", 0), ("求助", 4), ("表扬", 4), ("其他", 4)]))
    var groups: [String] = []
    for channel in settings.complaints.channels where !groups.contains(channel.group) { groups.append(channel.group) }
    var channels: [(String, Int32)] = groups.enumerated().map { ($1, Int32($0)) }
    for channel in settings.complaints.channels {
      if let index = groups.firstIndex(of: channel.group) { channels.append((channel.name, Int32(index))) }
    }
    channelGroups = groups + ["其他或未注明"]
    self.channels = keep(ByteDictionary(channels))
    let names = ComplaintStatus.allCases
    statuses = keep(
      ByteDictionary(
        names.map { ($0.rawValue, Int32($0.number)) }
          + settings.complaints.statuses.compactMap { entry in
            ComplaintStatus(rawValue: entry.status).map { (entry.word, Int32($0.number)) }
          }))
    results = keep(
      ByteDictionary(
        settings.complaints.results.compactMap { entry in
          ComplaintResult(rawValue: entry.result).map { (entry.word, Int32($0.number)) }
        }))
    categories = keep(Self.categories(settings.complaintClasses))
    options = keep(Self.options(settings))
    sites = keep(
      ByteDictionary(
        settings.sites.enumerated().flatMap { index, site in
          ([site.name] + site.aliases).map { (nameKey($0), Int32(index)) }
        }))
    self.dictionaries = dictionaries
  }

  private static func answers(_ item: SatisfactionItem, _ survey: SatisfactionSettings, _ scales: [Scale])
    -> ByteDictionary
  {
    var entries: [(String, Int32)] = []
    func level(_ score: Int) -> Int32 {
      Int32(item.isReversed ? survey.maximum - score : score - survey.minimum)
    }
    for score in survey.minimum...max(survey.minimum, survey.maximum) {
      entries.append((String(score), level(score)))
      entries.append(("\(score)分", level(score)))
    }
    for id in item.scales {
      guard let scale = scales.first(where: { $0.id == id }) else { continue }
      if scale.minimum == survey.minimum, scale.maximum == survey.maximum {
        for entry in scale.labels { entries.append((entry.label, level(entry.score))) }
      }
      for word in scale.nonAnswers { entries.append((word, nonAnswerValue)) }
    }
    return ByteDictionary(entries)
  }

  private static func urgency(_ settings: PipelineSettings) -> ByteDictionary {
    var entries: [(String, Int32)] = (1...5).map { (String($0), Int32($0)) }
    if let scale = settings.scales.first(where: { $0.id == settings.needs.urgencyScale }) {
      for entry in scale.labels where (1...5).contains(entry.score) {
        entries.append((entry.label, Int32(entry.score)))
      }
    }
    return ByteDictionary(entries)
  }

  private static func categories(_ taxonomy: ComplaintTaxonomy) -> ByteDictionary {
    var entries: [(String, Int32)] = []
    for (index, complaintClass) in taxonomy.classes.enumerated() {
      for name in [complaintClass.name, complaintClass.code] + complaintClass.platformClasses {
        entries.append((name, Int32(index)))
      }
    }
    for (index, complaintClass) in taxonomy.classes.enumerated() where !complaintClass.nature.isEmpty {
      entries.append((complaintClass.nature, Int32(index)))
    }
    return ByteDictionary(entries)
  }

  /// Option label to item number, or 1000 + residual number.
  private static func options(_ settings: PipelineSettings) -> ByteDictionary {
    let taxonomy = settings.taxonomy
    var entries: [(String, Int32)] = []
    for option in settings.needs.options {
      if let item = taxonomy.items.firstIndex(where: { $0.code == option.item }) {
        entries.append((nameKey(option.label), Int32(item)))
      } else if let residual = taxonomy.residuals.firstIndex(where: { $0.code == option.item }) {
        entries.append((nameKey(option.label), Int32(1000 + residual)))
      }
    }
    for (index, item) in taxonomy.items.enumerated() {
      entries.append((nameKey(item.name), Int32(index)))
      entries.append((nameKey(item.code), Int32(index)))
    }
    return ByteDictionary(entries)
  }

  /// Index of the site that a text names, by name or alias.
  func site(_ text: String) -> Int? {
    var key = nameKey(text)
    let value = key.withUTF8 { sites.value($0) }
    return value >= 0 ? Int(value) : nil
  }
}

/// Statuses of the data contract.
public enum ComplaintStatus: String, Sendable, CaseIterable {
  case pending = "待受理"
  case accepted = "受理"
  case refused = "不予受理"
  case mediating = "调解中"
  case terminated = "终止调解"
  case closed = "已办结"
  case withdrawn = "已撤诉"

  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Results of mediation.
public enum ComplaintResult: String, Sendable, CaseIterable {
  case mediated, failed, settled, withdrawn

  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
