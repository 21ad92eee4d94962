/// Takes apart a cell that names several merchants: `A店、B店`.
enum MerchantListing {
  /// Marks that part names whatever stands between them.
  private static let strong: Set<Character> = ["、", "，", ",", "；", ";", "/", "／", "｜", "\n", "\r\n", "|", "┋"]
  /// Words and marks that stand inside names as well: they part names only where both sides are merchants.
  private static let weak: Set<Character> = ["和", "与", "及", "&", "+", " ", "\u{3000}"]

  /// The merchants named and their shares; nil where the text names fewer than two things, more than six, or no merchant at all.
  ///
  /// - Parameter find: the merchant that a part names exactly; nil where it names none.
  static func shares(_ text: String, _ find: (String) -> Int?) -> [MerchantShare]? {
    if let shares = shares(parts(text, strong), find, needsAll: false) { return shares }
    return shares(parts(text, strong.union(weak)), find, needsAll: true)
  }

  private static func parts(_ text: String, _ marks: Set<Character>) -> [String] {
    text.split { marks.contains($0) }.map { trimmedName(String($0)) }.filter { $0.count >= 2 }
  }

  private static func trimmedName(_ text: String) -> String {
    var view = Substring(text)
    while let last = view.last, last.isWhitespace || last == "等" { view.removeLast() }
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    return String(view)
  }

  private static func shares(
    _ parts: [String], _ find: (String) -> Int?, needsAll: Bool
  ) -> [MerchantShare]? {
    guard (2...MerchantShare.most).contains(parts.count) else { return nil }
    var merchants: [Int?] = []
    for merchant in parts.map(find) where merchant == nil || !merchants.contains(merchant) {
      merchants.append(merchant)
    }
    let known = merchants.count { $0 != nil }
    guard known > 0, !needsAll || known == merchants.count, merchants.count > 1 else { return nil }
    return MerchantShare.equal(merchants)
  }
}
