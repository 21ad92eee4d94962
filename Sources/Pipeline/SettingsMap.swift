import Diagnostics
import Yams

/// A mapping while it is read. The keys that are asked for are the known ones: what remains at the end is unknown.
final class SettingsMap {
  let setting: Setting
  private let values: [String: Setting]
  private let keys: [(name: String, node: Node)]
  private var asked: [String] = []

  init?(_ setting: Setting) {
    guard let mapping = setting.node.mapping else { return nil }
    self.setting = setting
    keys = mapping.map { ($0.key.scalar?.string ?? "?", $0.key) }
    var values: [String: Setting] = [:]
    for pair in mapping {
      guard let key = pair.key.scalar?.string else { continue }
      values[key] = setting.child(key, pair.value)
    }
    self.values = values
  }

  /// The setting of a key; nil where it is not declared.
  func take(_ key: String) -> Setting? {
    asked.append(key)
    guard let value = values[key] else { return nil }
    value.log.declare(value)
    return value
  }

  /// The setting of a key that has no default.
  func require(_ key: String) -> Setting? {
    let value = take(key)
    if value == nil {
      let path = setting.path.isEmpty ? key : setting.path + "." + key
      setting.log.report(.missingSetting, at: setting.position, heading: path, found: "", expected: path)
    }
    return value
  }

  // MARK: Into place; a value that is wrong or not declared leaves what was there

  func text(_ key: String, into target: inout String) {
    if let value = take(key)?.text() { target = value }
  }

  func text(_ key: String, into target: inout String?) {
    if let value = take(key)?.text() { target = value.isEmpty ? nil : value }
  }

  /// A text that must be there and hold something.
  func requiredText(_ key: String, into target: inout String) {
    guard let setting = require(key), let value = setting.text() else { return }
    if value.isEmpty { setting.complain(.settingOutOfRange, expected: "abc") }
    target = value
  }

  /// A text that may be left to its default and, where it is there, must hold something.
  func filledText(_ key: String, into target: inout String) {
    guard let setting = take(key), let value = setting.text() else { return }
    if value.allSatisfy(\.isWhitespace) { return setting.complain(.settingOutOfRange, expected: target) }
    target = value
  }

  func integer(_ key: String, in range: ClosedRange<Int>, into target: inout Int) {
    if let value = take(key)?.integer(in: range) { target = value }
  }

  func integer(_ key: String, in range: ClosedRange<Int>, into target: inout Int?) {
    guard let setting = take(key), !setting.isNull, let value = setting.integer(in: range) else { return }
    target = value
  }

  func number(_ key: String, in range: ClosedRange<Double>, into target: inout Double) {
    if let value = take(key)?.number(in: range) { target = value }
  }

  func flag(_ key: String, into target: inout Bool) {
    if let value = take(key)?.flag() { target = value }
  }

  func choice(_ key: String, of words: [String], into target: inout String) {
    if let value = take(key)?.choice(words) { target = value }
  }

  func texts(_ key: String, into target: inout [String]) {
    if let setting = take(key) { target = setting.texts() }
  }

  /// Complains about every key that nobody asked for, with the nearest that somebody did.
  func close() {
    for (name, node) in keys where !asked.contains(name) {
      let unknown = setting.child(name, node)
      setting.log.report(.unknownSetting, unknown, found: unknown.path, expected: nearest(to: name, among: asked) ?? "")
    }
  }
}

/// The known word that is most like the one given; nil when none is near.
func nearest(to word: String, among words: [String]) -> String? {
  let best = words.map { (distance: editDistance(word, $0), word: $0) }.min {
    ($0.distance, $0.word) < ($1.distance, $1.word)
  }
  guard let best, best.distance <= max(2, word.count / 3) else { return nil }
  return best.word
}

/// Edit distance in characters; two neighbours swapped count once.
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left)
  let right = Array(right)
  var rows = [Array(0...right.count)]
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let cost = left[i] == right[j] ? 0 : 1
      var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + cost)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
