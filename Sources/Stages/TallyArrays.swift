import StationModel

// The arrays of each tally by name. One that is missing here is lost between runs: StagesTests fills every member and
// compares.

extension NeedTally {
  static var arrays: [TallyArray<NeedTally>] {
    [
      TallyArray("answers", \.answers), TallyArray("items", \.items), TallyArray("residuals", \.residuals),
      TallyArray("first_named", \.firstNamed), TallyArray("mentions", \.mentions),
      TallyArray("residual_rows", \.residualRows), TallyArray("urgency", \.urgency),
      TallyArray("period_answers", \.periodAnswers), TallyArray("period_items", \.periodItems),
    ]
  }
}

extension SatisfactionTally {
  static var arrays: [TallyArray<SatisfactionTally>] {
    [
      TallyArray("by_merchant", \.byMerchant), TallyArray("by_month", \.byMonth),
      TallyArray("recommend_by_merchant", \.recommendByMerchant), TallyArray("recommend_by_month", \.recommendByMonth),
      TallyArray("unanswered", \.unanswered), TallyArray("responses", \.responses),
      TallyArray("other_respondents", count: \.otherRespondents),
      TallyArray("outside_periods", count: \.outsidePeriods), TallyArray("complete_rows", count: \.completeRows),
      TallyArray("complete_sums", \.completeSums), TallyArray("complete_products", \.completeProducts),
      TallyArray("weighted", \.weighted), TallyArray("is_weighted", flag: \.isWeighted),
    ]
  }
}

extension ComplaintTally {
  static var arrays: [TallyArray<ComplaintTally>] {
    [
      TallyArray("by_merchant", \.byMerchant), TallyArray("shares", \.shares),
      TallyArray("also_named", \.alsoNamed), TallyArray("by_class", \.byClass), TallyArray("mentions", \.mentions),
      TallyArray("by_channel", \.byChannel), TallyArray("by_channel_name", \.byChannelName),
      TallyArray("by_own_date", \.byOwnDate), TallyArray("repeats", \.repeats), TallyArray("by_outcome", \.byOutcome),
      TallyArray("deadlines", \.deadlines), TallyArray("overdue", \.overdue), TallyArray("mediation", \.mediation),
      TallyArray("days_to_close", \.daysToClose), TallyArray("days_of_closed", \.daysOfClosed),
      TallyArray("days_open", \.daysOpen), TallyArray("by_day", \.byDay), TallyArray("money", \.money),
      TallyArray("kinds", \.kinds),
      TallyArray("professional", \.professional), TallyArray("outside_periods", count: \.outsidePeriods),
    ]
  }
}
