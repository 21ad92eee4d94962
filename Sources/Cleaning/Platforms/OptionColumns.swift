import DelimitedText
import StationModel

/// The columns of a question with several answers that an export gives one 0/1 column an option.
public struct OptionColumns: Sendable, Hashable {
  /// A column with the option's label.
  public struct Column: Sendable, Hashable {
    public var position: Int
    public var label: String
  }

  /// In the order of the file, which is that of the questionnaire.
  public var columns: [Column] = []
  /// The question as its headings name it, such as `第6题`.
  public var question = ""

  /// The question whose title is known to ask for the need options, each of which has a column; nil where there is none.
  ///
  /// - Parameters:
  ///   - asksForOptions: whether a title does.
  ///   - isOtherColumn: whether the part of a heading names a column of its own, such as a row of a matrix.
  static func titled(
    in headings: [String], asksForOptions: (String) -> Bool, isOtherColumn: (String) -> Bool
  ) -> OptionColumns? {
    groups(in: headings) { _ in true }.first { group in
      asksForOptions(group.title)
        && group.columns.columns.count { !isInstruction($0.label) && !isOtherColumn($0.label) } > 1
    }?.columns
  }

  /// Whether what stands in brackets behind a question tells how to answer it: `最需要的服务（可多选）`.
  private static func isInstruction(_ part: String) -> Bool {
    ["多选", "单选", "必填", "选填", "必答", "选答", "必选", "限选", "最多", "至少", "填空"].contains { part.contains($0) }
  }

  /// Finds the question of the need options: the one that the source names by number or title, else the one most of whose labels
  /// the taxonomy knows.
  ///
  /// - Parameter isFree: whether a column is not yet another's.
  static func find(
    in headings: [String], declared: String?, knownLabels: Set<String>, isFree: (Int) -> Bool
  ) -> OptionColumns? {
    let groups = groups(in: headings, isFree: isFree)
    if let declared {
      let wanted = QuestionHeading(declared.allSatisfy(\.isNumber) ? declared + "、" : declared)
      return groups.first { group in
        if let number = wanted.number { return group.number == number }
        return !wanted.title.isEmpty && group.title == wanted.title
      }?.columns
    }
    func known(_ group: Group) -> Int {
      group.columns.columns.count { knownLabels.contains(nameKey($0.label)) }
    }
    let best = groups.max { known($0) < known($1) }
    guard let best, known(best) >= 2, known(best) * 2 >= best.columns.columns.count else { return nil }
    return best.columns
  }

  /// A question whose columns hold nothing but 0, 1 and marks of missing answers in the head of a file; nil where there is none.
  static func binary(in head: RecordBatch, _ layout: HeaderLayout, isFree: (Int) -> Bool) -> OptionColumns? {
    let lines = LineClassifier(layout)
    let records = (min(layout.record + layout.rows, head.recordCount)..<head.recordCount).filter {
      lines.kind(of: $0, in: head) == .data
    }
    func isBinary(_ column: Column) -> Bool {
      let values = records.map { trimmedText(head.text($0, column.position)) }
      return values.contains("0")
        && values.allSatisfy { ["", "0", "1", "-2", "-3", "(空)", "(跳过)"].contains($0) || $0.hasPrefix("1〖") }
    }
    return groups(in: layout.headings, isFree: isFree).first { $0.columns.columns.allSatisfy(isBinary) }?.columns
  }

  private struct Group {
    var number: Int?
    var title: String
    var columns: OptionColumns
  }

  /// Questions with at least two columns.
  private static func groups(in headings: [String], isFree: (Int) -> Bool) -> [Group] {
    var groups: [Group] = []
    for (position, heading) in headings.enumerated() where isFree(position) {
      let question = QuestionHeading(heading)
      guard let part = question.part, !part.isEmpty else { continue }
      let index = groups.firstIndex { group in
        question.number == nil ? group.number == nil && group.title == question.title : group.number == question.number
      }
      let column = Column(position: position, label: part)
      if let index {
        groups[index].columns.columns.append(column)
      } else {
        let name = question.number.map { "第\($0)题" } ?? question.title
        groups.append(
          Group(
            number: question.number, title: question.title, columns: OptionColumns(columns: [column], question: name)))
      }
    }
    return groups.filter { $0.columns.columns.count > 1 }
  }
}
