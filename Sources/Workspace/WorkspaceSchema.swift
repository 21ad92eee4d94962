/// The tables of the workspace, as the data contract's section 2 lists them. `pipelines/contracts/` documents grain,
/// units and allowed values.
///
/// Days are text `2022-01-31`, moments `2022-01-31 09:05:00`, months `2022-01`; money is whole fen. A merchant is its
/// number; NULL where it was not resolved, and then `merchant_text` still has what the source said.
public enum WorkspaceSchema {
  /// Every table; the item columns of `satisfaction_response` are those that the pipeline declares.
  public static func tables(satisfactionItems: [String]) -> [TableSchema] {
    runTables + sourceTables + typedTables(satisfactionItems: satisfactionItems) + assignmentTables + tallyTables
      + figureTables + serviceTables + leaderTables
  }

  /// The table of a name; nil where there is none.
  public static func table(_ name: String, satisfactionItems: [String] = []) -> TableSchema? {
    tables(satisfactionItems: satisfactionItems).first { $0.name == name }
  }

  private static let origin: [ColumnSchema] = [.key("file_id", .integer), .key("line", .integer)]

  static let runTables: [TableSchema] = [
    TableSchema("meta", key: ["name"], [.key("name"), .key("value")]),
    TableSchema(
      "stage_run", key: ["stage"],
      [
        .key("stage"), .key("inputs_digest"), .key("settings_digest"), .key("program"), .key("version"),
        .key("started"), .key("seconds", .real), .key("read", .integer), .key("kept", .integer),
        .key("rejected", .integer), .key("duplicates", .integer), .key("outputs"),
      ]),
    TableSchema(
      "finding",
      [
        .key("stage"), .key("code"), .key("severity"), .key("file"), .integer("line"), .integer("column"),
        .key("heading"), .key("found"), .key("expected"), .key("rule"), .key("count", .integer), .text("merchant_id"),
      ]),
  ]

  static let sourceTables: [TableSchema] = [
    TableSchema(
      "source_file", key: ["file_id"],
      [
        .key("file_id", .integer), .key("source"), .key("name"), .key("sha256"), .key("bytes", .integer),
        .key("encoding"), .key("byte_order_mark", .integer), .key("delimiter"), .key("line_ending"),
        .key("header_line", .integer), .key("header_lines", .integer), .key("read", .integer),
        .key("kept", .integer), .key("rejected", .integer), .key("duplicates", .integer),
        .key("skipped_lines", .integer), .key("screened", .integer),
      ]),
    TableSchema(
      "source_setting", key: ["source", "setting"],
      [.key("source"), .key("setting"), .key("value"), .key("origin")]),
    TableSchema(
      "response_quality",
      [
        .key("file_id", .integer), .key("source"), .key("code"), .key("action"), .key("count", .integer),
        .key("read", .integer), .key("rate", .real),
      ]),
    TableSchema(
      "rejected_record",
      [
        .key("stage"), .key("file_id", .integer), .key("line", .integer), .key("byte_offset", .integer),
        ColumnSchema("record", .blob), .key("code"), .key("reason"),
      ]),
    TableSchema(
      "raw_record",
      [
        .key("file_id", .integer), .key("line", .integer), .key("byte_offset", .integer), .key("record"),
      ]),
  ]

  static func typedTables(satisfactionItems: [String]) -> [TableSchema] {
    [
      TableSchema(
        "merchant", key: ["merchant_id"],
        [
          .key("merchant_id"), .key("position", .integer), .key("name"), .key("branch"), .key("site"), .key("trade"),
          .key("credit_code"), .text("opened_on"), .text("closed_on"), .integer("party_member"), .key("contact"),
          .key("phone"), .real("area_sqm"), .integer("staff"),
        ] + origin),
      TableSchema(
        "need_response",
        [
          .key("response_id"), .text("merchant_id"), .text("merchant_text"), .text("surveyed_on"), .text("surveyor"),
          .text("options"), .text("description"), .integer("urgency"),
        ] + origin),
      TableSchema(
        "satisfaction_response",
        [.key("response_id"), .text("submitted_at"), .text("merchant_id"), .text("merchant_text"), .text("respondent")]
          + satisfactionItems.map { .integer($0) } + [
            .integer("overall"), .integer("recommend"), .text("comment"), .integer("duration"), .real("weight"),
            .text("unanswered"),
          ] + origin),
      TableSchema(
        "complaint",
        [
          .key("complaint_id"), .text("kind"), .text("received_on"), .text("accepted_on"), .text("merchant_id"),
          .text("merchant_text"), .text("channel"), .text("channel_group"), .text("category"), .text("description"),
          .text("complainant"), .text("phone"), .integer("professional"), .integer("amount_fen"),
          .integer("recovered_fen"), .text("status"), .text("due_on"), .text("closed_on"), .text("result"),
          .text("complainant_key"), .text("suspended_from"), .text("suspended_to"), .integer("suspended_days"),
        ] + origin),
      TableSchema(
        "exposure",
        [
          .key("month"), .key("site"), .text("merchant_id"), .integer("visitors"), .integer("transactions"),
        ] + origin),
      TableSchema(
        "service",
        [
          .key("service_id"), .text("merchant_id"), .key("kind"), .text("partner_id"), .text("requested_at"),
          .text("responded_at"), .text("completed_at"), .key("response_doubtful", .integer),
          .key("completion_doubtful", .integer), .key("urgent", .integer), .key("free", .integer),
          .integer("saved_fen"), .integer("gained_fen"),
        ] + origin),
      TableSchema(
        "merchant_decision",
        [
          .key("name"), .key("site"), .text("merchant_id"), .real("score"), .key("rule"), .key("rows", .integer),
          .text("file"), .integer("line"), .key("decision"),
        ]),
      TableSchema(
        "complaint_merchant",
        [.key("complaint_id"), .text("merchant_id"), .key("sixtieths", .integer)] + origin),
      TableSchema("partner", [.key("partner_id"), .key("name"), .key("kind"), .key("region")] + origin),
      TableSchema(
        "programme",
        [
          .key("record_id"), .key("enterprise"), .text("merchant_id"), .key("programme"), .key("status"),
          .text("recorded_on"), .text("site"),
        ] + origin),
      TableSchema(
        "assessment",
        [.text("merchant_id"), .key("indicator"), .key("value", .real), .text("assessed_on")] + origin),
    ]
  }

  static let assignmentTables: [TableSchema] = [
    TableSchema(
      "need_assignment",
      [
        .key("response_id"), .text("class"), .key("item"), .key("is_primary", .integer), .key("method"),
        .key("confidence", .real), .integer("span_start"), .integer("span_length"), .text("evidence"), .text("rule"),
        .text("typo"), .text("former_item"), .key("version"),
      ] + origin),
    TableSchema(
      "complaint_assignment",
      [
        .key("complaint_id"), .key("class"), .key("is_primary", .integer), .key("method"), .key("confidence", .real),
        .integer("span_start"), .integer("span_length"), .text("evidence"), .text("rule"), .text("typo"),
        .key("version"),
      ] + origin),
    TableSchema(
      "review_item",
      [
        .key("source"), .key("record_id"), .key("reason"), .text("text"), .text("suggested"), .text("label"),
        .key("confidence", .real), .text("merchant_id"), .key("text_digest"),
      ] + origin),
    TableSchema(
      "text_example",
      [.key("source"), .key("code"), .key("record_id"), .key("text"), .key("confidence", .real)] + origin),
  ]

  static let tallyTables: [TableSchema] = ["need_tally", "satisfaction_tally", "complaint_tally"].map {
    TableSchema($0, [.key("array"), .key("position", .integer), .key("cells")])
  }
}
