/// WT608x: settings of the leader evaluation.
extension FindingCatalogue {
  static let inconsistentJudgement = Entry(
    chinese: Texts(
      title: "判断矩阵不一致",
      message: "两两判断自相矛盾：{found}，应为{expected}",
      cause: "例如判断甲重于乙、乙重于丙，却又判断丙重于甲。层次分析法要求一致性比率CR小于0.10。",
      remedy: "请该专家重新核对这张判断矩阵；不要为通过检查而改数。"),
    english: Texts(
      title: "judgements contradict each other",
      message: "the pairwise judgements contradict each other: {found}; expected {expected}",
      cause:
        "Such as A over B and B over C, yet C over A. The analytic hierarchy process asks for a consistency ratio below 0.10.",
      remedy: "let the judge go over the table again; do not bend numbers to pass the check"))
}
