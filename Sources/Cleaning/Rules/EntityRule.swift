/// `&nbsp;`, `&amp;`, `<br>` and other remains of a page.
enum EntityRule: CleaningRule {
  static let name = "entities"

  private static let entities = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&ensp;", " "), ("&emsp;", " "),
    ("&amp;", "&"),
  ]

  static func apply(to value: inout RuleValue) -> Bool {
    guard value.text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return false }
    let before = value.text
    value.text = withoutTags(value.text)
    for (entity, text) in entities { value.text = value.text.replacing(entity, with: text) }
    return value.text != before
  }

  /// Tags are a `<`, a letter or stroke, and whatever follows up to the `>`; `<5` is none.
  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<") {
      let inside = rest[rest.index(after: open)...]
      guard let first = inside.first, first.isASCII, first.isLetter || first == "/",
        let end = inside.firstIndex(of: ">")
      else {
        result += rest[...open]
        rest = inside
        continue
      }
      result += rest[..<open]
      if inside.hasPrefix("br") || inside.hasPrefix("BR") || inside.hasPrefix("p>") || inside.hasPrefix("/p") {
        result += "\n"
      }
      rest = inside[inside.index(after: end)...]
    }
    return result + rest
  }
}
