extension WorkspaceSchema {
  /// Whose services a row is about: what `grouping` names is filled in, the rest is NULL.
  private static let place: [ColumnSchema] = [
    .key("grouping"), .text("site"), .text("kind"), .text("partner_id"), .text("merchant_id"), .text("item"),
  ]

  /// The tables of the stage `services`.
  static let serviceTables: [TableSchema] = [
    TableSchema(
      "service_summary",
      [
        .key("grouping"), .text("site"), .key("name"), .key("kind_group"), .key("requests", .integer),
        .key("urgent", .integer), .key("free", .integer), .key("responded", .integer),
        .key("responded_in_time", .integer), .key("respond_due", .integer),
        .key("respond_unknown", .integer), .key("completed", .integer), .key("completed_in_time", .integer),
        .key("complete_due", .integer), .key("complete_unknown", .integer), .real("mean_response_hours"),
        .real("median_response_hours"), .key("saved_fen", .integer), .key("gained_fen", .integer),
      ]),
    TableSchema(
      "service_promise",
      place + [
        .key("urgency"), .key("promise"), .key("promised_hours", .real), .key("requests", .integer),
        .key("done", .integer), .key("due", .integer), .key("in_time", .integer), .key("unknown", .integer),
        .real("share"), .real("share_low"),
        .real("share_high"), .real("hours_q1"), .real("hours_median"), .real("hours_q3"), .real("hours_longest"),
      ]),
    TableSchema(
      "need_closure",
      place + [
        .key("named", .integer), .key("met", .integer), .key("open", .integer),
        .key("without_kind", .integer), .real("met_share"), .real("days_q1"), .real("days_median"), .real("days_q3"),
        .integer("days_longest"), .integer("median_with_open"),
        .real("within_30"), .real("within_90"), .integer("longest_open"),
      ]),
    TableSchema(
      "service_money",
      place + [
        .key("services", .integer), .key("completed", .integer), .key("with_saved", .integer),
        .key("with_gained", .integer), .key("valued", .integer), .real("completeness"), .key("saved_fen", .integer),
        .key("gained_fen", .integer), .key("total_fen", .integer), .key("largest_fen", .integer),
        .real("largest_share"), .key("pending_valued", .integer), .key("pending_fen", .integer),
      ]),
    TableSchema(
      "service_partner", key: ["partner_id"],
      [
        .key("partner_id"), .key("name"), .key("kind"), .key("region"), .key("called", .integer),
        .key("requests", .integer), .key("urgent", .integer), .key("free", .integer), .key("completed", .integer),
        .key("merchants", .integer), .key("sites", .integer), .text("first_request"), .text("last_request"),
      ]),
    TableSchema(
      "service_first_batch", key: ["merchant_id"],
      [
        .key("merchant_id"), .text("site"), .key("service_id"), .text("partner_id"), .text("requested_on"),
        .text("completed_on"), .key("file_id", .integer), .key("line", .integer),
      ]),
  ]
}
