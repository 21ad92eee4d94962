import Testing

@testable import Measures

@Suite struct RankingTests {
  /// np.quantile([1, 2, 2, 7, 9, 30], p)
  @Test(arguments: [(0, 1), (0.025, 1.125), (0.25, 2), (0.5, 4.5), (0.75, 8.5), (0.9, 19.5), (1, 30)])
  func quantiles(share: Double, reference: Double) {
    #expect(isClose(quantile(sorted: [1, 2, 2, 7, 9, 30], share).value, reference))
    var counts = Array(repeating: 0, count: 31)
    for value in [1, 2, 2, 7, 9, 30] { counts[value] += 1 }
    #expect(isClose(quantile(counts: counts, share).value, reference))
  }

  @Test func quantileOfNothing() {
    #expect(quantile(sorted: [], 0.5) == .undefined(.emptyBase))
    #expect(quantile(counts: [0, 0], 0.5) == .undefined(.emptyBase))
    #expect(quantile(sorted: [4], 0.5) == .value(4))
  }

  @Test func winsorising() {
    let values: [Double?] = [100, nil] + (1...19).map { Double($0) }
    let result = winsorised(values, share: 0.05)
    #expect(result[1] == nil)
    #expect(isClose(result[0], 23.05))
    #expect(winsorised([1, 2], share: 0.05) == [1, 2])
  }

  @Test func percentiles() {
    #expect(percentileRanks([3, nil, 1, 3, 9]) == [50, nil, 12.5, 50, 87.5])
    #expect(percentileRanks([3, nil, 1, 3, 9], higherIsBetter: false) == [50, nil, 87.5, 50, 12.5])
    #expect(percentileRanks([7]) == [50])
  }

  @Test func minMax() {
    #expect(minMaxScaled([2, nil, 4, 3]) == .value([0, nil, 100, 50]))
    #expect(minMaxScaled([2, 4], higherIsBetter: false) == .value([100, 0]))
    #expect(minMaxScaled([2, 2]) == .undefined(.allEqual))
  }

  @Test func shrinkage() {
    #expect(shrunkenMean(5, n: 3, toward: 4, priorWeight: 10).value == 55.0 / 13)
    #expect(shrunkenMean(0, n: 0, toward: 4, priorWeight: 10).value == 4)
    #expect(shrunkenMean(0, n: 0, toward: 4, priorWeight: 0) == .undefined(.emptyBase))
  }

  @Test func medianOfOpenCases() {
    // Days 1, 2, 2 closed; two open at day 1 and 5: S(2) = 4/5 · (1 − 2/3).
    let curve = survivalCurve(closed: [0, 1, 2, 0, 0, 0], open: [0, 1, 0, 0, 0, 1]).value
    #expect(curve?.median == 2)
    #expect(isClose(curve?.closed(by: 2), 1 - 4.0 / 5 / 3) && curve?.closed(by: 0) == 0)
    #expect(isClose(curve?.closed(by: 5), 1 - 4.0 / 5 / 3) && curve?.closed(by: 6) == nil)
    #expect(survivalCurve(closed: [0, 1], open: [0, 9]).value?.median == nil)
    #expect(survivalCurve(closed: [0], open: [0]) == .undefined(.emptyBase))
  }

  /// The published xoshiro256** and SplitMix64: state 1, 2, 3, 4 gives 11520, 0, 1509978240, 1215971899390074240;
  /// SplitMix64 from 1234567 gives 6457827717110365317, 3203168211198807973.
  @Test func generator() {
    var generator = DeterministicGenerator(state: (1, 2, 3, 4))
    let drawn = (0..<4).map { _ in generator.next() }
    #expect(drawn == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
    var mixer = SplitMix64(state: 1_234_567)
    #expect(mixer.next() == 6_457_827_717_110_365_317)
    #expect(mixer.next() == 3_203_168_211_198_807_973)
    var bounded = DeterministicGenerator(seed: 7, stream: 3)
    let below = (0..<1000).map { _ in bounded.below(10) }
    #expect(Set(below) == Set(0..<10))
  }

  @Test func normalTable() {
    let table = NormalTable.shared
    var generator = DeterministicGenerator(seed: 1)
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<200_000 {
      let draw = table.draw(generator.next())
      sum += draw
      squares += draw * draw
    }
    #expect((sum / 200_000).magnitude < 0.01)
    #expect((squares / 200_000 - 1).magnitude < 0.01)
  }

  @Test func ranksOfBuckets() {
    var generator = DeterministicGenerator(seed: 9)
    for size in [1, 2, 5, 200] {
      // Few distinct values, so that there are ties and crowded buckets.
      let values = (0..<size).map { _ in Double(generator.below(40)) * Double(generator.below(3)) }
      let sorter = BucketSorter(units: size)
      var ranks = Array(repeating: Int32(0), count: size)
      sorter.rank(values, into: &ranks)
      let expected = values.map { value in Int32(1 + values.count { $0 > value }) }
      #expect(ranks == expected)
    }
  }

  /// Answers 5, 4, 4, 1 resampled: 4⁴ samples by hand, and the moments of the sum of n draws.
  @Test func resampledSums() throws {
    let sums = try #require(DiscreteDistribution.resampledSum(levels: [1, 0, 0, 2, 1]).value)
    var reference: [Int: Double] = [:]
    let answers = [0, 3, 3, 4]
    for a in answers {
      for b in answers { for c in answers { for d in answers { reference[a + b + c + d, default: 0] += 1 } } }
    }
    for (place, probability) in sums.probabilities.enumerated() {
      #expect((probability - (reference[sums.first + place] ?? 0) / 256).magnitude < 1e-15)
    }
    let many = try #require(DiscreteDistribution.resampledSum(levels: [300, 0, 500, 900, 1300]).value)
    let mean = compensatedSum(many.probabilities.enumerated().map { Double(many.first + $0.offset) * $0.element })
    let spread = compensatedSum(
      many.probabilities.enumerated().map {
        (Double(many.first + $0.offset) - mean) * (Double(many.first + $0.offset) - mean) * $0.element
      })
    #expect(isClose(mean, 8900))
    // n · variance: 3000 · (30900/3000 − (8900/3000)²).
    #expect(isClose(spread, 30900 - 8900.0 * 8900 / 3000))
    #expect(DiscreteDistribution.resampledSum(levels: [0, 0]).reason == .emptyBase)
  }

  @Test func drawsOfCounts() throws {
    for mean in [0.0, 0.3, 7, 4000] {
      let counts = try #require(DiscreteDistribution.poisson(mean: mean).value)
      for (place, probability) in counts.probabilities.enumerated() where probability > 1e-12 {
        #expect(isClose(probability, Probabilities.poisson(counts.first + place, mean: mean), 1e-9))
      }
      var generator = DeterministicGenerator(seed: 3)
      let drawn = (0..<20_000).map { _ in Double(counts.first + counts.place(generator.uniform())) }
      #expect((drawn.reduce(0, +) / 20_000 - mean).magnitude <= 5 * (mean / 20_000).squareRoot())
      #expect(counts.place(1) == counts.count - 1 && counts.place(0) == 0)
    }
    if case .refused = DiscreteDistribution.poisson(mean: -1) {} else { Issue.record("a mean below 0 was taken") }
  }

  private func unit(_ score: Double, _ levels: [Int], _ weight: Double, _ stream: UInt64) -> ResampledScore {
    guard let sums = DiscreteDistribution.resampledSum(levels: levels).value else {
      return ResampledScore(fixed: score, stream: stream)
    }
    let points = (0..<sums.count).map { Double(sums.first + $0) * weight }
    return ResampledScore(fixed: score, parts: [ResampledScore.Part(sums, points: points, group: 0)], stream: stream)
  }

  @Test func rankIntervals() throws {
    // The second and the third are 79.5 and 79 plus hits among four answers, half of them hits.
    let units = [unit(95, [], 0, 0), unit(77.5, [2, 2], 1, 1), unit(77, [2, 2], 1, 2), unit(40, [], 0, 3)]
    let result = try #require(rankBootstrap(units, resamples: 4000, seed: 1, top: 2).value)
    #expect(result[0] == RankInterval(low: 1, high: 1, topProbability: 1))
    #expect(result[1].low == 2 && result[1].high == 3)
    #expect(result[3] == RankInterval(low: 4, high: 4, topProbability: 0))
    // P(X + 0.5 > Y) of two binomials of 4 at ½: P(X ≥ Y) = (1 + 70/256)/2.
    #expect((result[1].topProbability - 163.0 / 256).magnitude < 0.03)
    // A unit's draws depend on its own stream alone: leaving out another unit changes nothing between the others.
    let fewer = rankBootstrap(Array(units[1...2]), resamples: 4000, seed: 1, top: 1).value
    #expect(fewer?[0].topProbability == result[1].topProbability)
  }

  /// With more units than resamples ranks are kept, with fewer they are counted: neighbours far below change nothing at the top.
  @Test func keptAndCountedRanksAgree() throws {
    let few = (0..<20).map { unit(Double(100 - $0), [3, 3, 3], 1, UInt64($0)) }
    let many = few + (0..<300).map { unit(Double(-1000 - $0), [], 0, UInt64(100 + $0)) }
    func intervals(_ units: [ResampledScore]) -> ArraySlice<RankInterval>? {
      rankBootstrap(units, resamples: 200, seed: 5, top: 5).value?.prefix(20)
    }
    #expect(try #require(intervals(few)) == #require(intervals(many)))
  }

  /// Two indicators of the same answers move together, one of them the other way round.
  @Test func partsOfOneGroupMoveTogether() throws {
    let sums = try #require(DiscreteDistribution.resampledSum(levels: [5, 5]).value)
    let points = (0..<sums.count).map { Double(sums.first + $0) }
    let parts = [
      ResampledScore.Part(sums, points: points, group: 1),
      ResampledScore.Part(sums, points: points, group: 1, isReversed: true),
    ]
    // Hits and non-hits of one draw add up to ten, so that the unit never moves.
    let units = [
      ResampledScore(fixed: 0, parts: parts, stream: 1), ResampledScore(fixed: 9.5, stream: 2),
      ResampledScore(fixed: 10.5, stream: 3),
    ]
    let result = try #require(rankBootstrap(units, resamples: 500, seed: 1, top: 1).value)
    #expect(result[0].low == 2 && result[0].high == 2)
  }

  @Test func ranksWithoutNoise() {
    let units = [5.0, 5, 1].enumerated().map { ResampledScore(fixed: $0.element, stream: UInt64($0.offset)) }
    #expect(rankBootstrap(units, resamples: 10, seed: 1, top: 1).value?.map(\.low) == [1, 1, 3])
    #expect(rankBootstrap([], resamples: 5, seed: 1, top: 1) == .value([]))
  }
}
