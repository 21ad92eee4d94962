import Foundation
import MeasureCatalogue
import Testing

/// Figures of R, scipy and forty-digit arithmetic, as `scripts/check-measures.py WOTU --record FILE` wrote them; its
/// bound stands with each line.
@Suite struct ReferenceTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("References/measures.jsonl")

  @Test func `every measure has references`() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    let names = Set(lines.compactMap { object(Data($0.utf8))?["measure"] as? String })
    #expect(MeasureCatalogue.all.map(\.name).filter { !names.contains($0) } == [])
  }

  @Test func `measures give the figures of R and scipy`() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 200)
    for line in lines {
      let reference = try #require(object(Data(line.utf8)))
      let name = try #require(reference["measure"] as? String)
      let measure = try #require(MeasureCatalogue.measure(named: name))
      let input = try JSONSerialization.data(withJSONObject: reference["input"] as Any)
      let bytes = input.withUnsafeBytes { measure.reply(to: $0.bindMemory(to: UInt8.self)).bytes }
      let answer = try #require(object(Data(bytes)))
      let bound = try #require(reference["bound"] as? Double)
      for (key, wanted) in try #require(reference["output"] as? [String: Any]) {
        let isTail = name.hasPrefix("dist.") || key == "p" || key.hasPrefix("p_")
        let found = answer[key]
        #expect(isNear(found, wanted, bound, isTail: isTail), "\(name) \(key): \(found ?? "nothing"), not \(wanted)")
      }
    }
  }

  private func object(_ data: Data) -> [String: Any]? {
    try? JSONSerialization.jsonObject(with: data) as? [String: Any]
  }

  private func isNear(_ found: Any?, _ wanted: Any, _ bound: Double, size: Double = 0, isTail: Bool = false) -> Bool {
    if wanted is NSNull { return found is NSNull }
    if let wanted = wanted as? String { return found as? String == wanted }
    if let wanted = wanted as? [String: Any] {
      let found = found as? [String: Any]
      return wanted.allSatisfy { isNear(found?[$0.key], $0.value, bound) }
    }
    if let wanted = wanted as? [Any] {
      guard let found = found as? [Any], found.count == wanted.count else { return false }
      let scale = wanted.compactMap { ($0 as? Double)?.magnitude }.max() ?? 0
      return zip(found, wanted).allSatisfy { isNear($0, $1, bound, size: scale * 1e-3) }
    }
    if let list = found as? [Any] { return list.count == 1 && isNear(list[0], wanted, bound) }
    guard let found = found as? Double, let wanted = wanted as? Double else { return false }
    // A figure that is 0 by cancellation cannot be held to its own size; a small tail is, however small.
    if !isTail, wanted.magnitude < 1e-12, found.magnitude < 1e-12 { return true }
    return (found - wanted).magnitude <= bound * max(wanted.magnitude, size)
  }
}
