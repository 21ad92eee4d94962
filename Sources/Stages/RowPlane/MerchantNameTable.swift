import Cleaning
import DelimitedText
import StationModel

/// The merchant names of all sources that no key fits, each once, in the order in which they were first met.
struct MerchantNameTable {
  /// A name with the place of its first record in the sources.
  struct Entry {
    var name: MerchantName
    var file: String
  }

  private var places: [String: Int] = [:]
  private(set) var entries: [Entry] = []
  /// Rows whose names were no longer told apart: there were too many.
  private(set) var overflow = 0
  private static let most = 100_000

  mutating func add(_ name: MerchantName, file: String, lineOffset: Int) {
    let key = (name.site.map { "\($0)" } ?? "") + "|" + foldedHeading(name.text)
    if let place = places[key] {
      entries[place].name.rows += name.rows
    } else if entries.count < Self.most {
      places[key] = entries.count
      var name = name
      name.line += lineOffset
      entries.append(Entry(name: name, file: file))
    } else {
      overflow += name.rows
    }
  }
}
