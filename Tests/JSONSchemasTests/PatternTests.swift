import JSONSchemas
import Testing

@Suite struct PatternTests {
  @Test(
    arguments: [
      ("", ["", "x"], []),
      ("^$", [""], ["x", "\n"]),
      ("abc", ["abc", "xabcx"], ["ab", "acb"]),
      ("^a.c$", ["abc", "a😀c"], ["a\nc", "ac", "abcd"]),
      ("^(a|bc)+$", ["a", "bc", "abca"], ["", "ab", "b"]),
      ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]),
      ("^a{2,}$", ["aa", "aaaaa"], ["a"]),
      ("^a{0}$", [""], ["a"]),
      ("^(?:a?){3}a{3}$", ["aaa", "aaaaaa"], ["aa", "aaaaaaa"]),
      ("^a+?b*?$", ["a", "aab"], ["b"]),
      (#"^\d{3}-\w+$"#, ["123-a_Z9"], ["12-a", "123-é", "١٢٣-a"]),
      (#"^\D\W\S$"#, ["a-b"], ["1-b", "aab", "a- "]),
      (#"^\s$"#, [" ", "\u{A0}", "\u{FEFF}", "\u{2029}"], ["", "x", "\u{200B}"]),
      ("^[a-c\\-\\]^]$", ["a", "c", "-", "]", "^"], ["d", "\\"]),
      ("^[^a-c]$", ["d", "😀", "\n"], ["a", ""]),
      ("^[]$", [], ["", "a"]),
      ("^[^]$", ["a", "\n"], [""]),
      ("^[\\w-]+$", ["a-b"], ["a b"]),
      ("^[\\d-x]+$", ["1-x"], ["5y"]),
      (#"^\x41\u0042\u{1F600}\uD83D\uDE00\cJ\0$"#, ["AB😀😀\n\0"], ["AB"]),
      (#"^\p{Script=Greek}+$"#, ["αβγΩ", "ἀ"], ["a", "αa", "1", ""]),
      (#"^\p{sc=Latn}\P{Script=Latin}$"#, ["a1", "éα"], ["ab", "1a"]),
      (#"^[\p{Script=Han}\p{sc=Hira}]+$"#, ["漢字かな"], ["カ", "a"]),
      (#"^\p{Script_Extensions=Devanagari}\p{scx=Bengali}$"#, ["।।", "क।"], ["a।", "।a"]),
      (#"^\p{Script=Common}$"#, ["।", "1"], ["a"]),
      (#"^\p{scx=Zyyy}$"#, ["1"], ["।", "a"]),
      (#"^\p{Lu}\p{Letter}\P{L}$"#, ["Éé1"], ["éé1", "Ééé"]),
      (#"^[\p{Nd}\p{Alphabetic}]+$"#, ["a١"], ["-"]),
      (#"\bfoo\b"#, ["foo", "a foo!"], ["food", "_foo"]),
      (#"oo\B"#, ["food"], ["foo"]),
      ("^(?=.*[A-Z])(?=.*\\d).{4,}$", ["abC1", "1Cxx"], ["abcd", "ABCD", "C1"]),
      ("^(?!foo).*$", ["bar", "fo"], ["foo", "food"]),
      ("(?<=a)b", ["ab", "xab"], ["b", "cb"]),
      ("(?<!a)b", ["b", "cb"], ["ab"]),
      ("^(?=(?!ab)a)a", ["ac", "a"], ["ab"]),
      ("(?<year>\\d{4})", ["in 2026"], ["26"]),
      ("^{a}$", ["{a}"], ["a"]),
      ("^a{,2}$", ["a{,2}"], ["aa"]),
      ("^(a*)*$", ["", "aaaa"], ["b"]),
      ("^(a*)+$", ["", "aaaa"], ["b"]),
      ("^(|a)+$", ["", "aaaa"], ["b"]),
    ] as [(String, [String], [String])]) func matches(pattern: String, accepted: [String], refused: [String])
    throws
  {
    let compiled = try Pattern(pattern)
    // First by following all ways, then by the table that frequent use brings about.
    for _ in 0..<20 {
      for text in accepted where !compiled.matches(text) { Issue.record("refuses \(text)") }
      for text in refused where compiled.matches(text) { Issue.record("accepts \(text)") }
    }
  }

  @Test(arguments: [
    ("a**", "there is nothing to repeat"), ("*a", "there is nothing to repeat"),
    ("(a", "`(` is never closed"),
    ("a)", "`)` closes no group"), ("[a", "`[` is never closed"),
    ("a{3,2}", "the numbers in `{3,2}` are out of order"),
    ("[b-a]", "a range in a class is out of order"), (#"\a"#, "`\\a` is no escape of ECMA-262"),
    (#"\x4"#, "an escape needs 2 hexadecimal digits"),
    (#"\p{Klingon}"#, "`Klingon` is no property of characters that is known"),
    (#"\p{Script=Klingon}"#, "`Script=Klingon` is no property of characters that is known"),
    ("\\", "the pattern ends with a backslash"), ("(?#x)", "`(?` begins a group of no known kind"),
    ("^*", "a quantifier follows an assertion"),
    ("(?:a{1000}){1000}", "its repetitions make it too large to be checked"),
    (String(repeating: "(", count: 5_000), "groups are nested too deeply"),
  ]) func refuses(pattern: String, message: String) throws {
    let problem = try #require(throws: PatternProblem.self) { try Pattern(pattern) }
    #expect(problem.message == message)
  }

  /// A backtracking machine needs 2^5000 steps for the first, and the square of the length for the second.
  @Test(.timeLimit(.minutes(1))) func takesTimeLinearInTheText() throws {
    let text = String(repeating: "a", count: 5_000) + "!"
    #expect(try !Pattern("^(a+)+$").matches(text))
    #expect(try !Pattern("^(?=(a|aa)+$)(a|a)*$").matches(text))
    #expect(try Pattern("(x+x+)+y|a!$").matches(text))
  }
}
