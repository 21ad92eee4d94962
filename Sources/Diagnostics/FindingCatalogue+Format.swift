extension FindingCatalogue {
  /// The finding as people read it: `file:line:column: severity CODE: message [rule]`, and the remedy on a line of its own.
  public static func format(_ finding: Finding, _ language: Language) -> String {
    line(finding, language) + "\n    " + (language == .chinese ? "处理：" : "remedy: ")
      + entry(for: finding.code).texts(language).remedy
  }

  /// The finding on one line, without the remedy.
  public static func line(_ finding: Finding, _ language: Language) -> String {
    var line = finding.position.text
    if !line.isEmpty { line += ": " }
    line += word(finding.severity, language) + " " + finding.code.rawValue + ": " + message(finding, language)
    if !finding.rule.isEmpty { line += " [" + finding.rule + "]" }
    if finding.count > 1 { line += language == .chinese ? "（共 \(finding.count) 次）" : " (\(finding.count) times)" }
    return singleLine(line)
  }

  /// The message alone, with the finding's values filled in.
  public static func message(_ finding: Finding, _ language: Language) -> String {
    var found = finding.found
    if language == .chinese {
      let isOfSystem = finding.code.rawValue.hasPrefix("WT6") || finding.code == .headerNotFound
      let isEvidence = [.undecidedEncoding, .unreadableText].contains(finding.code)
      found = isOfSystem ? SystemWords.chinese(found) : isEvidence ? EvidenceWords.chinese(found) : found
    }
    let values = ["heading": finding.heading, "found": found, "expected": finding.expected]
    let text = filled(entry(for: finding.code).texts(language).message, values)
    return text.hasPrefix(" ") ? String(text.dropFirst()) : text
  }

  /// What a code means, its causes and remedy, as `wotu explain` prints it.
  public static func explanation(of code: FindingCode, _ language: Language) -> String {
    let texts = entry(for: code).texts(language)
    let labels = language == .chinese ? ("原因：", "处理：") : ("cause: ", "remedy: ")
    return """
      \(code.rawValue) \(word(code.severity, language)): \(texts.title)
          \(labels.0)\(texts.cause)
          \(labels.1)\(texts.remedy)
      """
  }

  static func word(_ severity: Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.note, .chinese): "提示"
    case (.warning, .chinese): "警告"
    case (.error, .chinese): "错误"
    case (_, .english): severity.rawValue
    }
  }

  /// Fills a template; a bracketed part goes when one of its values is empty.
  static func filled(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var part: String?
    var isPartWhole = true
    var rest = Substring(template)
    while let character = rest.popFirst() {
      switch character {
      case "[":
        part = ""
        isPartWhole = true
      case "]":
        if isPartWhole { result += part ?? "" }
        part = nil
      case "{":
        let name = String(rest.prefix { $0 != "}" })
        rest = rest.dropFirst(name.count + 1)
        let value = values[name] ?? ""
        if value.isEmpty { isPartWhole = false }
        if part == nil { result += value } else { part? += value }
      default:
        if part == nil { result.append(character) } else { part?.append(character) }
      }
    }
    return result
  }

  /// Line breaks inside a value must not break the line that editors and scripts parse.
  private static func singleLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{2028}", "\u{2029}": result += "⏎"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
