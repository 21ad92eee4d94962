import Diagnostics
import Glibc
import StationModel

extension PipelineFile {
  /// `sources`: the files of each source table and how to read them.
  func readSources(_ map: SettingsMap) {
    map.require("sources")?.map { sources in
      for table in SourceTable.allCases {
        // The frame of merchants is what everything else is held against.
        let setting = table == .merchants ? sources.require(table.rawValue) : sources.take(table.rawValue)
        guard let setting else { continue }
        var source = SourceSettings()
        setting.map { read($0, into: &source) }
        settings.sources[table] = source
      }
    }
  }

  private func read(_ map: SettingsMap, into source: inout SourceSettings) {
    map.flag("optional", into: &source.isOptional)
    if let encoding = map.take("encoding")?.choice(Self.encodings) {
      source.encoding = encoding == "GBK" ? "GB18030" : encoding
    }
    readDialect(map, into: &source)
    map.integer("header_line", in: 1...1_000_000, into: &source.headerLine)
    map.integer("header_lines", in: 1...4, into: &source.headerLines)
    for (column, heading) in map.take("headings")?.pairs() ?? [] {
      if let heading = heading.text() { source.headings[column] = heading }
    }
    map.text("option_separator", into: &source.optionSeparator)
    if let order = map.take("date_order")?.choice(["ymd", "dmy", "mdy"]) { source.dateOrder = order }
    if let system = map.take("date_system")?.choice(["1900", "1904"]) { source.countsFrom1904 = system == "1904" }
    readPlatform(map, into: &source)
    map.texts("fill_down", into: &source.filledDown)
    for (column, value) in map.take("defaults")?.pairs() ?? [] {
      if let value = value.text() { source.defaults[column] = value }
    }
    guard let files = map.require("files") else { return }
    // One file may be written without the brackets.
    let patterns = files.scalar == nil ? files.elements() : [files]
    for pattern in patterns {
      guard let text = pattern.text() else { continue }
      source.files.append(text)
      resolve(text, pattern, into: &source)
    }
    if patterns.isEmpty, !source.isOptional { files.complain(.settingOutOfRange, expected: "≥ 1") }
  }

  /// Those that `sniff` finds, then those that are read where they are declared.
  private static let encodings = [
    "UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "windows-1250",
    "windows-1251", "windows-1252", "macintosh", "Big5", "Shift_JIS", "EUC-KR",
  ]

  private func readDialect(_ map: SettingsMap, into source: inout SourceSettings) {
    let delimiters = ["comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " ", "comma-space": ", "]
    let characters = [",", ";", "|", "\t", " ", ", ", "，", "；", "、", ":", "#", "^", "~"]
    if let word = map.take("delimiter")?.choice(delimiters.keys.sorted() + characters) {
      source.delimiter = delimiters[word] ?? word
    }
    let quotes = ["double": "\"", "single": "'", "curly": "“", "none": ""]
    if let word = map.take("quote")?.choice(quotes.keys.sorted() + ["\"", "'", "“"]) {
      source.quote = quotes[word] ?? word
    }
    let escapes = ["doubled": "\"", "backslash": "\\"]
    if let word = map.take("escape")?.choice(escapes.keys.sorted() + ["\"", "'", "\\"]) {
      source.escape = escapes[word] ?? word
    }
  }

  private func readPlatform(_ map: SettingsMap, into source: inout SourceSettings) {
    if let platform = map.take("platform") {
      let known = settings.platforms.map(\.id)
      source.platform = known.isEmpty ? platform.text() : platform.choice(known + ["none"])
    }
    source.exportFormat = map.take("export_format")?.choice(ExportFormat.allCases.map(\.rawValue))
      .flatMap(ExportFormat.init(rawValue:))
  }

  /// Finds the files of a path or glob, sorted; a file named twice is read once.
  private func resolve(_ pattern: String, _ setting: Setting, into source: inout SourceSettings) {
    let prefix = pattern.hasPrefix("/") ? "" : folder
    let found = matches(of: prefix + pattern)
    if found.isEmpty, !source.isOptional {
      log.report(.missingFile, setting, found: pattern)
    }
    for path in found where !source.resolvedFiles.contains(path) {
      if access(path, R_OK) != 0 {
        log.report(.unreadableFile, setting, found: path)
        continue
      }
      if isPipe(path) {
        log.report(.notRegularFile, setting, found: path)
        continue
      }
      source.resolvedFiles.append(path)
      source.fileNames.append(String(path.dropFirst(prefix.count)))
    }
  }

  /// Whether reading would wait for somebody to write, or could not be done twice.
  private func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
    let paths = (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    // Sorted by bytes: the system's own order would follow the locale.
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
