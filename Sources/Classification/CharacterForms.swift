/// Traditional forms of characters that occur in what merchants and consumers write, each with its simplified form behind it.
enum CharacterForms {
  static let pairs: [(traditional: UInt32, simplified: UInt32)] = {
    let scalars = Array(table.unicodeScalars.filter { $0 != " " && $0 != "\n" }.map(\.value))
    return stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
  }()

  static let simplified: [Int: Int] = pairs.reduce(into: [:]) { table, pair in
    if pair.traditional != pair.simplified { table[Int(pair.traditional)] = Int(pair.simplified) }
  }

  /// Simplified character to its traditional forms.
  static let variants: [Int: [Int]] = simplified.sorted { $0.key < $1.key }.reduce(into: [:]) { table, pair in
    table[pair.value, default: []].append(pair.key)
  }

  private static let table = """
    計计 認认 證证 驗验 檢检 測测 標标 準准 規规 範范 務务 員员 訓训 訴诉 價价 費费 營营 業业 執执 電电 網网 氣气 氣气 燈灯 車车 廁厕 圾圾 污污
    黨党 貼贴 補补 貸贷 資资 減减 稅税 專专 權权 護护 獎奖 質质 體体 廣广 傳传 設设 備备 衛卫 廚厨 過过 處处 理理 種种 類类 題题 買买 賣卖 貨货
    錢钱 開开 關关 門门 間间 問问 聞闻 閉闭 餐餐 飯饭 館馆 飲饮 飼饲 飾饰 養养 麵面 點点 廳厅 廠厂 場场 塊块 塵尘 報报 壞坏 壓压 夠够 奪夺 婦妇 學学
    實实 審审 寫写 寬宽 寶宝 對对 導导 將将 屬属 層层 嶄崭 師师 帶带 幣币 幫帮 庫库 廢废 應应 懶懒 態态 慮虑 憑凭 戶户 擇择 擔担 據据 損损 搶抢 擺摆
    攤摊 數数 斷断 舊旧 時时 書书 會会 東东 條条 來来 極极 樣样 樓楼 機机 橋桥 櫃柜 歡欢 歲岁 歸归 決决 沒没 準准 滿满 漏漏 潔洁 濕湿 災灾 為为 無无
    煙烟 熱热 燒烧 爛烂 爭争 狀状 獨独 現现 環环 產产 畫画 當当 療疗 癢痒 發发 盤盘 監监 盡尽 眾众 碼码 確确 禮礼 稱称 穩稳 窮穷 筆笔 節节 簡简 籌筹
    籤签 糾纠 紅红 紀纪 約约 級级 紋纹 納纳 純纯 紙纸 組组 結结 絕绝 給给 統统 經经 綠绿 維维 綱纲 線线 練练 總总 緊紧 繳缴 績绩 續续 罰罚 罷罢 義义
    習习 聯联 聽听 職职 腳脚 膚肤 舉举 興兴 艦舰 藝艺 藥药 蘭兰 號号 蟲虫 術术 衝冲 裝装 製制 複复 視视 親亲 覺觉 觀观 訂订 訊讯 記记 許许 評评 詐诈
    話话 該该 詳详 誇夸 認认 誠诚 說说 請请 調调 論论 諾诺 謝谢 識识 證证 譯译 護护 讓让 豐丰 負负 財财 貧贫 責责 貴贵 賓宾 賠赔 賴赖 購购 贈赠 趕赶
    趨趋 跡迹 踐践 輕轻 較较 輛辆 輪轮 輸输 轉转 辦办 農农 運运 達达 違违 遲迟 選选 還还 進进 邊边 鄉乡 醫医 醬酱 鈔钞 銀银 銷销 鋪铺 錄录 錯错 鍋锅
    鎖锁 鏡镜 鐘钟 鐵铁 鑑鉴 鑒鉴 長长 隊队 階阶 險险 隨随 雙双 雜杂 離离 難难 雲云 電电 靈灵 韓韩 頁页 頂顶 項项 順顺 預预 領领 頭头 額额 願愿 顧顾
    風风 飛飞 騙骗 驛驿 髒脏 鬧闹 魚鱼 鮮鲜 鹽盐 麗丽 黃黄 齊齐 龍龙 個个 們们 偽伪 側侧 傷伤 傾倾 儀仪 億亿 優优 兒儿 內内 兩两 冊册 凍冻 別别 刪删
    則则 剛刚 創创 劃划 劇剧 劑剂 動动 勞劳 勢势 勝胜 區区 協协 單单 廂厢 參参 啟启 喚唤 喪丧 嗎吗 嘗尝 嚴严 圍围 園园 圓圆 圖图 團团 執执 堅坚 墊垫
    暫暂 須须 牆墙 髮发 裡里 裏里 麼么 麽么 纔才 後后 於于 與与 從从 優优 雖虽 僅仅 卻却 誰谁 這这 邏逻
    """
}
