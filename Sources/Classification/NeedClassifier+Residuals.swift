import StationModel

extension NeedClassifier {
  /// Nothing is needed: why, in the taxonomy's residual codes.
  func addResidual(_ scene: NegationScene, _ bare: String, _ reading: inout NeedReading) {
    let named = reading.residuals
    reading.residuals = 0
    for index in taxonomy.residuals.indices where named & (1 << UInt64(index)) != 0 {
      addResidual(index, confidence: 0.85, &reading)
    }
    if reading.residuals != 0 { return }
    let isRefused = reading.assignments.contains { $0.standing == .refused || $0.standing == .resolved }
    let code: String
    if isRefused || scene.has(.absence) || scene.has(.refusal) || scene.has(.refusalTail) {
      code = "Z0"
    } else if scene.has(.praise) {
      code = "Z1"
    } else {
      code = hanCount(bare) < 2 ? "Z8" : "Z9"
    }
    // Z3 … Z7 say of what would be Z9 what it is about.
    if code == "Z9" {
      for (residual, _) in reading.yielded where reading.residuals >> UInt64(residual) & 1 == 0 {
        addResidual(residual, confidence: 0.8, &reading)
      }
      if reading.residuals != 0 { return }
    }
    // Signs and digits alone say nothing, whatever they were meant for.
    let isBlank = code == "Z8" && !bare.unicodeScalars.contains { $0.properties.isAlphabetic }
    guard let index = residualIndex[code] else { return }
    addResidual(index, confidence: code == "Z9" ? 0 : isBlank ? 0.95 : 0.8, &reading)
  }

  func addResidual(_ index: Int, confidence: Double, _ reading: inout NeedReading) {
    reading.residuals |= 1 << UInt64(index)
    let found = (reading.named + reading.yielded).first { $0.residual == index }?.match
    var assignment = NeedAssignment(
      code: taxonomy.residuals[index].code, standing: .residual, confidence: confidence,
      start: found.map { Int($0.start) } ?? 0, end: found.map { Int($0.end) } ?? 0,
      phrase: found.map { Int($0.phrase) } ?? -1)
    // What its neighbours say for a word is said by more than the word.
    assignment.isSpecific = found.map { reading.turned[$0.phrase] != nil } ?? false
    reading.assignments.append(assignment)
  }
}

private func hanCount(_ text: String) -> Int {
  text.unicodeScalars.lazy.filter { (0x3400...0x9FFF).contains($0.value) }.count
}
