extension WorkspaceSchema {
  /// Whose figure a row is: what `grouping` names is filled in, the rest is NULL.
  private static let group: [ColumnSchema] = [
    .key("grouping"), .text("site"), .text("trade"), .text("merchant_id"), .text("month"), .text("class"),
  ]

  private static let sentence: [ColumnSchema] = [
    .key("position", .integer), .key("grouping"), .text("site"), .key("topic"), .key("text"),
  ]

  /// The tables of the figure plane.
  static let figureTables: [TableSchema] = [
    TableSchema(
      "need_summary",
      group + [
        .text("item"), .key("merchants", .integer), .key("frame", .integer), .key("asked", .integer), .real("rate"),
        .real("rate_low"), .real("rate_high"), .key("method"), .integer("mentions"), .real("share"),
        .key("rank", .integer), .key("met", .integer), .key("waiting", .integer), .real("met_rate"),
        .real("median_days"),
      ]),
    TableSchema(
      "need_outcome", key: ["merchant_id", "item"],
      [
        .key("merchant_id"), .text("site"), .text("class"), .key("item"), .text("first_named_on"),
        .key("met", .integer), .text("met_on"), .integer("days"), .text("service_id"), .text("kind"),
        .text("partner_id"), .key("kinds"),
      ]),
    TableSchema(
      "need_pair", key: ["first", "second"],
      [
        .key("first"), .key("second"), .key("first_merchants", .integer), .key("second_merchants", .integer),
        .key("both", .integer), .key("expected", .real), .real("lift"), .real("overlap"),
      ]),
    TableSchema(
      "need_change", key: ["item"],
      [
        .key("item"), .key("basis"), .key("merchants", .integer), .key("named_base", .integer),
        .key("named_report", .integer), .key("gained", .integer), .key("lost", .integer), .real("p_exact"),
        .real("p_midp"), .real("p_holm"),
      ]),
    TableSchema(
      "satisfaction_index",
      group + [
        .key("period"), .key("item"), .key("n", .integer), .real("mean"), .real("index"), .real("index_low"),
        .real("index_high"), .key("interval_method"), .real("top_two"), .real("top_two_low"), .real("top_two_high"),
        .integer("promoters"), .integer("passives"), .integer("detractors"), .real("nps"), .real("nps_low"),
        .real("nps_high"), .text("band"), .key("method"),
      ]),
    TableSchema(
      "satisfaction_driver",
      [
        .key("item"), .key("name"), .real("importance"), .real("importance_low"), .real("importance_high"),
        .key("importance_method"), .real("performance"), .real("performance_low"), .real("performance_high"),
        .key("quadrant"), .real("item_rest"), .real("alpha"), .real("alpha_low"), .real("alpha_high"),
        .key("complete_answers", .integer), .real("stated"), .real("stated_low"), .real("stated_high"),
        .integer("stated_answers"), .text("stated_quadrant"), .key("quadrant_reason"),
      ]),
    TableSchema(
      "satisfaction_frame",
      [
        .key("grouping"), .text("site"), .key("period"), .key("merchants", .integer), .key("answered", .integer),
        .real("response_rate"), .key("rows", .integer), .key("answers", .integer), .real("item_response_rate"),
        .real("worst"), .real("best"),
      ]),
    TableSchema(
      "satisfaction_wave",
      [
        .key("grouping"), .text("site"), .key("both", .integer), .key("left_out", .integer), .key("joined", .integer),
        .real("change"), .real("change_low"), .real("change_high"), .key("interval_method"),
        .integer("population"), .real("wilcoxon_p"), .key("lost", .integer), .key("gained", .integer),
        .real("mcnemar_p"),
      ]),
    TableSchema(
      "satisfaction_difference", key: ["first_site", "second_site"],
      [
        .key("first_site"), .key("second_site"), .key("difference", .real), .key("difference_low", .real),
        .key("difference_high", .real), .key("clear", .integer), .key("joint_low", .real), .key("joint_high", .real),
        .key("jointly_clear", .integer), .key("bounded", .integer),
      ]),
    TableSchema(
      "complaint_month",
      group + [
        .key("period"), .key("count", .integer), .real("exposure"), .real("rate"), .real("rate_low"),
        .real("rate_high"), .real("centre"), .real("lower"), .real("upper"), .key("limits"), .key("signal"),
        .key("signal_text"),
      ]),
    TableSchema(
      "complaint_comparison",
      group + [
        .key("count_report", .integer), .key("count_base", .integer), .real("share_report"), .real("share_base"),
        .real("exposure_report"), .real("exposure_base"), .real("rate_report"), .real("rate_base"), .real("change"),
        .real("ratio"),
        .real("ratio_low"), .real("ratio_high"), .real("p"), .key("method"), .key("verdict"), .key("wording"),
        .real("dispersion"), .real("dispersion_p"), .real("wide_low"), .real("wide_high"),
      ]),
    TableSchema(
      "complaint_deadline",
      group + [
        .key("period"), .key("deadline"), .key("met", .integer), .key("late", .integer), .key("open", .integer),
        .key("unknown", .integer), .real("rate"), .real("rate_low"), .real("rate_high"),
      ]),
    TableSchema(
      "complaint_period",
      [
        .key("grouping"), .text("site"), .key("comparison"), .key("period_now"), .key("period_then"),
        .key("count_now", .integer),
        .key("count_then", .integer), .real("exposure_now"), .real("exposure_then"), .key("by_days", .integer),
        .real("change"), .real("ratio"), .real("ratio_low"), .real("ratio_high"), .real("p"), .key("verdict"),
        .key("caution"), .key("wording"),
      ]),
    TableSchema(
      "complaint_trend",
      [
        .key("grouping"), .text("site"), .key("method"), .key("months", .integer), .key("by_count", .integer),
        .integer("s"), .real("p"), .real("slope_per_year"), .real("slope_low"), .real("slope_high"),
        .real("autocorrelation"), .key("wording"),
      ]),
    TableSchema(
      "complaint_gap",
      [
        .key("grouping"), .text("site"), .key("gaps"), .key("running", .integer), .key("centre", .real),
        .key("probability_upper", .integer), .integer("signals"), .key("wording"),
      ]),
    TableSchema(
      "complaint_effect",
      [
        .key("grouping"), .text("site"), .key("method"), .key("opened"), .key("months_before", .integer),
        .key("months_after", .integer), .key("count_before", .integer), .key("count_after", .integer),
        .key("exposure_before", .real), .key("exposure_after", .real), .real("ratio"), .real("ratio_low"),
        .real("ratio_high"), .real("p"), .real("slope"), .real("slope_low"), .real("slope_high"),
        .real("last_ratio"), .real("last_low"), .real("last_high"), .real("dispersion"), .key("wording"),
      ]),
    TableSchema(
      "complaint_funnel", key: ["merchant_id"],
      [
        .key("merchant_id"), .key("count", .integer), .key("share", .real), .real("exposure"), .key("exposure_unit"),
        .real("rate"),
        .real("estimate"), .real("expected"), .integer("lower_95"), .integer("upper_95"), .integer("lower_998"),
        .integer("upper_998"), .key("signal"), .real("p"), .real("p_adjusted"), .key("screened", .integer),
      ]),
    TableSchema(
      "complaint_outcome",
      [
        .key("grouping"), .text("site"), .key("period"), .key("received", .integer), .key("pending", .integer),
        .key("refused", .integer), .key("accepted", .integer), .key("open", .integer), .key("closed", .integer),
        .key("mediated", .integer), .key("failed", .integer), .key("withdrawn", .integer),
        .key("closed_without_result", .integer), .key("accepted_by_date", .integer),
        .key("closed_by_date", .integer), .real("mediated_of_closed"), .real("of_closed_low"),
        .real("of_closed_high"), .real("mediated_of_accepted"), .real("of_accepted_low"), .real("of_accepted_high"),
      ]),
    TableSchema(
      "complaint_channel",
      [
        .key("level", .integer), .key("channel"), .key("channel_group"), .key("count_report", .integer),
        .key("count_base", .integer), .real("share_report"), .real("share_base"),
      ]),
    TableSchema(
      "complaint_class",
      [
        .key("scheme"), .key("code"), .key("name"), .key("count_report", .integer), .key("count_base", .integer),
        .real("share_report"), .real("share_base"), .integer("mentions_report"), .integer("mentions_base"),
      ]),
    TableSchema(
      "complaint_class_month",
      [
        .key("grouping"), .text("site"), .key("month"), .key("period"), .key("scheme"), .key("code"), .key("name"),
        .key("count", .integer), .key("total", .integer), .real("share"),
      ]),
    TableSchema(
      "complaint_repeat",
      [
        .key("grouping"), .text("site"), .key("period"), .key("complaints", .integer), .key("known", .integer),
        .key("persons", .integer), .key("persons_again", .integer), .key("of_persons_again", .integer),
        .key("most_of_one", .integer), .key("again", .integer), .real("again_rate"), .real("again_low"),
        .real("again_high"), .key("merchants", .integer), .key("merchants_again", .integer),
        .key("of_merchants_again", .integer), .key("wording"),
      ]),
    TableSchema("need_sentence", sentence), TableSchema("satisfaction_sentence", sentence),
    TableSchema("complaint_sentence", sentence), TableSchema("service_sentence", sentence),
    TableSchema("leader_sentence", sentence),
    TableSchema(
      "complaint_duration",
      [
        .key("grouping"), .text("site"), .key("period"), .key("closed", .integer), .key("open", .integer),
        .integer("median_days"), .real("mean_days_of_closed"), .real("within_7"), .real("within_15"),
        .real("within_30"), .real("within_60"),
      ]),
  ]
}
