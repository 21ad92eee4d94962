import Foundation
import Pipeline
import StationModel

/// The settings of the committed pipeline of the three streets, read once for all tests.
let committedSettings = Result {
  let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try LoadedPipeline.read(repository.appendingPathComponent("pipelines/nanan.yaml").path).settings
}
