internal import Diagnostics
internal import StationModel

/// The times of a service as one record tells them: each with whether its time of day is known, none that contradicts the others,
/// and what they leave open said.
struct ServiceTimes {
  let row: SmallRowReader
  let promises: ServiceSettings

  func read(into service: inout Service, requested: Moment) {
    service.requestedAt = requested
    if isDay(requested, "requested_at") { service.daysOnly.insert(.request) }
    service.respondedAt = step(.response, "responded_at", requested, &service)
    service.completedAt = step(.completion, "completed_at", requested, &service)
    separate(&service)
    noteOpen(service, .response, "responded_at")
    noteOpen(service, .completion, "completed_at")
    noteGaps(service)
  }

  /// A day that is read as its midnight, unless the cell says 0:00.
  private func isDay(_ moment: Moment, _ column: String) -> Bool { moment.seconds % 86_400 == 0 && row.isDay(column) }

  /// A time that cannot lie before the request; one that does is reported and left out.
  private func step(
    _ step: ServiceSteps, _ column: String, _ requested: Moment, _ service: inout Service
  ) -> Moment? {
    guard let moment = row.moment(column) else {
      if isTaken(row.text(column)) { service.doubtful.insert(step) }
      return nil
    }
    let isDay = isDay(moment, column)
    let startIsDay = service.daysOnly.contains(.request)
    if WaitRange(from: requested, startIsDay: startIsDay, to: moment, endIsDay: isDay) == nil {
      service.doubtful.insert(step)
      row.note(.dateOrder, column, found: shown(moment, isDay), expected: shown(requested, startIsDay))
      return nil
    }
    if isDay { service.daysOnly.insert(step) }
    return moment
  }

  /// Whether a cell that is no time says that the step was taken: 已完成 and 昨天 do, 未完成, 办理中 and 下周 do not.
  private func isTaken(_ text: String) -> Bool {
    !text.isEmpty && !text.hasSuffix("中") && !Self.notYet.contains { text.contains($0) }
  }

  private static let notYet = ["未", "待", "没", "尚", "预计", "尽快", "下周", "下月", "明天", "后天"]

  /// A completion before the response: nothing tells which of the two is wrong.
  private func separate(_ service: inout Service) {
    guard let responded = service.respondedAt, let completed = service.completedAt else { return }
    let isDay = (service.daysOnly.contains(.response), service.daysOnly.contains(.completion))
    guard WaitRange(from: responded, startIsDay: isDay.0, to: completed, endIsDay: isDay.1) == nil else { return }
    row.note(
      .stepOrder, "completed_at", found: shown(completed, isDay.1), expected: "响应时间 " + shown(responded, isDay.0))
    (service.respondedAt, service.completedAt) = (nil, nil)
    service.doubtful.formUnion([.response, .completion])
    service.daysOnly.formIntersection(.request)
  }

  /// Says where days without a time of day leave open whether a promise was kept.
  private func noteOpen(_ service: Service, _ step: ServiceSteps, _ column: String) {
    let hours =
      step == .response
      ? (service.isUrgent ? promises.respondWithinUrgent : promises.respondWithin)
      : (service.isUrgent ? promises.completeWithinUrgent : promises.completeWithin)
    guard let wait = service.wait(to: step), wait.isWithin(hours: hours) == nil else { return }
    let limit = hours == hours.rounded() && hours < 1e9 ? String(Int(hours)) : String(hours)
    row.note(.waitLeftOpen, column, found: row.text(column), expected: limit)
  }

  /// Says what is blank although the record implies it.
  private func noteGaps(_ service: Service) {
    if service.respondedAt == nil, !service.doubtful.contains(.response), service.isCompleted, isThere("responded_at") {
      row.note(.responseUntold, "responded_at", found: row.text("completed_at"))
    }
    guard !service.isCompleted, isThere("completed_at") else { return }
    if service.saved != nil {
      row.note(.amountBeforeCompletion, "saved", found: row.text("saved"))
    } else if service.gained != nil {
      row.note(.amountBeforeCompletion, "gained", found: row.text("gained"))
    }
  }

  private func isThere(_ column: String) -> Bool { row.binding.position(column) >= 0 }

  private func shown(_ moment: Moment, _ isDay: Bool) -> String { isDay ? moment.day.text : moment.text }
}
