internal import Dispatch
internal import Synchronization

/// The values of `work` for 0..<count, in order, worked out by up to `threads` threads at a time.
///
/// The next index goes to whichever thread is free, in rising order: what takes longest should come first. Each value has a place
/// of its own that one thread alone writes, so that no lock is needed and a race detector can follow every access.
///
/// - Parameter work: called once for each index; with one thread on the caller's, in order.
public func concurrentMap<Value: Sendable>(
  _ count: Int, threads: Int, _ work: @Sendable (Int) -> Value
) -> [Value] {
  guard threads > 1, count > 1 else { return (0..<count).map(work) }
  return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    let places = Places(first: buffer.baseAddress)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        places.set(index, work(index))
      }
    }
    initialized = count
  }
}

/// Where the values go. The indices are dealt out once each, so that no two threads ever write the same place.
private struct Places<Value>: @unchecked Sendable {
  let first: UnsafeMutablePointer<Value>?

  func set(_ index: Int, _ value: Value) {
    guard let first else { return }
    (first + index).initialize(to: value)
  }
}
