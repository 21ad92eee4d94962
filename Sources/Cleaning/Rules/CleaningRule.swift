/// One way in which people and programs write a value otherwise than it is kept. A rule rewrites the text or leaves it; the
/// rules of a column are tried one after the other, in the order of `cleaning.yaml`, on cells that nothing reads as they stand.
protocol CleaningRule: Sendable {
  /// The name in the file that orders the rules, and in the note about a value that was rewritten.
  static var name: String { get }

  /// Rewrites the text; false where it does not concern the rule.
  static func apply(to value: inout RuleValue) -> Bool
}

/// A text on its way through the rules, with what they took out of it.
struct RuleValue {
  var text: String
  /// Powers of ten that units such as 万 took out of the text.
  var power = 0
  /// 约50, 50左右, 三十多, 10+: somebody's estimate.
  var isApproximate = false
  /// The text is a percentage.
  var isPercent = false
  /// The other end of a range such as 50-60; the text is the lower end then.
  var upperEnd: String?
  /// Names of the rules that changed the text, in their order.
  var applied: [String] = []
}

/// The rules in the order in which they are tried.
struct RuleList: Sendable {
  private let rules: [any CleaningRule.Type]

  /// All rules there are, in the order that holds where no file gives another. Each stands in a file of its own.
  static let all: [any CleaningRule.Type] = [
    EntityRule.self, InvisibleRule.self, WidthRule.self, ProtectionRule.self, BlankRule.self, ApproximationRule.self,
    PercentRule.self, CurrencyRule.self, UnitRule.self, RangeRule.self, ThousandsRule.self, NumeralRule.self,
  ]

  /// Names of all rules.
  static let names = all.map { $0.name }

  /// - Parameter order: names of rules; empty for the order of ``all``. Unknown names are passed over: the reader of the file
  ///   has complained of them.
  init(order: [String] = []) {
    rules = order.isEmpty ? Self.all : order.compactMap { name in Self.all.first { $0.name == name } }
  }

  func apply(to text: String) -> RuleValue {
    var value = RuleValue(text: text)
    for rule in rules where rule.apply(to: &value) { value.applied.append(rule.name) }
    return value
  }
}
