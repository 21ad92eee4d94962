extension WorkspaceSchema {
  /// The tables of the figure plane.
  static let figureTables: [TableSchema] = []
}
