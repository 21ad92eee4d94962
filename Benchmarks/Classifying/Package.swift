// swift-tools-version: 6.2
import PackageDescription

// Classification alone. The modules are links to the product's sources, built with the product's settings.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]
let rows: [SwiftSetting] = house + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = house) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "Classifying",
  targets: [
    module("Diagnostics"),
    module("SideBySide"),
    module("SparseRows"),
    .target(name: "CTextScan"),
    .target(name: "CCharacters"),
    module("Characters", ["CCharacters"], settings: rows),
    module("DelimitedText", ["Diagnostics", "CTextScan"], settings: rows),
    module("StationModel", ["Diagnostics"]),
    .target(name: "CSpecialFunctions"),
    module("Measures", ["Diagnostics", "CSpecialFunctions"]),
    module("Cleaning", ["Diagnostics", "DelimitedText", "StationModel"], settings: rows),
    module(
      "Classification", ["Diagnostics", "SparseRows", "CCharacters", "Characters", "StationModel"], settings: rows),
    module("TextModel", ["Measures", "SideBySide", "SparseRows", "CCharacters", "Characters"], settings: rows),
    module("Tallying", ["StationModel", "Cleaning", "Characters", "Classification", "TextModel"], settings: rows),
    .executableTarget(
      name: "classifying", dependencies: ["StationModel", "Classification", "TextModel", "Tallying"],
      swiftSettings: rows),
  ],
  cxxLanguageStandard: .cxx17
)
