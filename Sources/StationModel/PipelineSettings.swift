public import Diagnostics

/// Everything the pipeline file and the data files beside it decide, as values. The module Pipeline reads it from YAML;
/// every other module takes the part it needs. Defaults are those of `pipelines/`'s own comments.
public struct PipelineSettings: Sendable {
  /// Short name, also the folder under `output/`.
  public var name = ""
  /// Title of the programme, such as 南岸区三条老街沃土质量驿站.
  public var title = ""
  /// The bureau that issues the tables (制表单位).
  public var bureau = ""
  public var station = ""
  public var form = FormMarks()
  public var report = ReportSettings()
  public var language = Language.chinese
  public var retain = Retention.typed
  public var periods = ReportingPeriods()
  public var sites: [Site] = []
  /// What a site is called in sentences and headings: 老街, 园区 …
  public var siteWord = "街区"
  /// Personal columns that workbooks may show, masked: `phone` of the merchants. Empty: none.
  public var personalColumns: [String] = []
  /// Number of merchants the frame declares; nil: not declared.
  public var declaredMerchants: Int?
  public var sources: [SourceTable: SourceSettings] = [:]
  /// For each table, canonical column name to further headings that mean it.
  public var headingAliases: [SourceTable: [String: [String]]] = [:]
  public var merchantAliases: [MerchantAlias] = []
  public var merchantMatching = MerchantMatching()
  public var privacy = PrivacySettings()
  /// What analysts decided on names that no key fits.
  public var merchantDecisions: [MerchantDecision] = []
  public var scales: [Scale] = []
  /// Words for a missing value, such as 无, /, —.
  public var missingWords: [String] = []
  /// Words that platforms write where a question was not put: out of the base, unlike a missing answer.
  public var skippedWords = ["(跳过)", "（跳过）", "-3"]
  /// Words of a refusal.
  public var refusedWords = ["拒答", "拒绝回答"]
  public var platforms: [PlatformProfile] = []
  /// Names of the cleaning rules in the order in which they are tried; empty for wotu's own order.
  public var cleaningRules: [String] = []
  /// Leading noughts that a spreadsheet took are put back, with a finding; otherwise what they would make is proposed only.
  public var restoresLeadingZeros = false
  public var satisfaction = SatisfactionSettings()
  public var needs = NeedSettings()
  public var responseQuality = ResponseQualitySettings()
  /// The version of the taxonomy that the figures speak of.
  public var taxonomy = NeedTaxonomy()
  /// Versions in force before it, the earliest first: texts of their days are read by them.
  public var earlierTaxonomies: [EarlierTaxonomy] = []
  /// What there is to say of the taxonomies that stops nothing.
  public var taxonomyFindings: [Finding] = []
  public var complaintClasses = ComplaintTaxonomy()
  public var complaints = ComplaintSettings()
  public var services = ServiceSettings()
  public var leaders = LeaderSettings()
  public var calendar = WorkingDayCalendar()
  public var deadlineRules: [DeadlineRule] = []
  public var review = ReviewSettings()
  /// File of the verdicts, as it can be opened.
  public var verdictFile = ""
  /// What people decided about single texts.
  public var verdicts: [ReviewVerdict] = []
  /// Share of rejected records (0…1) above which a run ends with status 65.
  public var tolerance = 0.05
  /// Where each setting was declared; a key that is absent here has its default.
  public var origins: [String: SourcePosition] = [:]

  public init() {}
}

/// How much of the row-level tables is kept. Figures and workbooks are the same under all three.
public enum Retention: String, Sendable, CaseIterable { case everything, typed, summaries }

/// The marks of a statistical form (统计法 art. 17); empty ones are printed as not supplied.
public struct FormMarks: Sendable {
  public var number = "WT"
  public var issuedBy = ""
  public var approval = ""
  public var validUntil = ""
  public init() {}
}

/// The reporting period and the period it is held against.
public struct ReportingPeriods: Sendable {
  public var report = MonthRange(Month(index: 0), Month(index: 0))
  public var base = MonthRange(Month(index: 0), Month(index: 0))
  /// The last day that the data of the report period cover, within its last month. Missing: the whole month.
  public var until: Day?
  public init() {}

  /// From the first month of the base to the last of the report: the months of every series.
  public var all: MonthRange { MonthRange(min(base.first, report.first), max(base.last, report.last)) }

  /// The last day of the report period.
  public var lastDay: Day { until ?? report.last.lastDay }

  /// The last day of the base period: as many days of its last month as the report period has of its own, where both have as many
  /// months; the 28th against a 29th that its February does not have.
  public var baseLastDay: Day {
    guard let until, report.count == base.count else { return base.last.lastDay }
    return min(base.last.lastDay, Day(number: base.last.firstDay.number + until.number - report.last.firstDay.number))
  }

  /// 2022年1月—3月（截至3月15日）: the report period as reports name it, and the base period as far as it goes into them.
  public var reportText: String { Self.text(report, lastDay) }
  public var baseText: String { Self.text(base, baseLastDay) }

  private static func text(_ range: MonthRange, _ last: Day) -> String {
    guard last != range.last.lastDay else { return range.chineseText }
    return range.chineseText + "（截至\(last.civil.month)月\(last.civil.day)日）"
  }

  /// Whether the last month of the report period is cut.
  public var isPartial: Bool { lastDay != report.last.lastDay }

  /// Share of a month's days that the periods cover: 1 but for a cut one.
  public func coverage(of month: Month) -> Double {
    let end = month == report.last ? lastDay : month == base.last ? baseLastDay : month.lastDay
    return Double(end.number - month.firstDay.number + 1) / Double(month.lastDay.number - month.firstDay.number + 1)
  }
}

/// A street or park with a station.
public struct Site: Sendable, Hashable {
  public var name = ""
  /// Prefix of merchant numbers and of the site workbook's form number, such as LMH.
  public var code = ""
  public var aliases: [String] = []
  public init() {}
}

/// The files of one source table and how to read them; nil means: find out.
public struct SourceSettings: Sendable {
  /// Paths or globs, relative to the pipeline file.
  public var files: [String] = []
  /// Paths found, as they can be opened, in the order to read (sorted within a glob).
  public var resolvedFiles: [String] = []
  /// The names of ``resolvedFiles`` for findings and tables: relative to the pipeline file, whatever the working folder.
  public var fileNames: [String] = []
  public var encoding: String?
  public var delimiter: String?
  /// The quote that opens fields; empty where none does.
  public var quote: String?
  /// A backslash, or the quote itself where quotes are doubled.
  public var escape: String?
  /// 1-based line of the header.
  public var headerLine: Int?
  public var headerLines: Int?
  /// Canonical column to heading, for this source only; wins over the aliases.
  public var headings: [String: String] = [:]
  /// Separator of multi-select answers.
  public var optionSeparator = "┋"
  /// Order of a date like 03/04/22 in this source: ymd, dmy or mdy; nil refuses such dates.
  public var dateOrder: String?
  /// Serial dates count days from 1904-01-01, as old Excel for Macintosh did.
  public var countsFrom1904 = false
  /// Id of the platform that the files come from, `none` for no platform; nil: by the headings.
  public var platform: String?
  /// How the platform wrote the answers; nil: by the answers.
  public var exportFormat: ExportFormat?
  /// Values of required columns that the files lack or leave blank, by canonical column.
  public var defaults: [String: String] = [:]
  /// Canonical columns whose cells were merged: a blank one has the value above it.
  public var filledDown: [String] = []
  /// Set where a source may be absent.
  public var isOptional = false
  public init() {}
}

/// A name under which sources know a merchant.
public struct MerchantAlias: Sendable, Hashable {
  public var name = ""
  /// Index of the site in which the alias holds; nil: everywhere.
  public var site: Int?
  public var merchantID = ""
  public init() {}
}

/// A family of answer labels with their scores.
public struct Scale: Sendable {
  public var id = ""
  public var minimum = 1
  public var maximum = 5
  /// Label to score; whole labels only («不满意» holds «满意»).
  public var labels: [(label: String, score: Int)] = []
  /// Answers that are no opinion: 不了解, 不适用 …; out of the base and counted.
  public var nonAnswers: [String] = []
  public init() {}
}

/// One question of the satisfaction survey.
public struct SatisfactionItem: Sendable, Hashable {
  /// Canonical column.
  public var id = ""
  /// Chinese name on the sheets.
  public var name = ""
  /// Scale ids whose labels may appear, first match wins; numbers of the scale's range are always taken.
  public var scales: [String] = []
  /// 1 = best … 5 = worst in the source.
  public var isReversed = false
  /// The item whose importance the question asks for; empty: it asks for satisfaction.
  public var importanceOf = ""
  public init() {}
}

/// The satisfaction survey.
public struct SatisfactionSettings: Sendable {
  /// Attribute items in sheet order, without the overall question.
  public var items: [SatisfactionItem] = []
  public var overall = SatisfactionItem()
  /// Questions that ask how much an item matters, on the same scale of levels; in no index.
  public var importanceItems: [SatisfactionItem] = []
  /// Whose word the quadrants take: `derived` from the answers, or `stated` in them.
  public var importance = "derived"
  /// 推荐意愿 0–10 is asked.
  public var asksRecommendation = true
  /// Whose answers enter the index: 消费者 or 商户; empty: all.
  public var respondent = "消费者"
  public var minimum = 1
  public var maximum = 5
  /// `linear`: (x−min)/(max−min)·100; `steps20`: 20·x. Stored with every index.
  public var method = "linear"
  /// Lower bounds of the words on the sheet, best first.
  public var bands: [(word: String, from: Double)] = [("优秀", 80), ("良好", 75), ("一般", 0)]
  /// Confidence level of all intervals.
  public var confidence = 0.95
  /// Whether the sample was drawn at random; if not, the notes say that intervals are indicative only.
  public var isProbabilitySample = false
  /// Of several answers about a merchant only the latest counts.
  public var countsLatestOnly = false
  /// Of several answers about a merchant the mean counts, once.
  public var averagesPerMerchant = false
  public init() {}

  /// All questions with levels: items, then what asks for their importance, the overall question last.
  public var questions: [SatisfactionItem] { items + importanceItems + [overall] }

  /// The canonical columns of ``questions``.
  public var questionColumns: [String] { (items + importanceItems).map(\.id) + ["overall"] }
}

/// The needs survey.
public struct NeedSettings: Sendable {
  /// Option label to item code (`A1`) or residual code.
  public var options: [(label: String, item: String)] = []
  /// What labels mean in single waves; a wave's own word wins over ``options``.
  public var waves: [NeedWave] = []
  public var urgencyScale = "urgency"
  /// Of several answers of a merchant only the latest counts.
  public var countsLatestOnly = false
  /// File of the learned model as it can be opened; empty: the one in the output folder, where there is one.
  public var model = ""
  public init() {}
}

/// The option labels of one wave of the needs survey: questionnaires are reworded, and a label may change its meaning.
public struct NeedWave: Sendable {
  /// Names or globs of the wave's files, as the source names them.
  public var files: [String] = []
  /// Option label to item code or residual code.
  public var options: [(label: String, item: String)] = []
  public init() {}
}

/// Which texts go to a person.
public struct ReviewSettings: Sendable {
  /// Texts whose label is less sure (0…1).
  public var confidence = 0.45
  /// At most so many at a time.
  public var most = 1000
  public init() {}
}

/// A class of needs.
public struct NeedClass: Sendable, Hashable {
  public var code = ""
  public var name = ""
  public init() {}
}

/// An item of need.
public struct NeedItem: Sendable, Hashable {
  public var code = ""
  public var name = ""
  /// Code of its class.
  public var classCode = ""
  public var definition = ""
  public init() {}
}

/// A phrase that points at an item or class.
public struct Phrase: Sendable, Hashable {
  public var text = ""
  public var code = ""
  public var weight = 1.0
  /// True for phrases that hold a seed but do not mean the item.
  public var isExclusion = false
  /// Of an exclusion: the entry that it stands under, which it does not mean.
  public var excluded = ""
  /// Which of two phrases with the same text stands: the one with the higher number.
  public var priority = 0
  /// Set where ``text`` is a declared wrong form of the phrase.
  public var typo: DeclaredTypo?
  /// Where the phrase stands in its data file.
  public var position: SourcePosition?
  public init() {}

  /// The phrase as the taxonomy has it, without the typo.
  public var rule: String { typo?.standard ?? text }
}

/// The needs taxonomy: classes, items, phrases, residual codes and negation words, as data.
public struct NeedTaxonomy: Sendable {
  public var version = ""
  public var declaredClasses = 8
  public var declaredItems = 14
  public var classes: [NeedClass] = []
  /// At most 63, so that a merchant's items fit one word of bits.
  public var items: [NeedItem] = []
  /// When the version is in force.
  public var effective = EffectiveDays()
  /// What became of the version before; nil where nothing is said.
  public var replaces: TaxonomyMapping?
  public var phrases: [Phrase] = []
  /// Words that go with a code without deciding for it: the learned model starts from them, the rules do not know them.
  public var words: [Phrase] = []
  public var negation = NegationWords()
  /// Whole answers that mean «nothing»: 无, 没有, 暂无 … → Z0 or Z8.
  public var emptyAnswers: [(text: String, code: String)] = []
  /// Z0 … Z9 with their Chinese names.
  public var residuals: [(code: String, name: String)] = []
  /// Words that mean another code in some company.
  public var senses: [WordSense] = []
  /// Residual codes that are given only where nothing else is: they say why a text would be Z9.
  public var yielding: Set<String> = []
  public init() {}
}

/// A class of complaint texts with its crosswalk.
public struct ComplaintClass: Sendable, Hashable {
  public var code = ""
  public var name = ""
  /// 12315 problem classes that map here.
  public var platformClasses: [String] = []
  /// The 消协 nature.
  public var nature = ""
  /// Need item hinted at.
  public var needItem = ""
  public init() {}
}

/// Complaint classes and their phrases.
public struct ComplaintTaxonomy: Sendable {
  public var version = ""
  public var classes: [ComplaintClass] = []
  public var phrases: [Phrase] = []
  /// Words that go with a class without deciding for it: the learned model starts from them, the rules do not know them.
  public var words: [Phrase] = []
  public var negation = NegationWords()
  /// Code of what nothing fits.
  public var otherCode = "Q0"
  public init() {}
}

/// What complaint rates count, and over what.
public struct ComplaintSettings: Sendable {
  /// `visitors` (per 万人次) or `merchant_months`.
  public var denominator = "visitors"
  /// Divisor of the exposure: 10000 visitors, or 100 merchant-months.
  public var denominatorUnit = 10_000.0
  /// Unit of the rate on sheets: 件/万人次.
  public var rateUnit = "件/万人次"
  /// Unit of the exposure on sheets: 万人次.
  public var exposureUnit = "万人次"
  /// First month with the station, for its effect on complaints. Missing: not asked for.
  public var stationOpened: Month?
  /// Channel as written to first-level channel.
  public var channels: [(name: String, group: String)] = []
  /// Status or result words to canonical status.
  public var statuses: [(word: String, status: String)] = []
  /// File of the learned model; see ``NeedSettings/model``.
  public var model = ""
  /// Result words to `mediated`, `failed`, `settled`, `withdrawn`.
  public var results: [(word: String, result: String)] = []
  public init() {}
}

/// The green channel's promises and the kinds of service.
public struct ServiceSettings: Sendable {
  public var kinds: [ServiceKind] = []
  /// Hours to respond.
  public var respondWithin = 24.0
  public var respondWithinUrgent = 2.0
  /// Hours to complete.
  public var completeWithin = 120.0
  public var completeWithinUrgent = 24.0
  public init() {}
}

/// A kind of service and the need items it meets.
public struct ServiceKind: Sendable, Hashable {
  public var name = ""
  public var aliases: [String] = []
  /// 质量基础设施 or 公共服务.
  public var group = ""
  public var items: [String] = []
  public init() {}
}

/// An indicator of the leader evaluation.
public struct LeaderIndicator: Sendable, Hashable {
  public var id = ""
  public var name = ""
  /// `satisfaction`, `bottom_share`, `complaint_rate`, `mediation`, `needs_met`, or `assessment` (by `id` or name in the
  /// assessments table).
  public var source = ""
  public var higherIsBetter = true
  public var weight = 0.0
  /// `percentile` within trade, or `minmax`.
  public var normalise = "percentile"
  public init() {}
}

/// Knock-out gates, indicators and selection rules of the leader evaluation.
public struct LeaderSettings: Sendable {
  public var indicators: [LeaderIndicator] = []
  /// Fewest valid visitor ratings.
  public var minimumRatings = 10
  /// Fewest months in operation at the end of the period.
  public var minimumMonths = 12
  /// Assessment indicators that must be 0 (penalties, failed samplings), by name.
  public var mustBeZero: [String] = []
  public var requiresNoOverdueComplaint = true
  /// Fewest and most chosen a site.
  public var fewest = 3
  public var most = 5
  /// Highest share of one trade among the chosen of a site.
  public var tradeShare = 0.6
  /// Prior weight of the shrinkage of satisfaction (ratings).
  public var shrinkage = 10.0
  /// Lowest share of weight for which a merchant has values.
  public var coverage = 0.8
  public var winsorise = 0.05
  /// Resamples and seed of the rank intervals.
  public var resamples = 2000
  public var seed: UInt64 = 20_220_131
  /// Whose weights make the composite: `declared`, `ahp`, `entropy` or `combined` (√(AHP, or declared, × entropy)).
  public var weighting = "declared"
  /// Highest weight of one indicator; 1: no cap.
  public var weightCap = 1.0
  /// Pairwise judgements, a table for each judge, rows and columns in the order of the indicators.
  public var judgements: [[[Double]]] = []
  /// Consistency ratio at and above which judgements are refused.
  public var consistency = 0.10
  /// How far weights move in the check of their say, as a share of each; 0: no check.
  public var jitter = 0.2
  /// Probability of being among the best below which a choice is called unstable.
  public var stableProbability = 0.8
  public init() {}
}

/// A statutory clock, by the day a complaint was received.
public struct DeadlineRule: Sendable, Hashable {
  public var name = ""
  /// Article of law.
  public var source = ""
  public var from = Day(number: 0)
  public var to: Day?
  /// Working days to decide on acceptance, counted from the day after receipt.
  public var acceptanceWorkingDays = 7
  /// Working days from acceptance to the end of mediation; nil where calendar days rule.
  public var mediationWorkingDays: Int?
  public var mediationCalendarDays: Int?
  public init() {}
}
