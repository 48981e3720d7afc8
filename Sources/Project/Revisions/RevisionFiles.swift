import Findings
import Language
import SourceText

/// Reads a project as it was in a revision: `folder` is where it lies in the work tree. Its files are called
/// `REVISION:path` in findings, the path below the project's folder.
public func loadProject(_ folder: String, atRevision revision: String) throws(ToolError) -> Staged<ContractDocuments> {
  var files = try RevisionFiles(folder: folder, revision: revision)
  guard files.objects[frontPage] != nil else {
    throw .refused(
      "the revision `\(revision)` has no parlance.yaml in \(folder)",
      help: "the contract is new since then, or lay elsewhere: name an older or a newer revision, or a folder")
  }
  try files.readContents()
  return try loadProject(from: files)
}

/// Whether a revision has a project where one lies in the work tree.
public func hasProject(_ folder: String, atRevision revision: String) throws(ToolError) -> Bool {
  try RevisionFiles(folder: folder, revision: revision).objects[frontPage] != nil
}

/// The files of a project in a revision's tree, from git's objects: listed at first, then read.
struct RevisionFiles: ProjectFiles {
  /// The names of the files' objects, by path in the project.
  let objects: [String: String]
  private let revision: String
  private let links: Set<String>
  private let git: Git
  private var contents: [String: [UInt8]] = [:]

  init(folder: String, revision: String) throws(ToolError) {
    git = Git(folder: folder)
    guard try git.ask(["rev-parse", "--git-dir"]) != nil else {
      throw .refused("\(folder) lies in no git repository", help: "compare with a folder: `parlance diff OLD`")
    }
    let name = try git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    guard let commit = name.map(Self.line), !commit.isEmpty else {
      throw .refused(
        "git knows no revision `\(revision)`",
        help: "fetch it first; a workflow's checkout has only the newest commit unless it says `fetch-depth: 0`")
    }
    guard let tree = try git.ask(["ls-tree", "-r", "-z", commit]) else {
      throw .refused("git can't list the files of `\(revision)`", help: "see what `git fsck` says")
    }
    var objects: [String: String] = [:]
    var links: Set<String> = []
    for entry in tree.split(separator: 0) {
      // MODE SP TYPE SP OBJECT TAB PATH
      let parts = entry.split(separator: 0x09, maxSplits: 1)
      let words = parts[0].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 2, words.count == 3, words[1] == "blob" else { continue }
      let path = String(decoding: parts[1], as: UTF8.self)
      objects[path] = words[2]
      if words[0] == "120000" { links.insert(path) }
    }
    self.revision = revision
    self.objects = objects
    self.links = links
  }

  /// Reads the files that a project may include.
  mutating func readContents() throws(ToolError) {
    let wanted = objects.filter { $0.key.hasSuffix(".yaml") || $0.key.hasSuffix(".yml") || $0.key.hasSuffix(".json") }
    contents = try Self.read(Set(wanted.values).sorted(), git)
  }

  func read(_ path: String) throws(ToolError) -> [UInt8] {
    guard let object = objects[path] else { throw .refused("the revision has no file \(path)") }
    if links.contains(path) {
      throw .refused(
        "\(path) is a link, which can't be followed in a revision", help: "check the revision out and name its folder")
    }
    if let bytes = contents[object] { return bytes }
    throw .refused("git can't read \(path) of the revision", help: "see what `git fsck` says")
  }

  func shown(_ path: String) -> String { "\(revision):\(path)" }

  func include(_ text: String, at location: Location?) throws(ToolError) -> Staged<[String]> {
    let pattern: IncludePattern
    do { pattern = try IncludePattern(text) } catch { return Staged([], [refusal(error, text, location)]) }
    let found = objects.keys.filter { $0 != frontPage && pattern.matches(path: $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Staged(found, found.isEmpty ? [nothing(text, pattern, location)] : [])
  }

  /// The contents of objects, many with one process. The requests of one fit into a pipe, so that neither side waits
  /// for the other.
  private static func read(_ names: [String], _ git: Git) throws(ToolError) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for start in stride(from: 0, to: names.count, by: 500) {
      let part = names[start..<min(start + 500, names.count)]
      let output = try git.ask(["cat-file", "--batch"], input: part.map { $0 + "\n" }.joined()) ?? []
      // OBJECT SP TYPE SP SIZE LF CONTENT LF
      var place = 0
      while place < output.count, let end = output[place...].firstIndex(of: 0x0A) {
        let words = String(decoding: output[place..<end], as: UTF8.self).split(separator: " ")
        guard words.count == 3, let size = Int(words[2]), end + 1 + size <= output.count else { break }
        contents[String(words[0])] = Array(output[(end + 1)..<(end + 1 + size)])
        place = end + 1 + size + 1
      }
    }
    return contents
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
