public import Diagnostics

/// Where the figures come from and what was wrong with it.
public struct DataQualityFigures: Sendable {
  /// All source files, in reading order.
  public var files: [SourceFileAccount] = []
  /// Findings by code and table, worst first.
  public var findings: [FindingFigure] = []
  public init() {}
}

/// All findings of one code in one source table.
public struct FindingFigure: Sendable, Hashable {
  public var code = FindingCode.defect
  /// What the rule says, Chinese, from the catalogue.
  public var title = ""
  public var severity = Severity.note
  /// Chinese name of the source table; empty where the finding is of no table.
  public var table = ""
  /// Rows (or places) affected.
  public var count = 0
  /// Of these, mended by a rule.
  public var mended = 0
  /// 处理方式, Chinese.
  public var treatment = ""
  /// `file:line` of the first; never a value.
  public var example = ""
  public init() {}
}
