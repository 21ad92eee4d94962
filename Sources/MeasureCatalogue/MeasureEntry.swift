/// A measure of the register: everything that its list, its help, its checks and its page are made of.
public struct MeasureEntry: Sendable {
  public let name: String
  /// One line.
  public let summary: String
  public let inputs: [InputField]
  /// In the order in which they are printed. A name with `<…>` stands for one output for each element of that input.
  public let outputs: [String]
  /// What was chosen where several conventions are common.
  public let convention: String
  /// Paper, standard or reference implementation.
  public let source: String
  /// An input that has an answer.
  public let example: String
  let compute: @Sendable (Arguments) -> Answer

  init(
    _ name: String, _ summary: String, _ inputs: String, _ outputs: String, convention: String = "", source: String,
    example: String, _ compute: @escaping @Sendable (Arguments) -> Answer
  ) {
    self.name = name
    self.summary = summary
    self.inputs = InputField.list(inputs)
    self.outputs = outputs.split(separator: ", ").map(String.init)
    self.convention = convention
    self.source = source
    self.example = example
    self.compute = compute
  }
}
