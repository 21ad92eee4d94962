/// WT102x: how a file is built, as a whole.
extension FindingCatalogue {
  static let strayQuote = Entry(
    chinese: Texts(
      title: "多余的引号",
      message: "有多余的引号，按文字保留[：{found}]",
      cause: "单元格里有一个没有成对、也没有双写的引号；没有让它吞并后面的单元格或行。",
      remedy: "核对该行；若引号是多余的，请删去。"),
    english: Texts(
      title: "stray quote",
      message: "a stray quote was kept as text[: {found}]",
      cause: "A cell holds a quote that has no partner; it was not let swallow what follows.",
      remedy: "look at the line; remove the quote if it does not belong there"))

  static let otherTable = Entry(
    chinese: Texts(
      title: "文件里还有别的表",
      message: "从这一行起是另一张表，未读取[：{found}]",
      cause: "一个文件里上下放了几张表；只读第一张。",
      remedy: "把每张表另存为单独的文件。"),
    english: Texts(
      title: "another table in the file",
      message: "another table begins here and was not read[: {found}]",
      cause: "Several tables stand below each other in one file; the first one is read.",
      remedy: "save each table in a file of its own"))

  static let totalDiffers = Entry(
    chinese: Texts(
      title: "合计与明细不符",
      message: "合计行写的是 {found}，各行相加得 {expected}",
      cause: "合计是手填的、有行被删改，或合计只含部分行。",
      remedy: "核对明细与合计；合计行本身不计入记录。"),
    english: Texts(
      title: "total differs from its rows",
      message: "the line of totals says {found}, its rows add up to {expected}",
      cause: "The total was typed by hand, rows were changed, or it covers only some of them.",
      remedy: "compare rows and total; the line of totals itself is no record"))

  static let totalRateDiffers = Entry(
    chinese: Texts(
      title: "合计行的比率或均值超出各行",
      message: "合计行写的是 {found}，各行为 {expected}",
      cause: "比率、均值、同比不相加，但全体的比率总在各部分的最低与最高之间，最高值、最低值就是其中之一；超出的必有一处写错。",
      remedy: "用合计的分子、分母重算；合计行本身不计入记录。"),
    english: Texts(
      title: "rate or mean of a total outside its rows",
      message: "the line of totals says {found}, its rows are {expected}",
      cause: "Rates and means are not added up, but the whole's lies between the least and the greatest of its parts.",
      remedy: "compute it anew from the whole's numerator and denominator; the line itself is no record"))

  static let undecidedEncoding = Entry(
    chinese: Texts(
      title: "无法确定文字编码",
      message: "既不是 {expected}，也不像是其中之一有少量损坏[：{found}]",
      cause: "文件是用 Mac Roman、Latin-1、Big5 等其他编码保存的，或由不同编码的文件拼接而成。",
      remedy:
        "若上面说有几行是 UTF-8、几行是 GB18030，请在所指的行处拆成两个文件；否则用 --encoding 或 sources 下的 encoding 写明编码，例如 macintosh、windows-1252、Big5。"
    ),
    english: Texts(
      title: "encoding cannot be decided",
      message: "neither {expected} nor one of them with little damage[: {found}]",
      cause: "The file was saved in another encoding, such as Mac Roman, Latin-1 or Big5, or joined from files of two.",
      remedy:
        "where lines of two encodings are counted, cut the file at the line named; otherwise declare its one by --encoding, or encoding under sources: macintosh, windows-1252, Big5 …"
    ))

  static let bakedMojibake = Entry(
    chinese: Texts(
      title: "文字在上游已经乱码",
      message: "文字在保存前已被误读成乱码[：“{found}”]",
      cause: "上游把一种编码当成另一种读过再保存，例如“锟斤拷”；原文已不可恢复或须从原系统取得。",
      remedy: "从原系统重新导出。"),
    english: Texts(
      title: "text garbled before it was saved",
      message: "the text was misread before the file was saved[: “{found}”]",
      cause: "Some program read one encoding as another and saved the result; 锟斤拷 is its mark.",
      remedy: "export the data again from the system that holds it"))

  static let columnsUnread = Entry(
    chinese: Texts(
      title: "有列没有读入",
      message: "没有找到{expected}；未读入的列：{found}",
      cause: "列名不在约定和 headings.yaml 之内，程序不猜它的意思；也可能来源本来就没有这些列。",
      remedy: "若其中某列就是要找的，在 headings.yaml 或该来源的 headings 里登记它的列名；否则无需处理。"),
    english: Texts(
      title: "columns that are not read",
      message: "not found: {expected}; columns that are not read: {found}",
      cause:
        "The headings are neither in the contract nor in headings.yaml, and nothing is guessed; or the source has no such column.",
      remedy: "if one of them is what is sought, add its heading to headings.yaml or to the source's headings"))
}
