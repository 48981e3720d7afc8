import SourceText

extension NodeTree {
  /// The comments of a YAML file that was read without an error: from the `#` up to the end of the line, in order.
  /// Nodes keep no comments; they are found in the bytes between the scalars.
  public func comments(in file: FileID, of sources: SourceSet) -> [ByteRange] {
    let source = sources[file]
    guard let place = files.firstIndex(where: { $0.file == file }), !source.name.hasSuffix(".json") else {
      return []
    }
    let first = Int(files[place].first)
    let last = place + 1 < files.count ? Int(files[place + 1].first) : records.count
    var comments: [ByteRange] = []
    var index = 0
    for record in records[first..<last] where record.kind == .scalar && !record.isAlias {
      // A pair that a merge key repeats has the place of the pair that it repeats.
      guard Int(record.range.start) >= index else { continue }
      let gap = index..<Int(record.range.start)
      Self.findComments(in: source.bytes, gap, &comments)
      index = Int(record.range.end)
      if record.style == .literal || record.style == .folded {
        Self.findHeaderComment(in: source.bytes, Int(record.range.start), &comments)
      }
    }
    Self.findComments(in: source.bytes, index..<source.bytes.count, &comments)
    return comments
  }

  private static func findComments(in bytes: [UInt8], _ gap: Range<Int>, _ comments: inout [ByteRange]) {
    var index = gap.lowerBound
    while index < gap.upperBound {
      if bytes[index] == 0x23, index == 0 || bytes[index - 1].isYAMLSpace || bytes[index - 1] == 0xBF {
        let start = index
        while index < bytes.count, !bytes[index].isLineBreak { index += 1 }
        comments.append(ByteRange(start, index))
      }
      index += 1
    }
  }

  /// The comment behind `|` or `>`.
  private static func findHeaderComment(in bytes: [UInt8], _ start: Int, _ comments: inout [ByteRange]) {
    var lineEnd = start
    while lineEnd < bytes.count, !bytes[lineEnd].isLineBreak { lineEnd += 1 }
    findComments(in: bytes, start..<lineEnd, &comments)
  }
}
