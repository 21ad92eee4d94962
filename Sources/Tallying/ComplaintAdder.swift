public import Cleaning
public import StationModel

/// The classes given to the complaints of a batch, as columns.
public final class ComplaintClassColumns {
  /// Primary class of each row.
  public let primary = Column<Int16>()
  /// Bit c: class c is named at all.
  public let classes = Column<UInt64>()

  public init() {}

  public func reserve(_ rows: Int) {
    primary.reserve(rows)
    classes.reserve(rows)
  }
}

/// Adds complaints to their tally.
public struct ComplaintAdder: Sendable {
  private let context: TallyContext
  private let clock: DeadlineClock
  private let asOf: Int32

  public init(_ context: TallyContext, _ settings: PipelineSettings) {
    self.context = context
    clock = DeadlineClock(settings: settings)
    asOf = settings.periods.lastDay.number
  }

  /// - Parameter isKept: one byte a row, 0 for duplicates.
  public func add(
    _ batch: ComplaintBatch, classes: ComplaintClassColumns, isKept: UnsafePointer<UInt8>,
    to tally: inout ComplaintTally, noting repeats: inout RepeatLedger
  ) {
    let shape = context.shape
    for row in 0..<batch.count where isKept[row] != 0 {
      if batch.kind.base[row] == 0 {
        addOwnDates(batch, row, &tally)
        addDay(batch, row, &tally)
      }
      let month = context.month(batch.received.base[row])
      let slot = month < 0 ? -1 : Int(context.slotOfMonth[month])
      guard slot >= 0 else {
        tally.outsidePeriods += 1
        continue
      }
      let kind = Int(batch.kind.base[row])
      tally.kinds[slot * 5 + kind] += 1
      guard kind == 0 else { continue }
      let merchant = Int(batch.merchant.base[row])
      let site = Int(context.siteOfMerchant[merchant])
      let group = slot * (shape.sites + 1) + site
      tally.byMerchant[merchant * shape.months + month] += 1
      if let parts = batch.shares[row] { split(parts, merchant, month, &tally) }
      tally.byClass[(site * shape.months + month) * shape.complaintClasses + Int(classes.primary.base[row])] += 1
      var named = classes.classes.base[row]
      while named != 0 {
        tally.mentions[group * shape.complaintClasses + named.trailingZeroBitCount] += 1
        named &= named &- 1
      }
      tally.byChannel[group * shape.channelGroups + Int(batch.channel.base[row])] += 1
      let name = Int(batch.channelName.base[row])
      tally.byChannelName[group * (shape.channelNames + 1) + (name < 0 ? shape.channelNames : name)] += 1
      repeats.add(
        batch.person.base[row], merchant: Int32(truncatingIfNeeded: merchant), kind: classes.primary.base[row],
        day: batch.received.base[row], slot: slot, site: site)
      tally.byOutcome[group * 7 + Int(batch.outcome.base[row])] += 1
      if batch.professional.base[row] == 1 { tally.professional[group] += 1 }
      if batch.amount.base[row] > 0 { tally.money[group * 2] += batch.amount.base[row] }
      if batch.recovered.base[row] > 0 { tally.money[group * 2 + 1] += batch.recovered.base[row] }
      addCourse(batch, row, merchant: merchant, group: group, slot: slot, &tally)
    }
  }

  /// Days are counted whether or not a period holds them: the twelve months before may lie between the two, or behind the cut that
  /// gives both as many days. What came in behind the last day of the data is not known in full.
  @inline(__always)
  private func addDay(_ batch: ComplaintBatch, _ row: Int, _ tally: inout ComplaintTally) {
    let received = batch.received.base[row]
    guard received >= context.firstDay, received <= min(context.lastDay, asOf) else { return }
    let site = Int(context.siteOfMerchant[Int(batch.merchant.base[row])])
    tally.byDay[site * context.shape.days + Int(received - context.firstDay)] += 1
  }

  /// 受理量 and 办结量 count by their own dates, whenever the complaint came.
  @inline(__always)
  private func addOwnDates(_ batch: ComplaintBatch, _ row: Int, _ tally: inout ComplaintTally) {
    let site = Int(context.siteOfMerchant[Int(batch.merchant.base[row])])
    func add(_ day: Int32, _ place: Int) {
      let month = day == ComplaintBatch.missingDay ? -1 : context.month(day)
      guard month >= 0, context.slotOfMonth[month] >= 0 else { return }
      tally.byOwnDate[(Int(context.slotOfMonth[month]) * (context.shape.sites + 1) + site) * 2 + place] += 1
    }
    add(batch.accepted.base[row], 0)
    // What was refused was never worked on, although exports give it a day of closing.
    if ComplaintOutcome(rawValue: Int(batch.outcome.base[row])) != .refused { add(batch.closed.base[row], 1) }
  }

  /// Takes a case from the merchant that it was counted at and gives each its part.
  private func split(_ parts: [MerchantShare], _ merchant: Int, _ month: Int, _ tally: inout ComplaintTally) {
    let months = context.shape.months
    tally.shares[merchant * months + month] -= Int64(MerchantShare.whole)
    for part in parts {
      tally.shares[(part.merchant ?? context.shape.merchants) * months + month] += Int64(part.sixtieths)
      if let other = part.merchant, other != merchant { tally.alsoNamed[other * months + month] += 1 }
    }
  }

  /// Deadlines, days to closing, mediation.
  @inline(__always)
  private func addCourse(
    _ batch: ComplaintBatch, _ row: Int, merchant: Int, group: Int, slot: Int, _ tally: inout ComplaintTally
  ) {
    // What became of a case is so at each merchant that it names.
    func named(_ add: (Int) -> Void) {
      guard let parts = batch.shares[row] else { return add(merchant) }
      for part in parts { if let merchant = part.merchant { add(merchant) } }
    }
    let received = batch.received.base[row]
    let accepted = day(batch.accepted.base[row])
    let closed = day(batch.closed.base[row])
    let outcome = ComplaintOutcome(rawValue: Int(batch.outcome.base[row])) ?? .pending
    let isUndecided = accepted == nil && outcome != .pending
    // A case that went on without a date of acceptance was decided on some day that nobody wrote down.
    let acceptance: DeadlineState =
      isUndecided
      ? .unknown : DeadlineClock.state(done: accepted, due: clock.acceptanceDue(received: received), asOf: asOf)
    tally.deadlines[group * 12 + acceptance.rawValue] += 1
    if outcome != .refused, outcome != .pending {
      let isDone = closed != nil || outcome == .open
      let mediation = isDone ? mediation(batch, row, received, accepted, closed) : .unknown
      let clock = batch.due.base[row] == ComplaintBatch.missingDay ? ComplaintClock.mediation : .workOrder
      tally.deadlines[group * 12 + clock.rawValue * 4 + mediation.rawValue] += 1
      if closed == nil, outcome == .open, mediation == .late { named { tally.overdue[$0] += 1 } }
    }
    if outcome == .refused {
      // Its days are those of a refusal, not of a case.
    } else if let closed, closed <= asOf {
      tally.daysToClose[group * 367 + min(Int(closed - received), 366)] += 1
      tally.daysOfClosed[group] += Int64(closed - received)
    } else if closed != nil || outcome == .open {
      // Closed behind the last day that all are followed to: as open as those that are not closed yet, or the curve would know the
      // ends of the quick ones alone.
      tally.daysOpen[group * 367 + min(Int(asOf - received), 366)] += 1
    }
    // A result that nobody wrote down is neither success nor failure.
    if slot == 0, outcome == .mediated || outcome == .failed || outcome == .withdrawn {
      named { tally.mediation[$0 * 2 + 1] += 1 }
      if outcome == .mediated { named { tally.mediation[$0 * 2] += 1 } }
    }
  }

  private func mediation(
    _ batch: ComplaintBatch, _ row: Int, _ received: Int32, _ accepted: Int32?, _ closed: Int32?
  ) -> DeadlineState {
    // A term that the work order prints is used as it stands.
    if let printed = day(batch.due.base[row]) { return DeadlineClock.state(done: closed, due: printed, asOf: asOf) }
    guard let accepted else { return .unknown }
    let suspension = Suspension.reading(
      from: day(batch.suspendedFrom.base[row]), to: day(batch.suspendedTo.base[row]),
      days: batch.suspendedDays.base[row], isClosed: closed != nil)
    return clock.mediationState(
      received: received, accepted: accepted, closed: closed, asOf: asOf, suspension: suspension)
  }

  @inline(__always)
  private func day(_ number: Int32) -> Int32? { number == ComplaintBatch.missingDay ? nil : number }
}
