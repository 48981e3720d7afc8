import Findings
import JSONValues
import SourceText
import Syntax

/// The value of a JSON file; nil if the bytes are not JSON.
func readJSON(_ bytes: [UInt8], name: String) -> JSONValue? {
  var sources = SourceSet()
  var tree = NodeTree()
  let file = sources.add(SourceFile(name: name, bytes: bytes))
  let documents = tree.read(file, of: sources)
  guard !documents.findings.hasErrors, let root = documents.value.first else { return nil }
  return tree.jsonValue(root).value
}
