import Findings
import SourceText

/// How large a text may be, so that none can exhaust time or memory. Parlance's own limits.
public enum ReadingLimit {
  /// Bytes of a file: fifty times the largest contract that we know of.
  public static let fileBytes = 64 << 20
  /// Bytes of one scalar's content.
  public static let scalarBytes = 16 << 20
  /// Collections inside one another, aliases followed.
  public static let depth = 256
  /// Nodes that aliases and merge keys of a file may add to those that are written.
  public static let expandedNodes = 1_000_000
  /// Findings of a file after which reading gives up.
  static let findings = 100
}

extension NodeTree {
  /// Reads a file into the tree: JSON if its name ends in `.json` or the caller says so, YAML otherwise. Gives the root of each document,
  /// and what is wrong with the text. A file with an error gives no document.
  public mutating func read(_ file: FileID, of sources: SourceSet, asJSON: Bool = false) -> Staged<[NodeID]> {
    let source = sources[file]
    let isJSON = asJSON || source.name.hasSuffix(".json")
    let room = Int(Int32.max) - max(text.count, records.count) - 1
    if source.bytes.count > min(ReadingLimit.fileBytes, room) {
      return Staged([], [SyntaxFindings.fileTooLarge(file, source.bytes.count)])
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let check = TextCheck(bytes, isJSON: isJSON)
      if let problem = check.problem { return Staged([], [problem.finding(in: file)]) }
      let mark = (records: records.count, text: text.count)
      files.append((first: Int32(mark.records), file: file))
      let body = UnsafeBufferPointer(rebasing: bytes[check.start...])
      var read: Staged<[NodeID]>
      if isJSON {
        read = readJSON(body, at: check.start, of: file)
      } else {
        read = readYAML(body, at: check.start, isASCII: check.isASCII, of: file)
      }
      if read.findings.hasErrors {
        records.removeSubrange(mark.records...)
        text.removeSubrange(mark.text...)
        files.removeLast()
        read.value = []
      }
      return read
    }
  }

  /// Bytes of all scalars' content: with `nodeCount`, what the statistics of a run tell about reading.
  public var textCount: Int { text.count }
}
