import Diagnostics
import Workspace

/// What must hold of a stage's tables when it has run: the part of `pipelines/contracts/` that a machine can check. A stage
/// that breaks its contract is undone.
enum StageContract {
  /// A rule of a table: rows that break it are found by the condition.
  private struct Rule {
    var table: String
    /// True for a row that breaks the rule.
    var isBroken: String

    init(_ table: String, _ isBroken: String) {
      self.table = table
      self.isBroken = isBroken
    }
  }

  private static func rules(_ stage: StageName) -> [Rule] {
    switch stage {
    case .ingest, .clean: return rowRules(stage)
    case .classify, .export: return []
    case .tally:
      return [
        Rule("complaint_tally", "instr(cells, '-') > 0 AND array <> 'shares'"),
        Rule("satisfaction_tally", "instr(cells, '-') > 0"),
      ]
    case .needs:
      return [
        Rule("need_summary", "asked > merchants OR merchants > frame OR met > asked"),
        Rule("need_summary", "rate NOT BETWEEN 0 AND 1 OR met_rate NOT BETWEEN 0 AND 1 OR share NOT BETWEEN 0 AND 1"),
        Rule("need_summary", outside("rate")),
        Rule("need_closure", "met + open <> named OR met_share NOT BETWEEN 0 AND 1"),
      ]
    case .satisfaction:
      return [
        Rule("satisfaction_index", "n < 0 OR (n = 0) <> (mean IS NULL)"),
        Rule("satisfaction_index", "\"index\" NOT BETWEEN 0 AND 100 OR top_two NOT BETWEEN 0 AND 1"),
        Rule("satisfaction_index", outside("index") + " OR " + outside("top_two")),
        Rule("satisfaction_index", "nps NOT BETWEEN -100 AND 100"),
      ]
    case .complaints:
      return [
        Rule("complaint_month", "count < 0 OR rate < 0 OR lower > upper OR \(outside("rate"))"),
        Rule("complaint_comparison", "p NOT BETWEEN 0 AND 1 OR \(outside("ratio"))"),
        Rule("complaint_period", "p NOT BETWEEN 0 AND 1 OR \(outside("ratio"))"),
        Rule("complaint_outcome", "received <> pending + refused + accepted OR accepted <> open + closed"),
        Rule("complaint_outcome", "closed <> mediated + failed + withdrawn + closed_without_result"),
        Rule("complaint_repeat", "known > complaints OR persons > known OR of_persons_again > known OR again > known"),
        Rule("complaint_duration", "within_7 > within_15 + 1e-9 OR within_15 > within_30 + 1e-9"),
        Rule("complaint_deadline", "min(met, late, open, unknown) < 0 OR rate NOT BETWEEN 0 AND 1"),
      ]
    case .services:
      return [
        Rule("service_summary", "responded_in_time > respond_due OR completed_in_time > complete_due"),
        Rule("service_summary", "responded > requests OR completed > requests OR saved_fen < 0 OR gained_fen < 0"),
        Rule("service_promise", "in_time > due OR done > requests OR due + unknown > requests OR \(outside("share"))"),
        Rule("service_money", "valued > services OR max(with_saved, with_gained) > valued"),
        Rule(
          "service_money", "total_fen <> saved_fen + gained_fen OR largest_fen > total_fen OR pending_fen > total_fen"),
      ]
    case .evaluate:
      return [
        Rule("leader_score", "chosen = 1 AND composite IS NULL"),
        Rule("leader_score", "composite NOT BETWEEN 0 AND 100.000001 OR coverage NOT BETWEEN 0 AND 1.000001"),
        Rule("leader_score", "(topsis IS NULL) <> (composite IS NULL) OR topsis NOT BETWEEN 0 AND 100.000001"),
        Rule("leader_indicator", "weight NOT BETWEEN 0 AND 1.000001"),
        Rule("leader_gate", "passed <> (failure = '')"),
        Rule("leader_site", "chosen > scored OR scored > eligible OR eligible > merchants"),
      ]
    }
  }

  private static func rowRules(_ stage: StageName) -> [Rule] {
    let account = Rule("source_file", "read <> kept + rejected + duplicates")
    guard stage == .clean else { return [account] }
    let small = [
      ("merchant", "merchants"), ("exposure", "exposure"), ("service", "services"), ("partner", "partners"),
      ("programme", "programmes"), ("assessment", "assessments"),
    ]
    return [account]
      + small.map { table, source in
        let rows = "(SELECT count(*) FROM \(table))"
        let kept = "(SELECT ifnull(sum(kept), 0) FROM source_file WHERE source = '\(source)')"
        // One row stands for the whole table.
        return Rule("source_file", "file_id = 0 AND \(rows) <> \(kept)")
      }
  }

  /// Breaks where a figure lies outside its own interval, but for rounding.
  private static func outside(_ name: String) -> String {
    "\"\(name)\" < \(name)_low - 1e-9 OR \"\(name)\" > \(name)_high + 1e-9"
  }

  /// Checks a stage's tables; throws with every rule that is broken.
  ///
  /// Findings: WT6017.
  static func check(_ stage: StageName, in transaction: WorkspaceTransaction) throws(Failure) {
    var findings: [Finding] = []
    for rule in rules(stage) {
      let rows = try transaction.rows("SELECT count(*) FROM \(rule.table) WHERE \(rule.isBroken)")
      guard let count = rows.first?.first?.integer, count > 0 else { continue }
      findings.append(
        Finding(
          .checkFailed, at: SourcePosition(file: transaction.workspacePath), heading: rule.table, found: "\(count)",
          expected: "NOT (\(rule.isBroken))"))
    }
    if !findings.isEmpty { throw Failure(.rejected, findings) }
  }
}
