import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  /// Participation, and sites compared.
  func writeFrames() throws(Failure) {
    let frames = figures.satisfaction.frames.map { frame -> [CellValue] in
      Array(group(frame.group).prefix(2)) + [
        period(frame.isBasePeriod), .integer(frame.merchants), .integer(frame.answered), .real(frame.rate),
        .integer(frame.rows), .integer(frame.answers), .real(frame.itemRate),
      ] + ends(frame.bounds)
    }
    try transaction.insert(frames, into: "satisfaction_frame")
    let differences = figures.satisfaction.differences.map { row -> [CellValue] in
      [
        group(row.first)[1], group(row.second)[1], .real(row.difference), .real(row.interval.low),
        .real(row.interval.high), .flag(row.isClear), .real(row.joint.low), .real(row.joint.high),
        .flag(row.isJointlyClear), .flag(row.isBounded),
      ]
    }
    try transaction.insert(differences, into: "satisfaction_difference")
    let waves = figures.satisfaction.waves.map { wave -> [CellValue] in
      let merchants: [CellValue] = [.integer(wave.both), .integer(wave.left), .integer(wave.joined)]
      return Array(group(wave.group).prefix(2)) + merchants + [.real(wave.change)] + ends(wave.interval) + [
        .text(wave.intervalMethod.rawValue), .integer(wave.population), .real(wave.wilcoxonP), .integer(wave.lost),
        .integer(wave.gained), .real(wave.mcNemarP),
      ]
    }
    try transaction.insert(waves, into: "satisfaction_wave")
  }
}
