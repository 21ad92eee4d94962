/// Which invented programme a sample tells of.
public enum SampleProgramme: String, Sendable, CaseIterable {
  /// The three old streets of Nan'an, as `pipelines/nanan.yaml` describes them.
  case streets
  /// The two parks, as `pipelines/parks.yaml` describes them.
  case parks
}

/// What ``writeSample(_:to:)`` is asked for. Everything it writes is invented and says so.
public struct SampleSettings: Sendable {
  public var programme = SampleProgramme.streets
  /// Merchants in the frame, 20…99,999.
  public var merchants = 124
  /// Records of the satisfaction and of the complaint table each. Nil tells the programme's published story in the file
  /// shapes that real exports have; a number writes two large files of that many records instead.
  public var rows: Int?
  /// Months up to and with January 2022, 4…120; the last of the report period has no complaint.
  public var months = 24
  public var seed: UInt64 = 20_220_131
  /// Whether the values are written the way real files hold them, or plainly.
  public var mess = true

  public init() {}

  public init(programme: SampleProgramme) {
    self.programme = programme
    if programme == .parks { merchants = 36 }
  }
}
