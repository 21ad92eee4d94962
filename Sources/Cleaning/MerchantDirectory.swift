import DelimitedText
public import StationModel

/// How a merchant was recognised.
public enum MerchantMatch: Sendable, Equatable {
  /// By number, credit code, name or name with branch.
  case found(Int)
  /// By an alias of the pipeline.
  case alias(Int)
  /// The name fits several merchants and no site tells them apart.
  case ambiguous
  case unknown

  public var index: Int? {
    switch self {
    case .found(let index), .alias(let index): index
    case .ambiguous, .unknown: nil
    }
  }
}

/// What findings ask for in a merchant column: columns of the data contract, and the pipeline's aliases.
let merchantKeys = "merchant_id / credit_code / name / alias"

/// Recognises merchants by number, 统一社会信用代码, name, name with branch and alias. Nothing is guessed: what fits no key or
/// several stays unresolved.
public struct MerchantDirectory: Sendable {
  public let merchants: [Merchant]
  /// Numbers and credit codes as the list writes them, and folded.
  private var exactCodes: [String: Int] = [:]
  private var codes: [String: Int] = [:]
  /// Key of a name to all merchants that bear it.
  private var names: [String: [Int]] = [:]
  private var aliases: [String: [(site: Int?, merchant: Int)]] = [:]
  private let siteKeys: [(key: String, site: Int)]

  public init(_ merchants: [Merchant], settings: PipelineSettings) {
    self.merchants = merchants
    var siteKeys: [(key: String, site: Int)] = []
    for (index, site) in settings.sites.enumerated() {
      for name in [site.name] + site.aliases { siteKeys.append((nameKey(name), index)) }
    }
    self.siteKeys = siteKeys
    for (index, merchant) in merchants.enumerated() {
      exactCodes[merchant.id] = index
      codes[Self.codeKey(merchant.id)] = index
      if !merchant.creditCode.isEmpty { codes[Self.codeKey(merchant.creditCode)] = index }
      addName(merchant.name, index)
      if !merchant.branch.isEmpty { addName(merchant.name + merchant.branch, index) }
    }
    for alias in settings.merchantAliases {
      guard let merchant = codes[Self.codeKey(alias.merchantID)] else { continue }
      aliases[nameKey(alias.name), default: []].append((alias.site, merchant))
    }
  }

  private mutating func addName(_ name: String, _ index: Int) {
    let key = nameKey(name)
    if names[key]?.contains(index) != true { names[key, default: []].append(index) }
  }

  private static func codeKey(_ code: String) -> String {
    String(String.UnicodeScalarView(narrowed(code).uppercased().unicodeScalars.filter { $0.value > 0x20 && $0 != "-" }))
  }

  /// - Parameter site: the site that the record names, if it names one.
  public func resolve(_ text: String, site: Int? = nil) -> MerchantMatch {
    if let index = exactCodes[text] ?? codes[Self.codeKey(text)] { return .found(index) }
    let key = nameKey(text)
    if let entries = aliases[key] {
      if let hit = entries.first(where: { $0.site != nil && $0.site == site })
        ?? entries.first(where: { $0.site == nil })
      {
        return .alias(hit.merchant)
      }
      if site == nil, Set(entries.map(\.merchant)).count == 1 { return .alias(entries[0].merchant) }
    }
    if let match = byName(key, site) { return match }
    guard let parts = bracketed(text) else { return .unknown }
    return byBracket(parts.base, inside: parts.inside, site)
  }

  private func byName(_ key: String, _ site: Int?) -> MerchantMatch? {
    guard let candidates = names[key] else { return nil }
    if candidates.count == 1 {
      // A record that names another site means another shop of that name.
      if let site, merchants[candidates[0]].site != site { return .unknown }
      return .found(candidates[0])
    }
    guard let site else { return .ambiguous }
    let here = candidates.filter { merchants[$0].site == site }
    return here.count == 1 ? .found(here[0]) : here.isEmpty ? .unknown : .ambiguous
  }

  /// `BANANA餐厅（龙门浩店）`: the bracket names a site; `BANANA餐厅[123]`: an export's own number.
  private func byBracket(_ base: String, inside: String, _ site: Int?) -> MerchantMatch {
    if inside.allSatisfy({ $0.isASCII && $0.isNumber }) { return byName(nameKey(base), site) ?? .unknown }
    var key = nameKey(inside)
    if key.hasSuffix("店") { key.removeLast() }
    let named = siteKeys.first { $0.key == key || $0.key == nameKey(inside) } ?? siteBegun(by: key)
    guard let named else { return .unknown }
    return byName(nameKey(base), named.site) ?? .unknown
  }

  /// The one site whose name begins so: 龙门浩 for 龙门浩老街.
  private func siteBegun(by key: String) -> (key: String, site: Int)? {
    let found = siteKeys.filter { key.count >= 2 && $0.key.hasPrefix(key) }
    return Set(found.map(\.site)).count == 1 ? found.first : nil
  }
}
