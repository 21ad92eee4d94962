import DelimitedText
import Diagnostics
public import StationModel

/// What findings ask for in a merchant column: columns of the data contract, and the pipeline's aliases.
let merchantKeys = "merchant_id / credit_code / name / alias"

/// Recognises merchants by number, 统一社会信用代码, telephone number, name, name with branch, alias, a line of the table of
/// decisions, and last by likeness within a site.
///
/// Whatever is written is held against the register alone: never against what another record wrote, so that no chain of likenesses
/// can lead from one shop to another. What fits nothing, or several, stays unresolved.
public struct MerchantDirectory: Sendable {
  public let merchants: [Merchant]
  /// Numbers and credit codes as the list writes them, and folded.
  private var exactCodes: [String: Int] = [:]
  private var codes: [String: Int] = [:]
  /// Credit codes that several merchants bear: such a code names none of them by itself.
  private var sharedCodes: [String: [Int]] = [:]
  /// Digits of a merchant's telephones to those who have them.
  private var phones: [String: [Int]] = [:]
  /// Key of a name to all merchants that bear it.
  private var names: [String: [Int]] = [:]
  private var aliases: [String: [(site: Int?, merchant: Int)]] = [:]
  private var decisions: [String: [(site: Int?, match: MerchantMatch)]] = [:]
  private let siteKeys: [(key: String, site: Int)]
  /// Numbers without leading noughts to the merchants whose numbers they are.
  private var unpadded: [String: [Int]] = [:]
  private let restoresZeros: Bool
  /// Names as they are sought in texts.
  private var mentions = MerchantMentions()
  let likeness: MerchantLikeness

  public init(_ merchants: [Merchant], settings: PipelineSettings) {
    self.merchants = merchants
    var siteKeys: [(key: String, site: Int)] = []
    for (index, site) in settings.sites.enumerated() {
      for name in [site.name] + site.aliases { siteKeys.append((nameKey(name), index)) }
    }
    self.siteKeys = siteKeys
    restoresZeros = settings.restoresLeadingZeros
    likeness = MerchantLikeness(merchants, siteKeys: siteKeys.map(\.key), settings.merchantMatching)
    for (index, merchant) in merchants.enumerated() {
      exactCodes[merchant.id] = index
      codes[Self.codeKey(merchant.id)] = index
      // A code that a spreadsheet rounded would be many shops'.
      if !merchant.creditCode.isEmpty, !Identifiers.isMangled(merchant.creditCode) {
        addCode(Self.codeKey(merchant.creditCode), index)
      }
      for phone in PhoneNumbers(merchant.phone).numbers { phones[phone.digits, default: []].append(index) }
      addName(merchant.name, index)
      if !merchant.branch.isEmpty { addName(merchant.name + merchant.branch, index) }
    }
    for alias in settings.merchantAliases {
      guard let merchant = codes[Self.codeKey(alias.merchantID)] else { continue }
      aliases[nameKey(alias.name), default: []].append((alias.site, merchant))
    }
    for decision in settings.merchantDecisions { add(decision) }
    for (index, merchant) in merchants.enumerated() {
      let key = Self.codeKey(merchant.id)
      if key.contains(where: \.isNumber) {
        unpadded[Identifiers.withoutLeadingZeros(key), default: []].append(index)
      }
      mentions.add(merchant.id, index)
      mentions.add(merchant.creditCode, index)
    }
    for (key, bearers) in names { for index in bearers { mentions.add(key, index) } }
    for (key, bearers) in aliases { for bearer in bearers { mentions.add(key, bearer.merchant) } }
  }

  private mutating func addCode(_ key: String, _ index: Int) {
    if sharedCodes[key] != nil {
      sharedCodes[key]?.append(index)
    } else if let other = codes[key], other != index {
      sharedCodes[key] = [other, index]
      codes[key] = nil
    } else {
      codes[key] = index
    }
  }

  private mutating func addName(_ name: String, _ index: Int) {
    let key = nameKey(name)
    if names[key]?.contains(index) != true { names[key, default: []].append(index) }
  }

  /// The first decision on a name stands; one that names no merchant of the register decides nothing.
  private mutating func add(_ decision: MerchantDecision) {
    let match: MerchantMatch
    switch decision.choice {
    case .none: match = .dismissed(rule: decision.position.text)
    case .merchant(let text):
      guard let index = self.merchant(decided: text) else { return }
      match = .decided(index, rule: decision.position.text)
    }
    decisions[nameKey(decision.name), default: []].append((decision.site, match))
  }

  /// The merchant that a decision names by number, credit code, or a name that only one has.
  public func merchant(decided text: String) -> Int? {
    if let index = codes[Self.codeKey(text)] { return index }
    guard let bearers = names[nameKey(text)], bearers.count == 1 else { return nil }
    return bearers[0]
  }

  /// The merchants that a number or credit code in its plain form belongs to.
  func bearers(code: String) -> [Int] { codes[code].map { [$0] } ?? sharedCodes[code] ?? [] }

  static func codeKey(_ code: String) -> String {
    let kept = Identifiers.folded(code).uppercased().unicodeScalars.filter { $0.value > 0x20 && $0 != "-" }
    return String(String.UnicodeScalarView(kept))
  }

  /// - Parameters:
  ///   - site: the site that the record names, if it names one.
  ///   - splits: whether a text that names several merchants is split among them.
  public func resolve(_ text: String, site: Int? = nil, splits: Bool = false) -> MerchantMatch {
    let exact = resolveExactly(text, site)
    if exact != .unknown { return exact }
    if let index = byUnpadded(text, site) { return .unpadded(index, isTaken: restoresZeros) }
    if splits, let shares = MerchantListing.shares(text, { resolveExactly($0, site).index }) { return .several(shares) }
    let best = likeness.best(text, site: site ?? siteNamed(in: text))
    guard let best, best.score >= likeness.settings.propose else { return .unknown }
    return best.isAutomatic && !hasForeignCode(text)
      ? .similar(best.merchant, score: best.score) : .proposed(best.merchant, score: best.score)
  }

  /// The merchant most like a name, for those who must find out who was meant.
  public func nearest(_ text: String, site: Int?) -> (merchant: Int, score: Double)? {
    likeness.best(text, site: site ?? siteNamed(in: text)).map { ($0.merchant, $0.score) }
  }

  /// What a text names, where the record says nothing else: the words found, and the merchant as far as they tell one.
  ///
  /// - Parameter takes: whether a single merchant is taken without asking.
  func resolve(mentionedIn text: String, site: Int?, takes: Bool) -> (name: String, match: MerchantMatch)? {
    let site = site ?? siteNamed(in: text)
    var found: [Int] = []
    var words: [String] = []
    for mention in mentions.find(in: text) {
      let here =
        mention.merchants.count == 1 || site == nil
        ? mention.merchants : mention.merchants.filter { merchants[$0].site == site }
      let new = (here.isEmpty ? mention.merchants : here).filter { !found.contains($0) }
      if new.isEmpty { continue }
      found += new
      words.append(new.count == 1 ? merchants[new[0]].name : mention.word)
    }
    guard let first = found.first else { return nil }
    let name = Self.mentionMark + words.joined(separator: "、")
    if let decided = decision(nameKey(name), site) { return (name, decided) }
    return (name, found.count > 1 ? .mentionedSeveral(found) : .mentioned(first, isTaken: takes))
  }

  /// Tells a name that was found in a text from one that a column has: a decision on the one is none on the other.
  static let mentionMark = "（文中）"

  /// A number whose leading noughts somebody lost, or added.
  private func byUnpadded(_ text: String, _ site: Int?) -> Int? {
    let key = Self.codeKey(text)
    guard key.contains(where: \.isNumber), let bearers = unpadded[Identifiers.withoutLeadingZeros(key)],
      bearers.count == 1, site == nil || merchants[bearers[0]].site == site
    else { return nil }
    return bearers[0]
  }

  private func resolveExactly(_ text: String, _ site: Int?) -> MerchantMatch {
    if let index = exactCodes[text] ?? codes[Self.codeKey(text)] { return .found(index) }
    if let bearers = sharedCodes[Self.codeKey(text)] { return oneAtSite(bearers, site) }
    let key = nameKey(text)
    // The table of decisions leaves the workspace, and so shows names with personal data masked.
    if !decisions.isEmpty,
      let decided = decision(key, site) ?? decision(nameKey(PersonalText.masked(text)), site)
    {
      return decided
    }
    if let index = byPhone(text, site) { return .found(index) }
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

  private func decision(_ key: String, _ site: Int?) -> MerchantMatch? {
    guard let entries = decisions[key] else { return nil }
    return (entries.first { $0.site == site } ?? entries.first { $0.site == nil })?.match
  }

  /// A cell that is a telephone number and nothing else: one merchant's, or the one's at the site.
  private func byPhone(_ text: String, _ site: Int?) -> Int? {
    let numbers = PhoneNumbers(text)
    guard numbers.isComplete, numbers.numbers.count == 1, let bearers = phones[numbers.numbers[0].digits] else {
      return nil
    }
    let here = site == nil ? bearers : bearers.filter { merchants[$0].site == site }
    return here.count == 1 ? here[0] : nil
  }

  private func byName(_ key: String, _ site: Int?) -> MerchantMatch? {
    guard let candidates = names[key] else { return nil }
    if candidates.count == 1 {
      // A record that names another site means another shop of that name.
      if let site, merchants[candidates[0]].site != site { return .unknown }
      return .found(candidates[0])
    }
    return oneAtSite(candidates, site)
  }

  /// Of several merchants the one at the site.
  private func oneAtSite(_ candidates: [Int], _ site: Int?) -> MerchantMatch {
    guard let site else { return .ambiguous(candidates) }
    let here = candidates.filter { merchants[$0].site == site }
    return here.count == 1 ? .found(here[0]) : here.isEmpty ? .unknown : .ambiguous(here)
  }

  /// `BANANA餐厅（龙门浩店）`: the bracket names a site; `BANANA餐厅[123]`: an export's own number; `BANANA餐厅（LMH-001）`: a number of ours.
  private func byBracket(_ base: String, inside: String, _ site: Int?) -> MerchantMatch {
    if let index = codes[Self.codeKey(inside)] { return .found(index) }
    if inside.allSatisfy({ $0.isASCII && $0.isNumber }) { return byName(nameKey(base), site) ?? .unknown }
    guard let named = siteNamed(inside: inside) else { return .unknown }
    return byName(nameKey(base), named) ?? .unknown
  }

  // MARK: Sites and codes inside names

  private func siteNamed(inside: String) -> Int? {
    var key = nameKey(inside)
    if key.hasSuffix("店") { key.removeLast() }
    if let site = siteKeys.first(where: { $0.key == key || $0.key == nameKey(inside) }) { return site.site }
    // The one site whose name begins so: 龙门浩 for 龙门浩老街.
    let found = siteKeys.filter { key.count >= 2 && $0.key.hasPrefix(key) }
    return Set(found.map(\.site)).count == 1 ? found[0].site : nil
  }

  /// The one site that a name mentions, in its bracket or as a part of it.
  private func siteNamed(in text: String) -> Int? {
    if let parts = bracketed(text), let site = siteNamed(inside: parts.inside) { return site }
    let key = nameKey(text)
    let sites = Set(siteKeys.filter { $0.key.count >= 2 && key.firstRange(of: $0.key) != nil }.map(\.site))
    return sites.count == 1 ? sites.first : nil
  }

  /// Whether a text carries a number or code that is not in the register: then likeness of the rest proves nothing.
  private func hasForeignCode(_ text: String) -> Bool {
    narrowed(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "-" }.contains { word in
      word.count >= 6 && word.contains(where: \.isNumber) && codes[Self.codeKey(String(word))] == nil
    }
  }
}
