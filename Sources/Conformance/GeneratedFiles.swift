import Findings
import JSONValues
import SourceText
import Syntax

/// The files of one environment, each read once. A class, because every `JSONNode` refers to it.
final class GeneratedFiles: Sendable {
  struct Entry: Sendable {
    let path: String
    let id: FileID
    let bytes: [UInt8]
    /// The value of a `.json` file; nil for others, and for text that is not JSON.
    let root: NodeID?
    /// Why the text is not JSON.
    let problems: [Finding]
  }

  /// Sorted by the bytes of the paths.
  let entries: [Entry]
  let tree: NodeTree
  let sources: SourceSet
  private let places: [String: Int]

  init(_ files: [GeneratedFile], in sources: inout SourceSet, folder: String) {
    var tree = NodeTree()
    var entries: [Entry] = []
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      let shown = file.name ?? (folder.isEmpty ? file.path : "\(folder)/\(file.path)")
      let id = sources.add(SourceFile(name: shown, bytes: file.bytes))
      let read = file.path.hasSuffix(".json") ? tree.read(id, of: sources) : Staged([])
      entries.append(
        Entry(path: file.path, id: id, bytes: file.bytes, root: read.value.first, problems: read.findings))
    }
    self.tree = tree
    self.entries = entries
    self.sources = sources
    places = Dictionary(entries.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private init(tree: NodeTree, sources: SourceSet) {
    self.tree = tree
    self.sources = sources
    entries = []
    places = [:]
  }

  subscript(path: String) -> Entry? { places[path].map { entries[$0] } }

  /// The value of a JSON file; nil if it is missing or no JSON, which are findings of their own.
  func json(_ path: String) -> JSONNode? {
    self[path]?.root.map { JSONNode(files: self, node: $0, path: "") }
  }

  /// The files whose paths begin and end like this.
  func paths(_ prefix: String, _ suffix: String) -> [String] {
    entries.map(\.path).filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
  }
}

extension GeneratedFiles {
  /// JSON that stands inside another file: its places are those in the file.
  func embeddedJSON(in entry: Entry, _ range: Range<Int>) -> (root: JSONNode?, problems: [Finding]) {
    // Blanks stand for what is before it, so that every byte keeps its place.
    var bytes = entry.bytes[..<range.lowerBound].map { $0 == 0x0A ? $0 : 0x20 }
    bytes += entry.bytes[range]
    var sources = SourceSet()
    for index in 0...entry.id.index {
      _ = sources.add(
        index == entry.id.index
          ? SourceFile(name: "\(entry.path).json", bytes: bytes) : SourceFile(name: "", bytes: []))
    }
    var tree = NodeTree()
    let read = tree.read(entry.id, of: sources)
    let files = GeneratedFiles(tree: tree, sources: sources)
    return (read.value.first.map { JSONNode(files: files, node: $0, path: "") }, read.findings)
  }
}

extension GeneratedFiles.Entry {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A part of the file, given in bytes.
  func location(_ range: Range<Int>) -> Location {
    Location(file: id, range: ByteRange(range.lowerBound, range.upperBound))
  }

  /// The file's first line, for findings about all of it.
  var start: Location { location(0..<(bytes.firstIndex(of: 0x0A) ?? bytes.count)) }
}
