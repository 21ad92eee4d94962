/// How one label fared.
public struct ClassScore: Sendable, Equatable {
  public var label: String
  /// Texts that people gave the label.
  public var support: Int
  /// Texts that the program gave it.
  public var predicted: Int
  public var hits: Int
  /// Agreement on this label alone beyond chance; nil where chance alone decides.
  public var kappa: Double?

  /// Share of the labels given that are right; 0 where none was given.
  public var precision: Double { predicted > 0 ? Double(hits) / Double(predicted) : 0 }
  /// Share of the labels that people gave which were found; 0 where people gave none.
  public var recall: Double { support > 0 ? Double(hits) / Double(support) : 0 }
  /// Harmonic mean of both; 0 where there is no hit.
  public var f1: Double { support + predicted > 0 ? 2 * Double(hits) / Double(support + predicted) : 0 }
}

/// How many labels are left, and how right they are, when those below a confidence go to a person.
public struct CoveragePoint: Sendable, Equatable {
  public var threshold: Double
  /// Share of texts whose main label is at least that sure.
  public var coverage: Double
  /// Share of these whose main label is right; nil where there are none.
  public var accuracy: Double?
  public var count: Int
}

/// Labels given with a confidence of a range, and how many were right.
public struct CalibrationBin: Sendable, Equatable {
  public var from: Double
  public var to: Double
  public var count: Int
  /// Mean of the confidences stated.
  public var confidence: Double
  /// Share that was right.
  public var accuracy: Double
}
