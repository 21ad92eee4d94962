/// Footers: font and size codes, and at most 255 characters in all.
enum Footer {
  static func text(left: String, center: String, right: String, face: String = FontFace.body.rawValue) -> String {
    if left.isEmpty && center.isEmpty && right.isEmpty { return "" }
    // The blank after the size keeps it apart from digits that follow.
    let font = "&\"\(face),Regular\"&8 "
    var limit = 90
    while true {
      let text =
        "&L" + font + escaped(left, limit, pages: false) + "&C" + font + escaped(center, limit, pages: true) + "&R"
        + font + escaped(right, limit, pages: false)
      if text.utf16.count <= 250 { return text }
      limit -= 5
      if limit < 5 { return "" }
    }
  }

  /// `&` of data doubled; the page codes &P and &N of the middle part stay.
  private static func escaped(_ text: String, _ limit: Int, pages: Bool) -> String {
    let cut = CellText.clean(String(text.prefix(limit)))
    var result = ""
    var rest = Substring(cut)
    while let character = rest.popFirst() {
      if character != "&" {
        result.append(character)
      } else if pages, rest.first == "P" || rest.first == "N" {
        result.append("&")
      } else {
        result.append("&&")
      }
    }
    return result
  }
}
