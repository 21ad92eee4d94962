/// Who gave a label.
public enum AssignmentMethod: String, Sendable {
  /// Phrases alone.
  case phrase
  /// The learned model alone.
  case model
  /// Phrases, and the learned model agrees.
  case both
  /// A person.
  case review
}
