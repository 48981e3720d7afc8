import Findings
import JSONValues
import SourceText
import Testing

@testable import Syntax

@Suite struct TreeTests {
  private func value(_ source: String, name: String = "contract.yaml") -> JSONValue? {
    let read = ReadText(source, name: name)
    #expect(read.findings.isEmpty)
    return read.values.first
  }

  @Test func knowsTheExactRangesOfKeysAndValues() {
    let read = ReadText(
      "\u{FEFF}é: &a !!str \"wört\"  # c\r\nlist:\r\n  - [x,  {y: z}]\r\n  - |\r\n    text\r\n\r\nend: \r\n")
    var slices: [String] = []
    for index in 0..<Int32(read.tree.nodeCount) {
      slices.append(read.slice(read.tree.location(NodeID(index: index)))!)
    }
    let list = "- [x,  {y: z}]\r\n  - |\r\n    text"
    #expect(
      slices.dropFirst() == [
        "é", "\"wört\"", "list", list[...].description, "[x,  {y: z}]", "x", "{y: z}", "y", "z",
        "|\r\n    text", "end", "",
      ])
    #expect(read.values == [["é": "wört", "list": [["x", ["y": "z"]], "text\n"], "end": nil]])
  }

  @Test func readsSeveralDocuments() {
    let read = ReadText("a: 1\n---\n- 2\n...\n---\n3\n")
    #expect(read.values == [["a": 1], [2], 3])
    #expect(ReadText("").roots.isEmpty)
    #expect(ReadText("# only a comment\n").roots.isEmpty)
    #expect(ReadText("---\n").values == [nil])
  }

  @Test func keepsFilesApart() {
    var sources = SourceSet()
    var tree = NodeTree()
    let first = sources.add(SourceFile(name: "a.yaml", bytes: Array("a: 1".utf8)))
    let bad = sources.add(SourceFile(name: "b.yaml", bytes: Array("a: [".utf8)))
    let last = sources.add(SourceFile(name: "c.json", bytes: Array("[true]".utf8)))
    let one = tree.read(first, of: sources).value
    let count = tree.nodeCount
    #expect(tree.read(bad, of: sources).value.isEmpty)
    #expect(tree.nodeCount == count)
    let two = tree.read(last, of: sources).value
    #expect(tree.file(of: one[0]) == first)
    #expect(tree.file(of: two[0]) == last)
    #expect(tree.jsonValue(one[0]).value == ["a": 1])
    #expect(tree.jsonValue(two[0]).value == [true])
  }

  @Test func readsThroughAliases() {
    let read = ReadText("a: &x {k: [1]}\nb: *x\nc: &y key\n*y : d\n")
    #expect(read.findings.isEmpty)
    #expect(read.values == [["a": ["k": [1]], "b": ["k": [1]], "c": "key", "key": "d"]])
    #expect(read.slice(read.tree.location(read.node("b"))) == "*x")
    #expect(value("a: &x 1\nd: *x\nb: &x 2\nc: *x") == ["a": 1, "d": 1, "b": 2, "c": 2])
  }

  @Test func expandsMergeKeysInTheirPlace() {
    let source = """
      base: &base {x: 1, y: [2]}
      more: &more {<<: *base, y: 3, z: 4}
      one:
        a: 0
        <<: *base
        x: 9
      two: {<<: [*more, *base, {w: 5}]}
      """
    let read = ReadText(source)
    #expect(read.findings.isEmpty)
    #expect(read.values[0]["one"].map { JSONWriter.compact($0) } == Array(#"{"a":0,"y":[2],"x":9}"#.utf8))
    #expect(read.values[0]["two"].map { JSONWriter.compact($0) } == Array(#"{"x":1,"y":3,"z":4,"w":5}"#.utf8))
    #expect(read.tree.count(read.node("one")) == 3)
    // What is merged has the place at which it is written.
    #expect(read.slice(read.tree.location(read.node("one", "y"))) == "[2]")
    #expect(value("'<<': 1") == ["<<": 1])
  }

  @Test(arguments: [("a: {<<: 1}", "1"), ("a: &x [1]\nb: {<<: *x}", "1"), ("b: {<<: [{c: 1}, d]}", "d")])
  func mergesOnlyMappings(_ source: String, _ marked: String) {
    let read = ReadText(source)
    #expect(read.codes == ["yaml/merge-not-mapping"])
    #expect(read.slice(read.findings.first?.location) == marked)
  }

  @Test func findsDuplicatesAmongManyKeys() {
    let keys =
      (0..<500).map { "key_number_\($0): 1" } + ["key_number_77: 2", "key_number_3: 3", "key_number_77: 4"]
    let read = ReadText(keys.joined(separator: "\n"))
    #expect(read.codes == ["yaml/duplicate-key", "yaml/duplicate-key", "yaml/duplicate-key"])
    #expect(
      read.findings.map { read.slice($0.location)! } == ["key_number_77", "key_number_3", "key_number_77"])
    #expect(read.findings[2].related[0].location == read.findings[0].location)
  }

  @Test func refusesALoopAndAnAnchorOfAnotherDocument() {
    #expect(ReadText("a: &x [*x]").codes == ["yaml/alias-cycle"])
    #expect(ReadText("a: &x 1\nb: *x\n---\nb: *x").codes == ["yaml/unknown-alias"])
  }

  @Test func keepsTheLastOfAJSONNameThatStandsTwice() {
    let read = ReadText(#"{"a": 1, "b": 2, "a": 3, "a": 4}"#, name: "a.json")
    #expect(read.codes == ["json/duplicate-key", "json/duplicate-key"])
    #expect(read.values == [["b": 2, "a": 4]])
    #expect(read.tree.count(read.roots[0]) == 2)
  }
}
