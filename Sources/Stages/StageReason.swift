public import Diagnostics

/// Why a stage runs, or that it need not.
public enum StageReason: Sendable, Hashable {
  case upToDate
  case neverRun
  case programChanged
  case settingsChanged
  case sourceAdded(String)
  case sourceRemoved(String)
  case sourceChanged(String)
  case tableMissing(String)
  case after(StageName)
  case workbookMissing(String)
  case workbookChanged(String)

  /// Whether the stage runs.
  public var isDue: Bool { self != .upToDate }

  /// The reason in words.
  public func text(_ language: Language) -> String { language == .chinese ? chinese : english }

  private var english: String {
    switch self {
    case .upToDate: "up to date: inputs, settings and program are unchanged"
    case .neverRun: "has not run yet"
    case .programChanged: "the program has changed"
    case .settingsChanged: "its settings have changed"
    case .sourceAdded(let file): "source added: \(file)"
    case .sourceRemoved(let file): "source removed: \(file)"
    case .sourceChanged(let file): "source changed: \(file)"
    case .tableMissing(let table): "table missing: \(table)"
    case .after(let stage): "runs after \(stage.rawValue)"
    case .workbookMissing(let file): "workbook missing: \(file)"
    case .workbookChanged(let file): "workbook changed since it was written: \(file)"
    }
  }

  private var chinese: String {
    switch self {
    case .upToDate: "无需运行：来源、设置和程序都没有变化"
    case .neverRun: "尚未运行过"
    case .programChanged: "程序已更新"
    case .settingsChanged: "有关设置已修改"
    case .sourceAdded(let file): "新增来源文件：\(file)"
    case .sourceRemoved(let file): "来源文件已移除：\(file)"
    case .sourceChanged(let file): "来源文件已改变：\(file)"
    case .tableMissing(let table): "缺少数据表：\(table)"
    case .after(let stage): "前一步“\(stage.chineseName)”将重新运行"
    case .workbookMissing(let file): "缺少工作簿：\(file)"
    case .workbookChanged(let file): "工作簿写出后被改动：\(file)"
    }
  }
}

/// A stage and what is to become of it.
public struct PlannedStage: Sendable, Hashable {
  public var name: StageName
  public var reason: StageReason
}
