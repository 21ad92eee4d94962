/// What becomes of personal data inside the workspace.
///
/// Source: 个人信息保护法 arts. 6 (minimum scope), 51 and 73 (de-identification).
public struct PrivacySettings: Sendable {
  /// The secret by which persons get the same pseudonym in every file; empty: no pseudonyms are made. Never written anywhere.
  public var key: [UInt8] = []
  /// The key's file, as it can be opened; empty where none is named.
  public var keyFile = ""
  /// Whether typed tables have personal data in free text masked. Cleaning and classification read the text itself.
  public var masksFreeText = true
  public init() {}

  /// The fewest bytes of a key: what can be guessed protects nobody.
  public static let shortestKey = 16
}
