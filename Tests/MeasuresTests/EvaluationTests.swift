import Testing

@testable import Measures

/// Weights and ranks of composite evaluation; references by numpy.
@Suite struct EvaluationTests {
  private let rows: [[Double]] = [[80, 2, 0.9], [90, 1, 0.8], [70, 4, 0.95], [85, 1, 0.85]]

  private func matrix(_ rows: [[Double]]) throws -> Matrix { try #require(Matrix(rows: rows)) }

  @Test func entropyOfShares() throws {
    let result = try #require(entropyWeights(matrix(rows)).value)
    for (value, reference) in zip(result.entropy, [0.9969647739294286, 0.875, 0.9985262150250154]) {
      #expect(isClose(value, reference, 1e-13))
    }
    let weights = result.weights
    for (value, reference) in zip(weights, [0.023436408370871697, 0.9651838045155798, 0.011379787113548484]) {
      #expect(isClose(value, reference, 1e-11))
    }
    // Another unit changes nothing.
    let scaled = try #require(entropyWeights(matrix(rows.map { [$0[0] * 1000, $0[1], $0[2] / 7] })).value?.weights)
    #expect(zip(scaled, weights).allSatisfy { isClose($0, $1, 1e-11) })
  }

  /// The worked example of the field's literature: 0.765247, 0.765247, 0.729574.
  @Test func entropyAfterMinMax() throws {
    var rows = rows
    rows[3][1] = 0
    let result = try #require(entropyWeights(matrix(rows), higherIsBetter: [true, false, true]).value)
    for (value, reference) in zip(result.entropy, [0.765247, 0.765247, 0.729574]) {
      #expect((value - reference).magnitude < 5e-7)
    }
    for (value, reference) in zip(result.weights, [0.317263, 0.317263, 0.365474]) {
      #expect((value - reference).magnitude < 5e-7)
    }
  }

  @Test func entropyWithoutSpread() throws {
    #expect(entropyWeights(try matrix([[1, 2], [1, 3]])).value?.weights == [0, 1])
    #expect(entropyWeights(try matrix([[1, 2], [1, 2]])) == .undefined(.allEqual))
    #expect(entropyWeights(try matrix([[1, 2]])) == .undefined(.tooFew))
    #expect(entropyWeights(try matrix([[1, -2], [1, 2]])) == .refused(.negativeValue))
    // Units without a value are left out of their criterion.
    let uneven = entropyWeights(columns: [[1, 2, 3], [4], [5, 5], [1, 2]])
    #expect(uneven.value?.entropy[1] == 1 && uneven.value?.weights[2] == 0)
    #expect(isClose(uneven.value?.weights.reduce(0, +), 1))
  }

  @Test func closenessToTheIdeal() throws {
    let benefit = [true, false, true]
    let result = try #require(idealSolution(matrix(rows), weights: [5, 3, 2], higherIsBetter: benefit).value)
    let references = [0.6498212169518235, 0.9217162274733314, 0.07828377252666854, 0.9117733576674592]
    for (value, reference) in zip(result.closeness, references) { #expect(isClose(value, reference, 1e-13)) }
    #expect(isClose(result.distanceBest[0], 0.07115052039347694, 1e-13))
    #expect(isClose(result.distanceWorst[3], 0.19739143395731001, 1e-13))
    #expect(result.ranks == [3, 1, 4, 2])
  }

  @Test func closenessToFixedEnds() {
    #expect(fixedIdealCloseness([1, 1], weights: [1, 2]) == .value(1))
    #expect(fixedIdealCloseness([0, 0], weights: [1, 2]) == .value(0))
    #expect(fixedIdealCloseness([0.5, nil], weights: [1, 2]) == .value(0.5))
    #expect(fixedIdealCloseness([nil], weights: [1]) == .undefined(.emptyBase))
    #expect(fixedIdealCloseness([1], weights: [-1]) == .refused(.negativeWeight))
  }

  @Test func movedWeights() throws {
    let units: [[Double?]] = [[1, 0], [0, 1], [0.4, 0.4], [nil, 1]]
    let shares = weightJitter(units, groups: [[0, 1, 2], [3]], weights: [0.5, 0.5], resamples: 500, seed: 1, top: 1)
    let values = try #require(shares.value)
    #expect(values[2] == 0 && values[3] == 1 && isClose(values[0] + values[1], 1))
    #expect(values[0] > 0.4 && values[0] < 0.6)
    #expect(
      weightJitter([[1]], groups: [[0]], weights: [0], resamples: 1, seed: 1, top: 1) == .refused(.weightsSumToZero))
    #expect(weightJitter([[1]], groups: [[1]], weights: [1], resamples: 1, seed: 1, top: 1) == .refused(.lengthsDiffer))
  }

  @Test func judgements() throws {
    let result = try #require(pairwiseJudgements(matrix([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])).value)
    for (value, reference) in zip(result.weights, [0.6369855717447568, 0.25828499437449515, 0.10472943388074794]) {
      #expect(isClose(value, reference, 1e-12))
    }
    #expect(isClose(result.largestEigenvalue, 3.0385110905581727, 1e-13))
    #expect(isClose(result.consistencyIndex, 0.01925554527908635, 1e-11))
    #expect(isClose(result.consistencyRatio, 0.03319921599842474, 1e-11))
    for (value, reference) in zip(
      result.columnWeights, [0.633345720302242, 0.2604979561501301, 0.1061563235476279])
    {
      #expect(isClose(value, reference, 1e-13))
    }
    let means = result.geometricWeights
    #expect(zip(means, result.weights).allSatisfy { isClose($0, $1, 1e-12) })
  }

  @Test func judgementsAtTheirEdges() throws {
    let consistent = try #require(pairwiseJudgements(matrix([[1, 2, 6], [0.5, 1, 3], [1 / 6, 1 / 3, 1]])).value)
    #expect(consistent.consistencyIndex.magnitude < 1e-14)
    #expect(zip(consistent.weights, [0.6, 0.3, 0.1]).allSatisfy { isClose($0, $1) })
    let circle = try #require(pairwiseJudgements(matrix([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])).value)
    #expect((circle.consistencyRatio ?? 0) > 1 && circle.weights.allSatisfy { isClose($0, 1 / 3.0) })
    #expect(pairwiseJudgements(try matrix([[1, 2], [2, 1]])) == .refused(.notReciprocal))
    #expect(pairwiseJudgements(try matrix([[1, 2]])) == .refused(.notSquare))
    let joint = try #require(
      jointJudgements([matrix([[1, 2], [0.5, 1]]), matrix([[1, 8], [0.125, 1]])]).value)
    #expect(zip(joint.values, [1, 4, 0.25, 1]).allSatisfy { isClose($0, $1) })
    #expect(jointJudgements([]) == .undefined(.emptyBase))
    #expect(jointJudgements([joint, try matrix([[1]])]) == .refused(.lengthsDiffer))
  }

  @Test func threeWaysToRank() {
    let ranks = rankMethods([3, nil, 5, 3, 1], descending: true)
    #expect(ranks.competition == [2, nil, 1, 2, 4] && ranks.dense == [2, nil, 1, 2, 3])
    #expect(ranks.average == [2.5, nil, 1, 2.5, 4])
    #expect(rankMethods([3, 5, 3.1], descending: false, tie: 0.2).competition == [1, 3, 1])
  }
}
