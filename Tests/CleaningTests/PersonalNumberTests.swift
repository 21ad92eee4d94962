import Testing

@testable import Cleaning

@Suite struct PersonalNumberTests {
  @Test(arguments: [
    ("19900005678", "199****5678"), ("王 18600001111 号", "王 186****1111 号"),
    ("500108199001011234", "500***********1234"),
    ("50010819900101123X", "500***********123X"),
  ])
  func `telephone and identity card numbers are masked wherever they stand`(_ text: String, _ masked: String) {
    #expect(maskingPersonalNumbers(text) == masked)
  }

  @Test(arguments: [
    "1500108202005210000000033", "DZS-001", "2021-11-31 09:00", "12345678901", "92500108WTU000011R", "128",
  ])
  func `case numbers, codes and dates stay`(_ text: String) { #expect(maskingPersonalNumbers(text) == text) }
}

@Suite struct PersonalTextTests {
  @Test(arguments: [
    ("家住金紫小区3栋2单元12-1，", "家住金紫小区*栋*单元**-*，"), ("我住在12幢0801室", "我住在**幢****室"),
    ("护照号E12345678丢了", "护照号E******78丢了"), ("通行证：H12345678", "通行证：H******78"),
    ("12号楼3单元5-2", "**号楼*单元*-*"), ("电话138\u{200B}1234\u{200B}5678", "电话138****5678"),
    ("138/1234/5678", "138****5678"), ("138（1234）5678", "138****5678"), ("138_1234_5678", "138****5678"),
    ("138一二三四5678", "138****5678"), ("壹叁捌零零壹叁捌零零零", "壹叁捌****捌零零零"),
    ("①③⑧①②③④⑤⑥⑦⑧", "138****5678"), ("请联系王小明，谢谢", "请联系王**，谢谢"),
    ("退到卡号6217 0000 1111 2222", "退到卡号6217********2222"),
  ])
  func `homes, passports and mistyped cards are masked`(_ text: String, _ masked: String) {
    #expect(PersonalText.masked(text, isFreeText: true) == masked)
  }

  @Test(arguments: ["南滨路3栋1-5号门面", "3栋的商户", "工单号E12345678", "联系方式不清", "共3单，元旦前"])
  func `addresses of shops and numbers of cases stay`(_ text: String) {
    #expect(PersonalText.masked(text, isFreeText: true) == text)
  }

  @Test func `a person whom the record names is masked wherever its text repeats the name`() {
    #expect(
      PersonalText.masked("张伟说张伟明没来", isFreeText: true, name: "张伟") == "张*说张*明没来")
  }

  @Test(arguments: [
    ("打 138 0013 8000 找我", "打 138****8000 找我"),
    ("138-0013-8000", "138****8000"), ("138.1234.5678", "138****5678"), ("打138-12-345-678", "打138****5678"),
    ("请打一三八零零一三八零零零找我", "请打一三八****八零零零找我"), ("电话幺三八〇〇幺三八零零零", "电话幺三八****八零零零"),
    ("老板姓张名伟，", "老板姓张名*，"), ("店主姓欧名阳光的", "店主姓欧名**的"),
    ("＋86 １３８００１３８０００", "＋86 138****8000"),
    ("8613800138000", "86138****8000"),
    ("+86-138-0013-8000。", "+86-138****8000。"),
    ("013800138000", "0138****8000"),
    ("13800138000/13912345678", "138****8000/139****5678"),
    ("13800138000 13912345678", "138****8000 139****5678"),
    ("座机023-62811234", "座机023-****1234"), ("(023)62811234", "023-****1234"),
    ("０２３－６２８１１２３４", "023-****1234"), ("02362811234", "023-****1234"),
    ("023-6280 0000", "023-****0000"), ("0817-2221234", "0817-****1234"),
    ("62811234转8", "****1234转8"), ("电话：62811234", "电话：****1234"),
    ("50010819900307123X", "500***********123X"), ("500108 19900307 1234", "500***********1234"),
    ("身份证500108900307123", "身份证500********7123"),
    ("渝A12345停在门口", "渝A·*****停在门口"), ("渝a·D12345", "渝A·******"), ("川B 8K123", "川B·*****"),
    ("zhang.san@qq.com回复", "z***@qq.com回复"),
    ("卡号6222021234567890128", "卡号6222***********0128"),
    ("微信号abc_12345", "微信号a***"), ("加QQ 12345678", "加QQ 1***"),
    ("我叫张伟，昨天买的", "我叫张*，昨天买的"), ("我叫张伟在龙门浩", "我叫张*在龙门浩"), ("姓名：欧阳娜娜 电话13800138000", "姓名：欧阳** 电话138****8000"),
    ("姓名：张 伟", "姓名：张*"), ("我叫 李 四，", "我叫 李*，"), ("姓名：张　伟 女", "姓名：张* 女"), ("我叫做欧阳娜娜 好", "我叫做欧阳** 好"),
    ("WJ渝12345挡路", "WJ渝·*****挡路"), ("WJ渝1234X", "WJ渝·*****"), ("wj渝·1234X停在", "WJ渝·*****停在"),
    ("姓 名：张三", "姓 名：张*"), ("姓名: Zhang San，女", "姓名: Z**，女"), ("我叫做李四", "我叫做李*"), ("名字是王小明", "名字是王**"),
    ("联系人：赵小满", "联系人：赵**"), ("本人李四，身份证丢了", "本人李*，身份证丢了"), ("投诉人王芳13912345678", "投诉人王*139****5678"),
  ])
  func `personal data in free text is masked however it is written`(_ text: String, _ masked: String) {
    #expect(PersonalText.masked(text) == masked)
  }

  @Test(arguments: [
    "1500108202005210000000033", "2021-11-31 09:00", "12345678901", "92500108WTU000011R", "128", "2022年3月1日 13:05",
    "办理期限20220301", "客流量62811234", "注册号500108600123456", "本人于3月1日在店里消费", "本人向店家投诉", "联系人电话不对", "被投诉人张记酒楼",
    "姓名不详", "我叫了外卖", "价格12.50元共3份", "12315", "渝北区", "京A级景区", "@老板", "订单20220301123456789", "本人成功退款", "联系人：张先生",
    "400-820-8820", "叫了半天没人理", "62811234", "我叫做饭的来", "3.14159265", "150 20 030 040", "姓名 OK", "我叫做欧阳**",
    "我叫 白 菜炒肉", "WJ渝·*****", "WJ渝中区", "二〇二一年一月三日", "一二三四五六七八九十一", "三零一八零零一三八零零", "一三八零零一三八零零零一", "姓什么名什么", "姓甚名谁",
  ])
  func `what names nobody stays as it is`(_ text: String) { #expect(PersonalText.masked(text) == text) }

  @Test func `the glance never misses what the search finds`() {
    for text in [
      "一三八零零一三八零零零", "姓张名伟", "我叫张伟", "渝A1B2C3", "a@b.cn", "微信abc12345", "本人李四，", "６２８１１２３４转8", "联系人：赵小满", "姓名王芳",
      "WJ渝12345",
    ] {
      var text = text
      #expect(PersonalText.masked(text) != text)
      #expect(text.withUTF8 { PersonalText.mayHold($0) })
    }
  }

  @Test func `eight digits alone are a telephone number in free text only`() {
    #expect(PersonalText.masked("62811234", isFreeText: true) == "****1234")
    #expect(PersonalText.masked(" 6281-1234。", isFreeText: true) == " ****1234。")
    #expect(PersonalText.masked("20220301", isFreeText: true) == "20220301")
    #expect(PersonalText.masked("12345678", isFreeText: true) == "12345678")
    #expect(PersonalText.masked("共62811234人", isFreeText: true) == "共62811234人")
  }

  @Test func `kinds are told without the values`() {
    var text = "我叫张伟，电话13800138000或13912345678"
    let kinds = text.withUTF8 { PersonalText.kinds($0) }
    #expect(kinds.map(\.kind) == [.mobile, .name])
    #expect(kinds.map(\.count) == [2, 1])
  }
}
