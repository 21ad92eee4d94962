import Testing

@testable import Cleaning

@Suite struct ComplainantTests {
  @Test(
    arguments: [
      ("赵小明", "赵小明"), ("赵 小明", "赵小明"), ("欧阳小明", "欧阳小明"), ("李女士", nil), ("李某", nil), ("匿名", nil), ("张*", nil),
      ("无", nil), ("南岸消费者", nil),
    ] as [(String, String?)])
  func `a whole name tells a person, a title or 某 does not`(_ written: String, _ key: String?) {
    var text = written
    let found = text.withUTF8 { FullName.key($0) }
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == key)
  }
}
