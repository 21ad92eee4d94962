internal import StationModel

/// What became of one promise, seen from the period's end.
enum PromiseState {
  case inTime, late
  /// Its times do not tell.
  case unknown
  /// Not done, and the promise had not run out when the period did.
  case open
}

/// One promise to one service.
struct JudgedPromise {
  let state: PromiseState
  /// Seconds from the request. Missing: one of the two times is not known to the minute.
  let seconds: Int64?
  var isDue: Bool { state == .inTime || state == .late }
}

/// A service with its promises judged at the period's end.
struct JudgedService {
  let partner: Int?
  let isUrgent: Bool
  let isFree: Bool
  let saved: Int64?
  let gained: Int64?
  let response: JudgedPromise
  let completion: JudgedPromise
  let isResponded: Bool
  let isCompleted: Bool

  init(_ service: Service, _ hours: PromiseHours) {
    partner = service.partner
    isUrgent = service.isUrgent
    isFree = service.isFree
    saved = service.saved
    gained = service.gained
    isResponded = service.respondedAt != nil
    isCompleted = service.isCompleted
    response = Self.judged(service, .response, service.isUrgent ? hours.respondUrgent : hours.respond, hours.end)
    completion = Self.judged(service, .completion, service.isUrgent ? hours.completeUrgent : hours.complete, hours.end)
  }

  private static func judged(
    _ service: Service, _ step: ServiceSteps, _ promised: Double, _ end: Moment
  ) -> JudgedPromise {
    if let wait = service.wait(to: step) {
      let state: PromiseState = wait.isWithin(hours: promised).map { $0 ? .inTime : .late } ?? .unknown
      return JudgedPromise(state: state, seconds: wait.isExact ? wait.shortest : nil)
    }
    return JudgedPromise(state: undone(service, step, promised, end), seconds: nil)
  }

  /// A step without a usable time: contradicted, untold although the service was done, or not taken.
  private static func undone(
    _ service: Service, _ step: ServiceSteps, _ promised: Double, _ end: Moment
  ) -> PromiseState {
    let isTaken =
      service.doubtful.contains(step) || (step == .response ? service.respondedAt : service.completedAt) != nil
    if isTaken || step == .response && service.isCompleted { return .unknown }
    guard let requested = service.requestedAt else { return .unknown }
    let passed = WaitRange(
      from: requested, startIsDay: service.daysOnly.contains(.request), to: end, endIsDay: false)
    guard let passed else { return .open }
    return passed.isWithin(hours: promised).map { $0 ? .open : .late } ?? .unknown
  }
}
