import SourceText
import Testing

@testable import Syntax

@Suite struct ContentLocationTests {
  /// The source text behind each occurrence of a word in a scalar's text.
  private func find(_ word: String, in source: String, name: String = "contract.yaml", at path: String = "k")
    -> String?
  {
    let read = ReadText(source, name: name)
    let node = read.tree.pair(read.roots[0], path)!.value
    let text = Array(read.tree.string(node).utf8)
    let wanted = Array(word.utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: wanted) }) else { return nil }
    return read.slice(read.tree.location(node, content: start..<start + wanted.count, in: read.sources))
  }

  @Test(arguments: [
    "k: some word here",
    "k: some\n  text and\n\n  a word in it",
    "k: 'it''s a word'",
    "k: 'it''s\n  a\n\n  word'",
    "k: \"a\\tword\"",
    "k: \"\\u00e9\\x41\\U0001F600 a\\\n   word\"",
    "k: \"\\N\\_\\L\\P\\e\\\"\\\\ word\"",
    "k: \"one\\\n\n\n  word\"",
    "k: |\n  one\n\n  two word\n  three",
    "k: |2-\n    one\n  word\n",
    "k: |+ # why\n  one\n  word\n\n\n",
    "k: >\n  one\n  two\n\n  three\n    more\n  and a word\n",
    "k: >-\n\n\n  one\n   two\n\n  word",
    "k: >\n  word\n\n\n# end",
    "k: >1\n  one\n word\n",
    "k: |\r\n  one\r\n  two word\r\n",
    "k: é 👍\n  word",
    "k: &a !!str word\n",
    "# é\nk: {x: 1}\nk2: &a\n  'a\n  word'\n",
  ]) func pointsAtTheWord(_ source: String) {
    #expect(find("word", in: source, at: source.contains("k2") ? "k2" : "k") == "word")
  }

  @Test func givesWhatAPieceCameFrom() {
    #expect(find("é", in: "k: \"a\\u00e9b\"") == "\\u00e9")
    #expect(find("'", in: "k: 'it''s'") == "''")
    #expect(find(" b", in: "k: a\n   b") == "\n   b")
    #expect(find("\nb", in: "k: >\n  a\n\n  b") == "\n\n  b")
    #expect(find("👍", in: "{\"k\": \"a \\ud83d\\udc4d b\"}", name: "a.json") == "\\ud83d\\udc4d")
    #expect(find(" b", in: "{\"k\": \"a \\ud83d\\udc4d b\"}", name: "a.json") == " b")
  }

  @Test func clampsWhatLiesBeyond() {
    let read = ReadText("k: |\n  text\n\n")
    let node = read.node("k")
    #expect(read.slice(read.tree.location(node, content: 4..<900, in: read.sources)) == "")
    #expect(read.slice(read.tree.location(node, content: 0..<900, in: read.sources)) == "text")
    #expect(read.slice(read.tree.location(read.roots[0], content: 0..<1, in: read.sources)) == "k: |\n  text")
  }

  @Test func followsAnAlias() {
    let read = ReadText("a: &x some word\nb: *x\n")
    #expect(read.tree.location(read.node("b"), content: 5..<9, in: read.sources).range == ByteRange(11, 15))
    #expect(read.slice(read.tree.location(read.node("b"))) == "*x")
  }

  /// Every byte of every scalar of the YAML test suite: the places go forward, and letters stand where they came from.
  @Test(arguments: YAMLSuiteTests.cases.filter { !$0.isInvalid }) func goesForwardInTheSuite(
    _ test: YAMLSuiteTests.Case
  ) {
    let read = ReadText(test.input)
    for index in 0..<Int32(read.tree.nodeCount) {
      let node = NodeID(index: index)
      guard read.tree.kind(node) == .scalar else { continue }
      let text = read.tree.withBytes(node) { Array($0) }
      var last: Int32 = -1
      for (offset, byte) in text.enumerated() {
        let place = read.tree.location(node, content: offset..<offset + 1, in: read.sources)
        #expect(place.range.start >= last)
        last = place.range.start
        let isPlainLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
        if isPlainLetter, !test.input.contains(0x5C) {
          #expect(
            test.input[Int(place.range.start)] == byte,
            "byte \(offset) of \(String(decoding: text, as: UTF8.self))")
        }
      }
    }
  }
}
