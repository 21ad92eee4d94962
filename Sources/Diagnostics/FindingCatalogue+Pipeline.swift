/// WT6xxx: pipeline, settings and the command itself.
extension FindingCatalogue {
  static let missingFile = Entry(
    chinese: Texts(
      title: "文件不存在",
      message: "{heading}文件不存在[：{found}]",
      cause: "路径写错，或文件尚未放好。路径相对于流程文件。",
      remedy: "放好文件，或更正路径；可缺的来源请设 optional: true。"),
    english: Texts(
      title: "file missing",
      message: "{heading} file not found[: {found}]",
      cause: "A wrong path, or a file not yet there. Paths are relative to the pipeline file.",
      remedy: "put the file there or correct the path; a source that may be absent takes optional: true"))

  static let idleText = Entry(
    chinese: Texts(
      title: "替换文字没有用上",
      message: "各工作簿中都没有“{found}”这段文字，替换没有用上",
      cause: "文字须与表中的整段逐字相同，包括标点和空格；本次没有印出的文字也会如此。",
      remedy: "从工作簿的单元格中复制原文，或删去该行。"),
    english: Texts(
      title: "replacement text unused",
      message: "no workbook has the text “{found}”: its replacement is unused",
      cause: "The text must equal the whole cell, punctuation and blanks included; this run may not have printed it.",
      remedy: "copy the text from the workbook's cell, or delete the line"))

  static let unknownSetting = Entry(
    chinese: Texts(
      title: "未知的设置",
      message: "没有“{found}”这项设置[；是否指 {expected}]",
      cause: "键名写错，或放错了层级。",
      remedy: "更正或删去该行。"),
    english: Texts(
      title: "unknown setting",
      message: "there is no setting “{found}”[; did you mean {expected}]",
      cause: "A misspelt key, or one at the wrong level.",
      remedy: "correct or remove the line"))

  static let wrongSettingType = Entry(
    chinese: Texts(
      title: "设置的类型不对",
      message: "{heading}“{found}”的类型不对，应为{expected}",
      cause: "例如该写数字的地方写了文字，或列表写成了单值。",
      remedy: "按注释里的写法更正。"),
    english: Texts(
      title: "setting of the wrong type",
      message: "{heading} “{found}” has the wrong type; expected {expected}",
      cause: "Such as a word for a number, or one value for a list.",
      remedy: "write it as the comments show"))

  static let missingSetting = Entry(
    chinese: Texts(
      title: "缺少设置",
      message: "缺少设置 {expected}",
      cause: "该项没有默认值，必须写明。",
      remedy: "补上该项。"),
    english: Texts(
      title: "setting missing",
      message: "the setting {expected} is missing",
      cause: "It has no default and must be declared.",
      remedy: "add it"))

  static let settingOutOfRange = Entry(
    chinese: Texts(
      title: "设置超出范围",
      message: "{heading}“{found}”超出范围，应为{expected}",
      cause: "数值过大过小，或不是允许的词。",
      remedy: "改成允许的值。"),
    english: Texts(
      title: "setting out of range",
      message: "{heading} “{found}” is out of range; expected {expected}",
      cause: "Too large, too small, or none of the allowed words.",
      remedy: "use an allowed value"))

  static let settingsSyntax = Entry(
    chinese: Texts(
      title: "设置文件格式有误",
      message: "文件格式有误[：{found}][，应为{expected}]",
      cause: "缩进、冒号、引号或括号不配对。",
      remedy: "更正该行；含特殊字符的文字请加引号。"),
    english: Texts(
      title: "settings file malformed",
      message: "the file is malformed[: {found}][; expected {expected}]",
      cause: "Indentation, a colon, a quote or a bracket does not match.",
      remedy: "correct the line; quote texts with special characters"))

  static let duplicateSetting = Entry(
    chinese: Texts(
      title: "设置重复",
      message: "“{found}”写了两次[，首次见于{expected}]",
      cause: "同一键在同一层出现两次。",
      remedy: "只留一处。"),
    english: Texts(
      title: "setting repeated",
      message: "“{found}” is set twice[; first at {expected}]",
      cause: "A key stands twice at one level.",
      remedy: "keep one of them"))

  static let workspaceBusy = Entry(
    chinese: Texts(
      title: "工作区正被占用",
      message: "另一个 wotu 正在写这个工作区",
      cause: "上一次运行还没有结束，或有人同时在运行。",
      remedy: "等它结束后再运行，或用 --output 另设输出文件夹。"),
    english: Texts(
      title: "workspace busy",
      message: "another wotu is writing this workspace",
      cause: "An earlier run has not ended, or somebody else runs it.",
      remedy: "wait for it to end, or use another folder with --output"))

  static let cannotWrite = Entry(
    chinese: Texts(
      title: "无法写出",
      message: "无法写出[：{found}]",
      cause: "没有写权限、磁盘已满，或路径不是文件夹。",
      remedy: "检查权限与空间，或用 --output 另设输出文件夹。"),
    english: Texts(
      title: "cannot write",
      message: "cannot write[: {found}]",
      cause: "No permission, a full disk, or a path that is no folder.",
      remedy: "see to permission and space, or use another folder with --output"))

  static let workspaceDamaged = Entry(
    chinese: Texts(
      title: "工作区已损坏",
      message: "工作区数据库无法使用[：{found}]",
      cause: "文件被其他程序改写，或磁盘出错。",
      remedy: "删去 workspace.sqlite 后重新运行：它的内容都由来源算出。"),
    english: Texts(
      title: "workspace damaged",
      message: "the workspace database cannot be used[: {found}]",
      cause: "Another program wrote to it, or the disk failed.",
      remedy: "delete workspace.sqlite and run again: all it holds comes from the sources"))

  static let rejectsAboveTolerance = Entry(
    chinese: Texts(
      title: "剔除过多",
      message: "剔除的记录占 {found}，超过 {expected}",
      cause: "来源有系统性的问题，或容许比例设得太低。",
      remedy: "用 wotu findings 查看原因；更正来源，或修改 tolerance。"),
    english: Texts(
      title: "too many rejects",
      message: "{found} of the records were rejected, more than {expected}",
      cause: "A systematic defect of a source, or a tolerance set too low.",
      remedy: "see wotu findings; correct the source, or change tolerance"))

  static let interrupted = Entry(
    chinese: Texts(
      title: "已中断",
      message: "已按要求中断，未完成的步骤没有留下任何内容",
      cause: "收到了中断信号。",
      remedy: "再次运行即从未完成的步骤继续。"),
    english: Texts(
      title: "interrupted",
      message: "interrupted as asked; the unfinished stage left nothing behind",
      cause: "The command was asked to stop.",
      remedy: "run again: it goes on from the unfinished stage"))

  static let defect = Entry(
    chinese: Texts(
      title: "程序缺陷",
      message: "程序自身的缺陷[：{found}]",
      cause: "这不是数据的问题。",
      remedy: "请把这一行连同命令报告给维护者。"),
    english: Texts(
      title: "defect of wotu",
      message: "a defect of wotu itself[: {found}]",
      cause: "It is not the data's fault.",
      remedy: "report this line and the command to the maintainers"))

  static let unknownCode = Entry(
    chinese: Texts(
      title: "代码不存在",
      message: "没有代码“{found}”",
      cause: "代码写错。",
      remedy: "代码形如 WT2104；见 wotu explain --all。"),
    english: Texts(
      title: "no such code",
      message: "there is no code “{found}”",
      cause: "A misspelt code.",
      remedy: "codes look like WT2104; see wotu explain --all"))

  static let usage = Entry(
    chinese: Texts(
      title: "用法有误",
      message: "用法有误[：{found}][，应为{expected}]",
      cause: "命令、参数或选项写错。",
      remedy: "见 wotu help。"),
    english: Texts(
      title: "wrong usage",
      message: "wrong usage[: {found}][; expected {expected}]",
      cause: "A wrong command, argument or option.",
      remedy: "see wotu help"))

  static let unreadableFile = Entry(
    chinese: Texts(
      title: "文件无法读取",
      message: "文件无法读取[：{found}]",
      cause: "没有读权限，或路径是文件夹。",
      remedy: "检查权限与路径。"),
    english: Texts(
      title: "file unreadable",
      message: "the file cannot be read[: {found}]",
      cause: "No permission, or the path is a folder.",
      remedy: "see to permission and path"))

  static let checkFailed = Entry(
    chinese: Texts(
      title: "数据表检查未通过",
      message: "数据表 {heading} 有 {found} 行不符合约定[：{expected}]",
      cause: "来源自相矛盾，或程序有缺陷；这一步已撤销。",
      remedy: "核对来源；若来源无误，请把这一行报告给维护者。"),
    english: Texts(
      title: "a table breaks its contract",
      message: "{found} rows of the table {heading} break its contract[: {expected}]",
      cause: "The sources contradict themselves, or wotu has a defect; the stage was undone.",
      remedy: "look at the sources; if they are right, report this line to the maintainers"))

  static let periodNotOver = Entry(
    chinese: Texts(
      title: "报告期还没有结束",
      message: "{heading} {found} 还没有结束，不能按整月计[；可写成 {expected}]",
      cause: "报告期的最后一个月还没有过完。按整月计，最后一个月的件数必然偏少，会被误报为显著下降。",
      remedy: "在 period 下用 until 写明数据截至哪一天，基期会同样只计到相应的一天；或等月份结束后再出报告。"),
    english: Texts(
      title: "the report period is not over",
      message: "{heading} {found} is not over and cannot be counted by whole months[; write {expected}]",
      cause:
        "The last month of the report period still runs. Taken for a whole one it would have few cases, and show a fall that is none.",
      remedy:
        "declare under period by `until` through which day the data go, and the base period is cut alike; or wait for its end"
    ))
}
