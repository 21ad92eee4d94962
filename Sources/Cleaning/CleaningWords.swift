import Glibc
public import StationModel

/// The words of the settings as dictionaries over bytes, made once a run and shared by all threads.
public final class CleaningWords: Sendable {
  public let settings: PipelineSettings
  /// No record is of a later day.
  let today: Day
  /// Keeps what the lookups point at.
  private let dictionaries: [ByteDictionary]
  let missing: ByteLookup
  let missingInLedgers: ByteLookup
  /// One dictionary a question (items, then overall): label to level, 100 = no opinion.
  let answers: [ByteLookup]
  /// The same where a bare number is the place of an option, and where it cannot be told what it is.
  let codedAnswers: [ByteLookup]
  let labelAnswers: [ByteLookup]
  let urgency: ByteLookup
  let codedUrgency: ByteLookup
  let yesNo: ByteLookup
  /// Yes and no, and words for urgent and ordinary.
  let haste: ByteLookup
  let respondents: ByteLookup
  let kinds: ByteLookup
  let channels: ByteLookup
  /// First-level channel of each second-level one.
  let groupOfChannel: [Int8]
  /// Names of the first-level channels; the last is what none fits.
  public let channelGroups: [String]
  let statuses: ByteLookup
  let results: ByteLookup
  let categories: ByteLookup
  private let options: ByteLookup
  private let waveOptions: [ByteLookup]
  let sites: ByteLookup
  /// The rules for cells that nothing reads as they stand.
  let rules: RuleList

  /// - Parameter today: the day on which the files are read; nil where that is not known.
  public init(_ settings: PipelineSettings, today: Day? = nil) {
    self.settings = settings
    self.today = today ?? Day(number: .max)
    rules = RuleList(order: settings.cleaningRules)
    var dictionaries: [ByteDictionary] = []
    func keep(_ dictionary: ByteDictionary) -> ByteLookup {
      dictionaries.append(dictionary)
      return dictionary.lookup
    }
    missing = keep(
      ByteDictionary(
        (settings.skippedWords + settings.missingWords + ["(空)", "（空）"]).map { ($0, 1) }))
    // −2 and −3 are what survey platforms write for no answer; in a ledger they are wrong numbers.
    missingInLedgers = keep(
      ByteDictionary(
        (settings.skippedWords + settings.missingWords + ["(空)", "（空）"]).filter { Int($0) == nil }.map { ($0, 1) }))
    let survey = settings.satisfaction
    answers = survey.questions.map { keep(Self.answers($0, settings, .scores)) }
    codedAnswers = survey.questions.map { keep(Self.answers($0, settings, .codes)) }
    labelAnswers = survey.questions.map { keep(Self.answers($0, settings, .text)) }
    urgency = keep(Self.urgency(settings, .scores))
    codedUrgency = keep(Self.urgency(settings, .codes))
    let yesAndNo =
      ["是", "有", "Y", "y", "yes", "Yes", "YES", "1", "true", "TRUE", "√", "✓", "对"].map { ($0, Int32(1)) }
      + ["否", "无", "没有", "N", "n", "no", "No", "NO", "0", "false", "FALSE", "×", "不是"].map { ($0, Int32(0)) }
    yesNo = keep(ByteDictionary(yesAndNo))
    haste = keep(ByteDictionary(yesAndNo + Self.haste))
    respondents = keep(
      ByteDictionary(
        ["消费者", "顾客", "游客", "市民", "居民"].map { ($0, 0) } + ["商户", "经营者", "商家", "店主", "员工"].map { ($0, 1) }))
    kinds = keep(
      ByteDictionary(
        [("投诉", 0), ("举报", 1), ("咨询", 2), ("建议", 3), ("消费投诉", 0), ("求助", 4), ("表扬", 4), ("其他", 4)]))
    var groups: [String] = []
    for channel in settings.complaints.channels where !groups.contains(channel.group) { groups.append(channel.group) }
    let channels = settings.complaints.channels
    groupOfChannel = channels.map { channel in Int8(groups.firstIndex(of: channel.group) ?? groups.count) }
    channelGroups = groups + ["其他或未注明"]
    self.channels = keep(ByteDictionary(channels.enumerated().map { ($1.name, Int32($0)) }))
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
    options = keep(Self.options(settings, settings.needs.options))
    waveOptions = settings.needs.waves.map { keep(Self.options(settings, $0.options + settings.needs.options)) }
    sites = keep(
      ByteDictionary(
        settings.sites.enumerated().flatMap { index, site in
          ([site.name] + site.aliases).map { (nameKey($0), Int32(index)) }
        }))
    self.dictionaries = dictionaries
  }

  /// How ledgers and hotlines mark the haste of a request, besides all that holds 急.
  private static let haste: [(String, Int32)] =
    ["urgent", "Urgent", "URGENT"].map { ($0, 1) }
    + ["普通", "一般", "日常", "常规", "平常", "平件", "正常", "普通件", "一般件", "普通服务", "日常服务", "normal", "Normal", "ordinary"].map {
      ($0, 0)
    }

  private static func answers(
    _ item: SatisfactionItem, _ settings: PipelineSettings, _ numbers: ExportFormat
  ) -> ByteDictionary {
    let survey = settings.satisfaction
    var entries: [(String, Int32)] = []
    func level(_ score: Int) -> Int32 {
      Int32(item.isReversed ? survey.maximum - score : score - survey.minimum)
    }
    for score in survey.minimum...max(survey.minimum, survey.maximum) {
      if numbers == .scores { entries.append((String(score), level(score))) }
      entries.append(("\(score)分", level(score)))
    }
    // A refusal and a question that was not put are told apart from having no opinion.
    for word in settings.refusedWords { entries.append((word, AnswerCode.refusedValue)) }
    for word in settings.skippedWords { entries.append((word, AnswerCode.skippedValue)) }
    for id in item.scales {
      guard let scale = settings.scales.first(where: { $0.id == id }) else { continue }
      if scale.minimum == survey.minimum, scale.maximum == survey.maximum {
        for entry in scale.labels { entries.append((entry.label, level(entry.score))) }
        if numbers == .codes { entries += places(scale).map { ($0.place, level($0.score)) } }
      }
      for word in scale.nonAnswers { entries.append((word, AnswerCode.nonAnswerValue)) }
    }
    return ByteDictionary(entries)
  }

  /// The place of each option in a question that lists a scale's levels in the order of its labels, first wins.
  private static func places(_ scale: Scale) -> [(place: String, score: Int)] {
    var scores: [Int] = []
    for entry in scale.labels where !scores.contains(entry.score) { scores.append(entry.score) }
    return scores.enumerated().map { (String($0.offset + 1), $0.element) }
  }

  private static func urgency(_ settings: PipelineSettings, _ numbers: ExportFormat) -> ByteDictionary {
    var entries: [(String, Int32)] = []
    if numbers == .scores { entries = (1...5).map { (String($0), Int32($0)) } }
    if let scale = settings.scales.first(where: { $0.id == settings.needs.urgencyScale }) {
      if numbers == .codes { entries += places(scale).map { ($0.place, Int32($0.score)) } }
      for entry in scale.labels where (1...5).contains(entry.score) {
        entries.append((entry.label, Int32(entry.score)))
      }
      for word in scale.nonAnswers { entries.append((word, AnswerCode.nonAnswerValue)) }
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
  private static func options(
    _ settings: PipelineSettings, _ options: [(label: String, item: String)]
  ) -> ByteDictionary {
    let taxonomy = settings.taxonomy
    var entries: [(String, Int32)] = []
    for option in options {
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
    // Earlier questionnaires print the names that items had then.
    var known = Set(entries.map(\.0))
    for version in settings.earlierTaxonomies {
      for (item, successors) in zip(version.taxonomy.items, version.successors)
      where successors.nonzeroBitCount == 1 && known.insert(nameKey(item.name)).inserted {
        entries.append((nameKey(item.name), Int32(successors.trailingZeroBitCount)))
      }
    }
    return ByteDictionary(entries)
  }

  /// The option labels of a file: those of the first wave that names it, before those of all.
  func options(of file: String) -> ByteLookup {
    let wave = settings.needs.waves.firstIndex { wave in wave.files.contains { fnmatch($0, file, 0) == 0 } }
    return wave.map { waveOptions[$0] } ?? options
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
