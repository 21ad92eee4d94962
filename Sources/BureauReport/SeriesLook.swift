import Workbooks

/// Looks that several charts share.
enum SeriesLook {
  /// Numbers inside stacked segments, only where the segment is large enough to hold them.
  static func segmentLabels(_ series: Int, from least: Int) -> DataLabels {
    var labels = DataLabels()
    labels.position = .center
    labels.numberFormat = "[>=\(least)]0;;"
    labels.color = series % 8 == 1 ? Palette.text : .white
    return labels
  }

  /// A line of diamonds without the line, each with its value beside it: the points of intervals.
  static func asDiamonds(_ series: SeriesDescription, labels format: String) -> SeriesDescription {
    var series = series
    series.lineWidth = 0
    series.marker = .diamond
    series.markerSize = 8
    var labels = DataLabels()
    labels.position = .right
    labels.numberFormat = format
    labels.isBold = true
    series.labels = labels
    return series
  }
}

extension ChartDescription {
  /// Bars from nought to the right, the first line of the table uppermost.
  mutating func readAsTable(showsLine: Bool = false) {
    yAxis.isReversed = true
    yAxis.hasGridlines = false
    yAxis.showsLine = showsLine
    xAxis.hasGridlines = true
    xAxis.minimum = 0
  }
}
