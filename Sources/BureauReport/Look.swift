import Workbooks

/// Colours of the house style.
enum Palette {
  static let text = Color(0x404040)
  static let secondary = Color(0x595959)
  static let navy = Color(0x1F3864)
  static let headerFill = Color(0xDCE6F2)
  static let totalFill = Color(0xEEF2F8)
  static let grid = Color(0xBFC5CE)
  static let cardFill = Color(0xF7F9FC)
  static let chosenFill = Color(0xFFF3D6)
  static let rankFill = Color(0xFFE8B8)
  static let blue = Color(0x00568A)
  static let orange = Color(0xE69F00)
  static let green = Color(0x009E73)
  static let vermilion = Color(0xD55E00)
  static let purple = Color(0xCC79A7)
  static let slate = Color(0x404A5A)
  static let lightBlue = Color(0x9DC3E6)
  static let grey = Color(0x8C96A3)
  static let lightGrey = Color(0xB4BAC3)
  static let lightGreen = Color(0x9AD1BC)
  static let heatBlue = Color(0x8DB4DC)
  static let heatOrange = Color(0xF4B183)
  static let barBlue = Color(0xBDD7EE)
  static let barOrange = Color(0xF8D9A0)
  static let darkBlue = Color(0x005A8C)
  static let darkGreen = Color(0x00724F)
  static let darkVermilion = Color(0xB54700)
  static let darkOrange = Color(0x8A5A00)
  static let darkPurple = Color(0x8C3F6C)
  static let badFill = Color(0xFBE0CF)
  static let bad = Color(0x9C2A00)
  static let fairFill = Color(0xFFF1D0)
  static let fair = Color(0x7A5200)
  static let goodFill = Color(0xD5EEE5)
  static let good = Color(0x00573F)
  static let neutralFill = Color(0xE9EDF2)

  /// By the names of the layout file.
  static let named: [String: Color] = [
    "text": text,
    "secondary": secondary,
    "navy": navy,
    "header_fill": headerFill,
    "total_fill": totalFill,
    "grid": grid,
    "card_fill": cardFill,
    "chosen_fill": chosenFill,
    "rank_fill": rankFill,
    "blue": blue,
    "orange": orange,
    "green": green,
    "vermilion": vermilion,
    "purple": purple,
    "slate": slate,
    "light_blue": lightBlue,
    "grey": grey,
    "light_grey": lightGrey,
    "light_green": lightGreen,
    "heat_blue": heatBlue,
    "heat_orange": heatOrange,
    "bar_blue": barBlue,
    "bar_orange": barOrange,
    "dark_blue": darkBlue,
    "dark_green": darkGreen,
    "dark_vermilion": darkVermilion,
    "dark_orange": darkOrange,
    "dark_purple": darkPurple,
    "bad_fill": badFill,
    "bad": bad,
    "fair_fill": fairFill,
    "fair": fair,
    "good_fill": goodFill,
    "good": good,
    "neutral_fill": neutralFill,
  ]

  /// Colour and marker of a group, the same on every sheet.
  static let series = [blue, orange, green, vermilion, purple, slate, lightBlue, grey]
  static let markers: [MarkerShape] = [.circle, .square, .triangle, .diamond]

  static func series(_ index: Int) -> Color { series[index % series.count] }
  static func marker(_ index: Int) -> MarkerShape { markers[index % markers.count] }
}

/// Number formats by meaning. The blank at the end keeps figures off the border.
enum NumberFormat {
  static let count = "#,##0_ "
  static let share = "0.0%_ "
  static let wholeShare = "0%_ "
  /// Of fewer than thirty a decimal says nothing.
  static func share(of count: Int?) -> String { (count ?? 0) < 30 ? wholeShare : share }
  static let rejected = "0.00%_ "
  static let change = "+0.0%_ ;-0.0%_ ;0.0%_ "
  static let index = "0.0_ "
  static let decimal = "0.00_ "
  static let rate = "0.000_ "
  /// A p of zero does not exist.
  static let p = "[<0.001]\"<0.001\"_ ;0.000_ "
  static let money = "#,##0.00_ "
  static let exposure = "#,##0.00_ "
  static let date = "yyyy-mm-dd"
  static let longDate = "yyyy\"年\"m\"月\"d\"日\""
  static let month = "yyyy\"年\"mm\"月\""
  static let shortMonth = "m\"月\""
  static let yearMonth = "yy\"年\"m\"月\""
  static let difference = "\"▲ \"+0.0_ ;\"▼ \"-0.0_ ;0.0_ "
  /// What is shown as nought has neither arrow nor sign.
  static func difference(of value: Double?) -> String { abs(value ?? 1) < 0.05 ? "0.0_ ;0.0_ " : difference }
  static let signed = "+0.0_ ;-0.0_ ;0.0_ "
  static let countChange = "+#,##0_ ;-#,##0_ ;0_ "
  static let flag = "0;;;@"
  static let promise = "[>=0.95]\"√ \"0.0%_ ;[>=0.9]\"！\"0.0%_ ;\"× \"0.0%_ "
  static let percent = "0%"
  static let percentTenths = "0.0%"
  static let text = "@"
}

/// Styles by meaning.
enum Look {
  static let edge = Edge(.thin, Palette.grid)
  static let navyEdge = Edge(.medium, Palette.navy)

  static let plain = CellStyle().with { $0.color = Palette.text }
  static let body = CellStyle().boxed(edge)

  static let title = plain.with {
    $0.face = .heading
    $0.size = 18
    $0.color = Palette.navy
    $0.horizontal = .center
  }
  static func unit(_ alignment: HorizontalAlignment) -> CellStyle {
    plain.with {
      $0.size = 9
      $0.color = Palette.secondary
      $0.horizontal = alignment
    }
  }
  static let note = plain.with {
    $0.size = 9
    $0.color = Palette.secondary
    $0.horizontal = .left
    $0.wraps = true
  }
  static let section = plain.with {
    $0.face = .heading
    $0.size = 12
    $0.color = Palette.navy
    $0.horizontal = .left
    $0.bottom = Edge(.thin, Palette.navy)
  }
  static let link = plain.with {
    $0.size = 9
    $0.color = Palette.blue
    $0.isUnderlined = true
  }
  static let helper = plain.with {
    $0.size = 8
    $0.color = Palette.lightGrey
  }
  static let header = body.with {
    $0.isBold = true
    $0.color = Palette.navy
    $0.fill = Palette.headerFill
    $0.horizontal = .center
    $0.wraps = true
  }

  /// Text from inputs: format `@`, so that it stays text when somebody edits the cell.
  static let text = body.with {
    $0.numberFormat = NumberFormat.text
    $0.horizontal = .left
    $0.indent = 1
  }
  static let center = body.with {
    $0.numberFormat = NumberFormat.text
    $0.horizontal = .center
  }
  static let wrapped = text.with {
    $0.wraps = true
    $0.size = 9
  }
  static func number(_ format: String) -> CellStyle {
    body.with {
      $0.numberFormat = format
      $0.horizontal = .right
    }
  }
  static func date(_ format: String) -> CellStyle {
    body.with {
      $0.numberFormat = format
      $0.horizontal = .center
    }
  }
  static let check = body.with {
    $0.isBold = true
    $0.color = Palette.darkGreen
    $0.horizontal = .left
    $0.indent = 1
    $0.fill = Palette.totalFill
  }
  static let wrongCheck = CellStyle().with {
    $0.color = Palette.bad
    $0.fill = Palette.badFill
    $0.isBold = true
  }
}

extension CellStyle {
  var bold: CellStyle { with { $0.isBold = true } }
  /// A total row's cell.
  var total: CellStyle {
    with {
      $0.isBold = true
      $0.fill = Palette.totalFill
      $0.top = Edge(.thin, Palette.navy)
    }
  }
  var centered: CellStyle {
    with {
      $0.horizontal = .center
      $0.indent = 0
    }
  }
  func colored(_ color: Color) -> CellStyle { with { $0.color = color } }
  func filled(_ fill: Color) -> CellStyle { with { $0.fill = fill } }
  func sized(_ size: Double) -> CellStyle { with { $0.size = size } }
}
