import Diagnostics

/// What is wrong with a cell that should hold telephone numbers and does not.
struct PhoneProblem {
  let code: FindingCode
  var expected = ""
  var rule = ""
  /// The number with its leading nought, where the settings have it put back.
  var restored: PhoneNumbers.Number?

  /// - Parameter restores: whether a lost leading nought is put back, not only proposed.
  init(_ text: String, restores: Bool) {
    if Identifiers.isMangled(text) {
      code = .mangledNumber
    } else if let number = PhoneNumbers.withLostZero(text) {
      code = .lostZero
      // The finding may be read by anybody.
      expected = number.text.prefix { $0 != "-" } + "-****" + number.digits.suffix(4)
      rule = "leading_zeros: " + (restores ? "restore" : "propose")
      restored = restores ? number : nil
    } else {
      code = .notAPhone
      expected = "13800138000 / 023-62811234"
    }
  }
}
