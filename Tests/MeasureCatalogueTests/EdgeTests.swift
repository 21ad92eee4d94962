import Foundation
import MeasureCatalogue
import Testing

/// What does not exist, what is infinite and what is refused, at the edges of measures.
@Suite struct EdgeTests {
  private func answer(_ name: String, _ line: String) throws -> String {
    let measure = try #require(MeasureCatalogue.measure(named: name))
    var line = line
    return line.withUTF8 { String(decoding: measure.reply(to: $0).bytes, as: UTF8.self) }
  }

  @Test func `squares beyond the range of a double spoil no correlation`() throws {
    for unit in ["e200", "e-200"] {
      let line = "{\"x\":[1\(unit),2\(unit),3\(unit),5\(unit)],\"y\":[1,2,3,4]}"
      // numpy: np.corrcoef([1, 2, 3, 5], [1, 2, 3, 4])
      #expect(try answer("correlation.pearson", line).contains(#""r":0.98270762982399"#))
    }
  }

  @Test func `a table far from independence has an odds ratio and limits about it`() throws {
    let text = try answer("fisher_exact", #"{"table":[[50000,40000],[40000,50000]]}"#)
    // R: fisher.test(matrix(c(50000, 40000, 40000, 50000), 2)), to its digits; the limits hold the estimate.
    for part in [#""odds_ratio_conditional":1.5624"#, #""or_lower":1.5336"#, #""or_upper":1.5918"#] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test func `below the smallest double all p values are 0, and no power is had for nothing`() throws {
    let ratio = try answer("poisson.ratio.exact_conditional", #"{"count1":100000000,"count2":1}"#)
    #expect(ratio.contains(#""p_two_sided_minlike":0,"p_two_sided_central":0"#))
    for power in ["0.025", "0.01", "0.001"] {
      let text = try answer("poisson.required_base_count", "{\"change_percent\":-10,\"power\":\(power)}")
      #expect(text.contains(#""base_count":0,"#))
    }
    let large = try answer("proportion.ci.wilson", #"{"x":9007199254740993,"n":9007199254740993}"#)
    #expect(large.contains("2^53"))
  }

  @Test(arguments: [
    ("poisson.ci.garwood", #"{"count":3,"exposure":0}"#, "no_exposure"),
    ("poisson.dispersion_test", #"{"counts":[0,0],"exposures":[1,1]}"#, "all_equal"),
    ("poisson.dispersion_test", #"{"counts":[4],"exposures":[1]}"#, "too_few"),
    (
      "poisson.did_ratio", #"{"treated_before":4,"treated_after":0,"control_before":5,"control_after":5}"#, "zero_count"
    ),
    ("descriptive.univariate", #"{"y":[null]}"#, "no_base"), ("descriptive.univariate", #"{"y":[2]}"#, "too_few"),
    ("descriptive.univariate", #"{"y":[1e308,1e308,1e308]}"#, "overflow"),
    ("rate.standardized_indirect", #"{"counts":[4,7],"exposures":[10,10],"standard_rates":[0,0]}"#, "nothing_expected"),
    ("descriptive.univariate", #"{"y":[2,2]}"#, "all_equal"), ("survey.srs_mean", #"{"y":[3]}"#, "too_few"),
    (
      "survey.stratified_mean", #"{"stratum":["a","b","b"],"y":[1,2,3],"stratum_sizes":{"a":5,"b":9}}"#,
      "lonely_stratum"
    ),
    ("survey.stratified_mean", #"{"stratum":["b","b"],"y":[2,3],"stratum_sizes":{"a":5,"b":9}}"#, "empty_stratum"),
    ("survey.weighted_proportion", #"{"y":[1,1],"weights":[1,2]}"#, "at_0_or_1"), ("nps", #"{"scores":[]}"#, "no_base"),
    ("nps", #"{"scores":[9]}"#, "too_few"), ("top_k_box", #"{"scores":[null],"scale_max":5,"k":2}"#, "no_base"),
    ("cronbach_alpha", #"{"items":[[3,3],[3,3]]}"#, "all_equal"),
    ("cronbach_alpha", #"{"items":[[3],[2]]}"#, "too_few"),
    ("correlation.pearson", #"{"x":[1,1,1],"y":[1,2,3]}"#, "all_equal"),
    ("correlation.spearman", #"{"x":[1],"y":[1]}"#, "too_few"), ("mann_kendall", #"{"y":[2,2,2,2]}"#, "all_equal"),
    ("mann_kendall", #"{"y":[1]}"#, "too_few"), ("cochran_armitage", #"{"x":[0,0],"n":[5,5]}"#, "all_equal"),
    ("spc.u_chart", #"{"counts":[1,2],"exposures":[0,0]}"#, "no_exposure"),
    ("spc.laney_u_chart", #"{"counts":[0,0],"exposures":[1,1]}"#, "all_equal"),
    ("spc.xmr_chart", #"{"y":[4]}"#, "too_few"),
    ("its.poisson", #"{"y":[3,4,5,0,0,0,0],"start":3}"#, "separated"),
    ("its.poisson", #"{"y":[3,4,5,2,1,3],"start":9}"#, "collinear"),
    ("chi_square_independence", #"{"table":[[3,0],[4,0]]}"#, "too_few"),
    ("mcnemar", #"{"changed_to_no":0,"changed_to_yes":0}"#, "no_base"),
    ("kruskal_wallis", #"{"groups":[[2,2],[2]]}"#, "all_equal"),
    ("wilcoxon_signed_rank", #"{"x":[1],"y":[1]}"#, "no_base"),
    ("two_proportions", #"{"x1":0,"n1":5,"x2":0,"n2":6}"#, "all_equal"),
    ("entropy_weights", #"{"matrix":[[1,2],[1,2]]}"#, "all_equal"),
    ("topsis", #"{"matrix":[[1,2],[1,2]],"weights":[1,1],"benefit":[true,true]}"#, "all_equal"),
    ("survival.kaplan_meier", #"{"time":[3,4],"closed":[0,0]}"#, "not_reached"),
    ("cohen_kappa", #"{"table":[[4,0],[0,0]]}"#, "all_equal"),
    ("concentration", #"{"counts":[0,0],"top":[1]}"#, "no_base"),
    ("median_ci_order_statistics", #"{"y":[1,2]}"#, "too_few"),
    ("derived_importance", #"{"overall":[1,2,3,4],"items":[[1,1],[2,2],[3,3],[5,5]]}"#, "collinear"),
    ("ols", #"{"y":[1,2,3],"X":[[1,2],[1,2],[1,2]]}"#, "collinear"),
    ("period_change", #"{"y":[0,5],"lag":1}"#, "missing"),
    ("period_change", #"{"y":[0,5],"lag":1}"#, "base_zero"),
    ("period_change", #"{"y":[-5,5],"lag":1}"#, "base_negative"),
    ("poisson.ci.garwood", #"{"count":1000000000,"exposure":1e-300}"#, "overflow"),
    ("poisson.ratio.exact_conditional", #"{"count1":5,"exposure1":1e-308,"count2":5,"exposure2":1e308}"#, "overflow"),
    ("cronbach_alpha", #"{"items":[[1,2],[2,1],[3,0]]}"#, "all_equal"),
    ("survival.kaplan_meier", #"{"time":[3,4],"closed":[1,1]}"#, "at_0_or_1"),
  ])
  func `what does not exist is null with its reason`(name: String, line: String, reason: String) throws {
    let text = try answer(name, line)
    #expect(
      text.contains("null") && text.contains("\"undefined\":{") && text.contains("\"\(reason)\""), "\(name): \(text)")
  }

  @Test(arguments: [
    ("proportion.ci.midp", #"{"x":-1,"n":5}"#, "negative_count"), ("nps", #"{"scores":[11]}"#, "off_scale"),
    ("nps", #"{"scores":[8.5]}"#, "off_scale"), ("nps", #"{"scores":[9,9],"population":1}"#, "n_above_population"),
    ("top_k_box", #"{"scores":[6],"scale_max":5,"k":2}"#, "off_scale"),
    ("survey.weighted_mean", #"{"y":[1,2],"weights":[0,0]}"#, "weights_sum_zero"),
    ("survey.weighted_mean", #"{"y":[1,2],"weights":[1,-1]}"#, "negative_weight"),
    ("survey.weighted_proportion", #"{"y":[1,2],"weights":[1,1]}"#, "off_scale"),
    ("csi_weighted_index", #"{"items":[[6]],"weights":[1],"scale_min":1,"scale_max":5}"#, "off_scale"),
    ("csi_weighted_index", #"{"items":[[5]],"weights":[0],"scale_min":1,"scale_max":5}"#, "weights_sum_zero"),
    ("topsis", #"{"matrix":[[1]],"weights":[0],"benefit":[true]}"#, "weights_sum_zero"),
    ("ahp", #"{"matrix":[[1,2],[3,1]]}"#, "not_reciprocal"), ("ahp", #"{"matrix":[[1,2]]}"#, "not_square"),
    ("p_adjust", #"{"p":[1.5]}"#, "probability_out_of_range"),
    ("dist.normal_quantile", #"{"p":-0.1}"#, "probability_out_of_range"),
    ("dist.t_quantile", #"{"p":0.5,"df":0}"#, "out_of_domain"),
    ("correlation.pearson", #"{"x":[1],"y":[1,2]}"#, "lengths_differ"),
    ("fisher_exact", #"{"table":[[1,2,3],[4,5,6]]}"#, "not_2x2"),
    ("fisher_exact", #"{"table":[[1,2],[4]]}"#, "ragged_matrix"),
    ("survey.stratified_mean", #"{"stratum":["z"],"y":[1],"stratum_sizes":{"a":5}}"#, "unknown_group"),
    (
      "survey.poststratified_mean", #"{"group":["a"],"y":[1],"population":9,"group_sizes":{"a":5}}"#, "margins_disagree"
    ),
    ("nonresponse.bounds", #"{"sum":600,"respondents":100,"population":124,"scale_min":1,"scale_max":5}"#, "off_scale"),
    ("spc.np_chart", #"{"x":[6],"n":5}"#, "x_above_n"),
    ("survival.kaplan_meier", #"{"time":[-1],"closed":[1]}"#, "negative_value"),
  ])
  func `what cannot be is refused`(name: String, line: String, code: String) throws {
    let text = try answer(name, line)
    #expect(text.hasPrefix(#"{"error":{"code":"\#(code)","message":""#), "\(name): \(text)")
  }

  @Test func `the mean and spread of the largest doubles are as right as of others, and only the sum is beyond them`()
    throws
  {
    let large = try answer("descriptive.univariate", #"{"y":[1e308,-1e308,1e308]}"#)
    // numpy of [1, -1, 1], times 1e308.
    #expect(large.contains(#""mean":3.333333333333333"#) && large.contains(#""sd":1.154700538379251"#))
    #expect(!large.contains("undefined"))
    let equal = try answer("descriptive.univariate", #"{"y":[1e308,1e308,1e308]}"#)
    #expect(equal.contains(#""sum":null"#) && equal.contains(#""sum":"overflow""#))
  }

  @Test func `what was observed is told where nothing is expected`() throws {
    let text = try answer(
      "rate.standardized_indirect", #"{"counts":[0,0],"exposures":[10,10],"standard_rates":[0,0]}"#)
    #expect(text.hasPrefix(#"{"observed":0,"expected":0,"ratio":null,"lower":null,"upper":null"#))
  }

  @Test func `items that all but repeat each other have no shares, and that is why`() throws {
    let rows = (0..<60).map { "[\($0 % 5 + 1),\(Double($0 % 5 + 1) + Double($0 % 7) * 1e-8),\($0 * 7 % 4)]" }
    let overall = (0..<60).map { "\($0 % 5 + 1 + $0 % 2)" }
    let line = #"{"overall":[\#(overall.joined(separator: ","))],"items":[\#(rows.joined(separator: ","))]}"#
    let text = try answer("derived_importance", line)
    #expect(text.contains(#""relative_weights":null,"lmg_shares":null"#))
    #expect(text.contains(#""relative_weights":"collinear","lmg_shares":"collinear""#), "\(text)")
    #expect(text.contains(#""vif":["#))
  }

  @Test func `no event after a campaign is ratio 0 and said`() throws {
    let text = try answer("its.poisson_level_only", #"{"y":[3,4,5,0,0,0],"start":3}"#)
    #expect(text.contains(#""rate_ratio_level":0,"#) && text.contains(#""separated":true"#))
    #expect(text.contains(#""log_rr_last":"-Infinity""#) && !text.contains("nan"))
  }

  @Test func `the documentation page is what the register says`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/measures.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page == MeasureCatalogue.page + "\n", "wotu measure --page > docs/measures.md")
  }
}
