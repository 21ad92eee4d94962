/// The register of codes: WT1xxx reading, WT2xxx cleaning, WT3xxx classification, WT4xxx measures and small bases,
/// WT5xxx workbooks, WT6xxx pipeline and settings.
///
/// A code keeps its meaning for ever; its texts in both languages stand in ``FindingCatalogue``. To add one: a case
/// here, its entry in the catalogue (the compiler asks for both).
public enum FindingCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Reading
  case unreadableText = "WT1001"
  case unclosedQuote = "WT1002"
  case extraFields = "WT1003"
  case missingFields = "WT1004"
  case headerNotFound = "WT1005"
  case missingColumn = "WT1006"
  case duplicateHeading = "WT1007"
  case totalLine = "WT1008"
  case noteLine = "WT1009"
  case repeatedHeader = "WT1010"
  case titleLine = "WT1012"
  case notText = "WT1014"
  case strayQuote = "WT1020"
  case otherTable = "WT1021"
  case totalDiffers = "WT1022"
  case undecidedEncoding = "WT1023"
  case bakedMojibake = "WT1024"
  case workbookFile = "WT1050"
  case pageFile = "WT1051"
  case archiveFile = "WT1052"
  case otherFormat = "WT1053"
  case nulByte = "WT1054"
  case recordTooLong = "WT1055"
  case notRegularFile = "WT1056"
  // Cleaning
  case requiredValueMissing = "WT2101"
  case notANumber = "WT2102"
  case notADate = "WT2103"
  case outsideScale = "WT2104"
  case unknownLabel = "WT2105"
  case duplicateIdentifier = "WT2106"
  case unknownMerchant = "WT2107"
  case ambiguousMerchant = "WT2108"
  case unknownSite = "WT2109"
  case invalidCreditCode = "WT2110"
  case ambiguousDate = "WT2111"
  case impossibleDate = "WT2112"
  case dateOrder = "WT2113"
  case notMoney = "WT2114"
  case unknownOption = "WT2115"
  case outsidePeriod = "WT2116"
  case mangledNumber = "WT2118"
  case excelSerialDate = "WT2119"
  case merchantByAlias = "WT2120"
  case notYesNo = "WT2121"
  case negativeValue = "WT2122"
  case unknownPartner = "WT2124"
  case unknownWord = "WT2125"
  case mixedDateForms = "WT2126"
  case dateColumnDecided = "WT2130"
  case dateColumnOpen = "WT2131"
  case futureDate = "WT2132"
  case periodForDate = "WT2133"
  case valueRewritten = "WT2134"
  case approximateNumber = "WT2135"
  case numberRange = "WT2136"
  case labelDisagrees = "WT2137"
  case platformFound = "WT2140"
  case exportFormatOpen = "WT2141"
  case unitApplied = "WT2142"
  case defaultUsed = "WT2143"
  case speeder = "WT2144"
  case straightLine = "WT2145"
  case testRow = "WT2146"
  case exclusiveOption = "WT2147"
  case mostlyMissing = "WT2148"
  case repeatedSubmission = "WT2149"
  case sameDispute = "WT2150"
  case looksReversed = "WT2151"
  case exposureGap = "WT2152"
  case oddMagnitude = "WT2153"
  case supersededAnswer = "WT2154"
  case filledDown = "WT2155"
  case personalInText = "WT2170"
  case undeclaredPersonalColumn = "WT2171"
  case merchantBySimilarity = "WT2172"
  case merchantProposed = "WT2173"
  case merchantByDecision = "WT2174"
  case decisionUnusable = "WT2175"
  case caseSplit = "WT2176"
  case organisationCheck = "WT2177"
  case notAPhone = "WT2178"
  case stepOrder = "WT2200"
  case lostZero = "WT2201"
  case merchantInText = "WT2202"
  case merchantSoughtInText = "WT2203"
  case noMerchantNamed = "WT2204"
  case mixedShares = "WT2205"
  case headingByPart = "WT2206"
  // Classification
  case unclassified = "WT3001"
  case unknownComplaintClass = "WT3002"
  case taxonomyCount = "WT3003"
  case taxonomyEntry = "WT3004"
  case notAWorkbook = "WT3010"
  case workbookTooLarge = "WT3011"
  case unknownCodeLabel = "WT3020"
  case emptyLabelledText = "WT3021"
  case unlabelledText = "WT3022"
  case rareLabel = "WT3023"
  case contradictingLabels = "WT3024"
  case nothingLabelled = "WT3025"
  case modelUnreadable = "WT3026"
  case oneLabelOnly = "WT3027"
  case otherBatch = "WT3030"
  case unknownVerdict = "WT3031"
  case verdictWithoutCode = "WT3033"
  // Measures
  case noExposure = "WT4002"
  case calendarYearMissing = "WT4003"
  case merchantCount = "WT4005"
  // Lints of a finished report: L01 is WT4031
  case partsDifferFromTotal = "WT4031"
  case shareOfRoundedParts = "WT4032"
  case printedChangeWrong = "WT4033"
  case sameYearAndMonthChange = "WT4034"
  case percentForPoints = "WT4035"
  case changeFromZero = "WT4036"
  case smallBaseUnsaid = "WT4037"
  case unitHidesNumber = "WT4038"
  case closedAboveReceived = "WT4039"
  case closedEqualsReceived = "WT4040"
  case superlativeContradicted = "WT4041"
  case rateWithoutDenominator = "WT4042"
  case falsePrecision = "WT4043"
  case marginWithoutSample = "WT4044"
  case zeroWithoutBound = "WT4045"
  case indexWithoutMethod = "WT4046"
  case outsideCalendar = "WT4047"
  case personalDatum = "WT4048"
  case smallCellRecoverable = "WT4049"
  case merchantsDiffer = "WT4050"
  case taxonomyDiffers = "WT4051"
  case sitesDifferFromTotal = "WT4052"
  case mixedClassifications = "WT4053"
  case partialPeriod = "WT4054"
  case festivalUnaligned = "WT4055"
  // Workbooks
  case workbookRefused = "WT5001"
  case cellRefused = "WT5002"
  case errorValue = "WT5010"
  case formulaWithoutValue = "WT5011"
  case lintedRelease = "WT5012"
  // Pipeline and settings
  case missingFile = "WT6001"
  case unknownSetting = "WT6002"
  case wrongSettingType = "WT6003"
  case missingSetting = "WT6004"
  case settingOutOfRange = "WT6005"
  case settingsSyntax = "WT6006"
  case duplicateSetting = "WT6007"
  case workspaceBusy = "WT6008"
  case cannotWrite = "WT6009"
  case workspaceDamaged = "WT6010"
  case rejectsAboveTolerance = "WT6011"
  case interrupted = "WT6012"
  case defect = "WT6013"
  case unknownCode = "WT6014"
  case usage = "WT6015"
  case unreadableFile = "WT6016"
  case checkFailed = "WT6017"
  case nothingThere = "WT6040"
  case inconsistentJudgement = "WT6081"
  case weakKey = "WT6110"
  case keyInOutput = "WT6111"

  /// What the finding weighs unless its maker says otherwise.
  public var severity: Severity {
    switch self {
    case .totalLine, .noteLine, .titleLine, .repeatedHeader, .excelSerialDate, .merchantByAlias,
      .dateColumnDecided, .valueRewritten, .platformFound, .unitApplied, .defaultUsed, .supersededAnswer, .filledDown,
      .duplicateHeading, .personalInText, .undeclaredPersonalColumn, .merchantBySimilarity, .merchantByDecision,
      .caseSplit, .organisationCheck:
      .note
    case .strayQuote, .otherTable, .totalDiffers, .bakedMojibake, .dateColumnOpen, .approximateNumber, .numberRange,
      .speeder, .straightLine, .testRow, .exclusiveOption, .mostlyMissing, .repeatedSubmission, .sameDispute,
      .looksReversed, .exposureGap, .oddMagnitude, .merchantProposed, .decisionUnusable, .notAPhone,
      .missingFields, .unknownOption, .outsidePeriod, .unclassified, .noExposure,
      .merchantCount, .invalidCreditCode, .mangledNumber, .unknownComplaintClass, .dateOrder,
      .unknownPartner, .unknownWord, .mixedDateForms, .duplicateIdentifier, .unknownMerchant,
      .ambiguousMerchant, .sameYearAndMonthChange, .smallBaseUnsaid, .closedEqualsReceived, .rateWithoutDenominator,
      .falsePrecision, .marginWithoutSample, .zeroWithoutBound, .outsideCalendar, .stepOrder, .lostZero,
      .merchantInText, .merchantSoughtInText,
      .noMerchantNamed, .mixedShares, .headingByPart, .merchantsDiffer, .taxonomyDiffers,
      .partialPeriod, .festivalUnaligned,
      .unknownCodeLabel, .emptyLabelledText, .unlabelledText, .rareLabel, .contradictingLabels, .unknownVerdict,
      .verdictWithoutCode:
      .warning
    default: .error
    }
  }
}
