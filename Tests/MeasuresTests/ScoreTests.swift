import Measures
import Testing

@Suite struct ScoreTests {
  let criticals = TCriticals(confidence: 0.95)

  /// x = np.repeat(np.arange(1, 6), [3, 5, 12, 60, 44]); s = x.std(ddof=1); se = s/sqrt(n)*sqrt(1-n/N);
  /// x.mean() ∓ st.t.ppf(.975, n-1)*se
  @Test(arguments: [
    (nil as Int?, 0.08163243049975125, 3.943252318788021, 4.266425100566817),
    (150, 0.03398629100502286, 4.037564930499238, 4.1721124888556), (124, 0, 4.104838709677419, 4.104838709677419),
  ])
  func mean(population: Int?, error: Double, lower: Double, upper: Double) {
    let result = sampleMean(
      counts: [3, 5, 12, 60, 44], values: [1, 2, 3, 4, 5], population: population, criticals: criticals
    ).value
    #expect(result?.n == 124)
    #expect(isClose(result?.mean, 4.104838709677419))
    #expect(isClose(result?.deviation, 0.909020274775427))
    #expect(isClose(result?.standardError, error))
    #expect(isClose(result?.lower, lower))
    #expect(isClose(result?.upper, upper))
  }

  @Test func meanOfFew() {
    let one = sampleMean([4]).value
    #expect(one?.mean == 4 && one?.lower == nil && one?.deviation == nil)
    #expect(sampleMean([]) == .undefined(.emptyBase))
    #expect(sampleMean([1, .nan]) == .refused(.notFinite))
    // NIST NumAcc3: the textbook formula loses every digit here.
    let hard = [1_000_000.2] + (0..<500).flatMap { _ in [1_000_000.1, 1_000_000.3] }
    #expect(isClose(sampleMean(hard).value?.deviation, 0.1, 1e-9))
  }

  /// st.t.isf(.025, d)
  @Test(arguments: [
    (1, 12.706204736174705), (2, 4.302652729749464), (5, 2.5705818356363155), (30, 2.042272456301238),
    (400, 1.965912343229463), (5000, 1.9604385517065075), (1_000_000, 1.9599663568141072),
  ])
  func critical(degrees: Int, reference: Double) {
    #expect(isClose(criticals[degrees], reference, 1e-11))
  }

  /// x = np.repeat([100, 0, -100], [52, 34, 14]); m ∓ st.t.ppf(.975, 99)*x.std(ddof=1)/10 [*sqrt(1-100/124)]
  @Test func promoters() {
    let counts = [0, 0, 0, 6, 0, 0, 8, 20, 14, 30, 22]
    let result = promoterScore(counts: counts).value
    #expect(result?.promoters == 52 && result?.passives == 34 && result?.detractors == 14)
    #expect(result?.score == 38)
    #expect(isClose(result?.t?.lower, 23.680494763031703))
    #expect(isClose(result?.t?.upper, 52.3195052369683))
    let finite = promoterScore(counts: counts, population: 124).value
    #expect(isClose(finite?.t?.lower, 31.700257605396317))
    #expect(promoterScore(counts: [1]) == .refused(.lengthsDiffer))
  }

  @Test func index() throws {
    let linear = try #require(SatisfactionScale(minimum: 1, maximum: 5, method: .linear))
    let steps = try #require(SatisfactionScale(minimum: 1, maximum: 5, method: .steps20))
    #expect(isClose(linear.index(4.35), 83.75))
    #expect(isClose(steps.index(4.35), 87))
    #expect(linear.index(1) == 0 && linear.slope == 25 && steps.slope == 20)
    #expect(SatisfactionScale(minimum: 5, maximum: 5, method: .linear) == nil)
  }

  /// m = (w*y).sum()/w.sum(); se = sqrt(6/5*((w*(y-m))**2).sum())/w.sum(); (w.sum()**2/(w**2).sum())
  @Test func weighted() {
    // y = 3, 4, 5, 5, 4, 2 with w = 1.2, .5, .8, 2, 1, 1.5, gathered by level.
    let result = weightedMean(
      n: 6, values: [2, 3, 4, 5], weights: [1.5, 1.2, 1.5, 2.8], squares: [2.25, 1.44, 1.25, 4.64],
      criticals: criticals
    ).value
    #expect(isClose(result?.mean, 3.8))
    #expect(isClose(result?.standardError, 0.6049429050475317))
    #expect(isClose(result?.effective, 5.11482254697286))
    #expect(isClose(result?.lower, 2.244944756687751))
  }

  /// k/(k-1)*(1-X.var(0, ddof=1).sum()/X.sum(1).var(ddof=1)); 1-(1-a)*st.f.isf(.025, n-1, (n-1)*(k-1)), …ppf;
  /// np.corrcoef(X[:, i], np.delete(X, i, 1).sum(1))
  @Test func alpha() throws {
    let rows = [[5, 4, 5, 4], [4, 4, 4, 4], [3, 3, 2, 3], [5, 5, 4, 5], [2, 3, 2, 2], [4, 3, 4, 4]]
    let result = reliability(try #require(crossProducts(rows)), items: 4).value
    #expect(isClose(result?.alpha, 0.9367816091954024))
    #expect(isClose(result?.lower, 0.773904776769715) && isClose(result?.upper, 0.9901647379663026))
    let rests = [0.9719719154253319, 0.7453559924999298, 0.8285714285714286, 0.9139076937674137]
    let without = [0.8755364806866953, 0.9537037037037036, 0.9306122448979594, 0.8977272727272727]
    for item in 0..<4 {
      #expect(isClose(result?.itemRest[item], rests[item]))
      #expect(isClose(result?.alphaWithout[item], without[item]))
    }
    let constant = try #require(crossProducts([[3, 3], [3, 3]]))
    #expect(reliability(constant, items: 2).value?.alpha == nil)
  }

  /// R = np.corrcoef(M.T); ev, Q = np.linalg.eigh(R[:4, :4]); L = Q@np.diag(np.sqrt(ev))@Q.T;
  /// (L**2)@(np.linalg.solve(L, R[:4, 4])**2); R² = r@np.linalg.solve(R[:4, :4], r)
  @Test func importance() throws {
    let products: [Int64] = [
      951, 942, 890, 916, 979, 942, 1012, 924, 945, 1000, 890, 924, 938, 901, 952, 916, 945, 901, 964, 987, 979, 1000,
      952, 987, 1074,
    ]
    let data = try #require(CrossProducts(n: 80, sums: [265, 276, 268, 266, 284], products: products))
    let matrix = (0..<25).map { data.correlation($0 / 5, $0 % 5).value ?? .infinity }
    let plain = [0.5511883586194336, 0.32202369627258093, 0.011666088777507877, 0.590194062706597]
    let raw = [0.18362894820345455, 0.03658272756723923, 0.0032842312567585704, 0.2312390273049325]
    let result = relativeWeights(correlations: matrix, variables: 5).value
    #expect(isClose(result?.rSquared, 0.4547349343323848, 1e-11))
    for item in 0..<4 {
      #expect(isClose(matrix[item * 5 + 4], plain[item], 1e-11))
      #expect(isClose(result?.raw[item], raw[item], 1e-10))
    }
    #expect(relativeWeights(correlations: [1, 1, 0.5, 1, 1, 0.5, 0.5, 0.5, 1], variables: 3) == .undefined(.collinear))
  }

  /// np.tanh(np.arctanh(r) ∓ st.norm.ppf(.975)/sqrt(n-3))
  @Test func correlationLimits() {
    #expect(isClose(correlationInterval(0.5, n: 28).value, 0.15602836252908606, 0.7358184794439376))
    #expect(isClose(correlationInterval(-0.93, n: 10).value, -0.9836485013032851, -0.7247568634347717))
    #expect(correlationInterval(0.5, n: 3) == .undefined(.tooFew))
  }

  private func crossProducts(_ rows: [[Int]]) -> CrossProducts? {
    let k = rows[0].count
    let sums = (0..<k).map { i in rows.reduce(Int64(0)) { $0 + Int64($1[i]) } }
    let products = (0..<(k * k)).map { cell in rows.reduce(Int64(0)) { $0 + Int64($1[cell / k] * $1[cell % k]) } }
    return CrossProducts(n: rows.count, sums: sums, products: products)
  }
}
