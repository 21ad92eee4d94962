public import StationModel

/// What headings mean where no pipeline says it.
public enum HeadingVocabulary {
  /// Settings that hold the further headings of a headings file and the survey questions of some pipelines, and nothing else.
  /// What is wrong with the files is passed over.
  public static func settings(headings: String, pipelines: [String], platforms: String = "") -> PipelineSettings {
    let reader = PipelineFile(path: "")
    SettingsFile.root("platforms.yaml", text: platforms, log: reader.log)?.map(reader.readProfiles)
    SettingsFile.root("headings.yaml", text: headings, log: reader.log)?.map(reader.readHeadings)
    for pipeline in pipelines {
      SettingsFile.root("pipeline.yaml", text: pipeline, log: reader.log)?.map { map in
        map.take("satisfaction")?.map(reader.readSatisfaction)
      }
    }
    return reader.settings
  }
}
