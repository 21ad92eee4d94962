import Analysis
import Diagnostics
import Measures
import Stages

/// A score as people read it on a terminal.
struct ScoreText {
  let language: Language

  private func word(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  func lines(_ report: TrainingRun.Report) -> [String] {
    guard let best = report.best else { return [] }
    let score = best.score
    var lines = [
      word("文本 \(score.texts) 条，", "\(score.texts) texts, ") + validation(report),
      "",
      row([
        word("方法", "method"), word("主类与人工主类相同", "main label right"), word("全部标签相同", "all labels right"), "macro P",
        "macro R", "macro F1",
        "micro F1",
      ]),
    ]
    for (name, score) in report.methods {
      lines.append(
        row([
          self.name(name), percent(score.accuracy), percent(score.exactShare), fixed(score.macro(\.precision)),
          fixed(score.macro(\.recall)), fixed(score.macro(\.f1)), fixed(score.micro.f1),
        ]))
    }
    if report.kind == .needs {
      lines += [
        word("需求项 macro F1（不含余类）：", "macro F1 of items, residual codes apart: ")
          + fixed(score.macro(\.f1, of: report.isItem)),
        word("未归类 Z9：", "unclassified Z9: ") + percent(report.unclassifiedShare),
      ]
    }
    if let kappa = score.kappa {
      lines.append(
        "Cohen κ \(fixed(kappa.kappa.value))"
          + (score.kappaInterval.map { "（95%: \(fixed($0.lower))–\(fixed($0.upper))）" }
            ?? word(
              "（95%: —，全对、全错或只有一类时没有可估的误差）", " (95%: —: all right, all wrong or one label leave no error to estimate)"))
      )
    }
    lines += ["", word("以下为：", "what follows is of: ") + name(best.name)]
    lines += classes(score) + coverage(score) + calibration(score) + confusion(score)
    return lines
  }

  private func validation(_ report: TrainingRun.Report) -> String {
    switch report.validation {
    case .heldOut:
      word("模型没有见过", "not seen by the model")
        + (report.seen > 0
          ? word("；另有 \(report.seen) 条模型学过，不计", "; \(report.seen) more that it learned from are left out") : "")
    case .crossValidation(let folds):
      word("\(folds) 折交叉验证", "\(folds)-fold cross-validation")
        + (report.repeated > 0
          ? word(
            "；其中 \(report.repeated) 条与前面的文本相同，归入同一折",
            "; \(report.repeated) repeat a text before them and lie in its fold") : "")
    }
  }

  private func name(_ method: String) -> String {
    guard language == .chinese else { return method }
    return ["rules": "规则", "model": "模型", "combined": "规则+模型"][method] ?? method
  }

  private func classes(_ score: ClassificationScore) -> [String] {
    [
      "",
      row([word("类别", "label"), word("人工", "support"), word("系统", "given"), word("一致", "hits"), "P", "R", "F1", "κ"]),
    ]
      + score.classes.map { entry in
        row([
          entry.label, "\(entry.support)", "\(entry.predicted)", "\(entry.hits)", fixed(entry.precision),
          fixed(entry.recall), fixed(entry.f1), entry.kappa.map(fixed) ?? "–",
        ])
      } + averages(score)
  }

  /// The mean of the classes, and all labels of all texts at once.
  private func averages(_ score: ClassificationScore) -> [String] {
    let micro = score.micro
    return [
      row([
        "macro", "", "", "", fixed(score.macro(\.precision)), fixed(score.macro(\.recall)), fixed(score.macro(\.f1)),
        "",
      ]),
      row([
        "micro", "\(micro.support)", "\(micro.predicted)", "\(micro.hits)", fixed(micro.precision), fixed(micro.recall),
        fixed(micro.f1), "",
      ]),
    ]
  }

  private func coverage(_ score: ClassificationScore) -> [String] {
    [
      "",
      row([
        word("置信度≥", "confidence ≥"), word("覆盖", "coverage"),
        word("主类在人工标签之内", "main label among those of people"), "n",
      ]),
    ]
      + score.coverage.map { point in
        row([fixed(point.threshold), percent(point.coverage), point.accuracy.map(percent) ?? "–", "\(point.count)"])
      }
  }

  private func calibration(_ score: ClassificationScore) -> [String] {
    [
      "",
      row([
        word("所称置信度", "stated"), word("平均", "mean"), word("标签在人工标签之内", "labels among those of people"), "n",
      ]),
    ]
      + score.calibration.map { bin in
        row(["\(fixed(bin.from))–\(fixed(bin.to))", percent(bin.confidence), percent(bin.accuracy), "\(bin.count)"])
      } + [word("平均偏差：", "mean distance: ") + percent(score.calibrationError)]
  }

  /// Only labels that occur as main ones.
  private func confusion(_ score: ClassificationScore) -> [String] {
    let k = score.labels.count
    let used = (0..<k).filter { label in
      score.confusion[label].contains { $0 > 0 } || score.confusion.contains { $0[label] > 0 }
    }
    guard used.count <= 30 else {
      return ["", word("混淆矩阵有 \(used.count) 类，见 --json", "confusion of \(used.count) labels: see --json")]
    }
    let corner = word("人工＼系统", "people\\program")
    let header = row([corner] + used.map { score.labels[$0] } + [word("无", "none")])
    return ["", word("混淆矩阵（主类）", "confusion of main labels"), header]
      + used.map { label in
        let cells = (used + [k]).map { score.confusion[label][$0] }
        return row([score.labels[label]] + cells.map { $0 == 0 ? "·" : "\($0)" })
      }
  }

  /// Columns a tab apart: Chinese and Latin widths differ from terminal to terminal.
  private func row(_ cells: [String]) -> String { cells.joined(separator: "\t") }

  private func fixed(_ value: Double) -> String { Self.fixed(value, 3) }
  private func percent(_ value: Double) -> String { Self.fixed(value * 100, 1) + "%" }

  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    let units = Int((abs(value) * Double(power)).rounded())
    let fraction = "\(units % power)"
    let sign = value < 0 && units > 0 ? "-" : ""
    return sign + "\(units / power)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}

extension ScoreText {
  /// One object on one line.
  static func json(_ report: TrainingRun.Report, file: String) -> String {
    guard let best = report.best else { return "{}" }
    var members = [
      "\"type\":\"score\"", "\"file\":\(JSONLine.quoted(file))", "\"kind\":\"\(report.kind.rawValue)\"",
      "\"several_labels\":\(report.isMultiLabel)",
    ]
    switch report.validation {
    case .heldOut: members.append("\"validation\":\"held_out\",\"folds\":null")
    case .crossValidation(let folds): members.append("\"validation\":\"cross_validation\",\"folds\":\(folds)")
    }
    members.append("\"method\":\"\(best.name)\"")
    members.append("\"repeated_texts\":\(report.repeated),\"seen_texts\":\(report.seen)")
    members += summary(best.score, report)
    members.append("\"unclassified_share\":\(number(report.unclassifiedShare))")
    members += details(best.score)
    let methods = report.methods.map { name, score in
      "{" + (["\"method\":\"\(name)\""] + summary(score, report)).joined(separator: ",") + "}"
    }
    members.append("\"methods\":[\(methods.joined(separator: ","))]")
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func summary(_ score: ClassificationScore, _ report: TrainingRun.Report) -> [String] {
    var members = [
      "\"texts\":\(score.texts)", "\"accuracy\":\(number(score.accuracy))",
      "\"exact_share\":\(number(score.exactShare))",
      "\"macro_precision\":\(number(score.macro(\.precision)))", "\"macro_recall\":\(number(score.macro(\.recall)))",
      "\"macro_f1\":\(number(score.macro(\.f1)))",
      "\"macro_f1_items\":\(number(score.macro(\.f1, of: report.isItem)))",
      "\"micro_precision\":\(number(score.micro.precision))", "\"micro_recall\":\(number(score.micro.recall))",
      "\"micro_f1\":\(number(score.micro.f1))", "\"calibration_error\":\(number(score.calibrationError))",
    ]
    if let kappa = score.kappa {
      members += [
        "\"kappa\":\(number(kappa.kappa.value))",
        "\"kappa_lower\":\(score.kappaInterval.map { number($0.lower) } ?? "null")",
        "\"kappa_upper\":\(score.kappaInterval.map { number($0.upper) } ?? "null")",
      ]
    } else {
      members.append("\"kappa\":null,\"kappa_lower\":null,\"kappa_upper\":null")
    }
    return members
  }

  private static func details(_ score: ClassificationScore) -> [String] {
    let classes = score.classes.map { entry in
      "{\"label\":\(JSONLine.quoted(entry.label)),\"support\":\(entry.support),\"predicted\":\(entry.predicted),"
        + "\"hits\":\(entry.hits),\"precision\":\(number(entry.precision)),\"recall\":\(number(entry.recall)),"
        + "\"f1\":\(number(entry.f1)),\"kappa\":\(entry.kappa.map(number) ?? "null")}"
    }
    let coverage = score.coverage.map { point in
      "{\"threshold\":\(number(point.threshold)),\"coverage\":\(number(point.coverage)),"
        + "\"accuracy\":\(point.accuracy.map(number) ?? "null"),\"count\":\(point.count)}"
    }
    let calibration = score.calibration.map { bin in
      "{\"from\":\(number(bin.from)),\"to\":\(number(bin.to)),\"count\":\(bin.count),"
        + "\"confidence\":\(number(bin.confidence)),\"accuracy\":\(number(bin.accuracy))}"
    }
    let labels = score.labels.map(JSONLine.quoted).joined(separator: ",")
    let rows = score.confusion.map { "[" + $0.map { "\($0)" }.joined(separator: ",") + "]" }.joined(separator: ",")
    return [
      "\"classes\":[\(classes.joined(separator: ","))]", "\"coverage\":[\(coverage.joined(separator: ","))]",
      "\"calibration\":[\(calibration.joined(separator: ","))]",
      "\"confusion\":{\"labels\":[\(labels)],\"given\":[\(labels)\(labels.isEmpty ? "" : ",")null],\"rows\":[\(rows)]}",
    ]
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? "\((value * 1e6).rounded() / 1e6)" : "null"
  }
}
