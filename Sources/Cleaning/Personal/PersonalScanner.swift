/// One place in a text that holds personal data, and what to put there.
struct PersonalSpan {
  var kind: PersonalKind
  /// Unicode scalars of the text.
  var range: Range<Int>
  var mask: String
}

/// Looks through one text. Width is folded first, so that full-width digits and signs are found like narrow ones.
struct PersonalScanner {
  /// Found so far; after ``run()`` in order and without overlaps.
  private(set) var spans: [PersonalSpan] = []
  let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars.map(Self.narrow)
  }

  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    // Dashes of every length, and the line that stands for them in numbers.
    case 0x2010...0x2015, 0x2212, 0x2500, 0xFE63: "-"
    // ①, 𝟏 in its five styles, and the digits of Arabic script.
    case 0x2460...0x2468: Unicode.Scalar(scalar.value - 0x2460 + 0x31) ?? scalar
    case 0x1D7CE...0x1D7FF: Unicode.Scalar((scalar.value - 0x1D7CE) % 10 + 0x30) ?? scalar
    case 0x660...0x669: Unicode.Scalar(scalar.value - 0x660 + 0x30) ?? scalar
    default: scalar
    }
  }

  /// - Parameters:
  ///   - isFreeText: whether the text was written freely, and is no number or name of a record.
  ///   - name: a person's name to look for.
  mutating func run(isFreeText: Bool, name: String) {
    if !name.isEmpty { add(spans(of: name)) }
    add(PersonalNumberSearch(scalars, isFreeText: isFreeText).spans())
    add(PersonalWordSearch(scalars).spans())
    if isFreeText { add(PersonalNameBesideNumber(scalars).spans(before: spans)) }
    if isFreeText { add(PersonalHomeSearch(scalars).spans()) }
    spans.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func spans(of name: String) -> [PersonalSpan] {
    let wanted = name.unicodeScalars.map(Self.narrow)
    return scalars.ranges(of: wanted).map { PersonalSpan(kind: .name, range: $0, mask: PersonName.masked(name)) }
  }

  private mutating func add(_ found: [PersonalSpan]) {
    for span in found where !spans.contains(where: { $0.range.overlaps(span.range) }) { spans.append(span) }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { value &- 0x30 < 10 }
  var isLetter: Bool { (value | 0x20) &- 0x61 < 26 && value < 0x80 }
  /// Marks that take no room: a number may be broken by them and look whole.
  var isInvisible: Bool {
    (0x200B...0x200F).contains(value) || (0x2060...0x2064).contains(value) || value == 0xFEFF || value == 0xAD
  }
  var isHan: Bool { (0x4E00...0x9FFF).contains(value) }
}

extension Array<Unicode.Scalar> {
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self[range])
    return String(view)
  }
}
