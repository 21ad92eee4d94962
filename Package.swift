// swift-tools-version: 6.2
import PackageDescription

// The modules, lowest layer first. Imports go downward only; Tests/HouseTests holds the sources to this.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The row plane keeps its columns in classes that one thread at a time works on. Checking at run time that no two accesses
// overlap costs it a fifth of its speed, so that only debug builds, and with them all tests, check.
let rows: [SwiftSetting] = house + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// Reading, classifying and learning are long loops over bytes and numbers: the tests run whole pipelines many times over, and would
// take half an hour without optimisation.
let loops: [SwiftSetting] = rows + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = house
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: house)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "wotu",
  products: [.executable(name: "wotu", targets: ["wotu"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Layer 0
    module("Diagnostics"),
    module("SideBySide"),
    module("SparseRows", settings: loops),
    .target(name: "CCharacters"),
    // Layer 1
    .target(name: "CTextScan"),
    module("Characters", ["CCharacters"], settings: loops),
    module("DelimitedText", ["Diagnostics", "CTextScan"], settings: loops),
    module("StationModel", ["Diagnostics"]),
    .target(name: "CSpecialFunctions"),
    module("Measures", ["Diagnostics", "CSpecialFunctions"]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CCombinedChart", dependencies: ["CXlsxWriter"]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Layer 2
    module("Cleaning", ["Diagnostics", "DelimitedText", "StationModel"], settings: loops),
    module(
      "Classification", ["Diagnostics", "SparseRows", "CCharacters", "Characters", "StationModel"], settings: loops),
    module("Workspace", ["Diagnostics", "StationModel", database, sqlite]),
    module("Workbooks", ["Diagnostics", "CXlsxWriter", "CCombinedChart", "CZip", "CZlib"]),
    module("WorkbookReading", ["Diagnostics", "CZip", "CXml2"]),
    module("TextModel", ["Measures", "SideBySide", "SparseRows", "CCharacters", "Characters"], settings: loops),
    module("MeasureCatalogue", ["Measures"]),
    module(
      "Pipeline",
      ["Diagnostics", "DelimitedText", "StationModel", "Measures", crypto, .product(name: "Yams", package: "Yams")]),
    // Layer 3
    module("Analysis", ["Diagnostics", "StationModel", "Measures", "Cleaning", "SideBySide"]),
    module("Tallying", ["StationModel", "Cleaning", "Characters", "Classification", "TextModel"], settings: loops),
    module("BureauReport", ["Diagnostics", "StationModel", "Workbooks"]),
    // The data files travel inside the command, so that a sample folder stands by itself.
    .target(
      name: "SampleData", dependencies: ["Diagnostics", "StationModel"],
      exclude: ["DataFiles/contracts", "DataFiles/models"],
      resources: [.embedInCode("DataFiles")], swiftSettings: house),
    // Layer 4
    module(
      "Stages",
      [
        "Diagnostics", "DelimitedText", "StationModel", "Cleaning", "Classification", "Workspace",
        "Workbooks", "WorkbookReading", "TextModel", "Pipeline", "Analysis", "Tallying", "BureauReport", "SideBySide",
        crypto,
      ], settings: rows),
    // Layer 5
    .executableTarget(
      name: "wotu",
      dependencies: [
        "Diagnostics", "DelimitedText", "StationModel", "Pipeline", "Workspace", "SampleData",
        "MeasureCatalogue", "Stages", "Workbooks", "TextModel", "Analysis", "Measures", arguments,
      ], swiftSettings: house,
      // The build id tells the stages that another build has run them; without it the whole program would be hashed.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id=sha1"])]),
    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    tests("Diagnostics", []),
    tests("SideBySide", []),
    tests("SparseRows", []),
    tests("DelimitedText", ["Diagnostics", "CTextScan"]),
    tests("Characters", ["CCharacters"]),
    tests("StationModel", ["Diagnostics"]),
    tests("Measures", ["Diagnostics"]),
    tests("MeasureCatalogue", []),
    tests("Cleaning", ["Diagnostics", "DelimitedText", "StationModel"]),
    tests("Classification", ["Diagnostics", "StationModel", "Pipeline"]),
    tests("Workspace", ["Diagnostics", "StationModel", database]),
    tests("Workbooks", ["Diagnostics"]),
    tests("WorkbookReading", ["Diagnostics", "Workbooks"]),
    tests("TextModel", ["CCharacters"]),
    tests("Pipeline", ["Diagnostics", "StationModel"]),
    tests("Analysis", ["Diagnostics", "StationModel", "Measures"]),
    tests("Tallying", ["StationModel", "Cleaning", "Classification"]),
    tests(
      "BureauReport", ["Diagnostics", "StationModel", "Workbooks", "WorkbookReading"], exclude: ["Golden"]),
    tests("SampleData", ["Diagnostics", "StationModel"]),
    tests(
      "Stages",
      [
        "Analysis", "TextModel", "Diagnostics", "Workbooks", "BureauReport", "StationModel", "Pipeline", "Workspace",
        "SampleData", database,
      ]),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: house),
  ],
  cxxLanguageStandard: .cxx17
)

// The fuzz targets, by libFuzzer: every module is built so that it can follow what an input reaches (`scripts/fuzz`).
if Context.environment["WOTU_FUZZ"] != nil {
  for target in package.targets where target.type == .regular {
    let isC = target.name.hasPrefix("C") && target.name != "Cleaning" && target.name != "Classification"
    if isC {
      target.cSettings = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
    } else {
      target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer,address"])]
    }
  }
  let library = Context.environment["WOTU_FUZZ_LIBRARY"].map { ["-Xlinker", $0] } ?? []
  package.targets += [
    .target(name: "CFuzzDriver", path: "Fuzzing/CFuzzDriver"),
    .executableTarget(
      name: "wotu-fuzz",
      dependencies: [
        "CFuzzDriver", "DelimitedText", "Diagnostics", "Pipeline", "SampleData", "Stages", "StationModel",
      ],
      path: "Fuzzing/Targets", swiftSettings: house + [.unsafeFlags(["-sanitize=address"])],
      linkerSettings: [.unsafeFlags(["-sanitize=address"] + library), .linkedLibrary("stdc++")]),
  ]
}
