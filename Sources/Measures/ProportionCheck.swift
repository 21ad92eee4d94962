/// What every interval of x of n refuses or cannot answer; nil where the input is in order.
func proportionProblem<Value>(_ x: Int, of n: Int, _ confidence: Double) -> Measured<Value>? {
  guard x >= 0, n >= 0 else { return .refused(.negativeCount) }
  guard x <= n else { return .refused(.moreThanBase) }
  guard isLevel(confidence) else { return .refused(.levelOutOfRange) }
  guard n > 0 else { return .undefined(.emptyBase) }
  return nil
}
