/// Language of messages, chosen by the pipeline or a flag, never by the machine's locale.
public enum Language: String, Sendable, CaseIterable { case chinese = "zh", english = "en" }
