import Measures
import Testing

/// The references in this folder come from scipy 1.17 and numpy 2.4; the lines that made them stand above each test
/// and expect
///
///     import numpy as np
///     from math import sqrt
///     from scipy import special as sp, stats as st
///
/// `isClose` compares relatively, so that a limit of 2.5e-8 is held to as many digits as one of 0.9.
func isClose(_ value: Double?, _ reference: Double, _ tolerance: Double = 1e-12) -> Bool {
  guard let value else { return false }
  if value == reference { return true }
  return (value - reference).magnitude <= tolerance * max(reference.magnitude, 1e-300)
}

func isClose(_ value: Estimate?, _ lower: Double, _ upper: Double, _ tolerance: Double = 1e-12) -> Bool {
  isClose(value?.lower, lower, tolerance) && isClose(value?.upper, upper, tolerance)
}
