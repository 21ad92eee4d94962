internal import Diagnostics

/// What the 数据质量 sheet says of a finding.
enum FindingWords {
  static func title(_ code: FindingCode) -> String { FindingCatalogue.entry(for: code).chinese.title }

  static func treatment(_ finding: Finding) -> String {
    switch finding.severity {
    case .note: "已按规则处理并留痕"
    case .warning: "数据保留，请核对"
    case .error: "未采用，须更正源数据"
    }
  }
}
