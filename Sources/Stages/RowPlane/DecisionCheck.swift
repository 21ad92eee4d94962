import Cleaning
import Diagnostics
import StationModel

/// Says which decisions on merchant names cannot be used: a decision is never passed over in silence.
struct DecisionCheck {
  private let directory: MerchantDirectory
  private let settings: PipelineSettings

  init(_ directory: MerchantDirectory, _ settings: PipelineSettings) {
    self.directory = directory
    self.settings = settings
  }

  func report(to ledger: RowLedger) throws(Failure) {
    var seen: [String: MerchantDecision] = [:]
    for decision in settings.merchantDecisions {
      let key = decision.siteName + "|" + decision.name
      if let first = seen[key], first.choice != decision.choice {
        try add(decision, "\(first.position.text): " + first.text, to: ledger)
      } else if !decision.siteName.isEmpty, decision.site == nil {
        try add(decision, settings.sites.map(\.name).joined(separator: " / "), to: ledger)
      } else if case .merchant(let text) = decision.choice, directory.merchant(decided: text) == nil {
        try add(decision, text.isEmpty ? "merchant_id" : text, to: ledger)
      }
      if seen[key] == nil { seen[key] = decision }
    }
  }

  private func add(_ decision: MerchantDecision, _ expected: String, to ledger: RowLedger) throws(Failure) {
    try ledger.add(
      Finding(
        .decisionUnusable, at: decision.position, heading: "决定", found: decision.name + " → " + decision.text,
        expected: expected), stage: .clean)
  }
}
