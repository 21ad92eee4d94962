/// A kind of file that is no delimited text, known by its first bytes whatever its name says.
public enum ForeignFormat: String, Sendable, CaseIterable {
  case xlsx, xls, ods, docx, zip, gzip, bzip2, xz, sevenZip = "7z", rar, zstd, pdf, html, mhtml, spreadsheetXML = "xml"
  case json, rtf, image, sqlite, parquet

  /// What it is to a person who has to turn it into text.
  public enum Kind: Sendable { case workbook, page, archive, other }

  public var kind: Kind {
    switch self {
    case .xlsx, .xls, .ods: .workbook
    case .html, .mhtml, .spreadsheetXML: .page
    case .zip, .gzip, .bzip2, .xz, .sevenZip, .rar, .zstd: .archive
    case .docx, .pdf, .json, .rtf, .image, .sqlite, .parquet: .other
    }
  }

  /// Its name in messages.
  public var name: String {
    switch self {
    case .html: "HTML"
    case .spreadsheetXML: "XML Spreadsheet"
    case .image: "image"
    default: rawValue
    }
  }

  /// Reads the first bytes of a file; nil where they speak for none of these.
  public init?(head: UnsafeRawBufferPointer) {
    guard let found = Self.byMagic(head) ?? Self.byMarkup(head) else { return nil }
    self = found
  }

  private static let magic: [(bytes: [UInt8], format: ForeignFormat)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls), ([0x1F, 0x8B, 8], .gzip),
    ([0x42, 0x5A, 0x68], .bzip2), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    (Array("Rar!\u{1A}\u{07}".utf8), .rar), ([0x28, 0xB5, 0x2F, 0xFD], .zstd), (Array("%PDF-".utf8), .pdf),
    (Array("{\\rtf".utf8), .rtf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image),
    ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image), (Array("SQLite format 3\0".utf8), .sqlite), (Array("PAR1".utf8), .parquet),
    ([0x50, 0x4B, 5, 6], .zip),
  ]

  private static func byMagic(_ head: UnsafeRawBufferPointer) -> ForeignFormat? {
    // A zip tells what it packs by the names of its first entries.
    if head.starts(with: [0x50, 0x4B, 3, 4]) {
      if contains(head, "xl/") { return .xlsx }
      if contains(head, "word/") { return .docx }
      if contains(head, "opendocument.spreadsheet") { return .ods }
      return contains(head, "[Content_Types].xml") ? .xlsx : .zip
    }
    // Three letters that also begin words are an archive only with what no text has behind them.
    guard let found = magic.first(where: { head.starts(with: $0.bytes) })?.format else { return nil }
    guard found == .bzip2 else { return found }
    return head.count > 10 && head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) ? found : nil
  }

  /// Pages that platforms hand out under a workbook's name.
  private static func byMarkup(_ head: UnsafeRawBufferPointer) -> ForeignFormat? {
    // In UTF-16, every second byte of markup is a NUL.
    let letters = head.prefix(4096).filter { $0 != 0 && $0 != 0xFE && $0 != 0xFF }
    let start = letters.starts(with: [0xEF, 0xBB, 0xBF]) ? letters.dropFirst(3)[...] : letters[...]
    let text = start.drop { $0 <= 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func begins(_ words: String...) -> Bool { words.contains { text.starts(with: $0.utf8) } }
    if begins("<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<script") { return .html }
    if begins("mime-version:") { return .mhtml }
    guard begins("<?xml", "<workbook", "<ss:workbook") else { return nil }
    return text.withUnsafeBytes { bytes in
      contains(bytes, "schemas-microsoft-com:office:spreadsheet")
        ? .spreadsheetXML : contains(bytes, "<html") ? .html : nil
    }
  }

  private static func contains(_ bytes: UnsafeRawBufferPointer, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { start in
      bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
    }
  }
}
