import Diagnostics
import Yams

/// A node of a settings file with its dotted path, so that every complaint has file, line and key.
struct Setting {
  var node: Node
  /// `leaders.indicators.0.weight`; empty for the root.
  var path: String
  var file: String
  let log: SettingsLog

  var line: Int? { node.mark?.line }
  var column: Int? { node.mark?.column }
  var position: SourcePosition { log.position(self) }

  func child(_ key: String, _ node: Node) -> Setting {
    Setting(node: node, path: path.isEmpty ? key : path + "." + key, file: file, log: log)
  }

  /// The scalar's text as written; nil for lists and mappings.
  var scalar: String? { node.scalar?.string }

  /// The value of a key, without taking it: nothing is declared by looking.
  func peek(_ key: String) -> Setting? {
    node.mapping?.first { $0.key.scalar?.string == key }.map { child(key, $0.value) }
  }

  /// The elements of a list, or nothing; does not complain.
  var list: [Setting] { node.sequence == nil ? [] : elements() }

  /// Whether nothing was written: `key:` or `key: null`, `key: ~`.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// What stands there, short, for a complaint.
  var shown: String {
    switch node {
    case .scalar(let scalar): scalar.string
    case .sequence: "[…]"
    case .mapping: "{…}"
    default: "*"
    }
  }

  func complain(_ code: FindingCode, expected: String) {
    log.report(code, self, found: shown, expected: expected)
  }

  // MARK: Values; each reports what is wrong and gives nil

  func text() -> String? {
    if isNull { return "" }
    guard let scalar else {
      complain(.wrongSettingType, expected: "text")
      return nil
    }
    return scalar
  }

  func integer(in range: ClosedRange<Int>) -> Int? {
    guard let scalar, let value = Int(scalar) else {
      complain(.wrongSettingType, expected: "integer")
      return nil
    }
    guard range.contains(value) else {
      complain(.settingOutOfRange, expected: described(range))
      return nil
    }
    return value
  }

  func number(in range: ClosedRange<Double>) -> Double? {
    guard let scalar, let value = Double(scalar), value.isFinite else {
      complain(.wrongSettingType, expected: "number")
      return nil
    }
    guard range.contains(value) else {
      complain(.settingOutOfRange, expected: described(range))
      return nil
    }
    return value
  }

  func flag() -> Bool? {
    switch scalar {
    case "true": return true
    case "false": return false
    default:
      complain(.wrongSettingType, expected: "true, false")
      return nil
    }
  }

  func choice(_ words: [String]) -> String? {
    guard let scalar else {
      complain(.wrongSettingType, expected: words.joined(separator: ", "))
      return nil
    }
    guard words.contains(scalar) else {
      complain(.settingOutOfRange, expected: words.joined(separator: ", "))
      return nil
    }
    return scalar
  }

  /// The elements of a list; nothing written is an empty list.
  func elements() -> [Setting] {
    if isNull { return [] }
    guard let sequence = node.sequence else {
      complain(.wrongSettingType, expected: "[a, b]")
      return []
    }
    return sequence.enumerated().map { child("\($0.offset)", $0.element) }
  }

  func texts() -> [String] { elements().compactMap { $0.text() } }

  /// The pairs of a mapping whose keys are the analyst's own words.
  func pairs() -> [(key: String, value: Setting)] {
    if isNull { return [] }
    guard let mapping = node.mapping else {
      complain(.wrongSettingType, expected: "{a: b}")
      return []
    }
    return mapping.compactMap { pair in
      guard let key = pair.key.scalar?.string else {
        log.report(.wrongSettingType, child("?", pair.key), found: "?", expected: "a")
        return nil
      }
      return (key, child(key, pair.value))
    }
  }

  /// A mapping with known keys: reads them by the body, then complains about every key that nobody asked for.
  func map(_ body: (SettingsMap) -> Void) {
    // A heading with nothing below it declares nothing.
    if isNull { return }
    guard let map = SettingsMap(self) else {
      complain(.wrongSettingType, expected: "{key: value}")
      return
    }
    body(map)
    map.close()
  }
}

private func described(_ range: ClosedRange<Int>) -> String {
  range.upperBound == .max ? "≥ \(range.lowerBound)" : "\(range.lowerBound)…\(range.upperBound)"
}

private func described(_ range: ClosedRange<Double>) -> String {
  range.upperBound == .infinity ? "≥ \(range.lowerBound)" : "\(range.lowerBound)…\(range.upperBound)"
}
