// swift-tools-version: 6.2
import PackageDescription

// The reading layer alone, and a rival that the product must not depend on. The modules are links to the product's sources.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let rows: [SwiftSetting] = house + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

let package = Package(
  name: "Reading",
  dependencies: [.package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0")],
  targets: [
    .target(name: "Diagnostics", swiftSettings: house),
    .target(name: "CTextScan"),
    .target(name: "DelimitedText", dependencies: ["Diagnostics", "CTextScan"], swiftSettings: rows),
    .executableTarget(name: "reading", dependencies: ["Diagnostics", "DelimitedText"], swiftSettings: rows),
    .executableTarget(
      name: "rival-swiftcsv", dependencies: [.product(name: "SwiftCSV", package: "SwiftCSV")], swiftSettings: house),
  ]
)
