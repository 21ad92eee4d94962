import StationModel

/// Finds the merchant whose registered name is most like a written one, within a site.
struct MerchantLikeness: Sendable {
  /// The best candidate, and whether it may be taken without asking.
  struct Best: Equatable {
    var merchant: Int
    var score: Double
    var isAutomatic: Bool
  }

  private struct Entry: Sendable {
    var site: Int
    var trade: String
    /// Scalars of the folded name, of the name with its branch, and of what remains without the words that many names share.
    var forms: [[Unicode.Scalar]]
    var core: [Unicode.Scalar]
    var branch: String
  }

  let settings: MerchantMatching
  private let entries: [Entry]
  private let sharedWords: SharedWords
  private let siteKeys: [String]
  /// Two last characters of a name to the trades of the merchants whose names end so: 火锅 to 餐饮.
  private var endings: [String: Set<String>] = [:]
  /// Character to the merchants whose name has it: nobody else can be like.
  private var bearers: [Unicode.Scalar: [Int]] = [:]

  init(_ merchants: [Merchant], siteKeys: [String], _ settings: MerchantMatching) {
    self.settings = settings
    // The longest first: 有限责任公司 before 公司.
    let longestFirst = { (left: String, right: String) in (right.count, left) < (left.count, right) }
    let ignored = settings.ignoredWords.map(nameKey).filter { !$0.isEmpty }.sorted(by: longestFirst)
    self.siteKeys = siteKeys.sorted(by: longestFirst)
    sharedWords = SharedWords((self.siteKeys + ignored).filter { !$0.isEmpty })
    var entries: [Entry] = []
    for (index, merchant) in merchants.enumerated() {
      let name = nameKey(merchant.name)
      let branch = nameKey(merchant.branch)
      var forms = [Array(name.unicodeScalars)]
      if !branch.isEmpty { forms.append(Array((name + branch).unicodeScalars)) }
      entries.append(
        Entry(
          site: merchant.site, trade: merchant.trade, forms: forms, core: sharedWords.core(forms[0]), branch: branch))
      if name.count >= 3 { endings[String(name.suffix(2)), default: []].insert(merchant.trade) }
      for scalar in Set(forms.flatMap { $0 }) { bearers[scalar, default: []].append(index) }
    }
    self.entries = entries
  }

  /// The likest merchant of the site, or of all where no site is known; nil where none shares half of its characters.
  func best(_ text: String, site: Int?) -> Best? {
    let key = nameKey(text)
    let written = Array(key.unicodeScalars)
    guard written.count >= 2 else { return nil }
    let core = sharedWords.core(written)
    var spellings = [written]
    // A bracket that names the site says nothing of the shop.
    if let parts = bracketed(text), siteKeys.contains(where: nameKey(parts.inside).hasPrefix) {
      spellings.append(Array(nameKey(parts.base).unicodeScalars))
    }
    var best: Best?
    var second = 0.0
    for merchant in candidates(written, site) {
      let entry = entries[merchant]
      var score = spellings.flatMap { spelling in entry.forms.map { NameSimilarity.score(spelling, $0) } }.max() ?? 0
      // What differs in shared words alone is the same name but for its form.
      if core == entry.core { score = max(score, Self.sameCore) }
      if score > best?.score ?? 0 {
        second = best?.score ?? 0
        best = Best(merchant: merchant, score: score, isAutomatic: false)
      } else {
        second = max(second, score)
      }
    }
    guard var best else { return nil }
    best.isAutomatic =
      site != nil && best.score >= settings.automatic && second < settings.propose
      && agrees(text, entries[best.merchant])
    return best
  }

  private static let sameCore = 0.95

  /// Merchants that share at least half of the shorter name's characters.
  private func candidates(_ written: [Unicode.Scalar], _ site: Int?) -> [Int] {
    var shared: [Int: Int] = [:]
    for scalar in Set(written) { for merchant in bearers[scalar] ?? [] { shared[merchant, default: 0] += 1 } }
    return shared.filter { merchant, count in
      let entry = entries[merchant]
      return (site == nil || entry.site == site) && count * 2 >= min(written.count, entry.forms[0].count)
    }.keys.sorted()
  }

  /// Nothing that the name itself says speaks against the merchant: the trade that its ending betrays, another branch.
  private func agrees(_ text: String, _ entry: Entry) -> Bool {
    let ending = nameKey(bracketed(text)?.base ?? text).suffix(2)
    if let trades = endings[String(ending)], !trades.contains(entry.trade) { return false }
    guard let inside = bracketed(text)?.inside, inside.hasSuffix("店") || inside.hasSuffix("铺") else { return true }
    let branch = nameKey(inside)
    return branch == entry.branch || siteKeys.contains { branch.hasPrefix($0) }
  }
}
