import Foundation
import StationModel
import Testing
import Workbooks

@testable import BureauReport

/// What is told apart by colour must be told apart on a grey print, too.
@Suite struct GreyPrintTests {
  /// Lightness L* of CIE 1976, 0–100, by the sRGB transfer of IEC 61966-2-1.
  private func lightness(_ color: Color) -> Double {
    let weights = [0.2126, 0.7152, 0.0722]
    var luminance = 0.0
    for (place, weight) in weights.enumerated() {
      let part = Double(color.rgb >> UInt32(16 - 8 * place) & 0xFF) / 255
      luminance += weight * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
    }
    return luminance > 0.008856 ? 116 * cbrt(luminance) - 16 : 903.3 * luminance
  }

  @Test func `the first three series differ by more than ten steps of lightness`() {
    let first = (0..<3).map { lightness(Palette.series($0)) }.sorted()
    for (darker, lighter) in zip(first, first.dropFirst()) { #expect(lighter - darker > 10) }
    #expect(first[0] < 50)
  }

  @Test func `the standard colours are those that a layout file is held to`() {
    #expect(HouseLayout.standardColors == Palette.named.mapValues(\.rgb))
  }
}
