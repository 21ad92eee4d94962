import Testing

@testable import Cleaning

@Suite struct MentionTests {
  private let mentions = {
    var mentions = MerchantMentions()
    for (index, name) in ["山城茶馆", "山城茶馆江边店", "LMH-001", "BANANA餐厅", "茶馆", "老码头 火锅"].enumerated() {
      mentions.add(name, index)
    }
    return mentions
  }()

  @Test(
    arguments: [
      ("在山城茶馆江边店喝茶", [1]), ("先去ＢＡＮＡＮＡ餐厅，又去山城茶馆", [3, 0]), ("编号LMH-001的店", [2]), ("编号LMH-0012的店", []), ("隔壁茶馆", []),
      ("老码头火锅 老码头火锅", [5]), ("", []),
    ] as [(String, [Int])])
  func `a text names merchants by whole names, the longer of two that overlap`(_ text: String, _ merchants: [Int]) {
    #expect(mentions.find(in: text).flatMap(\.merchants) == merchants)
  }
}
