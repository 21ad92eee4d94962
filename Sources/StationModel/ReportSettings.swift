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
  public init() {}

  /// The words of one sheet; empty ones have the standard words.
  public struct SheetWords: Sendable, Hashable {
    public var name = ""
    /// May hold `{title}`, `{site}`, `{classes}`, `{items}`, `{period}`.
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

  /// The palette's names for colours; the module that lays out sheets gives each its standard value.
  public static let colorNames = [
    "text", "secondary", "navy", "header_fill", "total_fill", "grid", "card_fill", "chosen_fill", "rank_fill", "blue",
    "orange", "green", "vermilion", "purple", "slate", "light_blue", "grey", "light_grey", "light_green", "heat_blue",
    "heat_orange", "bar_blue", "bar_orange", "dark_blue", "dark_green", "dark_vermilion", "dark_orange", "dark_purple",
    "bad_fill", "bad", "fair_fill", "fair", "good_fill", "good", "neutral_fill",
  ]
}
