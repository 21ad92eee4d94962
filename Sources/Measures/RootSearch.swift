/// A root of a function between two points at which it has different signs, by Brent's method (R. P. Brent, Algorithms
/// for Minimization without Derivatives, 1973, chapter 4), to the last digits of a double.
func root(between low: Double, and high: Double, _ function: (Double) -> Double) -> Double {
  var a = low
  var b = high
  var fa = function(a)
  var fb = function(b)
  if fa == 0 { return a }
  if fb == 0 { return b }
  var c = a
  var fc = fa
  var step = b - a
  var previous = step
  for _ in 0..<300 {
    if (fb > 0) == (fc > 0) {
      c = a
      fc = fa
      step = b - a
      previous = step
    }
    if fc.magnitude < fb.magnitude {
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }
    let tolerance = 2 * Double.ulpOfOne * b.magnitude
    let half = (c - b) / 2
    if half.magnitude <= tolerance || fb == 0 { return b }
    if previous.magnitude >= tolerance, fa.magnitude > fb.magnitude {
      let s = fb / fa
      var p: Double
      var q: Double
      if a == c {
        p = 2 * half * s
        q = 1 - s
      } else {
        let r = fb / fc
        let t = fa / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < min(3 * half * q - (tolerance * q).magnitude, (previous * q).magnitude) {
        previous = step
        step = p / q
      } else {
        step = half
        previous = half
      }
    } else {
      step = half
      previous = half
    }
    a = b
    fa = fb
    b += step.magnitude > tolerance ? step : (half > 0 ? tolerance : -tolerance)
    fb = function(b)
  }
  return b
}
