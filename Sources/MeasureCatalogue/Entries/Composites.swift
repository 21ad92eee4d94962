import Measures

/// Composite evaluation.
extension MeasureCatalogue {
  static let composites: [MeasureEntry] = [
    MeasureEntry(
      "entropy_weights", "Weights by how much a criterion tells units apart", "matrix [[num]]", "entropy, weights",
      convention: "rows are units; shares by column; a constant criterion weighs 0",
      source: "C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981)",
      example: #"{"matrix":[[80,2,0.9],[90,1,0.8],[70,4,0.95],[85,0,0.85]]}"#
    ) { a in
      Answer(entropyWeights(a.matrix("matrix"))) { [Output("entropy", $0.entropy), Output("weights", $0.weights)] }
    },
    MeasureEntry(
      "entropy_weights_minmax", "The same after min-max by direction", "matrix [[num]], benefit [bool]", "weights",
      convention: "(x−min)/(max−min), turned where less is better",
      source: "C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981)",
      example: #"{"matrix":[[80,2,0.9],[90,1,0.8],[70,4,0.95],[85,0,0.85]],"benefit":[true,false,true]}"#
    ) { a in
      Answer(entropyWeights(a.matrix("matrix"), higherIsBetter: a.flags("benefit"))) { [Output("weights", $0.weights)] }
    },
    MeasureEntry(
      "topsis", "Units by distance from the best and the worst", "matrix [[num]], weights [num], benefit [bool]",
      "closeness, distance_best, distance_worst, rank_min",
      convention: "vector normalisation, weights scaled to 1; rank 1 best, ties share the better rank",
      source: "C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981)",
      example:
        #"{"matrix":[[80,2,0.9],[90,1,0.8],[70,4,0.95],[85,0,0.85]],"weights":[1,1,1],"benefit":[true,false,true]}"#
    ) { a in
      Answer(idealSolution(a.matrix("matrix"), weights: a.nums("weights"), higherIsBetter: a.flags("benefit"))) {
        [
          Output("closeness", $0.closeness, .allEqual), Output("distance_best", $0.distanceBest),
          Output("distance_worst", $0.distanceWorst), Output("rank_min", $0.ranks, .allEqual),
        ]
      }
    },
    MeasureEntry(
      "ahp", "Weights from judgements in pairs",
      "matrix [[num]], random_index [num] = [0,0,0.58,0.9,1.12,1.24,1.32,1.41,1.45,1.49]",
      "weights, lambda_max, consistency_index, consistency_ratio, acceptable, weights_geometric_mean, weights_column_mean",
      convention: "principal eigenvector; CI = (λ−n)/(n−1), CR = CI/RI, acceptable below 0.10; random_index from n = 1",
      source: "T. L. Saaty, The Analytic Hierarchy Process (1980)",
      example: #"{"matrix":[[1,3,5],[0.3333333333333333,1,2],[0.2,0.5,1]]}"#
    ) { a in
      Answer(pairwiseJudgements(a.matrix("matrix"), randomIndex: a.nums("random_index"))) {
        [
          Output("weights", $0.weights), Output("lambda_max", $0.largestEigenvalue),
          Output("consistency_index", $0.consistencyIndex), Output("consistency_ratio", $0.consistencyRatio, .tooFew),
          Output("acceptable", $0.consistencyRatio.map { $0 < 0.1 }, .tooFew),
          Output("weights_geometric_mean", $0.geometricWeights), Output("weights_column_mean", $0.columnWeights),
        ]
      }
    },
    MeasureEntry(
      "bootstrap_rank_exact", "Ranks of group means under resampling, exactly", "groups [[num]]",
      "prob_rank, expected_rank, prob_any_tie, prob_best",
      convention: "enumeration; rank 1 the highest mean, ties share the better rank; prob_rank by group and rank",
      source: "B. Efron, Ann. Stat. 7 (1979); H. Goldstein and D. J. Spiegelhalter, JRSS A 159 (1996)",
      example: #"{"groups":[[5,4],[3,4],[2,5]]}"#
    ) { a in
      Answer(exactRankBootstrap(a.rows("groups"))) {
        [
          Output("prob_rank", $0.rankProbabilities), Output("expected_rank", $0.expectedRanks),
          Output("prob_any_tie", $0.anyTie), Output("prob_best", $0.best),
        ]
      }
    },
    MeasureEntry(
      "bootstrap_mean_exact", "The mean under resampling, exactly", "y [num]", "mean, se, p2_5, p97_5",
      convention: "enumeration; smallest mean whose cumulative probability reaches the share",
      source: "B. Efron, Ann. Stat. 7 (1979)", example: #"{"y":[1,2,4,7]}"#
    ) { a in
      Answer(resamplingDistribution(a.nums("y"))) {
        [
          Output("mean", $0.mean), Output("se", $0.deviation), Output("p2_5", $0.quantile(0.025)),
          Output("p97_5", $0.quantile(0.975)),
        ]
      }
    },
    MeasureEntry(
      "rank_methods", "Ranks with ties", "scores [num or null], descending bool = true, tie_epsilon num = 0",
      "competition, dense, average", convention: "neighbours in order that differ by tie_epsilon at most are tied",
      source: "1, 2, 2, 4; 1, 2, 2, 3; 1, 2.5, 2.5, 4", example: #"{"scores":[90,85,85,null,70]}"#
    ) { a in
      let tie = a.num("tie_epsilon")
      guard tie >= 0 else { return .refused(.outOfDomain) }
      let ranks = rankMethods(a.optionalNums("scores"), descending: a.flag("descending"), tie: tie)
      return .figures([
        Output("competition", ranks.competition), Output("dense", ranks.dense), Output("average", ranks.average),
      ])
    },
  ]
}
