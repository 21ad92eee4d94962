import Measures
import Testing

@Suite struct CountTests {
  /// st.chi2.ppf(.025, 2*k)/2, st.chi2.isf(.025, 2*k+2)/2, st.chi2.isf(.05, 2*k+2)/2
  @Test(arguments: [
    (0, 0.0, 3.6888794541139363, 2.9957322735539913), (1, 0.025317807984289876, 5.571643390938898, 4.743864518390579),
    (5, 1.6234863901184207, 11.66833207932267, 10.513034908741535),
    (9, 4.115373097378334, 17.08480345141917, 15.70521642211546),
    (30, 20.240874021420915, 42.82686539480766, 40.69050759444956),
    (720, 668.3621127321968, 774.5685175623067, 765.7278587747313),
    (100_000, 99381.15266374472, 100621.74473974388, 100521.71888230444),
  ])
  func garwood(count: Int, lower: Double, upper: Double, oneSided: Double) {
    let result = garwoodInterval(count).value
    #expect(isClose(result?.rate, lower, upper))
    #expect(isClose(result?.oneSidedUpper, oneSided))
    let halved = garwoodInterval(count, exposure: 2).value
    #expect(isClose(halved?.rate, lower / 2, upper / 2))
  }

  @Test func garwoodWithoutExposure() {
    #expect(garwoodInterval(0, exposure: 0) == .undefined(.noExposure))
    #expect(garwoodInterval(-1) == .refused(.negativeCount))
    #expect(garwoodInterval(1, exposure: -.infinity) == .refused(.negativeExposure))
  }

  /// lo = sp.betaincinv(a, b+1, .025); hi = sp.betainccinv(a+1, b, .025); p/(1-p)*T2/T1;
  /// p = min(1, 2*min(st.binom.cdf(a, a+b, T1/(T1+T2)), st.binom.sf(a-1, a+b, T1/(T1+T2))))
  @Test(arguments: [
    (18, 1.0, 20, 1.0, 0.4488707317972017, 1.7918655603960105, 0.8714146793645341),
    (2, 17877, 10, 20000, 0.023837382348776658, 1.0499546775959363, 0.06055644843367555),
    (9, 1, 10, 1, 0.32358239500072683, 2.46448429754212, 1.0),
    (27, 1, 30, 1, 0.5148033918299685, 1.5663914060207123, 0.7913664277791806),
    (90, 1, 100, 1, 0.6693438930074583, 1.2086759309726498, 0.5139096358872451),
    (360, 1, 400, 1, 0.7783761249193613, 1.0403336792356743, 0.15711719727568094),
    (720, 1, 800, 1, 0.8126633907778978, 0.9965845605288479, 0.04269795788070299),
    (0, 1, 5, 1, 0.0, 1.091279105182546, 0.0625), (0, 1, 6, 1, 0.0, 0.8493111942973236, 0.03125),
    (5, 3, 0, 2, 0.6109039048769733, .infinity, 0.15552),
    (200, 118.5, 150, 131.25, 1.1890538219173707, 1.8373848253100613, 0.0003459344243942527),
    (90000, 1, 100_000, 1, 0.8919216234735443, 0.9081505843033495, 1.6694459507445074e-116),
  ])
  func ratio(
    count1: Int, exposure1: Double, count2: Int, exposure2: Double, lower: Double, upper: Double, p: Double
  ) {
    let result = poissonRatio(count1, exposure1: exposure1, count2, exposure2: exposure2).value
    #expect(isClose(result?.lower, lower, 1e-11))
    #expect(isClose(result?.upper, upper, 1e-11))
    #expect(isClose(result?.p, p, 1e-10))
    #expect(result?.excludesOne == (p < 0.05))
    let turned = poissonRatio(count2, exposure1: exposure2, count1, exposure2: exposure1).value
    #expect(isClose(turned?.upper, lower == 0 ? .infinity : 1 / lower, 1e-11))
    #expect(isClose(turned?.p, p, 1e-10))
  }

  @Test func zeroBases() {
    let none = poissonRatio(0, exposure1: 1, 0, exposure2: 1).value
    #expect(none?.ratio == nil && none?.p == 1 && none?.lower == 0 && none?.upper == .infinity)
    let fromZero = poissonRatio(5, exposure1: 1, 0, exposure2: 1).value
    #expect(fromZero?.ratio == .infinity && fromZero?.changePercent == nil)
    let tenth = poissonRatio(18, exposure1: 1, 20, exposure2: 1).value
    #expect(tenth?.changePercent == -10)
    #expect(poissonRatio(1, exposure1: 0, 1, exposure2: 1) == .undefined(.noExposure))
  }

  /// U = first k with st.poisson.sf(k, m) <= .00135; L = last k with st.poisson.cdf(k-1, m) <= .00135
  @Test(arguments: [
    (0.05, 1, 0), (0.2, 2, 0), (0.5, 4, 0), (1, 5, 0), (5, 13, 0), (9, 19, 2), (50, 72, 30), (400, 461, 341),
    (12345.6, 12680, 12014),
  ])
  func limits(mean: Double, upper: Int, lower: Int) {
    let result = poissonLimits(mean: mean).value
    #expect(result?.upper == upper)
    #expect(result?.lower == lower)
  }

  /// E = k.sum()*e/e.sum(); x = ((k-E)**2/E).sum(); st.chi2.sf(x, 5)
  @Test func dispersionOfSixUnits() {
    let result = dispersion(counts: [3, 0, 5, 9, 1, 2, 4], exposures: [1, 1.5, 2, 2, 0.5, 1, 0]).value
    #expect(isClose(result?.chiSquare, 7.2))
    #expect(result?.degrees == 5)
    #expect(isClose(result?.index, 1.44))
    #expect(isClose(result?.p, 0.2061859197095561))
    #expect(dispersion(counts: [0, 0], exposures: [1, 1]) == .undefined(.allEqual))
  }

  /// m = k.sum()/e.sum(); A = max(0, (e*(k/e-m)**2).sum()/e.sum() - m/e.mean()); m + A/(A+m/e)*(k/e-m)
  @Test func shrunkenRates() {
    let counts = [0, 3, 1, 7, 2, 0]
    let exposures = [1.5, 2, 4, 3.25, 0, 0.5]
    let prior = gammaPoisson(counts: counts.map(Double.init), exposures: exposures).value
    #expect(isClose(prior?.pooled, 0.9777777777777777))
    #expect(isClose(prior?.betweenVariance, 0.371775878442545))
    let references = [
      0.6226543461857226, 1.2033587853643466, 0.5386974479102453, 1.6278134245039988, 0.9777777777777777,
      0.8215842133611896,
    ]
    for unit in counts.indices {
      #expect(isClose(prior?.estimate(Double(counts[unit]), exposure: exposures[unit]), references[unit]))
    }
    #expect(gammaPoisson(counts: [1], exposures: [0]) == .undefined(.noExposure))
  }

  /// st.norm.sf(8)*2, 2*st.t.sf(40, 10), st.chi2.sf(300, 5), st.poisson.sf(59, 10), st.poisson.cdf(2, 60),
  /// st.binom.sf(89, 100, .5)
  @Test func smallTailsKeepTheirDigits() {
    #expect(isClose(Distributions.normalTwoSided(8), 1.244192114854348e-15))
    #expect(isClose(Distributions.tTwoSided(40, degrees: 10), 2.2808577430857535e-12))
    #expect(isClose(Distributions.chiSquareUpper(300, degrees: 5), 1.0015302305957817e-62))
    #expect(isClose(Distributions.poissonUpper(60, mean: 10), 6.521903327818604e-27))
    #expect(isClose(Distributions.poissonLower(2, mean: 60), 1.629586652937817e-23))
    #expect(isClose(Distributions.binomialUpper(90, of: 100, share: 0.5), 1.5316450877189923e-17))
  }
}
