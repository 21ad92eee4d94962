import StationModel

/// Participation, sites compared and merchants followed: figures without chance, so that recorded parts keep theirs.
extension Fixture {
  func addComparisons(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    for group in [FigureGroup.all] + settings.sites.indices.map({ .site($0) }) {
      for isBase in [false, true] {
        var frame = SatisfactionFrame()
        frame.group = group
        frame.isBasePeriod = isBase
        frame.merchants = 40
        frame.answered = isBase ? 20 : 30
        frame.rate = Double(frame.answered) / 40
        frame.rows = 400
        frame.answers = 380
        frame.itemRate = 0.95
        frame.bounds = isBase ? nil : FigureInterval(low: 0.4, high: 0.65)
        figures.satisfaction.frames.append(frame)
      }
      var wave = SatisfactionWave()
      wave.group = group
      wave.both = 18
      wave.left = 2
      wave.joined = 12
      wave.change = group == .all ? 2.5 : -0.4
      wave.interval = group == .all ? FigureInterval(low: 0.5, high: 4.5) : FigureInterval(low: -1.5, high: 0.7)
      wave.wilcoxonP = 0.031
      wave.lost = 1
      wave.gained = 3
      wave.mcNemarP = group == .all ? 0.375 : nil
      figures.satisfaction.waves.append(wave)
    }
    for first in settings.sites.indices {
      for second in settings.sites.indices where second > first {
        guard let a = figures.satisfaction.index(of: .site(first))?.index,
          let b = figures.satisfaction.index(of: .site(second))?.index
        else { continue }
        var difference = SatisfactionDifference()
        difference.first = .site(first)
        difference.second = .site(second)
        difference.difference = a - b
        difference.interval = FigureInterval(low: a - b - 2, high: a - b + 2)
        difference.joint = FigureInterval(low: a - b - 2.5, high: a - b + 2.5)
        figures.satisfaction.differences.append(difference)
      }
    }
  }
}
