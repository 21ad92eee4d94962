public enum ChartKind: Sendable, Hashable {
  case column, stackedColumn, bar, stackedBar, line, scatter
}

public enum MarkerShape: Sendable, Hashable { case none, circle, square, triangle, diamond }
public enum DashKind: Sendable, Hashable { case solid, dash, dot }
public enum LabelContent: Sendable, Hashable { case value, seriesName }
public enum LabelPosition: Sendable, Hashable { case automatic, center, left, right, above, insideEnd, outsideEnd }

/// Text beside points.
public struct DataLabels: Sendable, Hashable {
  public var content = LabelContent.value
  public var position = LabelPosition.automatic
  public var numberFormat = ""
  public var color = Color(0x404040)
  public var size = 8.0
  public var isBold = false
  public init() {}
}

/// The name of a series: text, or the text of a cell.
public enum SeriesName: Sendable, Hashable {
  case text(String)
  case cell(SheetRange)
}

/// One series of a chart.
public struct SeriesDescription: Sendable, Hashable {
  public var name: SeriesName
  /// For a scatter chart the x values. Missing: points are numbered.
  public var categories: SheetRange?
  public var values: SheetRange
  /// Fill of bars, colour of line and marker.
  public var color: Color
  /// Without fill, line and marker: only takes room.
  public var isInvisible = false
  /// Points; 0 draws no line.
  public var lineWidth = 2.25
  public var dash = DashKind.solid
  public var marker = MarkerShape.none
  public var markerSize = 6
  public var labels: DataLabels?
  public var isInLegend = true

  public init(_ name: SeriesName, categories: SheetRange?, values: SheetRange, color: Color) {
    self.name = name
    self.categories = categories
    self.values = values
    self.color = color
  }
}

/// One axis.
public struct AxisDescription: Sendable, Hashable {
  public var title = ""
  public var minimum: Double?
  public var maximum: Double?
  public var majorUnit: Double?
  public var numberFormat = ""
  public var isReversed = false
  public var hasGridlines = false
  public var isVisible = true
  public var showsLine = true
  /// Every n-th category is labelled.
  public var labelInterval = 1
  public var labelsAtLow = false
  public var labelsAtHigh = false
  /// Long category names wrap and never turn.
  public var wrapsLabels = false
  public init() {}
}

/// Line series drawn over the columns.
public struct OverlayDescription: Sendable, Hashable {
  public var series: [SeriesDescription] = []
  /// Missing: on the axes of the columns.
  public var rightAxis: AxisDescription?
  public init() {}
}

/// A native chart on whole cells of its sheet.
public struct ChartDescription: Sendable, Hashable {
  public var kind = ChartKind.column
  public var title = ""
  public var series: [SeriesDescription] = []
  public var overlay: OverlayDescription?
  /// The horizontal axis as a reader sees it.
  public var xAxis = AxisDescription()
  /// The vertical axis as a reader sees it.
  public var yAxis = AxisDescription()
  public var hasLegend = true
  /// Percent of the bar's width.
  public var gap = 60
  /// One sentence that says what the picture shows.
  public var altText = ""
  /// The cells it covers.
  public var area: CellRange

  public init(_ kind: ChartKind, title: String, area: CellRange) {
    self.kind = kind
    self.title = title
    self.area = area
    yAxis.hasGridlines = true
  }

  /// Two charts one above the other, for a library in which lines cannot be drawn over columns: never two scales in one axis.
  var parted: [ChartDescription] {
    guard let overlay, area.rowCount > 1 else { return [self] }
    let middle = (area.first.row + area.last.row) / 2
    var upper = self
    upper.overlay = nil
    upper.area.last.row = middle
    var lower = ChartDescription(
      .line, title: title,
      area: CellRange(row: middle + 1, column: area.first.column, toRow: area.last.row, toColumn: area.last.column))
    lower.series = overlay.series
    lower.xAxis = xAxis
    lower.yAxis = overlay.rightAxis ?? yAxis
    lower.yAxis.hasGridlines = true
    lower.altText = altText + "（线）"
    return [upper, lower]
  }

  mutating func replaceTexts(_ other: (String) -> String?) {
    title = other(title) ?? title
    xAxis.title = other(xAxis.title) ?? xAxis.title
    yAxis.title = other(yAxis.title) ?? yAxis.title
    for index in series.indices {
      if case .text(let name) = series[index].name, let new = other(name) { series[index].name = .text(new) }
    }
    for index in (overlay?.series ?? []).indices {
      if case .text(let name)? = overlay?.series[index].name, let new = other(name) {
        overlay?.series[index].name = .text(new)
      }
    }
  }
}
