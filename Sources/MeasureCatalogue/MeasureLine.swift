import Measures

/// Reads input lines and writes answers.
extension MeasureEntry {
  /// What came of a line.
  public struct Reply: Sendable {
    /// One JSON object, without a line end.
    public var bytes: [UInt8]
    /// Whether the line was a JSON object at all.
    public var isReadable: Bool
    /// Fields that the measure does not know, and that played no part.
    public var unknown: [String]
  }

  /// The answer to one line: figures, or why it is refused. The same line gives the same bytes.
  public func reply(to line: UnsafeBufferPointer<UInt8>) -> Reply {
    let members: [JSONMember]
    do throws(JSONReader.Malformed) {
      guard case .object(let found) = try JSONReader.read(line) else {
        return refusal([.init(problem: .notAnObject, message: "a JSON object expected")], isReadable: false)
      }
      members = found
    } catch {
      let message = "\(error.what), byte \(error.offset)"
      return refusal([.init(problem: .malformed, message: message)], isReadable: false)
    }
    let arguments = Arguments(inputs, members)
    let answer = compute(arguments)
    var reply = arguments.complaints.isEmpty ? written(answer) : refusal(arguments.complaints, isReadable: true)
    reply.unknown = arguments.unknown
    return reply
  }

  private func refusal(_ complaints: [Arguments.Complaint], isReadable: Bool) -> Reply {
    var messages: [String] = []
    for complaint in complaints where !messages.contains(complaint.message) { messages.append(complaint.message) }
    let code = complaints.first?.problem.rawValue ?? ""
    return Reply(
      bytes: Self.error(code, messages.joined(separator: "; ")), isReadable: isReadable, unknown: [])
  }

  private static func error(_ code: String, _ message: String) -> [UInt8] {
    var text = JSONText()
    Named([("error", Named([("code", code), ("message", message)]))]).write(to: &text)
    return text.bytes
  }

  private func written(_ answer: Answer) -> Reply {
    let figures: [Output]
    switch answer {
    case .refused(let refusal):
      return Reply(bytes: Self.error(refusal.rawValue, refusal.message), isReadable: true, unknown: [])
    case .undefined(let reason, let known):
      figures = outputs.filter { !$0.contains("<") }.map { name in
        known.first { $0.name == name } ?? Output(name, Double?.none, reason)
      }
    case .figures(let outputs): figures = outputs
    }
    var text = JSONText()
    var reasons: [(name: String, figure: any Figure)] = []
    text.raw("{")
    for (index, output) in figures.enumerated() {
      if index > 0 { text.raw(",") }
      text.text(output.name)
      text.raw(":")
      text.holdsNull = false
      output.figure.write(to: &text)
      if text.holdsNull { reasons.append((output.name, output.reason.rawValue)) }
    }
    if !reasons.isEmpty {
      text.raw(figures.isEmpty ? "\"undefined\":" : ",\"undefined\":")
      Named(reasons).write(to: &text)
    }
    text.raw("}")
    return Reply(bytes: text.bytes, isReadable: true, unknown: [])
  }
}
