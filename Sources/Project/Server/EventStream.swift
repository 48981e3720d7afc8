/// Server-sent events (HTML Living Standard, 9.2.6, read 2026-11-25), as far as MCP uses them: the data of each event.
enum EventStream {
  /// The data of the events that are whole: an empty line ends one. Lines end with CR, LF or both.
  static func data(in bytes: [UInt8]) -> [[UInt8]] {
    var events: [[UInt8]] = []
    var data: [UInt8]?
    var line: [UInt8] = []
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else {
        line.append(byte)
        continue
      }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if line.isEmpty {
        if let whole = data { events.append(whole) }
        data = nil
      } else if line.starts(with: "data:".utf8) {
        let start = line.count > 5 && line[5] == 0x20 ? 6 : 5
        data = (data.map { $0 + [0x0A] } ?? []) + line[start...]
      }
      line.removeAll(keepingCapacity: true)
    }
    return events
  }
}
