import Measures

/// One member of an answer: its name, its figure, and why there is none where it is, or holds, null.
struct Output {
  var name: String
  var figure: any Figure
  var reason: Undefined

  init(_ name: String, _ figure: any Figure, _ reason: Undefined = .missing) {
    self.name = name
    self.figure = figure
    self.reason = reason
  }
}

extension Output {
  /// A figure that is finite on paper: beyond the range of a double it is none, and no infinity.
  static func finite(_ name: String, _ figure: Double?, _ reason: Undefined = .missing) -> Output {
    let isBeyond = figure.map { !$0.isFinite } ?? false
    return Output(name, isBeyond ? nil : figure, isBeyond ? .overflow : reason)
  }
}

/// What a measure says to one line.
enum Answer {
  case figures([Output])
  /// None of the figures exists but those known, such as the number of answers.
  case undefined(Undefined, known: [Output] = [])
  case refused(Refusal)

  /// Of a measure's result, by writing out its value.
  /// - Parameter known: the figures that exist where the result itself does not.
  init<Value>(_ result: Measured<Value>, known: @autoclosure () -> [Output] = [], _ write: (Value) -> [Output]) {
    switch result {
    case .value(let value): self = .figures(write(value))
    case .undefined(let reason): self = .undefined(reason, known: known())
    case .refused(let refusal): self = .refused(refusal)
    }
  }
}
