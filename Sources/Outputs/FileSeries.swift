import JSONValues

/// Files that are written one after the other into one memory. What many of them have in common is there once: a file holds it as
/// one of its stretches.
public struct FileSeries: ~Copyable {
  private enum Stretch {
    /// Up to a place in `text`, from where the one before ends.
    case own(Int)
    case shared([UInt8])
  }

  /// What is written at the end of the file that was begun.
  public var text: ByteBuffer
  private var stretches: [Stretch] = []
  /// How much of `text` belongs to `stretches`.
  private var cut = 0
  private var files: [(path: String, stretches: Int)] = []

  private init(_ text: consuming ByteBuffer, files count: Int) {
    self.text = text
    files.reserveCapacity(count)
  }

  /// The files that `write` writes, all of the same declarations. There is room for so many bytes, and as many files; see
  /// `ByteBuffer.array(room:)`.
  public static func outputs(
    room: Int, files count: Int, of declarations: [String], _ write: (inout FileSeries) -> Void
  ) -> [Output] {
    var stretches: [Stretch] = []
    var files: [(path: String, stretches: Int)] = []
    let bytes = ByteBuffer.array(room: room) { buffer in
      var series = FileSeries(buffer, files: count)
      write(&series)
      stretches = series.stretches
      files = series.files
      buffer = series.text
    }
    var start = 0
    func slice(_ stretch: Stretch) -> ArraySlice<UInt8> {
      switch stretch {
      case .own(let end):
        defer { start = end }
        return bytes[start..<end]
      case .shared(let bytes): return bytes[...]
      }
    }
    let declarations = Output.sorted(declarations)
    var first = 0
    return files.map { file in
      defer { first = file.stretches }
      let content =
        file.stretches == first + 1
        ? FileContent(slice(stretches[first])) : FileContent(stretches[first..<file.stretches].map(slice))
      return Output(path: file.path, content: content, sorted: declarations)
    }
  }

  /// Puts what other files hold too at the end of the file that was begun. Short text is better copied.
  public mutating func share(_ bytes: [UInt8]) {
    endStretch()
    stretches.append(.shared(bytes))
  }

  /// Ends a file; the next one begins.
  public mutating func end(_ path: String) {
    endStretch()
    files.append((path, stretches.count))
  }

  private mutating func endStretch() {
    if text.byteCount == cut { return }
    cut = text.byteCount
    stretches.append(.own(cut))
  }
}
