/// What differs between the programmes: sites, trades, questions, indicators. The rest of the sample knows none of it.
struct Scenario {
  struct SiteSpec {
    var name: String
    var code: String
    var aliases: [String]
    /// Parts of a hundred of the merchants.
    var share: Int
    /// Visitors of the base and of the report period; complaints of both.
    var visitors: (base: Int, report: Int)
    var complaints: (base: Int, report: Int)
  }

  struct Trade {
    var name: String
    var weight: Int
    var suffixes: [String]
    var isCompany = false
  }

  var pipelineFile: String
  var sampleFolder: String
  var sites: [SiteSpec]
  var trades: [Trade]
  /// Canonical column and Chinese heading of each attribute item.
  var items: [(id: String, name: String)]
  var respondents: [(name: String, weight: Int)]
  /// Whose answers enter the index; empty: all.
  var countedRespondent: String
  var countsVisitors: Bool
  var indicators: [(name: String, isShare: Bool)]
  var responses: (base: Int, report: Int)
  var freeCalibrations: Int
  /// How complaints begin.
  var openings: [String]

  static func of(_ programme: SampleProgramme) -> Scenario {
    switch programme {
    case .streets: streets
    case .parks: parks
    }
  }

  /// The published story: complaints per ten thousand visitors fall from 0.8000 to 0.7194, by 10.1 %.
  private static let streets = Scenario(
    pipelineFile: "nanan.yaml", sampleFolder: "../samples/nanan/",
    sites: [
      SiteSpec(
        name: "弹子石老街", code: "DZS", aliases: ["弹子石", "蛋子石"], share: 36,
        visitors: (1_200_000, 1_250_000), complaints: (96, 90)),
      SiteSpec(
        name: "龙门浩老街", code: "LMH", aliases: ["龙门浩", "龙门皓"], share: 37,
        visitors: (1_100_000, 1_130_000), complaints: (88, 81)),
      SiteSpec(
        name: "黄桷垭老街", code: "HJY", aliases: ["黄桷垭", "黄葛垭"], share: 27,
        visitors: (700_000, 720_000), complaints: (56, 52)),
    ],
    trades: [
      Trade(name: "餐饮", weight: 40, suffixes: ["小面馆", "火锅店", "豆花庄", "江湖菜馆", "串串香", "茶餐厅", "烤鱼坊", "汤圆铺", "咖啡馆"]),
      Trade(name: "零售", weight: 24, suffixes: ["特产店", "炒货铺", "杂货铺", "伴手礼店", "丝巾店", "酒坊"]),
      Trade(name: "住宿", weight: 10, suffixes: ["民宿", "客栈", "酒店"]),
      Trade(name: "文创", weight: 12, suffixes: ["文创店", "手作坊", "书吧", "画室", "陶艺馆"]),
      Trade(name: "娱乐", weight: 7, suffixes: ["桌游馆", "剧本社", "影音馆", "茶馆"]),
      Trade(name: "生活服务", weight: 7, suffixes: ["照相馆", "理发店", "洗衣店", "修表铺", "旅拍店"]),
    ],
    items: [
      ("environment", "环境设施"), ("quality", "产品质量"), ("service", "服务态度"), ("price", "价格合理"), ("handling", "投诉处理"),
    ],
    respondents: [("消费者", 94), ("商户", 6)], countedRespondent: "消费者", countsVisitors: true,
    indicators: [("计量合格", true), ("服务创新", false)], responses: (1500, 2100), freeCalibrations: 7,
    openings: [
      "周末与家人在店内消费，", "上午路过该店购物，", "通过平台下单后到店，", "节假日带孩子到老街游玩，", "前几日在该店购买特产，", "与同事聚餐时，",
      "外地游客反映，",
    ])

  private static let parks = Scenario(
    pipelineFile: "parks.yaml", sampleFolder: "../samples/parks/",
    sites: [
      SiteSpec(
        name: "美的产业园", code: "MDY", aliases: ["美的园"], share: 44, visitors: (0, 0), complaints: (31, 26)),
      SiteSpec(
        name: "重庆软件园", code: "RJY", aliases: ["软件园"], share: 56, visitors: (0, 0), complaints: (27, 25)),
    ],
    trades: [
      Trade(name: "制造", weight: 34, suffixes: ["精密制造有限公司", "电机有限公司", "塑胶制品有限公司"], isCompany: true),
      Trade(name: "科技服务", weight: 38, suffixes: ["软件有限公司", "数据科技有限公司", "智能科技有限公司"], isCompany: true),
      Trade(name: "商务服务", weight: 16, suffixes: ["物流有限公司", "设计有限公司"], isCompany: true),
      Trade(name: "园区配套", weight: 12, suffixes: ["便利店", "食堂", "打印社"]),
    ],
    items: [("response", "响应速度"), ("expertise", "专业能力"), ("convenience", "办事便利"), ("charge", "收费透明")],
    respondents: [("商户", 70), ("消费者", 30)], countedRespondent: "", countsVisitors: false,
    indicators: [("标准水平", false), ("研发投入", true)], responses: (420, 560), freeCalibrations: 3,
    openings: ["园区职工反映，", "前几日到该单位办事，", "与同事在园区用餐时，", "采购一批办公用品，", "客户来访时，"])
}
