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
