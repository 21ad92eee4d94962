/// A report as it will be printed, as values with their meanings: what the lints read. Made from the figures by
/// ``printedReport(_:_:)``; a published report can be written down in the same form.
public struct PrintedReport: Sendable {
  public var tables: [PrintedTable] = []
  public var changes: [PrintedChange] = []
  public var rates: [PrintedRate] = []
  public var indexes: [PrintedIndex] = []
  public var superlatives: [PrintedSuperlative] = []
  public var closings: [PrintedClosing] = []
  public var clocks: [PrintedClock] = []
  public var texts: [PrintedText] = []
  public var frame = PrintedFrame()
  public init() {}
}

/// Parts with their total.
public struct PrintedTable: Sendable {
  /// Where it stands, for the finding: 投诉趋势·按类别.
  public var place = ""
  public var parts: [PrintedPart] = []
  /// Missing: the table shows none.
  public var total: Int?
  /// Whether the parts are the sites (and those of no known site).
  public var isBySite = false
  /// Whether each case is in one part, so that the parts add up.
  public var isPartition = true
  /// The unit that counts are shown in, such as 10000 for 万件, and its decimals.
  public var unit = 1.0
  public var decimals = 0
  /// Classifications that the labels come from: 12315问题分类, 消协投诉性质 …
  public var classifications: [String] = []
  public init(_ place: String) { self.place = place }
}

/// A part of a table.
public struct PrintedPart: Sendable {
  public var name: String
  /// Missing: hidden because it is small.
  public var count: Int?
  /// The share as printed: percent and decimals. Missing: none printed.
  public var share: (percent: Double, decimals: Int)?

  public init(_ name: String, _ count: Int?, share: (percent: Double, decimals: Int)? = nil) {
    self.name = name
    self.count = count
    self.share = share
  }
}

/// A figure against an earlier one.
public struct PrintedChange: Sendable {
  public var place = ""
  public var now = 0.0
  public var then = 0.0
  /// The change as printed: `-10.0%`, `+2.7个百分点`, `—`; empty where none is.
  public var printed = ""
  /// The change against the period before (环比) as printed; empty where none is.
  public var printedMonthly = ""
  /// Whether the figure is a rate or share, whose change is in percentage points.
  public var isRate = false
  /// Cases of the base period. Missing: not a count of cases.
  public var base: Int?
  /// Notes and sentences beside it.
  public var note = ""
  /// Whether the note is a sentence that compares the two, with or without a percentage.
  public var isSentence = false
  /// Days compared. Missing: not told.
  public var days: (now: Int, then: Int)?
  /// A January or February compared by itself, by name; empty otherwise.
  public var festivalMonth = ""
  public init(_ place: String) { self.place = place }
}

/// A rate or share.
public struct PrintedRate: Sendable {
  public var place = ""
  /// The denominator in words; empty where none is given.
  public var denominator = ""
  /// Cases in the denominator.
  public var n = 0
  public var events = 0
  /// As printed: `94.4%`.
  public var printed = ""
  public var hasInterval = false
  /// Whether the answers are a random sample or a census; otherwise the note must say so.
  public var isProbabilitySample = true
  /// Whether units of no interest are counted in days or cases that can be 0 by chance: a complaint count.
  public var isCountOfEvents = false
  public var note = ""
  public init(_ place: String) { self.place = place }
}

/// An index.
public struct PrintedIndex: Sendable {
  public var place = ""
  /// Name of the formula; empty where none is told.
  public var method = ""
  /// Whether it is built from weighted parts, and the weights are told.
  public var isComposite = false
  public var hasWeights = false
  public init(_ place: String) { self.place = place }
}

/// «…最多的是…»: a sentence about the largest or smallest of a table.
public struct PrintedSuperlative: Sendable {
  public var place = ""
  /// What the text names.
  public var claimed = ""
  public var values: [(name: String, value: Double)] = []
  public var isLargest = true
  public init(_ place: String) { self.place = place }
}

/// Received and closed, this year and last.
public struct PrintedClosing: Sendable {
  public var place = ""
  public var closed = 0
  public var received = 0
  public var carriedOver = 0
  public var closedBefore: Int?
  public var receivedBefore: Int?
  /// Those of last year's closed cases that have a day of closing. Missing: not known.
  public var datedBefore: Int?
  public init(_ place: String) { self.place = place }
}

/// Deadlines that could not be told because the calendar ends.
public struct PrintedClock: Sendable {
  public var place = ""
  public var untold = 0
  public init(_ place: String, untold: Int) {
    self.place = place
    self.untold = untold
  }
}

/// A text of the report.
public struct PrintedText: Sendable {
  public var place = ""
  public var text = ""
  public init(_ place: String, _ text: String) {
    self.place = place
    self.text = text
  }
}

/// Sizes that the pipeline declares. Missing: not declared.
public struct PrintedFrame: Sendable {
  public var merchants = 0
  public var declaredMerchants: Int?
  public var classes = 0
  public var items = 0
  public var declaredClasses = 8
  public var declaredItems = 14
  /// Counts below this are hidden; 0: none are.
  public var smallestCount = 0
  public init() {}
}
