/// What every code means, in both languages: a title, the message of one finding, the usual cause and the remedy.
///
/// A message is a template: `{heading}`, `{found}` and `{expected}` are filled in from the finding, and a part in square
/// brackets is left out when a value it names is empty. The switch asks for an entry whenever a code is added.
public enum FindingCatalogue {
  /// The texts of a code in one language.
  public struct Texts: Sendable, Hashable {
    public var title: String
    public var message: String
    public var cause: String
    public var remedy: String
  }

  /// The texts of a code.
  public struct Entry: Sendable, Hashable {
    public var chinese: Texts
    public var english: Texts

    public func texts(_ language: Language) -> Texts { language == .chinese ? chinese : english }
  }

  /// The entry of a code.
  public static func entry(for code: FindingCode) -> Entry {
    switch code {
    case .unreadableText: unreadableText
    case .unclosedQuote: unclosedQuote
    case .extraFields: extraFields
    case .missingFields: missingFields
    case .headerNotFound: headerNotFound
    case .missingColumn: missingColumn
    case .duplicateHeading: duplicateHeading
    case .totalLine: totalLine
    case .noteLine: noteLine
    case .repeatedHeader: repeatedHeader
    case .titleLine: titleLine
    case .columnsUnread: columnsUnread
    case .notText: notText
    case .workbookFile: workbookFile
    case .pageFile: pageFile
    case .archiveFile: archiveFile
    case .otherFormat: otherFormat
    case .nulByte: nulByte
    case .recordTooLong: recordTooLong
    case .notRegularFile: notRegularFile
    case .strayQuote: strayQuote
    case .otherTable: otherTable
    case .totalDiffers: totalDiffers
    case .totalRateDiffers: totalRateDiffers
    case .undecidedEncoding: undecidedEncoding
    case .bakedMojibake: bakedMojibake
    case .requiredValueMissing: requiredValueMissing
    case .notANumber: notANumber
    case .notADate: notADate
    case .outsideScale: outsideScale
    case .unknownLabel: unknownLabel
    case .duplicateIdentifier: duplicateIdentifier
    case .unknownMerchant: unknownMerchant
    case .ambiguousMerchant: ambiguousMerchant
    case .unknownSite: unknownSite
    case .invalidCreditCode: invalidCreditCode
    case .ambiguousDate: ambiguousDate
    case .impossibleDate: impossibleDate
    case .dateOrder: dateOrder
    case .notMoney: notMoney
    case .unknownOption: unknownOption
    case .outsidePeriod: outsidePeriod
    case .mangledNumber: mangledNumber
    case .excelSerialDate: excelSerialDate
    case .merchantByAlias: merchantByAlias
    case .notYesNo: notYesNo
    case .negativeValue: negativeValue
    case .unknownPartner: unknownPartner
    case .unknownWord: unknownWord
    case .mixedDateForms: mixedDateForms
    case .dateColumnDecided: dateColumnDecided
    case .dateColumnOpen: dateColumnOpen
    case .futureDate: futureDate
    case .periodForDate: periodForDate
    case .valueRewritten: valueRewritten
    case .personalInText: personalInText
    case .undeclaredPersonalColumn: undeclaredPersonalColumn
    case .approximateNumber: approximateNumber
    case .numberRange: numberRange
    case .labelDisagrees: labelDisagrees
    case .platformFound: platformFound
    case .exportFormatOpen: exportFormatOpen
    case .unitApplied: unitApplied
    case .defaultUsed: defaultUsed
    case .speeder: speeder
    case .straightLine: straightLine
    case .testRow: testRow
    case .exclusiveOption: exclusiveOption
    case .mostlyMissing: mostlyMissing
    case .repeatedSubmission: repeatedSubmission
    case .sameDispute: sameDispute
    case .looksReversed: looksReversed
    case .exposureGap: exposureGap
    case .oddMagnitude: oddMagnitude
    case .supersededAnswer: supersededAnswer
    case .filledDown: filledDown
    case .merchantBySimilarity: merchantBySimilarity
    case .merchantProposed: merchantProposed
    case .merchantByDecision: merchantByDecision
    case .decisionUnusable: decisionUnusable
    case .caseSplit: caseSplit
    case .organisationCheck: organisationCheck
    case .notAPhone: notAPhone
    case .stepOrder: stepOrder
    case .lostZero: lostZero
    case .merchantInText: merchantInText
    case .merchantSoughtInText: merchantSoughtInText
    case .noMerchantNamed: noMerchantNamed
    case .betweenLevels: betweenLevels
    case .sharedCreditCode: sharedCreditCode
    case .yearMissing: yearMissing
    case .cutInWorkbook: cutInWorkbook
    case .knockOutWithoutDay: knockOutWithoutDay
    case .merchantByCreditCode: merchantByCreditCode
    case .creditCodeOfAnother: creditCodeOfAnother
    case .creditCodeDiffers: creditCodeDiffers
    case .mixedShares: mixedShares
    case .headingByPart: headingByPart
    case .unclassified: unclassified
    case .unknownComplaintClass: unknownComplaintClass
    case .taxonomyCount: taxonomyCount
    case .taxonomyEntry: taxonomyEntry
    case .notAWorkbook: notAWorkbook
    case .workbookTooLarge: workbookTooLarge
    case .unknownCodeLabel: unknownCodeLabel
    case .emptyLabelledText: emptyLabelledText
    case .unlabelledText: unlabelledText
    case .rareLabel: rareLabel
    case .contradictingLabels: contradictingLabels
    case .nothingLabelled: nothingLabelled
    case .modelUnreadable: modelUnreadable
    case .oneLabelOnly: oneLabelOnly
    case .otherBatch: otherBatch
    case .unknownVerdict: unknownVerdict
    case .verdictWithoutCode: verdictWithoutCode
    case .phraseTwice: phraseTwice
    case .idleExclusion: idleExclusion
    case .emptyPhrase: emptyPhrase
    case .emptyClass: emptyClass
    case .silentItem: silentItem
    case .mappingUnknown: mappingUnknown
    case .mappingCycle: mappingCycle
    case .versionOverlap: versionOverlap
    case .versionGap: versionGap
    case .itemWithoutSuccessor: itemWithoutSuccessor
    case .itemSplit: itemSplit
    case .idleTypo: idleTypo
    case .crosswalkTwice: crosswalkTwice
    case .unknownNature: unknownNature
    case .tooManyPhrases: tooManyPhrases
    case .reviewTextDiffers: reviewTextDiffers
    case .reviewedTwice: reviewedTwice
    case .reviewNumberUnknown: reviewNumberUnknown
    case .verdictFormula: verdictFormula
    case .contradictoryVerdict: contradictoryVerdict
    case .taxonomyWithoutVersion: taxonomyWithoutVersion
    case .repeatedTexts: repeatedTexts
    case .seenTexts: seenTexts
    case .ambiguousPhrase: ambiguousPhrase
    case .versionsByRules: versionsByRules
    case .noExposure: noExposure
    case .calendarYearMissing: calendarYearMissing
    case .merchantCount: merchantCount
    case .partsDifferFromTotal: partsDifferFromTotal
    case .shareOfRoundedParts: shareOfRoundedParts
    case .printedChangeWrong: printedChangeWrong
    case .sameYearAndMonthChange: sameYearAndMonthChange
    case .percentForPoints: percentForPoints
    case .changeFromZero: changeFromZero
    case .smallBaseUnsaid: smallBaseUnsaid
    case .unitHidesNumber: unitHidesNumber
    case .closedAboveReceived: closedAboveReceived
    case .closedEqualsReceived: closedEqualsReceived
    case .superlativeContradicted: superlativeContradicted
    case .rateWithoutDenominator: rateWithoutDenominator
    case .falsePrecision: falsePrecision
    case .marginWithoutSample: marginWithoutSample
    case .zeroWithoutBound: zeroWithoutBound
    case .indexWithoutMethod: indexWithoutMethod
    case .outsideCalendar: outsideCalendar
    case .personalDatum: personalDatum
    case .smallCellRecoverable: smallCellRecoverable
    case .merchantsDiffer: merchantsDiffer
    case .taxonomyDiffers: taxonomyDiffers
    case .sitesDifferFromTotal: sitesDifferFromTotal
    case .mixedClassifications: mixedClassifications
    case .partialPeriod: partialPeriod
    case .festivalUnaligned: festivalUnaligned
    case .waitLeftOpen: waitLeftOpen
    case .responseUntold: responseUntold
    case .amountBeforeCompletion: amountBeforeCompletion
    case .suspensionWithoutEnd: suspensionWithoutEnd
    case .suspensionWithoutStart: suspensionWithoutStart
    case .deadlineRuleMissing: deadlineRuleMissing
    case .workbookRefused: workbookRefused
    case .cellRefused: cellRefused
    case .errorValue: errorValue
    case .formulaWithoutValue: formulaWithoutValue
    case .lintedRelease: lintedRelease
    case .missingFile: missingFile
    case .unknownSetting: unknownSetting
    case .idleText: idleText
    case .wrongSettingType: wrongSettingType
    case .missingSetting: missingSetting
    case .settingOutOfRange: settingOutOfRange
    case .settingsSyntax: settingsSyntax
    case .duplicateSetting: duplicateSetting
    case .workspaceBusy: workspaceBusy
    case .cannotWrite: cannotWrite
    case .workspaceDamaged: workspaceDamaged
    case .rejectsAboveTolerance: rejectsAboveTolerance
    case .interrupted: interrupted
    case .defect: defect
    case .unknownCode: unknownCode
    case .usage: usage
    case .unreadableFile: unreadableFile
    case .checkFailed: checkFailed
    case .periodNotOver: periodNotOver
    case .nothingThere: nothingThere
    case .inconsistentJudgement: inconsistentJudgement
    case .weakKey: weakKey
    case .keyInOutput: keyInOutput
    }
  }
}
