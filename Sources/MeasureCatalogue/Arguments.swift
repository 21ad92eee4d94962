/// The fields of one input line, read by name and kind. A field that is missing or of another kind is noted, and stands
/// as nothing: every problem of a line is found in one pass, and the line is refused whatever the measure answers.
final class Arguments {
  struct Complaint {
    var problem: Problem
    var message: String
  }

  private let fields: [InputField]
  private let members: [JSONMember]
  private(set) var complaints: [Complaint] = []

  init(_ fields: [InputField], _ members: [JSONMember]) {
    self.fields = fields
    self.members = members
  }

  /// Names that the measure does not know.
  var unknown: [String] {
    members.map(\.name).filter { name in !fields.contains { $0.name == name } }
  }

  func complain(_ problem: Problem, _ name: String, _ message: String) {
    complaints.append(Complaint(problem: problem, message: "\(name): \(message)"))
  }

  /// The value of a field, its fallback where it is left out; nil for null where that is allowed.
  func value(_ name: String) -> JSONValue? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    if let value = members.first(where: { $0.name == name })?.value {
      if case .null = value {} else { return value }
      if field.isNullable || field.fallback != nil { return fallback(field) }
      complain(.nullElement, name, "\(field.kind) expected, not null")
      return nil
    }
    if field.fallback == nil, !field.isNullable { complain(.missingField, name, "\(field.kind) expected, left out") }
    return fallback(field)
  }

  private func fallback(_ field: InputField) -> JSONValue? {
    guard var text = field.fallback else { return nil }
    return text.withUTF8 { try? JSONReader.read($0) }
  }

  func wrong(_ name: String, _ value: JSONValue) {
    let kind = fields.first { $0.name == name }?.kind ?? ""
    complain(.wrongType, name, "\(kind) expected, not \(value.kind)")
  }

  // MARK: Single values

  /// A number; "Infinity" and "-Infinity" are numbers too, and refused where the measure does not say otherwise.
  func num(_ name: String, infinite: Bool = false) -> Double { numOrNil(name, infinite: infinite) ?? 0 }

  func numOrNil(_ name: String, infinite: Bool = false) -> Double? {
    guard let value = value(name) else { return nil }
    switch value {
    case .number(let number) where number.isFinite: return number
    case .number:
      complain(.notFinite, name, "beyond the range of a double")
      return nil
    case .text("Infinity") where infinite: return .infinity
    case .text("-Infinity") where infinite: return -.infinity
    default:
      wrong(name, value)
      return nil
    }
  }

  func int(_ name: String) -> Int { intOrNil(name) ?? 0 }

  func intOrNil(_ name: String) -> Int? { numOrNil(name).flatMap { whole($0, name) } }

  private func whole(_ number: Double, _ name: String) -> Int? {
    // 2^53 + 1 reads as 2^53: where that stands, nobody knows which of the two was meant.
    if number.magnitude >= 0x1p53 {
      complain(.tooLarge, name, "beyond 2^53 whole numbers are not exact")
    } else if let whole = Int(exactly: number) {
      return whole
    } else {
      complain(.notWhole, name, "a whole number expected, not \(number)")
    }
    return nil
  }

  /// The confidence level; 0.95 where it is left out.
  var conf: Double { num("conf") }

  func flag(_ name: String) -> Bool {
    guard let value = value(name) else { return false }
    if case .bool(let flag) = value { return flag }
    wrong(name, value)
    return false
  }

  func flagOrNil(_ name: String) -> Bool? {
    guard let value = value(name) else { return nil }
    if case .bool(let flag) = value { return flag }
    wrong(name, value)
    return nil
  }

  /// A whole number, or nil for null and for the one text that stands for it.
  func wholeOrText(_ name: String, text: String) -> Int? {
    guard let value = value(name) else { return nil }
    if case .text(text) = value { return nil }
    return intOrNil(name)
  }

  func text(_ name: String) -> String {
    guard let value = value(name) else { return "" }
    if case .text(let text) = value { return text }
    wrong(name, value)
    return ""
  }

  // MARK: Lists

  /// Numbers with NaN where null stands; empty where the field is null.
  private func raw(_ name: String) -> [Double]? {
    guard let value = value(name) else { return nil }
    switch value {
    case .numbers(let numbers):
      if numbers.contains(where: \.isInfinite) { complain(.notFinite, name, "beyond the range of a double") }
      return numbers
    case .list(let values):
      // Booleans count as 0 and 1.
      var numbers: [Double] = []
      for element in values {
        switch element {
        case .bool(let flag): numbers.append(flag ? 1 : 0)
        case .number(let number): numbers.append(number)
        case .null: numbers.append(.nan)
        default:
          wrong(name, element)
          return nil
        }
      }
      return numbers
    default:
      wrong(name, value)
      return nil
    }
  }

  func nums(_ name: String) -> [Double] { numsOrNil(name) ?? [] }

  /// Nil where the field is null.
  func numsOrNil(_ name: String) -> [Double]? {
    let numbers = raw(name)
    guard numbers?.contains(where: \.isNaN) == true else { return numbers }
    complain(.nullElement, name, "an element is null")
    return nil
  }

  func optionalNums(_ name: String) -> [Double?] { optionalNumsOrNil(name) ?? [] }

  func optionalNumsOrNil(_ name: String) -> [Double?]? { raw(name)?.map { $0.isNaN ? nil : $0 } }

  /// Whole numbers whose sum is exact too.
  func ints(_ name: String) -> [Int] {
    guard let numbers = numsOrNil(name) else { return [] }
    return wholes(numbers, name).map { $0 ?? 0 }
  }

  func optionalInts(_ name: String) -> [Int?] { wholes(raw(name) ?? [], name) }

  private func wholes(_ numbers: [Double], _ name: String) -> [Int?] {
    var sum = 0.0
    var result: [Int?] = []
    result.reserveCapacity(numbers.count)
    for number in numbers {
      guard !number.isNaN else {
        result.append(nil)
        continue
      }
      sum += number.magnitude
      guard sum <= 0x1p53 else {
        complain(.tooLarge, name, "beyond 2^53 whole numbers are not exact")
        return []
      }
      guard let whole = Int(exactly: number) else {
        complain(.notWhole, name, "whole numbers expected, not \(number)")
        return []
      }
      result.append(whole)
    }
    return result
  }

  /// Labels; a number is the label of its digits.
  func texts(_ name: String) -> [String] {
    guard let value = value(name) else { return [] }
    switch value {
    case .numbers(let numbers):
      if numbers.contains(where: \.isNaN) { complain(.nullElement, name, "an element is null") }
      return numbers.map(Self.label)
    case .list(let values):
      var texts: [String] = []
      for element in values {
        switch element {
        case .text(let text): texts.append(text)
        case .number(let number): texts.append(Self.label(number))
        case .bool(let flag): texts.append(flag ? "true" : "false")
        default: wrong(name, element)
        }
      }
      return texts
    default:
      wrong(name, value)
      return []
    }
  }

  private static func label(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? number.description }

  func flags(_ name: String) -> [Bool] {
    nums(name).map { number in
      if number != 0, number != 1 { complain(.wrongType, name, "true or false expected, not \(number)") }
      return number == 1
    }
  }
}
