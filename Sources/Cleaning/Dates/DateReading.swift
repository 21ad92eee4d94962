public import StationModel

/// The forms in which a date may be written; a column that mixes them is reported.
public enum DateForm: Int, Sendable, CaseIterable {
  /// 2022-03-01, 2022/3/1, 2022.3.1, 20220301.
  case numeric
  /// 2022年3月1日, 二〇二二年三月一日, 3月1日.
  case chinese
  /// 44621, as Excel counts days.
  case serial
  /// 22-3-1, 03/04/22: needs an order to be read.
  case short
  /// 1-Mar-22, March 1, 2022.
  case english

  public var name: String {
    switch self {
    case .numeric: "Y-M-D"
    case .chinese: "Y年M月D日"
    case .serial: "#####"
    case .short: "YY-M-D"
    case .english: "D-MMM-YY"
    }
  }
}

/// The form in which findings ask for a date.
let dateFormText = "YYYY-MM-DD"

/// What a cell of a date column holds.
public enum DateReading: Sendable, Equatable {
  case moment(Moment, DateForm)
  /// A short date, or one without a year, in a column that does not say how to read it.
  case ambiguous
  /// A day whose year nothing tells: 12月31日.
  case yearless
  /// Months, not a day: 2022Q1, 2022年1-3月, 上半年. Nil where the year is not said, or the months are not (本月).
  case period(MonthRange?)
  case impossible
  case notADate

  /// Whether the column as a whole may decide what the cell leaves open.
  var isOpen: Bool { self == .ambiguous || self == .yearless }

  /// The moment, where it is one.
  var moment: Moment? {
    if case .moment(let moment, _) = self { return moment }
    return nil
  }
}

/// The order of a date with a two-digit year, as a source declares it or its column shows.
public enum DateOrder: UInt8, Sendable, CaseIterable {
  case unknown, ymd, dmy, mdy

  init(_ declared: String?) {
    self =
      switch declared {
      case "ymd": .ymd
      case "dmy": .dmy
      case "mdy": .mdy
      default: .unknown
      }
  }

  /// As the setting `date_order` writes it.
  public var name: String {
    switch self {
    case .unknown: ""
    case .ymd: "ymd"
    case .dmy: "dmy"
    case .mdy: "mdy"
    }
  }

  /// The form of a short date of this order, as findings name it.
  public var formText: String {
    switch self {
    case .unknown, .ymd: DateForm.short.name
    case .dmy: "D-M-YY"
    case .mdy: "M-D-YY"
    }
  }

  /// The orders that may be chosen among.
  static let known: [DateOrder] = [.ymd, .dmy, .mdy]
}

/// How the dates of one column are read, beyond what every date says itself.
public struct DateRule: Sendable, Hashable {
  public var order = DateOrder.unknown
  /// The order of dates whose last number is a year of four digits, where it was decided for itself; nil: the same.
  public var longOrder: DateOrder?
  /// The year of dates that name none; 0: there is none.
  public var year = 0
  /// Serial numbers count from 1904, as old Excel for Macintosh did.
  public var countsFrom1904 = false

  public init() {}
}
