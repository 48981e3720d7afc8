import JSONValues
import Outputs
import Rendering
import Resolve
import TemplateStore
import Testing

@testable import Targets

private func contract(title: String = "Card", text: String = "Hello.") throws -> ResolvedContract {
  try resolved(
    """
    tools:
      look: {description: Looks., effect: read, output: {name: string}, widget: card}
    widgets:
      card: {title: '\(title)', inline: [{text: \(text)}]}
      other: {title: Other, inline: [{text: Other.}]}
    """)
}

private func html(_ contract: ResolvedContract, _ overlay: [(name: String, text: String)] = []) throws
  -> String
{
  let templates = TemplateStore(overlay: overlay.map { ($0.name, "/mine/" + $0.name, $0.text) })
  return String(
    decoding: try WidgetPages(contract: contract, templates: templates).pages()[0].html, as: UTF8.self)
}

@Suite struct AppsPageTests {
  @Test func isNamedByItsDigest() throws {
    let pages = try WidgetPages(contract: try contract(), templates: TemplateStore()).pages()
    #expect(pages.map(\.widget) == ["card", "other"])
    #expect(pages[0].uri == "ui://field-service/card-\(SHA256.hex(of: pages[0].html).prefix(8)).html")
    let changed = try WidgetPages(contract: try contract(text: "Bye."), templates: TemplateStore()).pages()
    #expect(changed[0].uri != pages[0].uri)
    #expect(changed[1].uri == pages[1].uri)
  }

  @Test func isOneFileThatAsksForNothing() throws {
    let page = try html(try contract())
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    for needless in [
      "src=", "<link", "@import", "url(", "fetch(", "innerHTML", "eval(", "Function(", "onclick", "{{",
    ] {
      #expect(!page.contains(needless), "\(needless)")
    }
  }

  @Test func escapesTheTitleForHTML() throws {
    let page = try html(try contract(title: #"</title><script>a&b"</script>"#))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;a&amp;b&quot;&lt;/script&gt;</title>"))
  }

  @Test func letsNoTextEndTheScript() throws {
    let page = try html(try contract(text: #""</script><!--<script>\u2028\u2029é""#))
    #expect(page.contains(#"\u003c/script\u003e\u003c!--\u003cscript\u003e\u2028\u2029é"#))
    #expect(page.components(of: "</script>") == 2)
    #expect(page.components(of: "<script") == 2)
    #expect(!page.contains("<!--"))
  }

  @Test func takesAStyleSheetOfTheUsersOwn() throws {
    let page = try html(try contract(), [("apps/style.css", "main { color: red; }")])
    #expect(page.contains("<style>\nmain{color:red}\n</style>"))
  }

  @Test func namesThePlaceOfAValueThatIsNotThere() throws {
    let fault = #expect(throws: TemplateError.self) {
      _ = try html(try contract(), [("apps/widget.html", "<html>\n<p>{{nmae}}</p>")])
    }
    #expect(
      fault?.description
        == "/mine/apps/widget.html:2:4: there is no value `nmae`; there are `language`, `loading`, `program`, `script`, `style`, `title`"
    )
  }

  @Test(arguments: ["apps/host.js", "apps/style.css"])
  func refusesAPartThatWouldEndItsElement(_ name: String) throws {
    let fault = #expect(throws: TemplateError.self) {
      _ = try html(try contract(), [(name, "a\n\"</SCRIPT>\"")])
    }
    #expect(
      fault?.description == "/mine/\(name):2:2: `</script` would end the script or style sheet in the page")
  }

  @Test func namesThePlaceOfBracesThatAreNotClosed() throws {
    let fault = #expect(throws: TemplateError.self) {
      _ = try html(try contract(), [("apps/widget.html", "{{{style}}")])
    }
    #expect(fault?.description == "/mine/apps/widget.html:1:1: the tag is not closed by `}}}`")
  }
}

@Suite struct CompactionTests {
  @Test(arguments: [
    ("  a;\n\n  // why\n\tb; // c\n", "a;b;\n"),
    ("f(`\n  // kept\n`)\n", "f(`\n  // kept\n`)\n"),
    ("const a = 1\nconst b = a + +c - -d\n", "const a=1\nconst b=a+ +c- -d\n"),
    ("if (a) {\n  return \"x  /* y */\";\n}\nf()\n", "if(a){return\"x  /* y */\";}\nf()\n"),
    ("x = a / b / c; y = /[/ ]  \"/.test(z) // \"\n", "x=a/b/c;y=/[/ ]  \"/.test(z)\n"),
    ("return /a  b/g;\nx ? /'/ : 'it\\'s  so'", "return/a  b/g;x?/'/:'it\\'s  so'\n"),
    ("a = {\n  b, ...c,\n}\n  .d\n[e]", "a={b,...c,}.d\n[e]\n"),
  ])
  func leavesOutOfAScriptWhatOnlyItsAuthorReads(_ text: String, _ result: String) {
    #expect(String(decoding: Compaction.compacted(text, isScript: true), as: UTF8.self) == result)
  }

  @Test(arguments: [
    (
      "/* why */\n.x  .y, a > :is(b, c) + d {\n  margin: -1px 2px;\n  font: a / 1.5 b;\n}\n",
      ".x .y,a>:is(b,c) + d{margin:-1px 2px;font:a / 1.5 b}\n"
    ),
    (
      "@media (max-width: 4px) { a { content: \"a  b; }\"; inline-size: calc(1px + 2px) !important; } }",
      "@media (max-width:4px){a{content:\"a  b; }\";inline-size:calc(1px + 2px) !important}}\n"
    ),
  ])
  func leavesOutOfAStyleSheetWhatOnlyItsAuthorReads(_ text: String, _ result: String) {
    #expect(String(decoding: Compaction.compacted(text, isScript: false), as: UTF8.self) == result)
  }
}

@Suite struct ShortNamesTests {
  @Test(arguments: [
    ("const first=1;let second=first+1;", "const a=1;let b=a+1;"),
    ("function total(price,count){return price*count}total(1,2)", "function a(b,c){return b*c}a(1,2)"),
    ("const each=item=>item.item+\"item\"+/item/.test(item)", "const b=a=>a.item+\"item\"+/item/.test(a)"),
    // A key keeps its name, and so does a variable that is one in short form or has a default.
    (
      "const value=1,other=2;x={value:other,other(z){return value}}",
      "const a=1,other=2;x={value:other,other(z){return a}}"
    ),
    ("const {first,second}=x;const third={first}", "const {first,second}=x;const a={first}"),
    ("const [first,second]=x;f(...second,first)", "const [a,b]=x;f(...b,a)"),
    // What nobody declares is the browser's; `name` may be either.
    ("const name=1;document.title=name", "const name=1;document.title=name"),
    ("const a=1;const long=a?b.long:long", "const a=1;const c=a?b.long:c"),
    ("elements.list=(element,scope)=>{if(element)draw(scope,element)}", "elements.list=(a,b)=>{if(a)draw(b,a)}"),
  ])
  func replacesVariablesOnly(_ script: String, _ result: String) {
    let short = ShortNames.shortened(Array(script.utf8), kept: ["connect"])
    #expect(String(decoding: short, as: UTF8.self) == result)
  }

  @Test func keepsWhatIsUsedOutside() {
    let short = ShortNames.shortened(Array("function connect(){}connect()".utf8), kept: ["connect"])
    #expect(String(decoding: short, as: UTF8.self) == "function connect(){}connect()")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: part.utf8) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}
