import CFuzzDriver

/// libFuzzer on one of four targets: `wotu-fuzz TARGET [libFuzzer options] [corpus folder]`.
///
/// A broken promise ends the process by a precondition, which libFuzzer reports with the input that did it.
@main struct FuzzMain {
  static func main() {
    let name = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ""
    // The driver knows nothing of the target's name.
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
    switch name {
    case "records":
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        RecordsTarget.test(UnsafeRawBufferPointer(start: data, count: size))
        return 0
      }
    case "decoder":
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        DecoderTarget.test(UnsafeRawBufferPointer(start: data, count: size))
        return 0
      }
    case "table":
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        TableTarget.test(UnsafeRawBufferPointer(start: data, count: size))
        return 0
      }
    case "settings":
      LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        SettingsTarget.test(UnsafeRawBufferPointer(start: data, count: size))
        return 0
      }
    default:
      print("usage: wotu-fuzz records|decoder|table|settings [libFuzzer options] [corpus folder]")
    }
  }
}
