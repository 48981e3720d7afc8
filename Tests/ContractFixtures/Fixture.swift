import Findings
import Glibc
import Language
import Resolve
import SourceText
import Syntax

/// A contract that a test reads: one of `Specs`, or text that stands in the test.
public struct Fixture {
  public let documents: ContractDocuments
  /// What reading and resolving had to say.
  public let findings: [Finding]
  /// Nil if there was an error.
  public let resolved: ResolvedContract?

  /// Reads files by name and content; the first is `parlance.yaml`.
  public init(_ files: [(name: String, text: [UInt8])], environment: String? = nil) {
    var sources = SourceSet()
    var tree = NodeTree()
    var roots: [NodeID] = []
    var findings: [Finding] = []
    for file in files {
      let id = sources.add(SourceFile(name: file.name, bytes: file.text))
      let read = tree.read(id, of: sources)
      roots += read.value
      findings += read.findings
    }
    documents = ContractDocuments(sources: sources, tree: tree, roots: roots)
    guard !findings.hasErrors else {
      resolved = nil
      self.findings = findings
      return
    }
    let read = documents.contract(for: environment ?? documents.environmentNames[0])
    findings += read.findings
    if findings.hasErrors {
      resolved = nil
    } else {
      let result = resolve(read.value)
      findings += result.findings
      resolved = result.value
    }
    self.findings = findings
  }

  /// Reads one document.
  public init(_ text: String, environment: String? = nil) {
    self.init([("parlance.yaml", Array(text.utf8))], environment: environment)
  }

  /// Reads a folder of `Specs`, with parts of its text replaced: each in the first file that has it, once.
  public init(spec name: String, environment: String? = nil, changes: [(String, String)] = []) {
    let folder = Self.repository + "/Specs/" + name
    var files = [("parlance.yaml", Self.bytes(folder + "/parlance.yaml"))]
    let front = Fixture(String(decoding: files[0].1, as: UTF8.self), environment: environment)
    for (pattern, _) in front.documents.includePatterns {
      for path in Self.matches(folder + "/" + pattern) {
        files.append((String(path.dropFirst(folder.utf8.count + 1)), Self.bytes(path)))
      }
    }
    for (old, new) in changes {
      let place = files.firstIndex { String(decoding: $0.1, as: UTF8.self).contains(old) }
      guard let place else { fatalError("\(name) has no \(old)") }
      let text = String(decoding: files[place].1, as: UTF8.self).replacing(old, with: new, maxReplacements: 1)
      files[place].1 = Array(text.utf8)
    }
    self.init(files, environment: environment)
  }

  /// The repository's own folder.
  public static let repository = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  public static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fatalError("no file \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// `voice/unknown-model 12:5 message`, without notes and help.
  public func line(_ finding: Finding) -> String {
    guard let location = finding.location else { return "\(finding.kind.code) \(finding.message)" }
    let position = LineMap(documents.sources[location.file].bytes).position(of: Int(location.range.start))
    return "\(finding.kind.code) \(position.line):\(position.column) \(finding.message)"
  }

  /// `voice/unknown-voice «ceder» message`: with the first line of the marked text instead of its place.
  public func marked(_ finding: Finding) -> String {
    guard let location = finding.location else { return "\(finding.kind.code) \(finding.message)" }
    let bytes = documents.sources[location.file].bytes
    let span = bytes[Int(location.range.start)..<Int(location.range.end)].prefix { $0 != 0x0A }
    return "\(finding.kind.code) «\(String(decoding: span, as: UTF8.self))» \(finding.message)"
  }
}
