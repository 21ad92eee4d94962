/// 统一社会信用代码 (GB 32100-2015) of businesses that do not exist: the organisation numbers begin with WTU, which is not issued.
func inventedCreditCode(_ number: Int, isCompany: Bool) -> String {
  let organisation = Array("WTU" + padded(number, 5))
  let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  var sum = 0
  for (letter, weight) in zip(organisation, organisationWeights) {
    sum += (letters.firstIndex(of: letter) ?? 0) * weight
  }
  let rest = (11 - sum % 11) % 11
  let body = Array((isCompany ? "91" : "92") + "500108") + organisation + [rest == 10 ? "X" : letters[rest]]
  let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  var total = 0
  var weight = 1
  for letter in body {
    total += (alphabet.firstIndex(of: letter) ?? 0) * weight
    weight = weight * 3 % 31
  }
  return String(body + [alphabet[(31 - total % 31) % 31]])
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
