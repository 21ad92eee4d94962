public import Diagnostics

/// How the workbooks are made: for whom, which, and in whose house style.
public struct ReportSettings: Sendable {
  public var profile = WorkbookProfile.both
  public var merchantBooks = MerchantBooks.none
  /// Counts above 0 and below this are not published: they could tell of one respondent.
  public var smallestCount = 3
  public var layout = HouseLayout()
  public init() {}
}

/// For whom workbooks are written.
public enum WorkbookProfile: String, Sendable, CaseIterable {
  /// 内部: all figures, merchants by name.
  case `internal`
  /// 公开: no small cells, no merchants but on positive lists, no personal data.
  case `public`
  case both

  public var hasInternal: Bool { self != .public }
  public var hasPublic: Bool { self != .internal }
}

/// 一户一册: a page for each merchant.
public enum MerchantBooks: String, Sendable, CaseIterable {
  case none
  /// One workbook, a sheet a merchant.
  case book
  /// One workbook a merchant.
  case files
}

/// Titles, notes, order, palette and fonts of another bureau's house style; what is not declared has the standard one.
public struct HouseLayout: Sendable {
  /// Face by role: `body`, `heading`, `cover`, `code`.
  public var fonts: [String: String] = [:]
  /// sRGB by the palette's name for a colour, such as `navy`.
  public var colors: [String: UInt32] = [:]
  /// Keys of the sheets behind the cover, in order; empty: the standard order.
  public var order: [String] = []
  public var sheets: [String: SheetWords] = [:]
  /// Fixed texts of the sheets (headings, labels, notes) and what stands in their place.
  public var texts: [String: String] = [:]
  /// Where the layout file names each of them.
  public var textPlaces: [String: SourcePosition] = [:]
  public init() {}

  /// The words of one sheet; empty ones have the standard words.
  public struct SheetWords: Sendable, Hashable {
    public var name = ""
    /// May hold what ``HouseLayout/placeholders`` lists.
    public var title = ""
    /// Put behind the sheet's own notes.
    public var notes: [String] = []
    public init() {}
  }

  /// Every sheet's key, in the standard order.
  public static let sheetKeys = [
    "cover", "overview", "needs", "satisfaction", "drivers", "trend", "comparison", "leaders", "services", "merchants",
    "need_matrix", "quality", "methods",
  ]

  public static let fontRoles = ["body", "heading", "cover", "code"]

  /// What a title may hold.
  public static let placeholders = ["{title}", "{site}", "{classes}", "{items}", "{period}"]

  /// The palette's names for colours, with their standard values, sRGB.
  public static let standardColors: [String: UInt32] = [
    "text": 0x404040,
    "secondary": 0x595959,
    "navy": 0x1F3864,
    "header_fill": 0xDCE6F2,
    "total_fill": 0xEEF2F8,
    "grid": 0xBFC5CE,
    "card_fill": 0xF7F9FC,
    "chosen_fill": 0xFFF3D6,
    "rank_fill": 0xFFE8B8,
    "blue": 0x00568A,
    "orange": 0xE69F00,
    "green": 0x009E73,
    "vermilion": 0xD55E00,
    "purple": 0xCC79A7,
    "slate": 0x404A5A,
    "light_blue": 0x9DC3E6,
    "grey": 0x8C96A3,
    "light_grey": 0xB4BAC3,
    "light_green": 0x9AD1BC,
    "heat_blue": 0x8DB4DC,
    "heat_orange": 0xF4B183,
    "bar_blue": 0xBDD7EE,
    "bar_orange": 0xF8D9A0,
    "dark_blue": 0x005A8C,
    "dark_green": 0x00724F,
    "dark_vermilion": 0xB54700,
    "dark_orange": 0x8A5A00,
    "dark_purple": 0x8C3F6C,
    "bad_fill": 0xFBE0CF,
    "bad": 0x9C2A00,
    "fair_fill": 0xFFF1D0,
    "fair": 0x7A5200,
    "good_fill": 0xD5EEE5,
    "good": 0x00573F,
    "neutral_fill": 0xE9EDF2,
  ]
  public static let colorNames = standardColors.keys.sorted()

  /// Colours of a chart's series: two of one chart must differ.
  public static let seriesNames = [
    "blue", "orange", "green", "vermilion", "purple", "slate", "light_blue", "grey",
  ]
  /// Colours of text, with what they stand on; white where nothing is named.
  public static let inks: [(text: String, ground: String)] = [
    ("text", ""), ("secondary", ""), ("navy", ""), ("blue", ""), ("dark_blue", ""), ("dark_green", ""),
    ("dark_vermilion", ""), ("dark_orange", ""), ("dark_purple", ""), ("navy", "header_fill"), ("text", "total_fill"),
    ("text", "card_fill"), ("text", "chosen_fill"), ("text", "rank_fill"), ("text", "neutral_fill"),
    ("bad", "bad_fill"), ("fair", "fair_fill"), ("good", "good_fill"),
  ]
}
