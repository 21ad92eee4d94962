/// How records end in a file.
public enum LineEnding: String, Sendable {
  case lf = "LF"
  case crlf = "CRLF"
  case cr = "CR"
  case mixed
}
