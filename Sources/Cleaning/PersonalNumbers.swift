/// The text with mobile and identity card numbers masked (138****5678): cells shift, and a telephone number may stand in any
/// column. Longer runs of digits are case numbers and stay.
public func maskingPersonalNumbers(_ text: String) -> String {
  guard text.utf8.count >= 11 else { return text }
  var characters = Array(text)
  var start = 0
  while start < characters.count {
    var end = start
    while end < characters.count, isDigit(characters[end]) || end - start == 17 && "xX".contains(characters[end]) {
      end += 1
    }
    if isPersonal(characters[start..<end]) {
      for index in start + 3..<end - 4 { characters[index] = "*" }
    }
    start = max(end, start + 1)
  }
  return String(characters)
}

private func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

/// A mobile number (1[3-9] and nine digits), or 18 places with a date of birth in their middle (GB 11643).
private func isPersonal(_ run: ArraySlice<Character>) -> Bool {
  let digits = Array(run)
  if digits.count == 11 { return digits[0] == "1" && digits[1] >= "3" }
  guard digits.count == 18 else { return false }
  let century = String(digits[6..<8])
  return (century == "19" || century == "20") && String(digits[10..<12]) <= "12"
}
