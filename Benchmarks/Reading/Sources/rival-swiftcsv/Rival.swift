import Foundation
import SwiftCSV

/// Reads a file with SwiftCSV and prints its seconds. Usage: rival-swiftcsv FILE [gb18030]
@main struct Rival {
  static func main() throws {
    let arguments = CommandLine.arguments
    let started = Date()
    let data = try Data(contentsOf: URL(filePath: arguments[1]))
    let encoding = arguments.count > 2 ? String.Encoding(rawValue: 0x8000_0632) : .utf8
    guard let text = String(data: data, encoding: encoding) else { exit(65) }
    let table = try EnumeratedCSV(string: text, loadColumns: false)
    print("{\"records\":\(table.rows.count),\"seconds\":\(Date().timeIntervalSince(started))}")
  }
}
