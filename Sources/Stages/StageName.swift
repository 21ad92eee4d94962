public import Pipeline

/// The stages in the order in which they run.
///
/// To add one: a case here with its entry in ``Stage/all``, and its part of ``FigureTables`` or the row plane.
public enum StageName: String, Sendable, Hashable, CaseIterable {
  case ingest, clean, classify, tally, needs, satisfaction, complaints, services, evaluate, export

  /// What staff call it.
  public var chineseName: String {
    switch self {
    case .ingest: "读取"
    case .clean: "清洗"
    case .classify: "归类"
    case .tally: "汇总"
    case .needs: "需求"
    case .satisfaction: "满意度"
    case .complaints: "投诉"
    case .services: "服务"
    case .evaluate: "评价"
    case .export: "输出"
    }
  }

  /// Whether it goes over rows.
  public var isOfRows: Bool { RowStage(rawValue: rawValue) != nil }
}

/// A stage: what it takes its input from, the settings it depends on, and the tables that are its own.
public struct Stage: Sendable {
  public var name: StageName
  /// The stages whose tables it reads.
  public var after: [StageName]
  /// The settings that it depends on beyond those of the stages before it.
  public var parts: [SettingsPart]
  /// Tables that only this stage writes, made anew when it runs.
  public var tables: [String]

  /// All stages in order.
  public static let all: [Stage] = [
    Stage(name: .ingest, after: [], parts: [.reading], tables: ["source_file", "source_setting", "raw_record"]),
    Stage(
      name: .clean, after: [.ingest], parts: [.cleaning],
      tables: [
        "response_quality", "merchant", "need_response", "satisfaction_response", "complaint", "exposure", "service",
        "partner",
        "programme",
        "assessment", "merchant_decision", "complaint_merchant",
      ]),
    Stage(
      name: .classify, after: [.clean], parts: [.classifying],
      tables: ["need_assignment", "complaint_assignment", "review_item", "text_example"]),
    Stage(
      name: .tally, after: [.classify], parts: [.tallying],
      tables: ["need_tally", "satisfaction_tally", "complaint_tally"]),
    Stage(
      name: .needs, after: [.clean, .tally], parts: [.figures],
      tables: ["need_summary", "need_closure", "need_outcome", "need_pair", "need_change", "need_sentence"]),
    Stage(
      name: .satisfaction, after: [.clean, .tally], parts: [.figures],
      tables: [
        "satisfaction_index", "satisfaction_driver", "satisfaction_frame", "satisfaction_difference",
        "satisfaction_wave", "satisfaction_sentence",
      ]),
    Stage(
      name: .complaints, after: [.clean, .tally], parts: [.figures],
      tables: [
        "complaint_month", "complaint_comparison", "complaint_deadline", "complaint_period", "complaint_trend",
        "complaint_gap", "complaint_effect", "complaint_funnel", "complaint_outcome", "complaint_channel",
        "complaint_class", "complaint_class_month", "complaint_repeat", "complaint_duration", "complaint_sentence",
      ]),
    Stage(
      name: .services, after: [.clean], parts: [.figures],
      tables: [
        "service_summary", "service_promise", "service_money", "service_partner", "service_first_batch",
        "service_sentence",
      ]),
    Stage(
      name: .evaluate, after: [.needs, .satisfaction, .complaints, .services], parts: [.leaders],
      tables: [
        "leader_score", "leader_sentence", "leader_indicator", "leader_weight", "leader_judgement", "leader_gate",
        "leader_method",
        "leader_site", "leader_evidence",
      ]),
    Stage(
      name: .export, after: [.needs, .satisfaction, .complaints, .services, .evaluate], parts: [.report], tables: []),
  ]

  /// The stage of a name.
  public static func named(_ name: StageName) -> Stage {
    guard let stage = all.first(where: { $0.name == name }) else {
      preconditionFailure("the stage \(name) has no entry in Stage.all")
    }
    return stage
  }

  /// The stages that a stage's tables come from, itself included, in order.
  public static func needed(for name: StageName) -> [StageName] {
    var needed: Set<StageName> = [name]
    for stage in all.reversed() where needed.contains(stage.name) { needed.formUnion(stage.after) }
    return StageName.allCases.filter(needed.contains)
  }
}
