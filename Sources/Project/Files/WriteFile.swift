import Glibc

/// Writes all bytes to an open file, however many calls it takes; gives an errno, or 0.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
    if count > 0 { written += count } else if count == 0 { return EIO } else if errno != EINTR { return errno }
  }
  return 0
}

/// Puts a whole file in the place of another at once: it is laid under a name beside it first. `mode` is narrowed by the
/// process's umask.
func replaceFile(_ path: String, with bytes: [UInt8], by draft: String, mode: mode_t = 0o666) throws(ToolError) {
  let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
  guard file >= 0 else { throw .failed("write", draft) }
  let code = bytes.withUnsafeBytes { writeAll($0, to: file) }
  guard close(file) == 0 || code != 0 else { throw .failed("write", draft) }
  if code != 0 { throw .system(verb: "write", path: draft, code: code) }
  guard rename(draft, path) == 0 else { throw .failed("write", path) }
}
