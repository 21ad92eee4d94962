#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's elementary functions in one place.
func exponential(_ x: Double) -> Double { exp(x) }
func logarithm(_ x: Double) -> Double { log(x) }
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
func inverseHyperbolicTangent(_ x: Double) -> Double { atanh(x) }
func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }
func sine(_ x: Double) -> Double { sin(x) }
func cosine(_ x: Double) -> Double { cos(x) }
