import Findings
import Reports
import SourceText
import Testing

/// The frame that text shows for one place of one text.
@Suite struct TextFormatTests {
  private func frame(_ text: String, _ marked: Range<Int>, label: String? = nil, colour: Bool = false)
    -> String
  {
    frame(Array(text.utf8), marked, label: label, colour: colour)
  }

  private func frame(_ bytes: [UInt8], _ marked: Range<Int>, label: String? = nil, colour: Bool = false)
    -> String
  {
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "a.yaml", bytes: bytes))
    let place = Location(file: file, range: ByteRange(marked.lowerBound, marked.upperBound))
    let finding = Finding(Samples.longText, at: place, "m", label: label)
    let text = TextFormat.text(of: Report([finding], in: sources, options: .init(isColoured: colour)))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return colour ? text : lines[1..<(lines.count - 4)].joined(separator: "\n")
  }

  @Test func marksByDisplayWidth() {
    #expect(
      frame("日本: e\u{301}x", 8..<12) == """
         --> a.yaml:1:5
          |
        1 | 日本: e\u{301}x
          |       ^^
          |
        """)
  }

  @Test func showsTabsAsBlanks() {
    #expect(
      frame("a\tb\tc", 4..<5) == """
         --> a.yaml:1:5
          |
        1 | a   b   c
          |         ^
          |
        """)
  }

  @Test func marksAnEmptyPlaceByOneCharacter() {
    #expect(
      frame("key:", 4..<4, label: "no value") == """
         --> a.yaml:1:5
          |
        1 | key:
          |     ^ no value
          |
        """)
    #expect(
      frame("", 0..<0) == """
         --> a.yaml:1:1
          |
        1 |
          | ^
          |
        """)
  }

  @Test func makesControlCharactersVisible() {
    #expect(
      frame(Array("a\u{1B}[31m\u{202E}b".utf8) + [0xFF, 0x63], 1..<2) == """
         --> a.yaml:1:2
          |
        1 | a␛[31m⟨U+202E⟩b⟨FF⟩c
          |  ^
          |
        """)
  }

  @Test func cutsLongLinesAroundTheMark() {
    let line = String(repeating: "x", count: 200) + "HERE" + String(repeating: "y", count: 200)
    #expect(
      frame(line, 200..<204) == """
         --> a.yaml:1:201
          |
        1 | …\(String(repeating: "x", count: 30))HERE\(String(repeating: "y", count: 64))…
          | \(String(repeating: " ", count: 31))^^^^
          |
        """)
    let all = frame(line, 0..<404).split(separator: "\n")
    #expect(all[2].hasSuffix("x…") && all[3] == "  | " + String(repeating: "^", count: 99))
  }

  /// Only what is near the mark is looked at: neither end of what is looked at may cut a character in two.
  @Test func cutsLinesThatAreVeryLong() {
    for padding in 5_000..<5_004 {
      let line = String(repeating: "é", count: padding) + "H€RE" + String(repeating: "日", count: 5_000)
      let start = padding * 2
      #expect(
        frame(line, start..<start + 6) == """
           --> a.yaml:1:\(padding + 1)
            |
          1 | …\(String(repeating: "é", count: 30))H€RE\(String(repeating: "日", count: 32))…
            | \(String(repeating: " ", count: 31))^^^^
            |
          """)
    }
    let end = frame(String(repeating: "x", count: 9_000), 9_000..<9_000).split(separator: "\n")
    #expect(end[2] == "1 | …" + String(repeating: "x", count: 30))
  }

  @Test func showsTheFirstAndTheLastOfManyLines() {
    #expect(
      frame("a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n", 5..<22, label: "all of this") == """
         --> a.yaml:2:1
          |
        2 | b:
          | ^^
        ...
        4 |   d: 3
          |   ^^^^ all of this
          |
        """)
  }

  @Test func coloursOnRequestOnly() {
    #expect(
      frame("key", 0..<3, colour: true) == """
        \u{1B}[1;33mwarning[mcp/long-text]\u{1B}[0m\u{1B}[1m: m\u{1B}[0m
         \u{1B}[1;34m-->\u{1B}[0m a.yaml:1:1
         \u{1B}[1;34m |\u{1B}[0m
        \u{1B}[1;34m1 |\u{1B}[0m key
         \u{1B}[1;34m |\u{1B}[0m \u{1B}[1;33m^^^\u{1B}[0m
         \u{1B}[1;34m |\u{1B}[0m
         \u{1B}[1;34m =\u{1B}[0m \u{1B}[1mexplain:\u{1B}[0m parlance explain mcp/long-text

        \u{1B}[1m1 warning in 1 file\u{1B}[0m

        """)
  }
}
