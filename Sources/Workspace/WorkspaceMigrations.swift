import GRDB

/// The versions of the workspace's schema. What a workspace holds is derived from its sources: a migration that changes
/// a stage's tables makes them anew and forgets the stage's run, so that it runs again.
enum WorkspaceMigrations {
  static func migrator(satisfactionItems: [String]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      for table in WorkspaceSchema.tables(satisfactionItems: satisfactionItems) {
        try database.execute(sql: table.createSQL)
      }
    }
    return migrator
  }
}
