import Glibc

/// All of standard input, up to a limit.
func readStandardInput(limit: Int) throws(ToolError) -> [UInt8] {
  var bytes: [UInt8] = []
  while true {
    let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      repeat {
        count = max(-1, read(STDIN_FILENO, buffer.baseAddress!, buffer.count))
      } while count < 0 && errno == EINTR
      if count < 0 { count = 0 }
    }
    if more.isEmpty { return bytes }
    bytes += more
    if bytes.count > limit {
      throw .refused("standard input holds more than \(limit >> 20) MB", help: "split the list into several imports")
    }
  }
}
