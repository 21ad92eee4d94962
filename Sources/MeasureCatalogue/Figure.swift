/// Something that a measure answers.
protocol Figure {
  func write(to text: inout JSONText)
}

extension Double: Figure {
  func write(to text: inout JSONText) { text.number(self) }
}

extension Int: Figure {
  func write(to text: inout JSONText) { text.number(self) }
}

extension Bool: Figure {
  func write(to text: inout JSONText) { text.raw(self ? "true" : "false") }
}

extension String: Figure {
  func write(to text: inout JSONText) { text.text(self) }
}

extension Optional: Figure where Wrapped: Figure {
  func write(to text: inout JSONText) {
    if let self { self.write(to: &text) } else { text.null() }
  }
}

extension Array: Figure where Element: Figure {
  func write(to text: inout JSONText) {
    text.raw("[")
    var isFirst = true
    for element in self {
      if isFirst { isFirst = false } else { text.raw(",") }
      element.write(to: &text)
    }
    text.raw("]")
  }
}

/// An object of figures in the order given.
struct Named: Figure {
  var members: [(name: String, figure: any Figure)]

  init(_ members: [(name: String, figure: any Figure)]) { self.members = members }

  func write(to text: inout JSONText) {
    text.raw("{")
    var isFirst = true
    for member in members {
      if isFirst { isFirst = false } else { text.raw(",") }
      text.text(member.name)
      text.raw(":")
      member.figure.write(to: &text)
    }
    text.raw("}")
  }
}
