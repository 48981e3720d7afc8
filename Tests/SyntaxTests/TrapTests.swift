import Findings
import Testing

@testable import Syntax

/// Mistakes that authors of YAML make: each gives one finding, at the word that is wrong.
@Suite struct TrapTests {
  struct Trap: Sendable, CustomTestStringConvertible {
    let source: String
    let code: String
    /// The source text that the finding marks.
    let marked: String
    let message: String

    init(_ source: String, _ code: String, _ marked: String, _ message: String) {
      (self.source, self.code, self.marked, self.message) = (source, code, marked, message)
    }

    var testDescription: String { source }
  }

  static let startOfText = [
    Trap(
      "key: *bold* text", "yaml/reserved-character", "*bold* text", "a text that begins with `*` needs quotes"
    ),
    Trap("key: *x", "yaml/unknown-alias", "*x", "there is no anchor `&x` before this alias"),
    Trap("key: *a *b", "yaml/unknown-alias", "*a", "there is no anchor `&a` before this alias"),
    Trap("a: &x 1\nb: *x y", "yaml/text-after-value", "y", "`y` stands after an alias"),
    Trap("key: & co", "yaml/reserved-character", "& co", "a text that begins with `&` needs quotes"),
    Trap("key: &co and", "yaml/unused-anchor", "&co", "nothing repeats the anchor `&co`"),
    Trap("key: @home", "yaml/reserved-character", "@home", "a text that begins with `@` needs quotes"),
    Trap(
      "key: `x` # why", "yaml/reserved-character", "`x`", "a text that begins with a backtick needs quotes"),
    Trap("key: %x", "yaml/reserved-character", "%x", "a text that begins with `%` needs quotes"),
    Trap("key: !now go", "yaml/unknown-tag", "!now", "the tag `!now` means nothing here"),
    Trap("key: ]", "yaml/reserved-character", "]", "a text that begins with `]` needs quotes"),
    Trap("key: , b", "yaml/reserved-character", ", b", "a text that begins with `,` needs quotes"),
    Trap("key: - b", "yaml/reserved-character", "- b", "a list can't begin on the line of its key"),
    Trap("key: ? b", "yaml/reserved-character", "? b", "a text that begins with `?` needs quotes"),
    Trap("key: | text", "yaml/block-header", "text", "text stands on the line of `|`"),
    Trap("key: > 5 minutes", "yaml/block-header", "5 minutes", "text stands on the line of `>`"),
    Trap("key: [-]", "yaml/reserved-character", "-", "a lone `-` is no value inside `[ ]` or `{ }`"),
    Trap(
      "key: [?x]", "yaml/reserved-character", "?x",
      "text that begins with `?` needs quotes inside `[ ]` and `{ }`"),
    Trap("{{name}}: c", "yaml/key-not-text", "{name}", "a key is a list or a mapping, not a text"),
    Trap("{name}: c", "yaml/key-not-text", "{name}", "a key is a list or a mapping, not a text"),
    Trap("x: {{ name }}", "yaml/key-not-text", "{ name }", "a key is a list or a mapping, not a text"),
    Trap("x: {{name}} text", "yaml/key-not-text", "{name}", "a key is a list or a mapping, not a text"),
  ]

  static let goingOn = [
    Trap(
      "key: {name} is here", "yaml/text-after-value", "is here", "`is here` stands after the closing bracket"),
    Trap("key: [a] b", "yaml/text-after-value", "b", "`b` stands after the closing bracket"),
    Trap("key: [b]]", "yaml/text-after-value", "]", "`]` stands after the closing bracket"),
    Trap("key: 'it's'", "yaml/text-after-value", "s'", "`s'` stands after the closing quote"),
    Trap("key: 'a' 'b'", "yaml/text-after-value", "'b'", "`'b'` stands after the closing quote"),
    Trap("\"a\" b: c", "yaml/text-after-value", "b: c", "`b: c` stands after the closing quote"),
    Trap("a: b: c", "yaml/colon-in-text", ":", "a text with `: ` needs quotes"),
    Trap("k: \"a\": b", "yaml/colon-in-text", ":", "a text with `: ` needs quotes"),
    Trap(
      "a: Ticket #12 open", "yaml/comment-cuts-text", "#12 open",
      "`#12 open` is a comment, not part of the value"),
    Trap("a: [x, #y\n z]", "yaml/comment-cuts-text", "#y", "`#y` is a comment, not part of the value"),
    Trap("a: \"b\"#c", "yaml/comment-space", "#", "a `#` stands right after a value"),
    Trap("a: [b]#c", "yaml/comment-space", "#", "a `#` stands right after a value"),
    Trap("a: \"C:\\path\"", "yaml/escape", "\\p", "`\\p` begins no escape"),
    Trap("a: \"\\ud83d\\ude00\"", "yaml/escape", "\\ud83d", "`\\ud83d` begins no escape"),
    Trap("a: [b, , c]", "yaml/syntax", ",", "a value is missing before `,`"),
  ]

  static let unclosed = [
    Trap("a: \"x\nb: y\n", "yaml/unclosed-quote", "\"", "a text that begins with \" is not closed"),
    Trap("a: \"x\nb: \"y\"\n", "yaml/unclosed-quote", "\"", "a text that begins with \" is not closed"),
    Trap("a: 'b\n c\nd: 'e'", "yaml/unclosed-quote", "'", "a text that begins with ' is not closed"),
    Trap("a: [b, c\nd: e\n", "yaml/unclosed-bracket", "[", "`[` is not closed"),
    Trap("a: [b, c\nd: e\nf: g\n", "yaml/unclosed-bracket", "[", "`[` is not closed"),
    Trap("a: [b, c\n\nd: [1, 2]\n", "yaml/unclosed-bracket", "[", "`[` is not closed"),
    Trap("a: {b: c\nd: e\n", "yaml/unclosed-bracket", "{", "`{` is not closed"),
    Trap("a: {b: c", "yaml/unclosed-bracket", "{", "`{` is not closed"),
  ]

  static let lines = [
    Trap("a:\n\tb: 2", "yaml/tab-indentation", "\t", "a tab stands where YAML counts spaces"),
    Trap("a: 1\n\tb: 2", "yaml/tab-indentation", "\t", "a tab stands where YAML counts spaces"),
    Trap("a: \"x\n\ty\"", "yaml/tab-indentation", "\t", "a tab indents a line of a quoted text"),
    Trap("a: [x,\n\ty]", "yaml/tab-indentation", "\t", "a tab indents a line of `[ ]` or `{ }`"),
    Trap(
      "a:\n   b: 1\n  c: 2\n", "yaml/indentation", "c: 2", "this line is not indented like the keys around it"
    ),
    Trap(
      "a:\n  b: 1\n   c: 2\n", "yaml/indentation", "c",
      "`c` is indented under a line that has a value already"),
    Trap("a: b\n\n  c: d", "yaml/indentation", "c", "`c` is indented under a line that has a value already"),
    Trap("a: 1\n- b\n", "yaml/indentation", "- b", "a list item stands among the keys of a mapping"),
    Trap("- a\nb: c\n", "yaml/indentation", "b: c", "this line is no item of the list before it"),
    Trap("a: [x,\ny]", "yaml/indentation", "y]", "a line of `[ ]` or `{ }` is not indented"),
    Trap("k: |\n  a\n b\nc: d", "yaml/indentation", "b", "this line is indented less than the text of `|`"),
    Trap(
      "k: >\n   \n # a\n", "yaml/indentation", "# a",
      "this line is less indented than the blank lines before it"),
    Trap("a:\n- b\n - c\n", "yaml/dash-in-text", "-", "this `-` is part of the text before it"),
    Trap("a:1\nb: 2", "yaml/missing-colon", ":", "a space is missing after the colon"),
    Trap("a: 1\nb:2\nc: 3", "yaml/missing-colon", ":", "a space is missing after the colon"),
    Trap("a: 1\nb\nc: 3", "yaml/missing-colon", "b", "`b` has no colon after it"),
    Trap("%FOO bar\n---\na", "yaml/directive", "%FOO bar", "`%FOO bar` is no directive"),
    Trap(
      "a: 1\n%YAML 1.2\n---\nb: 2", "yaml/directive", "%YAML 1.2",
      "a directive stands after a document that has not ended"),
    Trap("a: 1\n...\nb: 2", "yaml/directive", "b: 2", "a document after `...` begins with a line `---`"),
    Trap("a: &b:c d", "yaml/anchor-name", ":c", "the name of an anchor goes on after `:`"),
    Trap("a: 1\nb: 2\na: 3", "yaml/duplicate-key", "a", "the key `a` stands twice in one mapping"),
  ]

  @Test(arguments: startOfText + goingOn + unclosed + lines) func givesOneFinding(_ trap: Trap) throws {
    let read = ReadText(trap.source)
    let finding = try #require(read.findings.first)
    #expect(read.findings.count == 1)
    #expect(finding.kind.code == trap.code)
    #expect(read.slice(finding.location) == trap.marked)
    #expect(finding.message == trap.message)
    #expect(finding.help != nil)
    #expect(read.roots.isEmpty == (finding.severity == .error))
  }

  @Test(arguments: [
    "a: b # fine", "a: 'b' # fine", "# a\n#b\n\n#  c: d\ne: f", "a: # fine\n  b: c", "a: [b, # fine\n  c]",
    "a: x#y",
    "a: http://x.y/#z", "a: {\n  b: c\n}", "a:\n- [\n  b\n  ]", "k: |\n  # text\n  - text", "a: -b",
    "a: [-1, -x]",
    "a: \"b\n\n c\"", "? a\n: b", "a: 'x: y'", "--- # c\na: 1\n...\n---\nb: 2\n", "a: ''\nb: \"\"\nc:\n",
  ]) func leavesAloneWhatIsRight(_ source: String) {
    let read = ReadText(source)
    #expect(read.findings.isEmpty)
    #expect(!read.roots.isEmpty)
  }

  @Test func namesBothPlacesOfADuplicateKey() throws {
    let read = ReadText("# é\nlist:\n  - {a: 1, 'a': 2}\n")
    let finding = try #require(read.findings.first)
    #expect(finding.location?.range.start == 22)
    #expect(finding.related.map(\.location.range.start) == [16])
    #expect(read.findings.count == 1)
  }

  @Test func declaresEachCodeOnce() {
    let codes = SyntaxFindings.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(
      SyntaxFindings.all.allSatisfy { $0.summary.hasPrefix("Checks that ") && $0.explanation.count > 60 })
  }
}
