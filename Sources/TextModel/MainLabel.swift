/// The choice of ``PreparedModel/main(_:)``, label after label.
public struct MainLabel: Sendable {
  private let least: Double
  private var taken = 0
  private var start = Int.max
  private var confidence = 0.0
  /// Number of the main label among those taken; nil: none is sure enough.
  public private(set) var place: Int?

  /// - Parameter surest: the highest confidence of the labels, at least 0.
  public init(surest: Double) { least = surest * PreparedModel.mainShare }

  /// Leaves a label out.
  public mutating func pass() { taken += 1 }

  /// - Parameter start: where the text names it; nil: nowhere.
  public mutating func take(_ confidence: Double, _ start: Int?) {
    defer { taken += 1 }
    guard confidence >= least else { return }
    let (own, ownConfidence) = (start ?? .max, start == nil ? confidence : 0)
    guard place == nil || own < self.start || own == self.start && ownConfidence > self.confidence else { return }
    (place, self.start, self.confidence) = (taken, own, ownConfidence)
  }
}
