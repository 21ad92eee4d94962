public import Diagnostics

/// What becomes of a complaint that names its merchant in the text alone.
public enum MentionRule: String, Sendable, CaseIterable {
  /// It waits for a decision.
  case propose
  /// The merchant is taken where the text names one.
  case take
  /// The text is not looked at: a record without a merchant is set aside.
  case ignore
}

/// How names are matched that no key fits.
public struct MerchantMatching: Sendable {
  /// Likeness (0…1) from which a name of the same site is taken for a merchant's where nothing speaks against it.
  public var automatic = 0.90
  /// Likeness from which a merchant is proposed in the table of decisions.
  public var propose = 0.75
  /// Words that many names share and that tell none apart.
  public var ignoredWords = [
    "重庆市", "重庆", "南岸区", "有限责任公司", "有限公司", "公司", "个体工商户", "（个体）", "个体", "经营部", "商行", "店", "馆",
  ]
  public var inText = MentionRule.propose
  /// The file of decisions that the pipeline names; nil: the one in the output folder.
  public var decisionFile: String?
  public init() {}
}

/// A line of the table of decisions.
public struct MerchantDecision: Sendable, Hashable {
  /// What a decision says.
  public enum Choice: Sendable, Hashable {
    /// Number, credit code or name of a merchant.
    case merchant(String)
    /// None of the merchants.
    case none
  }

  /// The name as sources write it.
  public var name = ""
  /// The site as the line says it; blank where the records name none.
  public var siteName = ""
  /// Index of that site.
  public var site: Int?
  /// Number of the merchant that was proposed.
  public var proposed = ""
  /// The decision as it was written.
  public var text = ""
  public var position = SourcePosition(file: "")
  public init() {}

  /// 同意 takes the proposal, 无 says that it is none of the merchants, anything else names one.
  public var choice: Choice {
    switch text.lowercased() {
    case "无", "否", "不是", "没有", "非本街区商户", "none", "no", "n", "-", "—": .none
    case "同意", "是", "对", "可以", "ok", "yes", "y", "√", "✓": .merchant(proposed)
    default: .merchant(text)
    }
  }
}
