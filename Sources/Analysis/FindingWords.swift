internal import Diagnostics

/// What the 数据质量 sheet says of a finding.
enum FindingWords {
  /// - Parameter siteWord: what the pipeline calls a site; the catalogue says 街区.
  static func title(_ code: FindingCode, siteWord: String) -> String {
    FindingCatalogue.entry(for: code).chinese.title.replacing("街区", with: siteWord)
  }

  /// 处理方式: what became of the value or record.
  static func treatment(_ finding: Finding) -> String {
    switch finding.code {
    case .duplicateIdentifier: "保留填得最全的一条（一样全的留最后一条），其余不计入"
    case .unknownMerchant, .ambiguousMerchant: "记录保留，列入未归属"
    case .unknownPartner, .unknownWord, .unknownOption: "记录保留，该值按未知计"
    case .unclassified: "记录保留，列入未归类，待人工复核"
    case .outsidePeriod: "记录保留，不进入指标"
    case .totalLine, .noteLine, .titleLine, .repeatedHeader: "不作记录，跳过"
    default:
      switch finding.severity {
      case .note: "已按规则处理并留痕"
      case .warning: "数据保留，请核对"
      case .error: "未采用，须更正源数据"
      }
    }
  }
}
