import Diagnostics
import StationModel

/// Plausible figures made by hand and a fixed generator: any number of sites and merchants, consistent with each other.
struct Fixture {
  var sites = 3
  var merchants = 124
  var hasBase = true
  var asksRecommendation = true
  var usesVisitors = true
  var trades = ["餐饮", "零售", "住宿", "文创"]
  var names: [String] = ["弹子石老街", "龙门浩老街", "黄桷垭老街"]

  private struct Generator {
    var state: UInt64 = 20_220_131
    mutating func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, below)))
    }
  }

  func make() -> (ReportFigures, PipelineSettings) {
    let settings = self.settings()
    var figures = ReportFigures()
    var generator = Generator()
    figures.generator = "wotu 1.0.0"
    figures.inputDigest = "5f1c0a9be27d44aa"
    figures.dataUntil = Day(year: 2022, month: 1, day: 31)
    figures.trades = trades
    fillMerchants(&figures, settings, &generator)
    fillSatisfaction(&figures, settings, &generator)
    fillComplaints(&figures, settings, &generator)
    fillServices(&figures, settings)
    fillLeaders(&figures, settings, &generator)
    fillRest(&figures, settings)
    addPatterns(&figures, settings)
    return (figures, settings)
  }

  func settings() -> PipelineSettings {
    var settings = PipelineSettings()
    settings.name = "nanan"
    settings.title = "沃土质量驿站三条老街质量服务"
    settings.bureau = "重庆市南岸区市场监督管理局"
    settings.station = "沃土质量驿站"
    settings.siteWord = "老街"
    settings.periods.report = MonthRange(Month(year: 2021, month: 2), Month(year: 2022, month: 1))
    settings.periods.base = MonthRange(Month(year: 2020, month: 2), Month(year: 2021, month: 1))
    let codes = ["DZS", "LMH", "HJY"]
    settings.sites = (0..<sites).map { number in
      var site = Site()
      site.name = number < names.count ? names[number] : "第\(number + 1)园区"
      site.code = number < codes.count ? codes[number] : "P\(number + 1)"
      return site
    }
    fillSurvey(&settings)
    let kinds = ["计量检定", "检验检测", "标准", "认证认可", "质量管理", "培训", "水", "电", "气", "通讯"]
    settings.services.kinds = kinds.enumerated().map { number, name in
      var kind = ServiceKind()
      kind.name = name
      kind.group = number < 6 ? "质量基础设施" : "公共服务"
      return kind
    }
    if !usesVisitors {
      settings.complaints.denominator = "merchant_months"
      settings.complaints.rateUnit = "件/百户月"
      settings.complaints.exposureUnit = "百户月"
    }
    return settings
  }

  private func fillSurvey(_ settings: inout PipelineSettings) {
    let classes = ["计量服务", "标准服务", "认证认可", "检验检测", "质量管理", "品牌与知识产权", "消费维权", "公共服务配套"]
    settings.taxonomy.classes = classes.enumerated().map { number, name in
      var result = NeedClass()
      result.code = "C\(number)"
      result.name = name
      return result
    }
    let items = [
      (0, "计量器具检定校准"), (0, "诚信计量指导"), (1, "对标达标辅导"), (1, "服务标准制修订"), (2, "服务认证与体系认证"), (3, "食品与产品送检"),
      (3, "检测费用减免"), (4, "质量管理培训"), (4, "标杆培育与诊断"), (5, "商标注册与保护"), (5, "老街品牌联合推广"), (6, "投诉调解与放心消费"),
      (7, "水电气保障"), (7, "通讯网络保障"),
    ]
    settings.taxonomy.items = items.enumerated().map { number, item in
      var result = NeedItem()
      result.code = "I\(number)"
      result.classCode = "C\(item.0)"
      result.name = item.1
      return result
    }
    let questions = ["环境设施", "产品质量", "服务态度", "价格合理", "投诉处理"]
    settings.satisfaction.items = questions.enumerated().map { number, name in
      var result = SatisfactionItem()
      result.id = "q\(number)"
      result.name = name
      return result
    }
    settings.satisfaction.asksRecommendation = asksRecommendation
    settings.leaders.indicators = [
      ("satisfaction", "满意度", 0.3), ("rate", "投诉控制", 0.25), ("met", "需求响应", 0.15), ("metrology", "计量合格", 0.15),
      ("innovation", "服务创新", 0.15),
    ].map {
      var result = LeaderIndicator()
      result.id = $0.0
      result.name = $0.1
      result.weight = $0.2
      return result
    }
  }

  private func fillMerchants(_ figures: inout ReportFigures, _ settings: PipelineSettings, _ generator: inout Generator)
  {
    let words = ["江畔小面馆", "雾都炒货铺", "=渝味无穷", "三层楼渝味茶餐厅", "古道咖啡", "枣子湾烧烤", "+86渝味", "石板坡便利店"]
    for number in 0..<merchants {
      var merchant = MerchantFigures()
      merchant.site = number * sites / max(1, merchants)
      merchant.id = settings.sites[merchant.site].code + "-\(number + 1)"
      merchant.name = words[number % words.count] + (number < words.count ? "" : "\(number)")
      merchant.trade = figures.trades[generator.next(4)]
      merchant.isPartyMember = number % 5 == 0 ? true : (number % 7 == 0 ? nil : false)
      merchant.phone = number % 9 == 0 ? "" : "138****56\(10 + number % 90)"
      merchant.openedOn = Day(number: 17_000 + Int32(generator.next(1800)))
      merchant.needAnswers = 1
      for _ in 0..<(2 + generator.next(4)) { merchant.needItems |= 1 << UInt64(generator.next(14)) }
      merchant.ratings = number % 11 == 0 ? 0 : 5 + generator.next(20)
      merchant.index = merchant.ratings == 0 ? nil : 60 + Double(generator.next(350)) / 10
      merchant.complaintsReport = generator.next(5)
      merchant.complaintsBase = hasBase ? generator.next(6) : 0
      figures.merchants.append(merchant)
    }
    figures.needs.surveyedBySite = settings.sites.indices.map { site in
      figures.merchants.count { $0.site == site }
    }
  }

  private func index(_ group: FigureGroup, _ n: Int, _ generator: inout Generator, method: IntervalMethod)
    -> SatisfactionIndex
  {
    var figure = SatisfactionIndex()
    figure.group = group
    figure.levels = [n / 80, n / 30, n / 8, n * 2 / 5, 0]
    figure.levels[4] = max(0, n - figure.levels.reduce(0, +) - generator.next(max(1, n / 50)))
    return finish(figure, method)
  }

  private func finish(_ given: SatisfactionIndex, _ method: IntervalMethod) -> SatisfactionIndex {
    var figure = given
    figure.n = figure.levels.reduce(0, +)
    guard figure.n > 0 else { return figure }
    let sum = figure.levels.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    let mean = Double(sum) / Double(figure.n)
    figure.mean = mean
    figure.index = (mean - 1) * 25
    figure.intervalMethod = method
    figure.interval = FigureInterval(low: (mean - 1) * 25 - 1.4, high: (mean - 1) * 25 + 1.4)
    figure.topTwo = Double(figure.levels[3] + figure.levels[4]) / Double(figure.n)
    if asksRecommendation, figure.promoters == 0 {
      figure.promoters = figure.n * 45 / 100
      figure.passives = figure.n * 38 / 100
      figure.detractors = figure.n - figure.promoters - figure.passives
    }
    return figure
  }

  private func add(_ parts: [SatisfactionIndex], _ group: FigureGroup, _ method: IntervalMethod) -> SatisfactionIndex {
    var whole = SatisfactionIndex()
    whole.group = group
    whole.levels = (0..<5).map { level in parts.reduce(0) { $0 + ($1.levels.isEmpty ? 0 : $1.levels[level]) } }
    whole.promoters = parts.reduce(0) { $0 + $1.promoters }
    whole.passives = parts.reduce(0) { $0 + $1.passives }
    whole.detractors = parts.reduce(0) { $0 + $1.detractors }
    return finish(whole, method)
  }

  private func fillSatisfaction(
    _ figures: inout ReportFigures, _ settings: PipelineSettings, _ generator: inout Generator
  ) {
    let method: IntervalMethod = sites == 3 ? .student : (sites == 1 ? .normal : .clustered)
    var wholes: [SatisfactionIndex] = []
    for site in settings.sites.indices {
      let parts = figures.trades.map { trade in
        index(.siteTrade(site, trade), 60 + generator.next(200), &generator, method: method)
      }
      let whole = add(parts, .site(site), method)
      figures.satisfaction.indexes += [whole] + parts
      wholes.append(whole)
      for month in settings.periods.report.months {
        figures.satisfaction.indexes.append(
          index(.siteMonth(site, month), 25 + generator.next(40), &generator, method: .none))
      }
    }
    figures.satisfaction.indexes.append(add(wholes, .all, method))
    for month in settings.periods.report.months {
      let parts = settings.sites.indices.compactMap { figures.satisfaction.index(of: .siteMonth($0, month)) }
      figures.satisfaction.indexes.append(add(parts, .month(month), .none))
    }
    addComparisons(&figures, settings)
    for group in [FigureGroup.all] + settings.sites.indices.map({ .site($0) }) {
      for (number, item) in settings.satisfaction.items.enumerated() {
        var figure = SatisfactionItemFigure()
        figure.n = 100
        figure.group = group
        figure.item = item.id
        figure.index = 65 + Double(number * 4) + Double(generator.next(60)) / 10
        figures.satisfaction.items.append(figure)
      }
    }
    let importances = [0.12, 0.31, 0.28, 0.22, 0.19]
    let quadrants: [Quadrant] = [.lesser, .keep, .keep, .undecided, .surplus]
    for (number, item) in settings.satisfaction.items.enumerated() {
      var driver = SatisfactionDriver()
      driver.item = item.id
      driver.name = item.name
      driver.importance = importances[number]
      driver.performance = 68 + Double((number * 7) % 17)
      driver.quadrant = quadrants[number]
      figures.satisfaction.drivers.append(driver)
    }
    figures.satisfaction.importanceMethod = "johnson"
    figures.satisfaction.alpha = 0.83
    figures.satisfaction.completeAnswers = 1860
  }

  private func fillComplaints(
    _ figures: inout ReportFigures, _ settings: PipelineSettings, _ generator: inout Generator
  ) {
    figures.complaints.limitMethod = sites == 3 ? .threeSigma : .poisson
    figures.complaints.comparisonMethod = sites == 1 ? .normal : .exact
    figures.complaints.isCentreFromBase = hasBase
    let months = hasBase ? settings.periods.all.months : settings.periods.report.months
    for site in settings.sites.indices { fillMonths(&figures, settings, .site(site), months, &generator) }
    fillMonths(&figures, settings, .all, months, &generator)
    var groups: [FigureGroup] = [.all] + settings.sites.indices.map { .site($0) }
    let classes = ["食品安全", "价格与收费", "服务质量", "商品质量", "虚假宣传", "售后退换", "预付与合同", "其他"]
    var restReport = figures.merchants.reduce(0) { $0 + $1.complaintsReport }
    var restBase = figures.merchants.reduce(0) { $0 + $1.complaintsBase }
    for (number, name) in classes.enumerated() {
      var item = ComplaintClassFigure()
      item.code = "Q\(number)"
      item.name = name
      item.countReport = number == classes.count - 1 ? restReport : restReport / 4
      item.countBase = number == classes.count - 1 ? restBase : restBase / 4
      restReport -= item.countReport
      restBase -= item.countBase
      item.bySite = settings.sites.indices.map { _ in item.countReport / sites }
      item.bySiteBase = settings.sites.indices.map { _ in item.countBase / sites }
      figures.complaints.classes.append(item)
      groups.append(.complaintClass(item.code))
    }
    guard hasBase else { return }
    for site in settings.sites.indices {
      groups += figures.complaints.classes.map { .siteClass(site, $0.code) }
      groups += trades.map { .siteTrade(site, $0) }
    }
    figures.complaints.comparisons = groups.map { comparison($0, figures) }
  }

  /// Splits the merchants' counts over the months.
  private func fillMonths(
    _ figures: inout ReportFigures, _ settings: PipelineSettings, _ group: FigureGroup, _ months: [Month],
    _ generator: inout Generator
  ) {
    let own = figures.merchants.filter { group == .all || group == .site($0.site) }
    var left = [true: own.reduce(0) { $0 + $1.complaintsReport }, false: own.reduce(0) { $0 + $1.complaintsBase }]
    var rows: [ComplaintMonth] = []
    for (number, month) in months.enumerated() {
      var row = ComplaintMonth()
      row.group = group
      row.month = month
      row.isReportPeriod = settings.periods.report.contains(month)
      let isLast = number + 1 == months.count
      let endsPeriod =
        number + 1 < months.count && settings.periods.report.contains(months[number + 1]) != row.isReportPeriod
      let rest = left[row.isReportPeriod] ?? 0
      let isPenultimate = number + 2 == months.count
      row.count = isLast ? 0 : (endsPeriod || isPenultimate ? rest : min(rest, rest / 8 + generator.next(4)))
      left[row.isReportPeriod] = rest - row.count
      row.exposure = group == .all ? 60.5 + Double(generator.next(300)) / 10 : 20.25 + Double(generator.next(90)) / 10
      row.rate = Double(row.count) / (row.exposure ?? 1)
      rows.append(row)
    }
    let base = rows.filter { !hasBase || !$0.isReportPeriod }
    let centre = Double(base.reduce(0) { $0 + $1.count }) / base.reduce(0.0) { $0 + ($1.exposure ?? 0) }
    for number in rows.indices {
      rows[number].centre = centre
      let half = 3 * (centre / (rows[number].exposure ?? 1)).squareRoot()
      rows[number].upper = centre + half
      rows[number].lower = max(0, centre - half)
    }
    figures.complaints.months += rows
  }

  private func comparison(_ group: FigureGroup, _ figures: ReportFigures) -> ComplaintComparison {
    var result = ComplaintComparison()
    result.group = group
    var months = figures.complaints.months.filter { $0.group == group }
    if months.isEmpty { months = figures.complaints.months.filter { $0.group == .all } }
    result.exposureReport = months.filter(\.isReportPeriod).reduce(0.0) { $0 + ($1.exposure ?? 0) }
    result.exposureBase = months.filter { !$0.isReportPeriod }.reduce(0.0) { $0 + ($1.exposure ?? 0) }
    let own = figures.merchants.filter { group == .all || group == .site($0.site) }
    result.countReport = own.reduce(0) { $0 + $1.complaintsReport }
    result.countBase = own.reduce(0) { $0 + $1.complaintsBase }
    result.ratio = 0.9
    result.ratioLow = 0.76
    result.ratioHigh = group == .site(1) ? 0.98 : 1.06
    result.p = 0.209
    return result
  }

  private func fillServices(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    figures.services.siteKinds = settings.sites.indices.map { site in
      settings.services.kinds.enumerated().map { number, kind in
        var row = ServiceFigure()
        row.name = kind.name
        row.group = kind.group
        row.partnerCount = 1 + number % 3
        row.requests = 12 + number
        row.urgent = number % 4
        row.free = 3 + number % 5
        row.responded = row.requests
        row.timedResponses = row.requests
        row.respondDue = row.requests
        row.respondedInTime = row.requests - number % 2
        row.completed = row.requests
        row.completeDue = row.requests
        row.completedInTime = row.requests - (number == 3 ? 3 : 0)
        row.meanResponse = 1.4 + Double(number)
        row.saved = Int64(1_234_567 + number * 100_003)
        row.gained = Int64(987_654 + site * 12_345)
        return row
      }
    }
    figures.services.sites = figures.services.siteKinds.map { sum($0) }
    figures.services.kinds = settings.services.kinds.indices.map { kind in
      var row = sum(figures.services.siteKinds.map { $0[kind] })
      row.name = settings.services.kinds[kind].name
      row.group = settings.services.kinds[kind].group
      row.partnerCount = 1 + kind % 3
      row.meanResponse = 1.4 + Double(kind)
      return row
    }
    figures.services.total = sum(figures.services.kinds)
    figures.services.total.partnerCount = 25
    figures.services.infrastructurePartners = 20
    figures.services.utilityPartners = 5
    // All of a site's services fall to its first merchant: the sheets only check sums.
    for site in settings.sites.indices {
      guard let first = figures.merchants.firstIndex(where: { $0.site == site }) else { continue }
      figures.merchants[first].services = figures.services.sites[site].requests
      figures.merchants[first].saved = figures.services.sites[site].saved
      figures.merchants[first].gained = figures.services.sites[site].gained
    }
  }

  private func sum(_ rows: [ServiceFigure]) -> ServiceFigure {
    var result = ServiceFigure()
    for row in rows {
      result.requests += row.requests
      result.urgent += row.urgent
      result.free += row.free
      result.responded += row.responded
      result.timedResponses += row.timedResponses
      result.respondDue += row.respondDue
      result.respondedInTime += row.respondedInTime
      result.completed += row.completed
      result.completeDue += row.completeDue
      result.completedInTime += row.completedInTime
      result.saved += row.saved
      result.gained += row.gained
    }
    return result
  }

  private func fillLeaders(_ figures: inout ReportFigures, _ settings: PipelineSettings, _ generator: inout Generator) {
    figures.leaders.indicators = settings.leaders.indicators.map {
      var result = LeaderIndicatorFigure()
      result.id = $0.id
      result.name = $0.name
      result.weight = $0.weight
      return result
    }
    for number in figures.merchants.indices {
      var score = LeaderScore()
      score.merchant = number
      score.scaled = settings.leaders.indicators.indices.map {
        $0 == 3 && number % 6 == 1 ? nil : 50 + Double(generator.next(5000)) / 100
      }
      var total = 0.0
      var weight = 0.0
      for (position, value) in score.scaled.enumerated() {
        guard let value else { continue }
        total += value * settings.leaders.indicators[position].weight
        weight += settings.leaders.indicators[position].weight
      }
      if number % 10 == 3 {
        score.failedGates = ["有效问卷不足"]
        score.reason = "有效问卷不足 10 份"
      } else {
        score.composite = total / weight
        score.reason = "名次未进入前列"
      }
      figures.leaders.scores.append(score)
    }
    rank(&figures, settings)
  }

  private func rank(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    let order = figures.leaders.scores.indices.filter { figures.leaders.scores[$0].composite != nil }
      .sorted { (figures.leaders.scores[$0].composite ?? 0) > (figures.leaders.scores[$1].composite ?? 0) }
    var bySite = Array(repeating: 0, count: sites)
    for (position, index) in order.enumerated() {
      let site = figures.merchants[index].site
      bySite[site] += 1
      let isTie =
        position > 0 && figures.leaders.scores[order[position - 1]].composite == figures.leaders.scores[index].composite
      figures.leaders.scores[index].rank = isTie ? figures.leaders.scores[order[position - 1]].rank : position + 1
      figures.leaders.scores[index].siteRank = bySite[site]
      figures.leaders.scores[index].rankLow = max(1, bySite[site] - 2)
      figures.leaders.scores[index].rankHigh = bySite[site] + 3
      if bySite[site] <= settings.leaders.most { figures.leaders.scores[index].isChosen = true }
    }
    figures.leaders.chosenBySite = bySite.map { min($0, settings.leaders.most) }
  }

  private func fillRest(_ figures: inout ReportFigures, _ settings: PipelineSettings) {
    let texts = [
      ("complaints", "投诉率本期 0.349 件/万人次，同比下降 10.1%；率比 95% 区间含 1，尚不能排除波动；2022年1月投诉为零。"),
      ("satisfaction", "消费者满意度指数 78.4 分（95% 区间 77.5–79.4）；龙门浩老街最高 80.8 分，黄桷垭老街最低 75.0 分。"),
      ("needs", "需求最集中的三项：食品与产品送检（66 家）、计量器具检定校准（60 家）、质量管理培训（41 家）。"),
      ("drivers", "“优先改进”分项：价格合理、投诉处理——重要性高于平均而表现低于平均，建议列入下阶段重点。"),
      ("services", "累计服务 205 次，按时办结率 97.1%，节支增利 150.0 万元；优选标杆企业 14 家。"),
    ]
    figures.sentences = texts.map {
      var sentence = KeySentence()
      sentence.topic = $0.0
      sentence.text = $0.1
      return sentence
    }
    figures.siteSentences = settings.sites.map { _ in figures.sentences }
    figures.programmes.awardApplications = 2
    figures.programmes.benchmarkEnterprises = 11
    figures.programmes.firstFreeCalibration = 7
    for (number, table) in SourceTable.allCases.enumerated() {
      var file = SourceFileAccount()
      file.table = table
      file.name = "../samples/nanan/\(table.rawValue).csv"
      file.sha256 = "5f1c0a9be27d44aa5f1c0a9be27d44aa"
      file.encoding = number % 2 == 0 ? "UTF-8" : "GB18030"
      file.delimiter = ","
      file.headerLine = 1
      file.read = 1000 + number
      file.rejected = number
      file.duplicates = 1
      file.kept = file.read - number - 1
      figures.quality.files.append(file)
    }
    for (code, severity) in [
      (FindingCode.notADate, Severity.error), (.unknownMerchant, .warning), (.merchantByAlias, .note),
    ] {
      var finding = FindingFigure()
      finding.code = code
      finding.title = "日期无法识别，或者写法在同一列中前后不一"
      finding.severity = severity
      finding.table = "投诉记录"
      finding.count = 12
      finding.mended = severity == .note ? 12 : 0
      finding.treatment = "剔除该行并列入剔除记录，核对原件后重新导入"
      finding.example = "../samples/nanan/complaints.csv:128"
      figures.quality.findings.append(finding)
    }
    for name in ["满意度指数", "投诉率", "率比", "标杆综合得分"] {
      var note = MethodNote()
      note.measure = name
      note.definition = "消费者对总体满意度的回答换算为百分制的平均水平，最差为 0，最好为 100。"
      note.method = "(平均分 − 1) ÷ (5 − 1) × 100；置信水平 95%，t 分布，按问卷计算；设置见流程文件 satisfaction.method = linear。"
      note.source = "GB/T 19038-2009；统计方法见程序文档。"
      figures.methods.append(note)
    }
  }
}
