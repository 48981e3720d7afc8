import Findings
import SourceText
import Testing

@testable import Syntax

/// Texts that would exhaust a careless reader: each is a finding, soon.
@Suite(.timeLimit(.minutes(1))) struct LimitsTests {
  private func nested(_ open: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
  }

  @Test(arguments: [
    ("[", "]", "a.yaml"), ("{a: ", "}", "a.yaml"), ("- ", "", "a.yaml"), ("[", "]", "a.json"),
    ("{\"a\":", "}", "a.json"),
  ])
  func nestsAsDeepAsTheLimit(_ open: String, _ close: String, _ name: String) {
    for depth in [64, 256] {
      let read = ReadText(nested(open, close, depth), name: name)
      #expect(read.findings.isEmpty)
      #expect(read.values.count == 1)
    }
    for depth in [257, 1_000, 100_000] {
      let read = ReadText(nested(open, close, depth), name: name)
      #expect(read.codes == ["text/too-deep"])
      #expect(read.findings[0].location?.range == ByteRange(256 * open.utf8.count, 256 * open.utf8.count + 1))
    }
  }

  @Test func nestsBlockMappings() {
    func source(_ depth: Int) -> String {
      (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    }
    #expect(ReadText(source(256)).findings.isEmpty)
    #expect(ReadText(source(2_000)).codes == ["text/too-deep"])
  }

  @Test func countsDepthThroughAliases() {
    let lines = (1..<400).map { "k\($0): &a\($0) [*a\($0 - 1)]" }
    #expect(ReadText("k0: &a0 []\n" + lines.joined(separator: "\n")).codes == ["text/too-deep"])
  }

  @Test(arguments: [
    "[*a, *a, *a, *a, *a, *a, *a, *a, *a]", "{x: *a, y: *a, z: *a, v: *a, w: *a}",
    "{x: {<<: *a}, y: {<<: *a}, z: {<<: *a}}",
  ])
  func stopsABomb(_ pattern: String) {
    var source = "k0: &a0 {q: 1}\n"
    for level in 1..<60 {
      source +=
        "k\(level): &a\(level) "
        + pattern.split(separator: "*a", omittingEmptySubsequences: false)
        .joined(separator: "*a\(level - 1)") + "\n"
    }
    let read = ReadText(source)
    #expect(read.codes == ["yaml/expansion-limit"])
  }

  @Test func countsEachAliasOfALargeValue() {
    let value = "&a [" + String(repeating: "1,", count: 1_000) + "]"
    let few = ReadText("a: \(value)\nb: [" + String(repeating: "*a,", count: 900) + "]")
    #expect(few.findings.isEmpty)
    let many = ReadText("a: \(value)\nb: [" + String(repeating: "*a,", count: 1_100) + "]")
    #expect(many.codes == ["yaml/expansion-limit"])
  }

  /// 50 MB of one letter between two short texts.
  private func large(_ start: String, _ end: String = "") -> [UInt8] {
    var bytes = [UInt8](repeating: 0x61, count: 50 << 20)
    bytes.replaceSubrange(..<start.utf8.count, with: start.utf8)
    bytes.replaceSubrange((bytes.count - end.utf8.count)..., with: end.utf8)
    return bytes
  }

  @Test(arguments: [("k: ", ""), ("k: \"", "\""), ("k: |\n  ", ""), ("k: >\n  ", "\n")])
  func refusesATextOf50Megabytes(_ start: String, _ end: String) {
    let read = ReadText(large(start, end))
    #expect(read.codes == ["text/too-large"])
    #expect(read.tree.textCount == 0)
  }

  @Test func refusesATextOf50MegabytesInJSON() {
    #expect(ReadText(large("[\"", "\"]"), name: "a.json").codes == ["text/too-large"])
  }

  @Test func refusesAFileOf65Megabytes() {
    #expect(ReadText([UInt8](repeating: 0x20, count: 65 << 20)).codes == ["text/too-large"])
  }

  @Test func gathersALimitedNumberOfFindings() {
    let read = ReadText((0..<10_000).map { "k\($0): *nope" }.joined(separator: "\n"))
    #expect(read.findings.count == ReadingLimit.findings + 1)
    let warned = ReadText((0..<10_000).map { "k\($0): !odd 1" }.joined(separator: "\n"))
    #expect(warned.findings.count == ReadingLimit.findings)
    #expect(warned.tree.count(warned.roots[0]) == 10_000)
  }

  @Test func takesManyAnchorsAndKeysInTheirTime() {
    let anchors = ReadText(
      (0..<20_000).map { "k\($0): &a\($0) [*a\(max($0 - 1, 0) / 2)]" }.joined(separator: "\n"))
    #expect(anchors.codes.first == "yaml/alias-cycle")
    let keys = ReadText("{" + (0..<100_000).map { "key\($0): 1" }.joined(separator: ", ") + "}")
    #expect(keys.findings.isEmpty)
  }
}

/// Bytes that are no text, or not the text that they seem to be.
@Suite struct EncodingTests {
  struct Sample: Sendable {
    let bytes: [UInt8]
    let code: String
    let range: ByteRange
    init(_ bytes: [UInt8], _ code: String, _ start: Int, _ end: Int) {
      (self.bytes, self.code, self.range) = (bytes, code, ByteRange(start, end))
    }
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: [
    Sample([0x61, 0x3A, 0x20, 0xE9, 0x0A], "text/not-utf-8", 3, 4),
    Sample([0x61, 0x3A, 0x20, 0xC0, 0xAF], "text/not-utf-8", 3, 4),
    Sample([0xEF, 0xBB, 0xBF, 0x61, 0xED, 0xA0, 0x80], "text/not-utf-8", 4, 5),
    Sample([0x61, 0xF4, 0x90, 0x80, 0x80], "text/not-utf-8", 1, 2),
    Sample([0x61, 0xE2, 0x82], "text/not-utf-8", 1, 2),
    Sample([0xC3, 0xA9, 0x80], "text/not-utf-8", 2, 3),
    Sample([0xFF, 0xFE, 0x61, 0x00], "text/utf-16", 0, 2),
    Sample([0xFE, 0xFF, 0x00, 0x61], "text/utf-16", 0, 2),
    Sample([0x61, 0x00, 0x3A, 0x00], "text/utf-16", 0, 2),
    Sample([0x00, 0x00, 0x00, 0x61], "text/utf-16", 0, 2),
    Sample(text("a: \"b\u{0}\""), "text/nul", 5, 6),
    Sample(text("a: b\u{7}"), "text/control-character", 4, 5),
    Sample(text("a: b\u{7F}"), "text/control-character", 4, 5),
    Sample(text("a: \u{9F}"), "text/control-character", 3, 5),
    Sample(text("a: b\u{FEFF}c"), "text/control-character", 4, 7),
    Sample(text("a: b\u{2028}c"), "text/line-separator", 4, 7),
    Sample(text("a: b\u{85}c"), "text/line-separator", 4, 6),
  ]) func refuses(_ sample: Sample) {
    let read = ReadText(sample.bytes)
    #expect(read.codes == [sample.code])
    #expect(read.findings.first?.location?.range == sample.range)
    #expect(read.findings.first?.help != nil)
  }

  @Test func readsEveryLengthOfCharacter() {
    #expect(ReadText("k: aé€👍\u{10FFFD}").values == [["k": "aé€👍\u{10FFFD}"]])
  }

  @Test func readsAllLineBreaks() {
    #expect(
      ReadText("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: 2\rd: 3\n").values == [
        ["a": 1, "b": "x\ny\n", "c": 2, "d": 3]
      ])
  }

  @Test func countsPlacesInTheFileBehindAByteOrderMark() {
    let read = ReadText("\u{FEFF}a: 1\nb: 2\na: 3")
    #expect(read.findings.first?.location?.range == ByteRange(13, 14))
    #expect(ReadText("\u{FEFF}[1, 2", name: "a.json").findings.first?.location?.range == ByteRange(3, 4))
  }
}
