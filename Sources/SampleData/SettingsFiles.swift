import Diagnostics

/// The pipeline file and the data files it names, copied out of the command so that the folder stands by itself.
func writeSettingsFiles(_ story: Story, to folder: String) throws(Failure) {
  try makeFolder(folder + "/taxonomy")
  let copies: [(path: String, bytes: [UInt8])] = [
    ("layout.yaml", PackageResources.layout_yaml),
    ("headings.yaml", PackageResources.headings_yaml), ("scales.yaml", PackageResources.scales_yaml),
    ("platforms.yaml", PackageResources.platforms_yaml), ("cleaning.yaml", PackageResources.cleaning_yaml),
    ("calendar.yaml", PackageResources.calendar_yaml), ("deadlines.yaml", PackageResources.deadlines_yaml),
    ("complaint-words.yaml", PackageResources.complaint_words_yaml),
    ("taxonomy/needs.yaml", PackageResources.needs_yaml),
    ("taxonomy/complaints.yaml", PackageResources.complaints_yaml),
    ("taxonomy/typos.csv", PackageResources.typos_csv),
  ]
  for copy in copies {
    var sink = try FileSink(folder + "/" + copy.path)
    sink.append(copy.bytes)
    try sink.flush()
  }
  try writeText(pipelineText(story), to: folder + "/" + story.scenario.pipelineFile)
  try writeText(aliasText(story), to: folder + "/" + aliasFile(story))
}

private func aliasFile(_ story: Story) -> String {
  story.scenario.pipelineFile.replacing(".yaml", with: "-aliases.csv")
}

/// The programme's own pipeline file, turned to the files of this folder.
private func pipelineText(_ story: Story) -> String {
  let bytes =
    story.settings.programme == .streets ? PackageResources.nanan_yaml : PackageResources.parks_yaml
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  // The learned models stay behind: they are large, and what a sample says is said by its phrases.
  return lines.filter { !$0.hasPrefix("  model: ") }.map { line in
    let text = String(line)
    if text.hasPrefix("  report: ") { return "  report: " + story.calendar.text(story.calendar.report) }
    if text.hasPrefix("  base: ") { return "  base: " + story.calendar.text(story.calendar.base) }
    if text.hasPrefix("merchants_declared: ") { return "merchants_declared: \(story.settings.merchants)" }
    return text.replacing(story.scenario.sampleFolder, with: "")
  }.joined(separator: "\n")
}

/// Names under which the sources know some merchants.
func aliases(_ story: Story) -> [(name: String, merchant: Int)] {
  guard story.settings.rows == nil else { return [] }
  return stride(from: 3, to: story.merchants.count, by: 11).map { place in
    let merchant = story.merchants[place]
    return ("老字号" + String(merchant.name.prefix(2)) + "总店", place)
  }
}

private func aliasText(_ story: Story) -> String {
  var text = "别名,街区,商户编号\n"
  for alias in aliases(story) {
    let merchant = story.merchants[alias.merchant]
    text += alias.name + "," + story.scenario.sites[merchant.site].name + "," + merchant.id + "\n"
  }
  return text
}
