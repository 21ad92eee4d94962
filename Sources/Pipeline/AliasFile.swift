import Diagnostics
import StationModel

extension PipelineFile {
  /// The alias file: UTF-8 CSV with the columns 别名, 街区, 商户编号; a blank 街区 holds everywhere.
  func readAliases(_ setting: Setting) {
    guard let path = dataPath(setting),
      let text = SettingsFile.text(path, heading: setting.path, at: setting.position, log: log)
    else { return }
    files.append(path)
    var lines = PlainCSV.records(text)[...]
    let columns = ["别名", "街区", "商户编号"]
    let header = lines.popFirst()?.fields.map { $0.trimmed } ?? []
    let places = columns.map { header.firstIndex(of: $0) }
    guard let name = places[0], let site = places[1], let merchant = places[2] else {
      log.report(
        .missingColumn, at: SourcePosition(file: path, line: 1), heading: "", found: header.joined(separator: ","),
        expected: columns.filter { !header.contains($0) }.joined(separator: ", "))
      return
    }
    for record in lines where record.fields.contains(where: { !$0.trimmed.isEmpty }) {
      let fields = record.fields.map(\.trimmed)
      let position = SourcePosition(file: path, line: record.line)
      guard fields.count > max(name, site, merchant) else {
        log.report(
          .missingFields, at: position, heading: "", found: "\(fields.count)", expected: "\(header.count)")
        continue
      }
      var alias = MerchantAlias()
      alias.name = fields[name]
      alias.merchantID = fields[merchant]
      for (heading, value) in [("别名", alias.name), ("商户编号", alias.merchantID)] where value.isEmpty {
        log.report(.requiredValueMissing, at: position, heading: heading, found: "", expected: "")
      }
      if !fields[site].isEmpty { alias.site = self.site(fields[site], position) }
      settings.merchantAliases.append(alias)
    }
  }

  private func site(_ name: String, _ position: SourcePosition) -> Int? {
    let index = settings.sites.firstIndex { $0.name == name || $0.code == name || $0.aliases.contains(name) }
    if index == nil {
      log.report(
        .unknownSite, at: position, heading: "街区", found: name,
        expected: settings.sites.map(\.name).joined(separator: ", "))
    }
    return index
  }
}

/// A few hundred lines of plain RFC 4180 in UTF-8; sources of any other kind are DelimitedText's.
enum PlainCSV {
  static func records(_ text: String) -> [(line: Int, fields: [String])] {
    var records: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var line = 1
    var first = 1
    var scalars = text.unicodeScalars.makeIterator()
    var held = scalars.next()
    while let scalar = held {
      held = scalars.next()
      switch scalar {
      case "\"" where isQuoted && held == "\"":
        field.unicodeScalars.append(scalar)
        held = scalars.next()
      case "\"":
        isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append((first, fields + [field]))
        fields = []
        field = ""
        line += 1
        first = line
      case "\r" where !isQuoted:
        break
      default:
        if scalar == "\n" { line += 1 }
        field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !fields.isEmpty { records.append((first, fields + [field])) }
    return records
  }
}

extension String {
  /// Without blanks at both ends, the ideographic one too.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
