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
    asOf = settings.periods.report.last.lastDay.number
  }

  /// - Parameter isKept: one byte a row, 0 for duplicates.
  public func add(
    _ batch: ComplaintBatch, classes: ComplaintClassColumns, isKept: UnsafePointer<UInt8>,
    to tally: inout ComplaintTally
  ) {
    let shape = context.shape
    for row in 0..<batch.count where isKept[row] != 0 {
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
      if let parts = batch.shares[row] { split(parts, merchant * shape.months + month, month, &tally.shares) }
      tally.byDay[site * shape.days + Int(batch.received.base[row] - context.firstDay)] += 1
      tally.byClass[(site * shape.months + month) * shape.complaintClasses + Int(classes.primary.base[row])] += 1
      var named = classes.classes.base[row]
      while named != 0 {
        tally.mentions[group * shape.complaintClasses + named.trailingZeroBitCount] += 1
        named &= named &- 1
      }
      tally.byChannel[group * shape.channelGroups + Int(batch.channel.base[row])] += 1
      tally.byOutcome[group * 7 + Int(batch.outcome.base[row])] += 1
      if batch.professional.base[row] == 1 { tally.professional[group] += 1 }
      if batch.amount.base[row] > 0 { tally.money[group * 2] += batch.amount.base[row] }
      if batch.recovered.base[row] > 0 { tally.money[group * 2 + 1] += batch.recovered.base[row] }
      addCourse(batch, row, merchant: merchant, group: group, slot: slot, &tally)
    }
  }

  /// Takes a case from the merchant that it was counted at and gives each its part.
  private func split(_ parts: [MerchantShare], _ whole: Int, _ month: Int, _ shares: inout [Int64]) {
    shares[whole] -= Int64(MerchantShare.whole)
    for part in parts {
      shares[(part.merchant ?? context.shape.merchants) * context.shape.months + month] += Int64(part.sixtieths)
    }
  }

  /// Deadlines, days to closing, mediation.
  @inline(__always)
  private func addCourse(
    _ batch: ComplaintBatch, _ row: Int, merchant: Int, group: Int, slot: Int, _ tally: inout ComplaintTally
  ) {
    let received = batch.received.base[row]
    let accepted = day(batch.accepted.base[row])
    let closed = day(batch.closed.base[row])
    let outcome = ComplaintOutcome(rawValue: Int(batch.outcome.base[row])) ?? .pending
    let isUndecided = accepted == nil && outcome != .pending
    // A case that went on without a date of acceptance was decided on some day that nobody wrote down.
    let acceptance: DeadlineState =
      isUndecided
      ? .unknown : DeadlineClock.state(done: accepted, due: clock.acceptanceDue(received: received), asOf: asOf)
    tally.deadlines[group * 8 + acceptance.rawValue] += 1
    if outcome != .refused, outcome != .pending {
      // A term that the work order prints is used as it stands.
      let printed = day(batch.due.base[row])
      let due = printed ?? accepted.map { clock.mediationDue(accepted: $0) } ?? DeadlineClock.unknown
      let isDone = closed != nil || outcome == .open
      let mediation: DeadlineState = isDone ? DeadlineClock.state(done: closed, due: due, asOf: asOf) : .unknown
      tally.deadlines[group * 8 + 4 + mediation.rawValue] += 1
      if closed == nil, outcome == .open, mediation == .late { tally.overdue[merchant] += 1 }
    }
    if let closed {
      tally.daysToClose[group * 367 + min(Int(closed - received), 366)] += 1
    } else if outcome == .open {
      tally.daysOpen[group * 367 + min(Int(asOf - received), 366)] += 1
    }
    if slot == 0, outcome == .mediated || outcome == .failed || outcome == .withdrawn || outcome == .closed {
      tally.mediation[merchant * 2 + 1] += 1
      if outcome == .mediated { tally.mediation[merchant * 2] += 1 }
    }
  }

  @inline(__always)
  private func day(_ number: Int32) -> Int32? { number == ComplaintBatch.missingDay ? nil : number }
}
