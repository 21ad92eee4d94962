import Glibc

/// The file of a model: text that can be read and compared. Numbers are rounded when a model is made, so that what was written
/// and read again is the same model to the bit.
extension LearnedModel {
  static let formatLine = "# wotu text model 2"

  /// Weights that matter little are dropped, all are rounded to three decimals. The more weights there are, the more it takes to
  /// matter, so that a file stays small. Features without weights stay: a text is as long as all that is known of it.
  func pruned() -> LearnedModel {
    let k = labels.count
    let limit = ([0.05, 0.1, 0.2] as [Float]).first { limit in weights.count { abs($0) >= limit } <= 150_000 } ?? 0.3
    var entries: [(gram: UInt64, rarity: Float)] = []
    var kept: [Float] = []
    for feature in 0..<vocabulary.count {
      let line = weights[feature * k..<(feature + 1) * k].map { abs($0) < limit ? 0 : Self.rounded($0) }
      entries.append((vocabulary.grams[feature], Self.rounded(vocabulary.rarity[feature])))
      kept += line
    }
    kept += weights[(vocabulary.count * k)...].map(Self.rounded)
    var result = self
    result.vocabulary = Vocabulary(entries, longest: vocabulary.longest)
    result.weights = kept
    result.calibration = calibration.rounded()
    result.combination = combination.rounded()
    result.thresholds = thresholds.map { Self.rounded($0) }
    result.reliability = Reliability(numbers: reliability.numbers.map { Self.rounded($0) })
    result.combinedReliability = Reliability(numbers: combinedReliability.numbers.map { Self.rounded($0) })
    result.prepare()
    return result
  }

  private static func rounded(_ value: Float) -> Float { Float(rounded(Double(value))) }
  fileprivate static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// The whole file.
  public func encoded() -> [UInt8] {
    var text = Self.formatLine + "\n"
    for note in notes { text += "# \(note.name): \(Self.single(note.value))\n" }
    text += "several_labels: \(isMultiLabel)\nalways_labels: \(alwaysLabels)\n"
    for (number, label) in labels.enumerated() { text += "label \(number): \(Self.single(label))\n" }
    text += "longest_gram: \(vocabulary.longest)\n"
    text += "exclusive: \(exclusive.sorted().map { "\($0)" }.joined(separator: " "))\n"
    if let unclassified { text += "unclassified: \(unclassified)\n" }
    text += "thresholds: \(Self.list(thresholds))\n"
    text += "calibration: \(Self.list(calibration.numbers))\ncombination: \(Self.list(combination.numbers))\n"
    text += "reliability: \(Self.list(reliability.numbers))\n"
    text += "combined_reliability: \(Self.list(combinedReliability.numbers))\n"
    let k = labels.count
    text += "constants: \(Self.list(weights[(vocabulary.count * k)...].map { Double($0) }))\n"
    text += "# gram, rarity, weight of label number\n"
    var bytes = Array(text.utf8)
    for feature in 0..<vocabulary.count {
      var line = GramScanner.text(vocabulary.grams[feature]) + "\t" + Self.decimal(Double(vocabulary.rarity[feature]))
      line += "\t"
      var isFirst = true
      for label in 0..<k where weights[feature * k + label] != 0 {
        if !isFirst { line += " " }
        isFirst = false
        line += "\(label):" + Self.decimal(Double(weights[feature * k + label]))
      }
      bytes += line.utf8
      bytes.append(10)
    }
    return bytes
  }

  private static func list(_ values: [Double]) -> String { values.map { decimal($0) }.joined(separator: " ") }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = "\(abs(thousandths) % 1000)"
    var fraction = String(repeating: "0", count: 3 - digits.count) + digits
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1000)" + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func single(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The model in a file's bytes; nil where they are none. `wrongLine` is then the 1-based line that could not be read.
  public init?(_ bytes: [UInt8], wrongLine: inout Int) {
    self.init(
      labels: [], isMultiLabel: false, exclusive: [], alwaysLabels: true, thresholds: [],
      vocabulary: Vocabulary([], longest: 3), weights: [])
    wrongLine = 1
    var constants: [Float] = []
    var entries: [(gram: UInt64, rarity: Float)] = []
    var lines: [[(label: Int, weight: Float)]] = []
    for (number, slice) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      wrongLine = number + 1
      let line = Substring(decoding: slice.last == 13 ? slice.dropLast() : slice, as: UTF8.self)
      if number == 0 {
        guard line == Self.formatLine else { return nil }
      } else if line.isEmpty {
        continue
      } else if line.utf8.contains(9) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 3, let gram = GramScanner.key(parts[0]), let rarity = Float(parts[1]) else { return nil }
        var weights: [(Int, Float)] = []
        for part in parts[2].split(separator: " ") {
          let pair = part.split(separator: ":")
          guard pair.count == 2, let label = Int(pair[0]), labels.indices.contains(label), let weight = Float(pair[1]),
            weight.isFinite
          else { return nil }
          weights.append((label, weight))
        }
        entries.append((gram, rarity))
        lines.append(weights)
      } else if line.hasPrefix("# ") {
        if let colon = line.firstRange(of: ": ") {
          notes.append((String(line[..<colon.lowerBound].dropFirst(2)), String(line[colon.upperBound...])))
        }
      } else if !readSetting(line, &constants) {
        return nil
      }
    }
    let k = labels.count
    guard k > 0, constants.count == k, thresholds.count == k, calibration.offsets.count == k,
      combination.offsets.count == k, exclusive.allSatisfy({ labels.indices.contains($0) })
    else { return nil }
    vocabulary = Vocabulary(entries, longest: vocabulary.longest)
    weights = Array(repeating: 0, count: entries.count * k) + constants
    for (feature, line) in lines.enumerated() {
      for (label, weight) in line { weights[feature * k + label] = weight }
    }
    prepare()
  }

  private mutating func readSetting(_ line: Substring, _ constants: inout [Float]) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let name = line[..<colon]
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    func numbers() -> [Double]? {
      let parts = value.split(separator: " ")
      let values = parts.compactMap { Double($0) }.filter(\.isFinite)
      return values.count == parts.count ? values : nil
    }
    switch name {
    case "several_labels": isMultiLabel = value == "true"
    case "always_labels": alwaysLabels = value == "true"
    case "longest_gram":
      guard let longest = Int(value), (1...3).contains(longest) else { return false }
      vocabulary = Vocabulary([], longest: longest)
    case "exclusive": exclusive = Set((numbers() ?? []).map { Int($0) })
    case "unclassified":
      guard let label = Int(value), labels.indices.contains(label) else { return false }
      unclassified = label
    case "thresholds": thresholds = numbers() ?? []
    case "calibration": calibration = Combination(numbers: numbers() ?? [])
    case "combination": combination = Combination(numbers: numbers() ?? [])
    case "reliability": reliability = Reliability(numbers: numbers() ?? [])
    case "combined_reliability": combinedReliability = Reliability(numbers: numbers() ?? [])
    case "constants": constants = (numbers() ?? []).map { Float($0) }
    default:
      guard name == "label \(labels.count)" else { return false }
      labels.append(String(value))
    }
    return true
  }
}

extension Combination {
  var numbers: [Double] { [slope, named, first, against, elsewhere, constant, hinted, gap, sure, aside] + offsets }

  init(numbers: [Double]) {
    self.init()
    guard numbers.count >= Self.terms else { return }
    (slope, named, first) = (numbers[0], numbers[1], numbers[2])
    (against, elsewhere, constant, hinted) = (numbers[3], numbers[4], numbers[5], numbers[6])
    (gap, sure, aside) = (numbers[7], numbers[8], numbers[9])
    offsets = Array(numbers[Self.terms...])
  }

  func rounded() -> Combination { Combination(numbers: numbers.map { LearnedModel.rounded($0) }) }
}
