import JSONValues
import Rendering
import Testing

@Suite struct EscapingTests {
  private let hostile = #"<script>alert("1")</script>&amp;'`${x}`]]>"#

  @Test func htmlTextAndAttributesStayText() throws {
    #expect(
      try rendered("<p title=\"{{x}}\" data-y='{{x}}'>{{x}}</p>", ["x": .text(hostile)], as: "a.html")
        .contains("<script>") == false)
    #expect(
      try rendered("<p>{{x}}</p>", ["x": "a<b>&\"'"], as: "a.html") == "<p>a&lt;b&gt;&amp;&quot;&#39;</p>")
    #expect(
      refusal("<p>{{x}}", ["x": "a\0"], as: "a.html")
        == "folder/a.html:1:4: `x` has the control character U+0000, which HTML cannot hold")
  }

  @Test func htmlPlacesThatRunCodeAreRefused() {
    let code =
      "stands in `<script>`, where text cannot be escaped; give it as JSON or ready-made, in `{{{…}}}`"
    #expect(refusal("<script>let a = '{{x}}'", ["x": "1"], as: "a.html") == "folder/a.html:1:18: `x` \(code)")
    #expect(
      refusal("<SCRIPT type=module>\n{{x}}", ["x": "1"], as: "a.html") == "folder/a.html:2:1: `x` \(code)")
    #expect(
      refusal("<style>a{color:{{x}}}</style>", ["x": "1"], as: "a.html")?.contains("stands in `<style>`")
        == true)
    #expect(
      refusal("<a onclick=\"{{x}}\">", ["x": "1"], as: "a.html")
        == "folder/a.html:1:13: `x` stands in the attribute `onclick`, which is code")
    #expect(
      refusal("<p style='{{x}}'>", ["x": "1"], as: "a.html")?.contains("attribute `style`, which is code")
        == true)
    #expect(
      refusal("<p title={{x}}>", ["x": "1"], as: "a.html")
        == "folder/a.html:1:10: `x` stands in a tag; put the attribute's value in quotes")
    #expect(refusal("<{{x}}>", ["x": "script"], as: "a.html")?.contains("stands in a tag") == true)
    #expect(refusal("<p {{x}}>", ["x": "1"], as: "a.html")?.contains("stands in a tag") == true)
    #expect(
      refusal("<!-- {{x}} -->", ["x": "1"], as: "a.html")
        == "folder/a.html:1:6: `x` stands in a comment, which text could end")
    #expect(
      refusal("<p title=\"{{{x}}}\">", ["x": .raw([])], as: "a.html")?.contains("stands in an attribute")
        == true)
  }

  @Test func htmlAfterCodeIsTextAgain() throws {
    #expect(
      try rendered("<script>a</script><p>{{x}}", ["x": "<"], as: "a.html") == "<script>a</script><p>&lt;")
    #expect(try rendered("<!-- <script> --><p>{{x}}", ["x": "<"], as: "a.html") == "<!-- <script> --><p>&lt;")
    #expect(
      try rendered("<title>{{x}}</title><br/>{{x}}", ["x": "<"], as: "a.html")
        == "<title>&lt;</title><br/>&lt;")
    #expect(try rendered("<p title='<script>'>{{x}}", ["x": "<"], as: "a.html") == "<p title='<script>'>&lt;")
    #expect(try rendered("<p>1 < 2 {{x}}", ["x": "<"], as: "a.html") == "<p>1 < 2 &lt;")
  }

  @Test(arguments: [
    "javascript:alert(1)", " JaVa\nScript:alert(1)", "\u{1}javascript:1", "data:text/html,x", "vbscript:x",
  ])
  func urlsThatRunCodeAreRefused(url: String) {
    #expect(
      refusal("<a href=\"{{x}}\">", ["x": .text(url)], as: "a.html")?.contains("is a URL of the scheme")
        == true)
    #expect(
      refusal("<a href=' {{x}}'>", ["x": .text(url)], as: "a.html")?.contains("is a URL of the scheme")
        == true)
  }

  @Test func otherURLsStand() throws {
    for url in ["https://example.com/a?b=javascript:c", "/a:b", "#a:b", "tel:+1", "mailto:a@b.c", "a"] {
      #expect(try rendered("<a href=\"{{x}}\">", ["x": .text(url)], as: "a.html") == "<a href=\"\(url)\">")
    }
  }

  @Test func jsonInAPageStaysJSON() throws {
    let value: JSONValue = ["a": "</script><!--&\u{2028}\u{2029}", "b": [1, nil, true, "é😀"]]
    #expect(
      try rendered("<script>{{{x}}}</script>", ["x": .json(value)], as: "a.html")
        == #"<script>{"a":"\u003c/script\u003e\u003c!--\u0026\u2028\u2029","b":[1,null,true,"é😀"]}</script>"#)
  }

  @Test func xmlHoldsWhatItCan() throws {
    #expect(
      try rendered("<a b=\"{{x}}\"/>", ["x": "<&>\"'\t\n"], as: "a.xml")
        == "<a b=\"&lt;&amp;&gt;&quot;&apos;&#9;&#10;\"/>")
    #expect(
      refusal("{{x}}", ["x": "\u{b}"], as: "a.xml")
        == "folder/a.xml:1:1: `x` has the control character U+000B, which XML cannot hold")
    #expect(refusal("{{x}}", ["x": "\u{fffe}"], as: "a.xml")?.contains("U+FFFE") == true)
    #expect(try rendered("<![CDATA[{{x}}]]>{{x}}", ["x": "a<b"], as: "a.xml") == "<![CDATA[a<b]]>a&lt;b")
    #expect(
      refusal("<![CDATA[{{x}}]]>", ["x": "]]>"], as: "a.xml")?.contains("would end the character data")
        == true)
    #expect(
      refusal("<![CDATA[{{x}}]]>", ["x": "a]"], as: "a.xml")?.contains("could end the character data") == true
    )
    #expect(
      refusal("<![CDATA[To: {{x}}]]>", ["x": "a\r\nVia: b"], as: "a.xml")?.contains(
        "U+000D, which a message cannot hold") == true)
  }

  @Test func configurationStaysOnItsLineAndIsNotExpanded() throws {
    #expect(
      try rendered("a={{x}}\n", ["x": "b;transport=tls $5 é"], as: "a.conf") == "a=b\\;transport=tls $5 é\n")
    for (text, reason) in [
      ("a\nexten => s,1,System(x)", "U+000A"), ("a\rb", "U+000D"), ("a\0", "U+0000"), ("a\u{7f}", "U+007F"),
      ("a\u{85}b", "U+0085"), ("a\u{2028}b", "line separator"), ("${SHELL(x)}", "`${`"), ("$[1+1]", "`$[`"),
      ("a$", "ends with `$`"), ("a\\", "ends with a backslash"),
    ] {
      #expect(refusal("a={{x}}", ["x": .text(text)], as: "a.conf")?.contains(reason) == true, "\(text)")
    }
    #expect(refusal("a\n{{x}}", ["x": "#exec x"], as: "a.conf")?.contains("begins a line with `#`") == true)
    #expect(refusal("a\n{{x}}", ["x": "[x]"], as: "a.conf")?.contains("begins a line with `[`") == true)
    #expect(try rendered("a={{x}}", ["x": "[x]#"], as: "a.conf") == "a=[x]#")
  }

  @Test func scriptsStylesAndDocumentsStayText() throws {
    #expect(
      try rendered("let a = `{{x}}`", ["x": .text("\"'`${a}\\\n</script>\u{2028}\u{1}")], as: "a.js")
        == #"let a = `\u0022\u0027\u0060\u0024{a}\\\n\u003c/script\u003e\u2028\u0001`"#)
    #expect(
      try rendered("a::after { content: '{{x}}' }", ["x": "é'\\</style>"], as: "a.css")
        == #"a::after { content: 'é\27 \5c \3c \2f style\3e ' }"#)
    #expect(
      try rendered("a[\"{{x}}\"]", ["x": "say \"hi\"; <b> #1"], as: "a.mmd")
        == "a[\"say #quot;hi#quot;#59; #lt;b#gt; #35;1\"]")
    #expect(
      refusal("a[\"{{x}}\"]", ["x": "a\nb --> c"], as: "a.mmd")?.contains("U+000A, which a label cannot hold")
        == true)
    #expect(
      try rendered("{{x}}", ["x": "# <b>*a*_[x](y)\n1. b-c."], as: "a.md")
        == ##"\# &lt;b\>\*a\*\_\[x\](y) 1. b-c."##)
    #expect(try rendered("{{x}}", ["x": "1. a"], as: "a.md") == #"1\. a"#)
    #expect(try rendered("{{x}}", ["x": "a\n<b>"], as: "a.txt") == "a\n<b>")
    #expect(refusal("{{x}}", ["x": "a\u{1b}[31m"], as: "a.txt")?.contains("U+001B") == true)
  }
}
