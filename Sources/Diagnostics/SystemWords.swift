/// What the operating system, SQLite and the YAML parser say, in Chinese: their own words are English, and stand as they are in the
/// `found` of a finding.
enum SystemWords {
  /// The text with every sentence that is known told in Chinese.
  static func chinese(_ text: String) -> String {
    var result = text
    for (english, chinese) in phrases where result.firstRange(of: english) != nil {
      result = result.split(separator: english, omittingEmptySubsequences: false).joined(separator: chinese)
    }
    return result
  }

  /// Longer ones before those that they contain.
  private static let phrases: [(String, String)] = [
    // strerror
    ("Permission denied", "没有权限"), ("Operation not permitted", "不允许这样做"), ("No such file or directory", "没有这个文件或文件夹"),
    ("Is a directory", "是文件夹，不是文件"), ("Not a directory", "不是文件夹"), ("No space left on device", "磁盘已满"),
    ("Disk quota exceeded", "超出磁盘配额"), ("Read-only file system", "磁盘只读"), ("Input/output error", "磁盘读写出错"),
    ("Too many open files", "打开的文件太多"), ("File name too long", "文件名太长"), ("File too large", "文件太大"),
    ("Broken pipe", "接收方已关闭"),
    ("File exists", "已经存在"), ("Device or resource busy", "正被占用"), ("Bad file descriptor", "文件没有打开"),
    // SQLite
    ("attempt to write a readonly database", "数据库只读"), ("database disk image is malformed", "数据库内容损坏"),
    ("file is not a database", "不是数据库文件"), ("database is locked", "数据库被锁定"), ("database or disk is full", "磁盘已满"),
    ("unable to open database file", "打不开数据库文件"), ("disk I/O error", "磁盘读写出错"), ("no such table", "缺少数据表"),
    ("no such column", "缺少列"),
    // YAML
    ("could not find expected ':'", "缺少冒号"), ("did not find expected key", "此处应是一个键，请检查缩进和冒号"),
    ("did not find expected ',' or ']'", "方括号里缺少逗号或右括号"), ("did not find expected ',' or '}'", "花括号里缺少逗号或右括号"),
    ("did not find expected '-' indicator", "此处应是以“-”开头的一项，请检查缩进"), ("did not find expected node content", "此处应有内容"),
    ("did not find expected <document start>", "此处多出了内容"),
    ("mapping values are not allowed in this context", "此处不能再有冒号，含冒号的文字请加引号"),
    ("found character that cannot start any token", "此处的字符不能开头，请改用空格或加引号"),
    ("found unexpected end of stream", "引号没有闭合，文件就结束了"), ("found unexpected ':'", "此处多了冒号"),
    ("found undefined alias", "引用了没有定义的别名"), ("found unknown escape character", "双引号里的反斜杠用法不对，请改用单引号"),
    ("control characters are not allowed", "文件里有控制字符"),
    ("block sequence entries are not allowed in this context", "此处不能以“-”开头"),
    ("found a tab character that violates indentation", "缩进用了制表符，请改用空格"),
    ("found a tab character where an indentation space is expected", "缩进用了制表符，请改用空格"),
    ("while parsing a block mapping", "读取各键时"), ("while scanning a simple key", "读取键时"),
    ("while parsing a flow sequence", "读取方括号列表时"), ("while scanning a quoted scalar", "读取引号内文字时"),
    // Ours
    ("0 bytes", "0 字节"), (" bytes", " 字节"),
  ]
}
