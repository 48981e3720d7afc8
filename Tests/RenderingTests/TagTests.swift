import Rendering
import Testing

@Suite struct TagTests {
  @Test func printValues() throws {
    #expect(try rendered("a {{x}} b {{ y.z }}\n", ["x": "1", "y": ["z": 2]]) == "a 1 b 2\n")
    #expect(try rendered("{{{x}}}", ["x": .raw(Array("<b>".utf8))], as: "t.html") == "<b>")
    #expect(try rendered("", [:]) == "")
    #expect(try rendered("no { tags } here {", [:]) == "no { tags } here {")
  }

  @Test func repeatSections() throws {
    let value: TemplateValue = [
      "people": [["name": "A", "tags": ["x", "y"]], ["name": "B", "tags": []]], "none": [], "yes": true,
      "no": false,
      "text": "t", "empty": "", "absent": .null, "zero": 0, "one": ["name": "C"], "name": "outer",
    ]
    #expect(
      try rendered("{{#people}}{{name}}:{{#tags}}{{.}},{{/tags}}{{^tags}}none{{/tags}} {{/people}}", value)
        == "A:x,y, B:none ")
    #expect(try rendered("{{#none}}a{{/none}}{{^none}}b{{/none}}", value) == "b")
    #expect(
      try rendered("{{#yes}}{{name}}{{/yes}}{{^yes}}b{{/yes}}{{#no}}c{{/no}}{{^no}}d{{/no}}", value)
        == "outerd")
    #expect(
      try rendered(
        "{{#text}}{{.}}{{/text}}{{#empty}}a{{/empty}}{{#absent}}b{{/absent}}{{^absent}}c{{/absent}}", value)
        == "tc")
    #expect(try rendered("{{#zero}}{{.}}{{/zero}}", value) == "0")
    #expect(try rendered("{{#one}}{{name}}{{/one}}{{one.name}}", value) == "CC")
  }

  /// As in Mustache's own specification: sections, comments and partials alone on a line take it with them.
  @Test func takeTheirLineIfTheyAreAloneOnIt() throws {
    #expect(try rendered("a\n  {{#x}}\n  b\n  {{/x}}\nc\n", ["x": true]) == "a\n  b\nc\n")
    #expect(try rendered("a\r\n{{#x}}\r\nb\r\n{{/x}}\r\nc", ["x": true]) == "a\r\nb\r\nc")
    #expect(try rendered("  {{! comment }}  \na", [:]) == "a")
    #expect(try rendered("a\n  {{! two\n lines }}\nb", [:]) == "a\nb")
    #expect(try rendered("a {{! inline }} b", [:]) == "a  b")
    #expect(try rendered(" {{#x}}b{{/x}}\n", ["x": true]) == " b\n")
    #expect(try rendered("{{#x}} {{/x}}\n", ["x": true]) == " \n")
    #expect(try rendered("  {{x}}\n", ["x": "v"]) == "  v\n")
    #expect(try rendered("{{#x}}\n{{/x}}", ["x": true]) == "")
    #expect(try rendered("{{^x}}\na\n{{/x}}", ["x": false]) == "a\n")
  }

  @Test func includeOtherTemplates() throws {
    #expect(try rendered("[{{> p.txt}}]", ["x": "1"], partials: ["p.txt": "<{{x}}>"]) == "[<1>]")
    #expect(
      try rendered(
        "a\n  {{> p.txt}}\nb\n", ["x": "1\n2"],
        partials: ["p.txt": "{{x}}\n\n{{#x}}\n- c\n{{/x}}\n{{! y }}d\n"])
        == "a\n  1\n2\n\n  - c\n  d\nb\n")
    #expect(
      try rendered(" {{> p.txt}}\n", [:], partials: ["p.txt": "a\n {{> q.txt}}\nb\n", "q.txt": "c\nd\n"])
        == " a\n  c\n  d\n b\n")
    let node: TemplateValue = ["v": "1", "next": [["v": "2", "next": []]]]
    #expect(
      try rendered("{{> n.txt}}", node, partials: ["n.txt": "{{v}}{{#next}}({{> n.txt}}){{/next}}"]) == "1(2)"
    )
  }

  @Test func areRefusedWithTheirPlace() {
    #expect(
      refusal("a\n  é{{nope}}", ["x": "1", "b": "2"])
        == "folder/t.txt:2:4: there is no value `nope`; there are `b`, `x`")
    #expect(
      refusal("{{#x}}{{y}}{{/x}}", ["x": ["z": "1"]])
        == "folder/t.txt:1:7: there is no value `y`; there are `x`, `z`")
    #expect(
      refusal("{{x.y}}", ["x": ["z": "1"]]) == "folder/t.txt:1:1: there is no value `x.y`; there are `z`")
    #expect(refusal("{{x.y}}", ["x": "1"]) == "folder/t.txt:1:1: there is no `x.y`: `x` is text")
    #expect(refusal("{{^nope}}{{/nope}}") == "folder/t.txt:1:1: there is no value `nope`")
    #expect(refusal("{{x}}", ["x": []]) == "folder/t.txt:1:1: `x` is a list, not text")
    #expect(refusal("{{x}}", ["x": .null]) == "folder/t.txt:1:1: `x` is absent, not text")
    #expect(refusal("{{x}}", ["x": true]) == "folder/t.txt:1:1: `x` is true or false, not text")
    #expect(
      refusal("{{{x}}}", ["x": "1"])
        == "folder/t.txt:1:1: `x` is text, which `{{{…}}}` would not escape; write `{{…}}`")
    #expect(refusal("{{x}}", ["x": .raw([])]) == "folder/t.txt:1:1: `x` is ready-made text; write `{{{…}}}`")
    #expect(refusal("{{.}}") == "folder/t.txt:1:1: `.` is an object, not text")
    #expect(refusal("\n {{#a}}x") == "folder/t.txt:2:2: `a` is never closed by `{{/a}}`")
    #expect(refusal("x {{/b}}") == "folder/t.txt:1:3: `b` is closed, but not open")
    #expect(refusal("{{#a}}{{/b}}") == "folder/t.txt:1:7: `b` is closed, but `a` is open")
    #expect(refusal("a {{b") == "folder/t.txt:1:3: the tag is not closed by `}}`")
    #expect(refusal("a {{b\n}}") == "folder/t.txt:1:3: the tag is not closed by `}}`")
    #expect(refusal("{{{b}}") == "folder/t.txt:1:1: the tag is not closed by `}}}`")
    #expect(
      refusal("{{}}")
        == "folder/t.txt:1:1: `` is no name: names are letters, digits, `_` and `-`, joined by dots")
    #expect(
      refusal("{{a..b}}")
        == "folder/t.txt:1:1: `a..b` is no name: names are letters, digits, `_` and `-`, joined by dots")
    #expect(
      refusal("{{a b}}")
        == "folder/t.txt:1:1: `a b` is no name: names are letters, digits, `_` and `-`, joined by dots")
    #expect(refusal("{{&a}}") == "folder/t.txt:1:1: `{{&` is no tag of these templates")
    #expect(refusal("{{=<% %>=}}") == "folder/t.txt:1:1: `{{=` is no tag of these templates")
    #expect(refusal("{{> }}") == "folder/t.txt:1:1: `{{>` needs the name of a template")
    #expect(
      refusal("\n{{> q.txt}}", partials: ["p.txt": ""])
        == "folder/t.txt:2:1: there is no template `q.txt`; there are `p.txt`")
    #expect(
      refusal("{{> p.txt}}", partials: ["p.txt": "\n{{nope}}"])
        == "folder/p.txt:2:1: there is no value `nope`")
    #expect(
      refusal("x", as: "t.exe")
        == "folder/t.exe:1:1: nobody knows how to escape text in `t.exe`; templates end in "
        + ".html, .xml, .conf, .js, .css, .mmd, .md or .txt")
  }

  @Test func endEvenIfTheyIncludeThemselves() {
    #expect(
      refusal("{{> p.txt}}", partials: ["p.txt": "a{{> p.txt}}"])
        == "folder/p.txt:1:2: templates include each other more than 32 levels deep")
    let deep = String(repeating: "{{#x}}", count: 5_000)
    #expect(refusal(deep, ["x": true]) == "folder/t.txt:1:385: sections are nested too deeply")
  }

  @Test func knowThePlaceToTheByte() throws {
    let error = try #require(throws: TemplateError.self) { try rendered("é\n {{x}}", [:], as: "a.md") }
    #expect(error.template == "a.md" && error.line == 2 && error.column == 2 && error.offset == 4)
  }
}
