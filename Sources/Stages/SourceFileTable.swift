import Diagnostics
import StationModel
import Workspace

/// The tables `source_file` and `source_setting`.
enum SourceFileTable {
  static func store(
    _ accounts: [SourceFileAccount], _ settings: PipelineSettings, in transaction: WorkspaceTransaction
  ) throws(Failure) {
    try transaction.recreate(["source_file", "source_setting"])
    try transaction.insert(
      accounts.enumerated().map { index, account -> [CellValue] in
        [
          .integer(index), .text(account.table.rawValue), .text(account.name), .text(account.sha256),
          .integer(account.bytes), .text(account.encoding), .flag(account.hasByteOrderMark), .text(account.delimiter),
          .text(account.lineEnding), .integer(account.headerLine), .integer(account.headerLines),
          .integer(account.read), .integer(account.kept), .integer(account.rejected), .integer(account.duplicates),
          .integer(account.skippedLines), .integer(account.screened),
        ]
      }, into: "source_file")
    for table in SourceTable.allCases {
      guard let source = settings.sources[table] else { continue }
      try transaction.insert(self.settings(of: table, source, settings), into: "source_setting")
    }
  }

  /// Each setting of a source with its origin: declared with its place, detected, or the default.
  private static func settings(
    of table: SourceTable, _ source: SourceSettings, _ settings: PipelineSettings
  ) -> [[CellValue]] {
    let values: [(name: String, value: String?)] = [
      ("files", source.files.joined(separator: " ")), ("encoding", source.encoding), ("delimiter", source.delimiter),
      ("header_line", source.headerLine.map { "\($0)" }), ("header_lines", source.headerLines.map { "\($0)" }),
      ("option_separator", source.optionSeparator), ("date_order", source.dateOrder),
      ("date_system", source.countsFrom1904 ? "1904" : "1900"),
      ("optional", source.isOptional ? "true" : "false"),
    ]
    let found = ["encoding", "delimiter", "header_line", "header_lines"]
    return values.map { setting in
      let origin = settings.origins["sources.\(table.rawValue).\(setting.name)"]
      let declared = origin.map { "declared " + baseName($0) }
      return [
        .text(table.rawValue), .text(setting.name), .text(setting.value ?? ""),
        .text(declared ?? (found.contains(setting.name) ? "detected" : "default")),
      ]
    }
  }

  /// Without folders, which differ from machine to machine.
  private static func baseName(_ position: SourcePosition) -> String {
    var position = position
    position.file = position.file.split(separator: "/").last.map(String.init) ?? position.file
    return position.text
  }

  static func load(_ transaction: WorkspaceTransaction) throws(Failure) -> [SourceFileAccount] {
    let columns = transaction.schema("source_file").columnNames.joined(separator: ", ")
    return try transaction.rows("SELECT \(columns) FROM source_file ORDER BY file_id").map { row in
      var account = SourceFileAccount()
      account.table = row[1].text.flatMap(SourceTable.init(rawValue:)) ?? .merchants
      account.name = row[2].text ?? ""
      account.sha256 = row[3].text ?? ""
      account.bytes = row[4].integer ?? 0
      account.encoding = row[5].text ?? ""
      account.hasByteOrderMark = row[6].integer == 1
      account.delimiter = row[7].text ?? ""
      account.lineEnding = row[8].text ?? ""
      account.headerLine = row[9].integer ?? 0
      account.headerLines = row[10].integer ?? 1
      account.read = row[11].integer ?? 0
      account.kept = row[12].integer ?? 0
      account.rejected = row[13].integer ?? 0
      account.duplicates = row[14].integer ?? 0
      account.skippedLines = row[15].integer ?? 0
      account.screened = row[16].integer ?? 0
      return account
    }
  }
}
