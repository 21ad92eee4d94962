import Diagnostics
import Glibc
import StationModel

extension PipelineFile {
  /// `privacy`: the key of pseudonyms, and whether free text is kept as it was written.
  func readPrivacy(_ map: SettingsMap) {
    var word = settings.privacy.masksFreeText ? "masked" : "kept"
    map.choice("free_text", of: ["masked", "kept"], into: &word)
    settings.privacy.masksFreeText = word == "masked"
    guard let setting = map.take("key_file"), let path = dataPath(setting) else { return }
    settings.privacy.keyFile = path
    guard let key = readKey(path, setting) else { return }
    guard key.count >= PrivacySettings.shortestKey else {
      log.report(
        .weakKey, setting, found: "\(key.count)", expected: "≥ \(PrivacySettings.shortestKey)")
      return
    }
    settings.privacy.key = key
  }

  /// The bytes of the key without the white space around them: an editor adds a line end, and it must not make another key.
  private func readKey(_ path: String, _ setting: Setting) -> [UInt8]? {
    guard let file = fopen(path, "rb") else {
      log.report(access(path, F_OK) == 0 ? .unreadableFile : .missingFile, setting, found: path)
      return nil
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    let text = bytes[..<count].drop { blanks.contains($0) }
    return Array(text.reversed().drop { blanks.contains($0) }.reversed())
  }
}
