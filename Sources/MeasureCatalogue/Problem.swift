/// Why a line is refused before any measure sees it. The raw value is the code that is printed.
enum Problem: String {
  case malformed = "malformed_json"
  case notAnObject = "not_an_object"
  case missingField = "missing_field"
  case wrongType = "wrong_type"
  case notWhole = "not_whole"
  case notFinite = "not_finite"
  case tooLarge = "too_large"
  case ragged = "ragged_matrix"
  case nullElement = "null_not_allowed"
}
