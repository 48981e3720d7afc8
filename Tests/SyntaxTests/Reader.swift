import Findings
import JSONValues
import SourceText

@testable import Syntax

/// One text, read.
struct ReadText {
  var sources = SourceSet()
  var tree = NodeTree()
  var roots: [NodeID] = []
  var findings: [Finding] = []
  let file: FileID

  init(_ bytes: [UInt8], name: String = "contract.yaml") {
    file = sources.add(SourceFile(name: name, bytes: bytes))
    let read = tree.read(file, of: sources)
    roots = read.value
    findings = read.findings
  }

  init(_ text: String, name: String = "contract.yaml") { self.init(Array(text.utf8), name: name) }

  var codes: [String] { findings.map(\.kind.code) }
  var errors: [Finding] { findings.filter { $0.severity == .error } }
  var values: [JSONValue] { roots.map { tree.jsonValue($0).value } }

  /// The source text of a location.
  func slice(_ location: Location?) -> String? {
    guard let location else { return nil }
    let bytes = sources[location.file].bytes
    return String(decoding: bytes[Int(location.range.start)..<Int(location.range.end)], as: UTF8.self)
  }

  func node(_ path: String...) -> NodeID {
    path.reduce(roots[0]) { node, key in
      Int(key).map { index in Array(tree.elements(node))[index] } ?? tree.pair(node, key)!.value
    }
  }
}
