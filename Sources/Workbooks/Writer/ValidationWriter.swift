import CXlsxWriter
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SheetWriter {
  func write(_ validation: CellValidation) throws(Failure) {
    var settings = lxw_data_validation()
    let message = strdup(CellText.clean(validation.message))
    var formula: UnsafeMutablePointer<CChar>?
    defer {
      free(message)
      free(formula)
    }
    settings.error_message = message
    settings.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    switch validation.rule {
    case .list(let text):
      // Longer sources of lists overflow a buffer or make Excel repair the file; a range or a name never is.
      guard text.utf8.count <= 255 else { throw refused(validation.range.first, "\(text.utf8.count) bytes of list") }
      formula = strdup(CellText.lawful(text))
      settings.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      settings.value_formula = formula
    case .dayFrom(let serial):
      settings.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      settings.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      settings.value_number = serial
    }
    let range = validation.range
    try check(
      worksheet_data_validation_range(
        target, row(range.first), column(range.first), row(range.last), column(range.last), &settings), range.first)
  }

  /// Locks every cell that its style does not unlock; without a password, against slips only. Sorting and filtering stay allowed.
  func protect() {
    var options = lxw_protection()
    options.sort = 1
    options.autofilter = 1
    options.format_columns = 1
    options.format_rows = 1
    worksheet_protect(target, nil, &options)
  }
}
