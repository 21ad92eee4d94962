import Diagnostics
import Yams

/// `--set key=value`: puts a value, written as YAML, at a dotted path of the pipeline file before it is read, so that it
/// is held to the same rules.
enum SettingOverrides {
  static func apply(_ overrides: [String], to root: inout Setting) {
    for override in overrides {
      guard let equals = override.firstIndex(of: "="), equals > override.startIndex else {
        root.log.report(
          .usage, at: SourcePosition(file: "--set"), heading: "", found: override, expected: "key=value")
        continue
      }
      let path = String(override[..<equals])
      root.log.overridden.insert(path)
      let text = String(override[override.index(after: equals)...])
      guard let value = SettingsFile.root("--set " + path, text: text.isEmpty ? "\"\"" : text, log: root.log) else {
        continue
      }
      let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if let node = placed(value.node, at: keys[...], in: root.node) {
        root.node = node
      } else {
        root.log.report(
          .unknownSetting, at: SourcePosition(file: "--set " + path), heading: "", found: path, expected: "")
      }
    }
  }

  /// The node with the value put in; nil where the path leads nowhere.
  private static func placed(_ value: Node, at keys: ArraySlice<String>, in node: Node?) -> Node? {
    guard let key = keys.first else { return value }
    switch node {
    case .sequence(var sequence):
      guard let index = index(of: key, in: sequence),
        let element = placed(value, at: keys.dropFirst(), in: sequence[index])
      else { return nil }
      sequence[index] = element
      return .sequence(sequence)
    case .mapping(let mapping):
      var pairs = mapping.map { ($0.key, $0.value) }
      let index = pairs.firstIndex { $0.0.scalar?.string == key }
      guard let element = placed(value, at: keys.dropFirst(), in: index.map { pairs[$0].1 }) else { return nil }
      if let index { pairs[index].1 = element } else { pairs.append((Node(key), element)) }
      return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
    case nil:
      guard let element = placed(value, at: keys.dropFirst(), in: nil) else { return nil }
      return .mapping(Node.Mapping([(Node(key), element)]))
    default:
      return nil
    }
  }

  /// An element of a list by its number from 0, or by its id, code or name.
  private static func index(of key: String, in sequence: Node.Sequence) -> Int? {
    if let index = Int(key) { return sequence.indices.contains(index) ? index : nil }
    return sequence.indices.first { index in
      guard let mapping = sequence[index].mapping else { return false }
      return mapping.contains { pair in
        ["id", "code", "name"].contains(pair.key.scalar?.string ?? "") && pair.value.scalar?.string == key
      }
    }
  }
}
