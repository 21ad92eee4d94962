/// WT217x and WT611x: personal data.
extension FindingCatalogue {
  static let personalInText = Entry(
    chinese: Texts(
      title: "文字中有个人信息",
      message: "{heading}中有个人信息[（{expected}）]，输出时已遮盖[：{found}]",
      cause: "投诉人、顾客在自由填写的文字里留下了电话、身份证号、车牌、邮箱或姓名，例如“打138××××找我”。",
      remedy: "无需处理：凡是离开工作区的表都已遮盖。若遮盖错了（例如把商品编号当成了电话），请告知维护者。"),
    english: Texts(
      title: "personal data in a text",
      message: "{heading} holds personal data[ ({expected})], masked in all outputs[: {found}]",
      cause: "People leave telephone, identity card or plate numbers, addresses or names in free text.",
      remedy:
        "nothing to do: every table that leaves the workspace is masked; tell the maintainers of what was masked wrongly"
    ))

  static let undeclaredPersonalColumn = Entry(
    chinese: Texts(
      title: "未约定的个人信息列",
      message: "列“{found}”看来是个人信息，不在数据约定之内；不读入任何表，输出时一律遮盖",
      cause: "导出时带上了姓名、手机、微信、IP、地址等并不需要的列。",
      remedy: "以后导出时去掉该列（个人信息保护法第六条：限于最小范围）；若它其实是约定的列，请在 headings.yaml 中登记列名。"),
    english: Texts(
      title: "personal column that nobody asked for",
      message:
        "the column “{found}” looks personal and is none of the data contract; it enters no table and is masked everywhere",
      cause: "The export came with names, telephones, chat accounts, IP or postal addresses that nobody needs.",
      remedy:
        "leave the column out of the next export; if it is a column of the contract, add its heading to headings.yaml"
    ))

  static let weakKey = Entry(
    chinese: Texts(
      title: "密钥太短",
      message: "假名密钥文件只有 {found} 个字节，应{expected}",
      cause: "密钥短了，别人可以一个个试出来，再反查电话号码。",
      remedy: "用 openssl rand -hex 32 生成一个，存成只有自己能读的文件。"),
    english: Texts(
      title: "key too short",
      message: "the key of pseudonyms has only {found} bytes[; expected {expected}]",
      cause: "A short key can be tried out, and with it every telephone number.",
      remedy: "make one with openssl rand -hex 32, in a file that only you can read"))

  static let keyInOutput = Entry(
    chinese: Texts(
      title: "密钥放在输出文件夹里",
      message: "假名密钥文件在输出文件夹里[：{found}]",
      cause: "输出文件夹会整个交给别人；谁同时拿到密钥和表，谁就能反查是哪个人。",
      remedy: "把密钥移到输出文件夹之外，改 privacy.key_file。"),
    english: Texts(
      title: "key inside the output folder",
      message: "the key of pseudonyms lies in the output folder[: {found}]",
      cause: "Output folders are handed on as a whole; who has both key and tables can tell who the persons are.",
      remedy: "move the key out of the output folder and change privacy.key_file"))
}
