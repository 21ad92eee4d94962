extension WorkspaceSchema {
  /// The tables of the stage `evaluate`.
  static let leaderTables: [TableSchema] = [
    TableSchema(
      "leader_score", key: ["merchant_id"],
      [
        .key("merchant_id"), .key("site"), .real("composite"), .key("coverage", .real), .key("failed_gates"),
        .integer("rank"), .integer("site_rank"), .integer("rank_low"), .integer("rank_high"),
        .real("top_probability"), .key("chosen", .integer), .key("reason"), .key("choice_note"), .real("topsis"),
        .integer("topsis_rank"), .integer("topsis_site_rank"), .integer("rank_difference"),
        .real("jitter_probability"), .key("caution"),
      ]),
    TableSchema(
      "leader_indicator", key: ["merchant_id", "indicator"],
      [.key("merchant_id"), .key("indicator"), .key("weight", .real), .real("raw"), .real("scaled")]),
    TableSchema(
      "leader_weight", key: ["indicator"],
      [
        .key("position", .integer), .key("indicator"), .key("name"), .key("source"), .key("direction"),
        .key("normalise"),
        .key("weighting"), .key("weight", .real), .key("declared", .real), .real("ahp"), .real("entropy"),
        .real("combined"), .key("capped", .integer), .real("consistency_ratio"), .key("remark"),
      ]),
    TableSchema(
      "leader_judgement", key: ["judge", "indicator", "over"],
      [.key("judge", .integer), .key("indicator"), .key("over"), .key("importance", .real)]),
    TableSchema(
      "leader_gate", key: ["merchant_id", "gate"],
      [.key("merchant_id"), .key("gate"), .key("found"), .key("required"), .key("passed", .integer), .key("failure")]),
    TableSchema(
      "leader_method", key: ["merchant_id", "method"],
      [
        .key("merchant_id"), .key("method"), .key("value", .real), .key("rank", .integer),
        .key("site_rank", .integer),
      ]),
    TableSchema(
      "leader_site", key: ["site"],
      [
        .key("site"), .key("merchants", .integer), .key("eligible", .integer), .key("scored", .integer),
        .key("chosen", .integer), .real("gap"), .key("trade_places", .integer), .key("largest_trade"),
        .key("largest_trade_chosen", .integer), .key("blocked_by_trade"), .key("tied_with_last"),
        .key("topsis_agreeing", .integer), .key("topsis_only"), .key("unstable"),
      ]),
    TableSchema(
      "leader_evidence", key: ["merchant_id", "position"],
      [
        .key("merchant_id"), .key("position", .integer), .key("section"), .key("name"), .real("raw"), .real("scaled"),
        .real("weight"), .real("points"), .key("text"), .integer("file_id"), .integer("line"),
      ]),
  ]
}
