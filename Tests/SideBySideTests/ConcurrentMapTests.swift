import SideBySide
import Testing

struct ConcurrentMapTests {
  @Test("values come in order, whatever the number of threads", arguments: [0, 1, 2, 7])
  func order(threads: Int) {
    #expect(concurrentMap(1000, threads: threads) { String($0) } == (0..<1000).map(String.init))
  }

  @Test("nothing to do gives nothing")
  func empty() {
    #expect(concurrentMap(0, threads: 2) { $0 }.isEmpty)
  }
}
