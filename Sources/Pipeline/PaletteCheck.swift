import Diagnostics
import Glibc
import StationModel

/// Whether the colours of a house style can be told apart and read.
struct PaletteCheck {
  /// As set, by name.
  private let colors: [String: UInt32]
  private let settings: [String: Setting]

  /// Text below this contrast is not read, least of all in print.
  private static let leastContrast = 3.0

  init(_ colors: [String: UInt32], _ settings: [String: Setting]) {
    self.colors = colors
    self.settings = settings
  }

  /// Complains at the colour that the file sets: what it leaves out is the standard.
  func report() {
    let series = HouseLayout.seriesNames
    for (number, name) in series.enumerated() {
      for other in series[..<number] where value(name) == value(other) {
        (settings[name] ?? settings[other])?.complain(.settingOutOfRange, expected: "≠ \(other) (\(hex(value(other))))")
      }
    }
    for (text, ground) in HouseLayout.inks {
      let paper = ground.isEmpty ? 0xFFFFFF : value(ground)
      guard Self.contrast(value(text), paper) < Self.leastContrast else { continue }
      let place = ground.isEmpty ? "white" : ground
      (settings[text] ?? settings[ground])?.complain(
        .settingOutOfRange, expected: "\(text) : \(place) (\(hex(paper))) ≥ 3:1")
    }
  }

  private func value(_ name: String) -> UInt32 { colors[name] ?? HouseLayout.standardColors[name] ?? 0 }

  private func hex(_ color: UInt32) -> String {
    let digits = String(color, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// As WCAG 2 has it, 1…21.
  private static func contrast(_ first: UInt32, _ second: UInt32) -> Double {
    let lights = [luminance(first), luminance(second)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ color: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(color >> UInt32(shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
