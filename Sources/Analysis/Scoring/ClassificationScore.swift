public import Measures

/// What people and program said of one text: numbers of labels, the main one first.
public struct ScoredText: Sendable {
  public var truth: [Int]
  public var given: [(label: Int, confidence: Double)]

  public init(truth: [Int], given: [(label: Int, confidence: Double)]) {
    self.truth = truth
    self.given = given
  }
}

/// Precision, recall and what goes with them, of labels given to texts against those that people gave.
public struct ClassificationScore: Sendable {
  public var texts = 0
  /// Labels that people or program gave at all, in the scheme's order.
  public var classes: [ClassScore] = []
  /// Share of texts whose labels are all right, and none beside them.
  public var exactShare = 0.0
  /// Share of texts whose main label is right.
  public var accuracy = 0.0
  /// `confusion[i][j]`: texts with the main label i that were given the main label j; the last column: none.
  public var confusion: [[Int]] = []
  public var labels: [String] = []
  /// Agreement on the main label.
  public var kappa: CohenKappa?
  /// Of kappa, 95 %. Nil where the interval would have no width: without any error, or any agreement, its formula has nothing to
  /// estimate from and claims a certainty that few texts cannot give.
  public var kappaInterval: (lower: Double, upper: Double)? {
    guard let kappa = kappa?.kappa, kappa.upper - kappa.lower > 1e-9 else { return nil }
    return (kappa.lower, kappa.upper)
  }
  public var coverage: [CoveragePoint] = []
  public var calibration: [CalibrationBin] = []
  /// Mean distance of stated confidence and share right, over the bins.
  public var calibrationError = 0.0

  public init(_ rows: [ScoredText], labels: [String]) {
    self.labels = labels
    texts = rows.count
    count(rows)
    measureAgreement(rows)
    measureConfidence(rows)
  }

  /// Means of the classes; those of the labels that the filter takes.
  public func macro(_ value: KeyPath<ClassScore, Double>, of isMeant: (String) -> Bool = { _ in true }) -> Double {
    let meant = classes.filter { isMeant($0.label) }
    return meant.isEmpty ? 0 : meant.reduce(0) { $0 + $1[keyPath: value] } / Double(meant.count)
  }

  /// Over all labels of all texts at once.
  public var micro: ClassScore {
    ClassScore(
      label: "", support: classes.reduce(0) { $0 + $1.support }, predicted: classes.reduce(0) { $0 + $1.predicted },
      hits: classes.reduce(0) { $0 + $1.hits })
  }

  private mutating func count(_ rows: [ScoredText]) {
    var all = labels.map { ClassScore(label: $0, support: 0, predicted: 0, hits: 0) }
    var exact = 0
    for row in rows {
      let given = Set(row.given.map(\.label))
      for label in Set(row.truth) {
        all[label].support += 1
        if given.contains(label) { all[label].hits += 1 }
      }
      for label in given { all[label].predicted += 1 }
      if given == Set(row.truth) { exact += 1 }
    }
    exactShare = rows.isEmpty ? 0 : Double(exact) / Double(rows.count)
    classes = all.filter { $0.support + $0.predicted > 0 }
    for index in classes.indices {
      let (both, support, given) = (classes[index].hits, classes[index].support, classes[index].predicted)
      let table = [[both, support - both], [given - both, rows.count - support - given + both]]
      classes[index].kappa = cohenKappa(table.map { $0.map { Double($0) } }).value?.kappa.value
    }
  }

  private mutating func measureAgreement(_ rows: [ScoredText]) {
    let k = labels.count
    confusion = Array(repeating: Array(repeating: 0, count: k + 1), count: k)
    var right = 0
    for row in rows {
      guard let truth = row.truth.first else { continue }
      let given = row.given.first?.label
      confusion[truth][given ?? k] += 1
      if given == truth { right += 1 }
    }
    accuracy = rows.isEmpty ? 0 : Double(right) / Double(rows.count)
    // «None» is a category of its own, that people never use here.
    let table = confusion.map { $0.map { Double($0) } } + [Array(repeating: 0.0, count: k + 1)]
    kappa = cohenKappa(table).value
  }

  private mutating func measureConfidence(_ rows: [ScoredText]) {
    let main = rows.compactMap { row in
      row.given.first.map { (confidence: $0.confidence, isRight: row.truth.contains($0.label)) }
    }
    coverage = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map { threshold in
      let sure = main.filter { $0.confidence >= threshold }
      let right = sure.count { $0.isRight }
      return CoveragePoint(
        threshold: threshold, coverage: rows.isEmpty ? 0 : Double(sure.count) / Double(rows.count),
        accuracy: sure.isEmpty ? nil : Double(right) / Double(sure.count), count: sure.count)
    }
    var bins = [(count: Int, confidence: Double, right: Int)](repeating: (0, 0, 0), count: 10)
    var total = 0
    for row in rows {
      for given in row.given {
        let bin = min(9, max(0, Int(given.confidence * 10)))
        bins[bin].count += 1
        bins[bin].confidence += given.confidence
        if row.truth.contains(given.label) { bins[bin].right += 1 }
        total += 1
      }
    }
    for (number, bin) in bins.enumerated() where bin.count > 0 {
      let entry = CalibrationBin(
        from: Double(number) / 10, to: Double(number + 1) / 10, count: bin.count,
        confidence: bin.confidence / Double(bin.count), accuracy: Double(bin.right) / Double(bin.count))
      calibration.append(entry)
      calibrationError += abs(entry.confidence - entry.accuracy) * Double(bin.count) / Double(max(total, 1))
    }
  }
}
