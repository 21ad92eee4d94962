/// How a merchant was recognised.
public enum MerchantMatch: Sendable, Equatable {
  /// By number, credit code, telephone number, name or name with branch.
  case found(Int)
  /// By an alias of the pipeline.
  case alias(Int)
  /// By a line of the table of decisions.
  case decided(Int, rule: String)
  /// By likeness alone: above the automatic threshold, within the site, and nothing speaks against it.
  case similar(Int, score: Double)
  /// A case that names several: shares that add up to the whole.
  case several([MerchantShare])
  /// Like enough to be put before an analyst; not taken.
  case proposed(Int, score: Double)
  /// A number that fits one merchant's if leading noughts are left out of both.
  case unpadded(Int, isTaken: Bool)
  /// Nothing stands in the merchant's column, and the text names one.
  case mentioned(Int, isTaken: Bool)
  /// The same, and the text names several.
  case mentionedSeveral([Int])
  /// The table of decisions says that it is none of the merchants.
  case dismissed(rule: String)
  /// The name fits several merchants and no site tells them apart.
  case ambiguous([Int])
  case unknown

  /// The merchant that the record is taken to mean; of several the first named.
  public var index: Int? {
    switch self {
    case .found(let index), .alias(let index), .decided(let index, _), .similar(let index, _): index
    case .unpadded(let index, let isTaken), .mentioned(let index, let isTaken): isTaken ? index : nil
    case .several(let shares): shares.first { $0.merchant != nil }?.merchant
    case .proposed, .dismissed, .ambiguous, .mentionedSeveral, .unknown: nil
    }
  }
}

/// A merchant's part of a case that names several.
public struct MerchantShare: Sendable, Hashable {
  /// Index of the merchant; nil where that name was not resolved.
  public var merchant: Int?
  /// In sixtieths, so that the shares of up to six are whole numbers and add up to the whole exactly.
  public var sixtieths: Int

  public init(merchant: Int?, sixtieths: Int) {
    self.merchant = merchant
    self.sixtieths = sixtieths
  }

  /// The whole.
  public static let whole = 60
  /// The most merchants that a case is split over.
  public static let most = 6

  /// Equal shares. Precondition: two to six merchants.
  static func equal(_ merchants: [Int?]) -> [MerchantShare] {
    let share = whole / merchants.count
    // Every number up to six divides sixty: nothing is left over.
    return merchants.map { MerchantShare(merchant: $0, sixtieths: share) }
  }
}
