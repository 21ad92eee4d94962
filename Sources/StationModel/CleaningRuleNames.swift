/// Names of the rules that read values in unusual notation, in the order that holds where no file gives another. The module
/// Cleaning has a rule of each name; a test holds the two together.
public enum CleaningRuleNames {
  public static let all = [
    "entities", "invisible", "width", "protection", "blanks", "approximation", "percent", "currency", "unit", "range",
    "thousands", "numerals",
  ]
}
