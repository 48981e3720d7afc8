import JSONValues
import SourceText
import Syntax
import Testing

@testable import Import

/// What the writer writes, the reader reads back to the same value: in block and in flow, as keys and as values.
@Suite struct YAMLTests {
  /// Texts that YAML, in one version or another, reads as something else, refuses, or cuts.
  static let hostile = [
    "", " ", "  two", "two  ", "a  b", "~", "null", "Null", "true", "no", "Off", "y", "0", "0123", "0x1F", "0o7", "1e3",
    ".inf", "-.INF", ".nan", "1:30", "12:30:45", "2026-11-25", "+14155550100", "1_000", "=", "<<", "!tag", "&anchor",
    "*alias", "- dash", "-", "--", "---", "...", "? key", "?", ": value", "a: b", "a:", "a :b", "http://a/b", "a #b",
    "a# b", "#", "# comment", "{a: b}", "[a, b]", "a, b", "]", "}", "'", "it's", "\"quoted\"", "'a' and \"b\"",
    "`tick`",
    "@at", "%percent", "| literal", "> folded", "\\", "\\n", "C:\\path", "line\nline", "line\n", "line\n\n", "\nline",
    "\n", "\n\n", " lead\nline", "line\n  indented\nback", "a\n\n\nb", "trail \nline", "tab\tin", "\ttab", "a\n\ttab",
    "cr\rhere",
    "crlf\r\nline", "nul\u{0}here", "bell\u{7}", "esc\u{1B}[0m", "del\u{7F}", "nel\u{85}here", "nbsp\u{A0}here",
    "ls\u{2028}here", "ps\u{2029}", "zero\u{200B}width", "rtl\u{202E}txt", "bom\u{FEFF}", "\u{FFFE}", "\u{FFFF}",
    "\u{E000}",
    "\u{E0041}tag", "\u{10FFFF}", "héllo", "日本語", "👩‍🔧", "e\u{301}", "$(env.x)", "$(input.a) and $(dollar)", "$(",
    "$$(x)",
    "${X}", "$x", "%TAG ! x", "key: |\n  text", "a\\\nb", "\"", "''", "- a\n- b", "#a\n#b", "a:\n b", "x\n---\ny",
    "x\n...\n",
    String(repeating: "long words ", count: 40) + "end", String(repeating: "x", count: 300),
    String(repeating: "k", count: 1500), String(repeating: "日本 ", count: 60) + "end",
    "a " + String(repeating: "# ", count: 90) + "b",
    String(repeating: "a\nb ", count: 200),
  ]

  /// The value of a document whose one key is `data`, read as raw data of a contract is.
  private func readBack(_ text: String) throws -> JSONValue {
    var sources = SourceSet()
    var tree = NodeTree()
    let file = sources.add(SourceFile(name: "a.yaml", bytes: Array(text.utf8)))
    let read = tree.read(file, of: sources)
    let words = read.findings.map(\.message)
    #expect(words.isEmpty, "\(words.first ?? "") in:\n\(text)")
    return tree.jsonValue(try #require(read.value.first, "\(text)")).value
  }

  /// What a reader of contracts makes of `$(dollar)`.
  private func withDollars(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(text.replacing("$(dollar)", with: "$"))
    case .array(let values): .array(values.map(withDollars))
    case .object(let object): .object(JSONObject(object.map { .init($0.key, withDollars($0.value)) }))
    default: value
    }
  }

  private func expectSame(_ value: JSONValue) throws {
    for isBlock in [false, true] {
      let map = YAMLMap([.init("data", YAMLTree(value))], isBlock: isBlock)
      let text = YAMLWriter.document(map)
      #expect(withDollars(try readBack(text)["data"] ?? .null) == value, "\(text)")
    }
  }

  /// Text that holds `$(dollar)` itself is written so that it comes back.
  private static let texts = hostile.filter { !$0.contains("$(dollar)") }

  @Test func everyHostileTextComesBack() throws {
    for text in Self.texts {
      try expectSame(.string(text))
      try expectSame([.string(text), ["k": .string(text)]])
      try expectSame([["a": .string(text), "b": [.string(text)]], .string(text)])
      try expectSame(.object(JSONObject([.init(text, .string(text)), .init(text + "2", [:])])))
      try expectSame(.object(JSONObject([.init("a", .object(JSONObject([.init(text, [1, 2])])))])))
    }
  }

  @Test func everyNumberComesBack() throws {
    for number: JSONValue in [
      0, -1, 1.5, 1.0, 0.1, -2.0, .double(1e21), .double(1e-7), .double(5e-324), .double(1.797e308), .int(.max),
      .int(.min),
      .double(123456789012345680000),
    ] {
      try expectSame(number)
      try expectSame([number, ["n": number]])
    }
  }

  /// Random data of hostile texts, any shape: always the same on every run.
  @Test func randomDataComesBack() throws {
    var random = Seeded(state: 2026)
    for _ in 0..<1500 { try expectSame(Self.value(depth: 0, &random)) }
  }

  private static func value(depth: Int, _ random: inout Seeded) -> JSONValue {
    switch Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .int(.random(in: -1000...1000, using: &random))
    case 3, 4: return .string(text(&random))
    case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth + 1, &random) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let key = text(&random)
        if object[key] == nil { object.append(key, value(depth: depth + 1, &random)) }
      }
      return .object(object)
    }
  }

  /// A hostile text, two of them together, or random characters.
  private static func text(_ random: inout Seeded) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return texts.randomElement(using: &random)! + texts.randomElement(using: &random)!
    case 1:
      let letters = Array(" \n\t:#-?{}[],&*!|>'\"%@`$()=<>\\ab1.é日\u{200B}\u{85}")
      return String((0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random)! })
    default: return texts.randomElement(using: &random)!
    }
  }
}
