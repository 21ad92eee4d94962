import Measures
import Testing

/// st.binomtest(x, n).proportion_ci(c, method='wilson' or 'exact')
@Suite struct ShareTests {
  @Test(arguments: [
    (7, 7, 0.6456695649333126, 1.0), (0, 20, 0.0, 0.16112515805281935),
    (45, 50, 0.7863976856252034, 0.9565242350681095), (110, 124, 0.8193861015044891, 0.9315440027478895),
    (1, 1_000_000, 1.765245767453709e-07, 5.664911804311442e-06), (41, 50, 0.6920394632569922, 0.9022980732976582),
    (88, 100, 0.8018790057328857, 0.9300059356298052),
  ])
  func wilson(x: Int, n: Int, lower: Double, upper: Double) {
    #expect(isClose(wilsonInterval(x, of: n).value, lower, upper))
  }

  @Test func wilsonAtOtherLevelAndItsEdges() {
    #expect(isClose(wilsonInterval(45, of: 50, confidence: 0.99).value, 0.7402692104043159, 0.9660091162215817))
    #expect(wilsonInterval(0, of: 0) == .undefined(.emptyBase))
    #expect(wilsonInterval(3, of: 2) == .refused(.moreThanBase))
    #expect(wilsonInterval(-1, of: 2) == .refused(.negativeCount))
    #expect(wilsonInterval(1, of: 2, confidence: 1) == .refused(.levelOutOfRange))
    for x in 0...20 {
      guard let left = wilsonInterval(x, of: 20).value, let right = wilsonInterval(20 - x, of: 20).value else {
        Issue.record("no interval of \(x) of 20")
        continue
      }
      #expect(isClose(left.lower == 0 ? 1 : 1 - left.lower, right.upper))
    }
  }

  /// sp.betaincinv(x, n-x+1, .025), sp.betainccinv(x+1, n-x, .025); scipy's binomtest(method='exact') ends its search
  /// at 1e-12 absolute, which leaves seven digits at 1 of a million.
  @Test(arguments: [
    (7, 7, 0.5903836027749966, 1.0), (0, 124, 0.0, 0.029310881089774934),
    (45, 50, 0.7818646335657977, 0.9667249064109775), (110, 124, 0.8178267282194354, 0.9368821044116655),
    (1, 1_000_000, 2.5317807663794178e-08, 5.571630655166941e-06),
  ])
  func clopperPearson(x: Int, n: Int, lower: Double, upper: Double) {
    #expect(isClose(clopperPearsonInterval(x, of: n).value, lower, upper, 1e-11))
  }

  /// ne = n*(N-1)/(N-n), Wilson's formula with ne, clipped to [x/N, (x+N-n)/N]
  @Test(arguments: [
    (88, 100, 124, 0.849001420298613, 0.9032258064516129), (30, 94, 124, 0.2745908253673628, 0.367276717667884),
    (0, 30, 124, 0.0, 0.08913563847861544), (124, 124, 124, 1.0, 1.0),
  ])
  func wilsonInFiniteFrame(x: Int, n: Int, population: Int, lower: Double, upper: Double) {
    #expect(isClose(wilsonInterval(x, of: n, population: population).value, lower, upper))
  }

  /// min(K for K in range(x, N-n+x+1) if st.hypergeom.sf(x-1, N, K, n) > .025), max(… st.hypergeom.cdf(x, N, K, n) >
  /// .025)
  @Test(arguments: [
    (88, 100, 124, 105, 112), (0, 30, 124, 0, 12), (30, 94, 124, 34, 46), (124, 124, 124, 124, 124), (7, 7, 40, 25, 40),
    (50, 300, 5000, 638, 1061),
  ])
  func hypergeometric(x: Int, n: Int, population: Int, lower: Int, upper: Int) {
    let result = hypergeometricInterval(x, of: n, population: population).value
    #expect(result?.lowerCount == lower)
    #expect(result?.upperCount == upper)
  }

  @Test func hypergeometricRefusals() {
    #expect(hypergeometricInterval(3, of: 5, population: 4) == .refused(.moreThanPopulation))
    #expect(hypergeometricInterval(0, of: 0, population: 4) == .undefined(.emptyBase))
  }

  @Test func worstCase() {
    let bounds = nonResponseBounds(88, of: 100, population: 124).value
    #expect(isClose(bounds, 88.0 / 124, 112.0 / 124))
  }

  /// R. G. Newcombe, Statistics in Medicine 17 (1998), table II, method 10: 56/70 against 48/80; digits by the two
  /// Wilson intervals of scipy: p1-p2-sqrt((p1-l1)**2+(u2-p2)**2), p1-p2+sqrt((u1-p1)**2+(p2-l2)**2)
  @Test func difference() throws {
    let a = try #require(wilsonInterval(56, of: 70).value)
    let b = try #require(wilsonInterval(48, of: 80).value)
    #expect(isClose(differenceInterval(a, b).value, 0.052431472402364815, 0.3338726540369059))
    #expect(differenceInterval(Estimate(value: 2, lower: 3, upper: 4), b) == .refused(.scaleOutOfOrder))
  }
}
