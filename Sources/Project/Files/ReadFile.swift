import Glibc

/// The bytes of a regular file. Follows links; refuses folders, pipes and devices.
public func readFile(_ path: String) throws(ToolError) -> [UInt8] {
  try readFile(path, in: AT_FDCWD, shown: path)
}

/// The bytes of a regular file whose path counts from an open folder; `shown` is the path that an error
/// names.
func readFile(_ path: String, in folder: Int32, shown: String) throws(ToolError) -> [UInt8] {
  // A pipe must not make the tool wait before it can be refused.
  let file = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw .failed("read", shown) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw .failed("read", shown) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    if status.st_mode & S_IFMT == S_IFDIR { throw .system(verb: "read", path: shown, code: EISDIR) }
    throw .wrongKind(path: shown, wanted: "a file")
  }
  guard status.st_size < Int(Int32.max) else { throw .tooLarge(path: shown) }
  return try readToEnd(of: file, expecting: Int(status.st_size), shown: shown)
}

/// Reads until the end, which need not be where the size said: a file can grow or shrink meanwhile.
private func readToEnd(of file: Int32, expecting size: Int, shown: String) throws(ToolError) -> [UInt8] {
  var failed = false
  // One byte more than expected, so that the read that meets the end needs no second buffer.
  var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
    count = fill(UnsafeMutableRawBufferPointer(buffer), from: file, failed: &failed)
  }
  var isAtEnd = bytes.count <= size
  while !failed && !isAtEnd {
    let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = fill(UnsafeMutableRawBufferPointer(buffer), from: file, failed: &failed)
    }
    bytes += more
    isAtEnd = more.count < 1 << 16
    guard bytes.count < Int(Int32.max) else { throw .tooLarge(path: shown) }
  }
  if failed { throw .failed("read", shown) }
  return bytes
}

private func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32, failed: inout Bool) -> Int {
  var filled = 0
  while filled < buffer.count {
    let count = read(file, buffer.baseAddress! + filled, buffer.count - filled)
    if count < 0 && errno == EINTR { continue }
    if count < 0 { failed = true }
    if count <= 0 { break }
    filled += count
  }
  return filled
}
