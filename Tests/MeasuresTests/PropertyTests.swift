import Measures
import Testing

/// Relations that hold for any input.
@Suite struct PropertyTests {
  @Test(arguments: [1, 2, 7, 30, 124])
  func shareLimitsMirrorContainAndGrow(n: Int) throws {
    var previous: Estimate?
    for x in 0...n {
      let exact = try #require(clopperPearsonInterval(x, of: n).value)
      let mirrored = try #require(clopperPearsonInterval(n - x, of: n).value)
      let wilson = try #require(wilsonInterval(x, of: n).value)
      let wider = try #require(wilsonInterval(x, of: n, confidence: 0.99).value)
      #expect((exact.lower - (1 - mirrored.upper)).magnitude < 1e-12)
      #expect(exact.lower <= exact.value && exact.value <= exact.upper)
      #expect(wilson.lower <= wilson.value && wilson.value <= wilson.upper)
      #expect(wider.lower <= wilson.lower && wilson.upper <= wider.upper)
      if let previous { #expect(previous.lower <= exact.lower && previous.upper <= exact.upper) }
      previous = exact
    }
  }

  @Test func ratiosInvertAndIgnoreTheUnitOfExposure() throws {
    var generator = DeterministicGenerator(seed: 4)
    for _ in 0..<300 {
      let a = Int(generator.below(40))
      let b = Int(generator.below(40))
      let exposure1 = 0.1 + generator.uniform() * 9
      let exposure2 = 0.1 + generator.uniform() * 9
      let one = try #require(poissonRatio(a, exposure1: exposure1, b, exposure2: exposure2).value)
      let turned = try #require(poissonRatio(b, exposure1: exposure2, a, exposure2: exposure1).value)
      let scaled = try #require(poissonRatio(a, exposure1: exposure1 * 1000, b, exposure2: exposure2 * 1000).value)
      #expect(isClose(turned.lower, one.upper == .infinity ? 0 : 1 / one.upper, 1e-10))
      #expect(isClose(turned.p, one.p, 1e-10))
      #expect(isClose(scaled.lower, one.lower, 1e-10) && isClose(scaled.upper, one.upper, 1e-10))
      // p and interval may not contradict each other: the ground on which a report claims a change.
      #expect(one.excludesOne == (one.p < 0.05))
      for limit in [one.lower, one.upper, one.p] { #expect(!limit.isNaN) }
    }
  }

  @Test func rateLimitsScaleWithTheExposure() throws {
    for count in [0, 1, 17, 400] {
      let one = try #require(garwoodInterval(count).value)
      let seven = try #require(garwoodInterval(count, exposure: 7).value)
      #expect(isClose(seven.rate.upper, one.rate.upper / 7) && isClose(seven.rate.lower, one.rate.lower / 7))
    }
  }

  @Test(arguments: [0.01, 0.4, 3.7, 88.8])
  func controlLimitsHaveTheTailsTheyPromise(mean: Double) throws {
    let limits = try #require(poissonLimits(mean: mean).value)
    #expect(Distributions.poissonUpper(limits.upper + 1, mean: mean) <= 0.00135)
    #expect(limits.upper == 0 || Distributions.poissonUpper(limits.upper, mean: mean) > 0.00135)
    #expect(Distributions.poissonLower(limits.lower - 1, mean: mean) <= 0.00135)
    #expect(Distributions.poissonLower(limits.lower, mean: mean) > 0.00135)
  }

  @Test func aCensusHasNoErrorAndAnEndlessFrameThePlainOne() throws {
    let values = [1.0, 2, 2, 5, 4, 4, 3]
    let census = try #require(sampleMean(values, population: 7).value)
    #expect(census.standardError == 0 && census.lower == census.upper)
    let endless = try #require(sampleMean(values, population: 1_000_000_000_000).value)
    let plain = try #require(sampleMean(values).value)
    #expect(isClose(endless.standardError, plain.standardError ?? 0, 1e-10))
    let shifted = try #require(sampleMean(values.map { $0 + 100 }).value)
    #expect(isClose(shifted.mean, plain.mean + 100) && isClose(shifted.deviation, plain.deviation ?? 0, 1e-10))
  }

  @Test func theExactFrameHoldsTheWorstCaseInside() throws {
    for x in 0...20 {
      let exact = try #require(hypergeometricInterval(x, of: 20, population: 50).value)
      let bounds = try #require(nonResponseBounds(x, of: 20, population: 50).value)
      #expect(bounds.lower <= exact.share.lower && exact.share.upper <= bounds.upper)
    }
  }

  @Test func clustersOfOneAreTheSimpleSample() throws {
    let values = [1.0, 2, 2, 5, 4, 4, 3]
    let clusters = try #require(clusterSample(sizes: values.map { _ in 1 }, totals: values).value)
    let plain = try #require(sampleMean(values).value)
    #expect(isClose(clusters.standardError, plain.standardError ?? 0) && isClose(clusters.lower, plain.lower ?? 0))
    #expect(clusterSample(sizes: [3, 0], totals: [9, 0]).value?.lower == nil)
  }
}
