import Diagnostics
import StationModel

/// A name that no key of the register fits, and how often it was written: a line of the table of decisions.
public struct MerchantName: Sendable, Hashable {
  /// As first written.
  public var text: String
  /// Index of the site that the records name; nil where they name none.
  public var site: Int?
  public var match: MerchantMatch
  public var rows: Int
  /// Line of the first record, counted like the findings of its chunk.
  public var line: Int

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(site)
  }
}

extension RowNotes {
  /// Says what a merchant column came to, and counts the name where an analyst may have to decide.
  func addMerchant(
    _ text: String, site: Int?, _ match: MerchantMatch, _ directory: MerchantDirectory, line: Int, position: Int
  ) {
    func label(_ index: Int) -> String { directory.merchants[index].id + " " + directory.merchants[index].name }
    let mention = text.hasPrefix(MerchantDirectory.mentionMark) ? String(text.dropFirst(4)) : text
    switch match {
    case .found: return
    case .alias(let index):
      add(.merchantByAlias, line: line, position: position, found: text, expected: directory.merchants[index].id)
      return
    case .several(let shares):
      let words = shares.map { share in
        (share.merchant.map { directory.merchants[$0].id } ?? "?") + " " + fraction(share.sixtieths)
      }
      add(.caseSplit, line: line, position: position, found: text, expected: words.joined(separator: " + "))
      return
    case .decided(let index, let rule):
      add(.merchantByDecision, line: line, position: position, found: text, expected: label(index), rule: rule)
    case .unpadded(let index, let isTaken):
      add(
        .lostZero, line: line, position: position, found: text, expected: label(index),
        rule: "leading_zeros: " + (isTaken ? "restore" : "propose"))
    case .mentioned(let index, let isTaken):
      add(
        .merchantInText, line: line, position: position, found: mention, expected: label(index),
        rule: "in_text: " + (isTaken ? "take" : "propose"))
    case .mentionedSeveral(let indices):
      let several = indices.prefix(5).map(label).joined(separator: " / ")
      add(
        .merchantInText, line: line, position: position, found: mention, expected: several, rule: "in_text: propose")
    case .dismissed(let rule):
      add(.merchantByDecision, line: line, position: position, found: text, expected: "—", rule: rule)
    case .similar(let index, let score):
      add(
        .merchantBySimilarity, line: line, position: position, found: text, expected: label(index) + " " + shown(score))
    case .proposed(let index, let score):
      add(.merchantProposed, line: line, position: position, found: text, expected: label(index) + " " + shown(score))
    case .ambiguous(let indices):
      let several = indices.prefix(5).map { directory.merchants[$0].id }.joined(separator: " / ")
      add(.ambiguousMerchant, line: line, position: position, found: text, expected: several)
    case .unknown:
      add(.unknownMerchant, line: line, position: position, found: text, expected: merchantKeys)
    }
    count(MerchantName(text: text, site: site, match: match, rows: 1, line: line))
  }

  /// `1/2`, `1/3`: shares are equal.
  private func fraction(_ sixtieths: Int) -> String { "1/\(MerchantShare.whole / max(sixtieths, 1))" }

  /// Two places: `0.93`.
  private func shown(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
