import Diagnostics
import StationModel
import Workspace

extension FigureTables {
  /// What a stage's figures say in words: all, then each site.
  func writeSentences(_ name: StageName) throws(Failure) {
    switch name {
    case .needs: try write(keySentences(["needs"]), into: "need_sentence")
    case .satisfaction: try write(keySentences(["satisfaction", "drivers"]), into: "satisfaction_sentence")
    case .complaints: try write(keySentences(["complaints"]), into: "complaint_sentence")
    case .services:
      let channel = figures.services.sentences.map { (place: FigureGroup.all, topic: "green_channel", text: $0) }
      try write(keySentences(["services"]) + channel, into: "service_sentence")
    case .evaluate:
      try write(
        figures.leaders.sentences.enumerated().map { (.site($0.offset), "leaders", $0.element) },
        into: "leader_sentence")
    case .ingest, .clean, .classify, .tally, .export: break
    }
  }

  private typealias PlacedSentence = (place: FigureGroup, topic: String, text: String)

  private func keySentences(_ topics: [String]) -> [PlacedSentence] {
    func chosen(_ place: FigureGroup, _ sentences: [KeySentence]) -> [PlacedSentence] {
      sentences.filter { topics.contains($0.topic) && !$0.text.isEmpty }.map { (place, $0.topic, $0.text) }
    }
    return chosen(.all, figures.sentences)
      + figures.siteSentences.enumerated().flatMap { chosen(.site($0.offset), $0.element) }
  }

  private func write(_ sentences: [PlacedSentence], into table: String) throws(Failure) {
    let rows = sentences.enumerated().map { number, sentence -> [CellValue] in
      [.integer(number + 1)] + group(sentence.place).prefix(2) + [.text(sentence.topic), .text(sentence.text)]
    }
    try transaction.insert(rows, into: table)
  }
}
