/// What a cell with an error shows: ECMA-376 part 1, 18.17.3.
enum ErrorTexts {
  static let all = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]
}
