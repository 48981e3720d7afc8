import Glibc
import Outputs
import Testing

@testable import Project

@Suite struct SecretEscapingTests {
  private func fill(_ text: String, _ path: String, _ value: String) -> String {
    var problems: [FillProblem] = []
    let bytes = filled(Array(text.utf8), path: path, { _ in Array(value.utf8) }, problems: &problems)
    let reasons = problems.map {
      switch $0 {
      case .missing(let name): "missing \(name)"
      case .malformed: "malformed"
      case .unfit(_, _, let reason): reason
      }
    }
    return reasons.isEmpty ? String(decoding: bytes, as: UTF8.self) : reasons.joined(separator: "; ")
  }

  @Test func escapesForJSON() {
    #expect(
      fill(#"{"a": "Bearer @secret(T)"}"#, "a/b.json", "x\"\\\n\u{1}é") == #"{"a": "Bearer x\"\\\n\u0001é"}"#)
  }

  @Test func escapesForXML() {
    #expect(
      fill(#"<a b="@secret(T)">@secret(T)</a>"#, "a.xml", "<&>\"'")
        == #"<a b="&lt;&amp;&gt;&quot;&apos;">&lt;&amp;&gt;&quot;&apos;</a>"#)
    #expect(fill("<a><![CDATA[ @secret(T) ]]></a>", "a.xml", "<&>") == "<a><![CDATA[ <&> ]]></a>")
    #expect(fill("<![CDATA[ x ]]><b>@secret(T)</b>", "a.xml", "<") == "<![CDATA[ x ]]><b>&lt;</b>")
    #expect(fill("<![CDATA[ @secret(T) ]]>", "a.xml", "a]]>b").contains("square bracket"))
    #expect(fill("<!-- @secret(T) -->", "a.xml", "a") == "the reference stands in a comment")
    #expect(fill("<a>@secret(T)</a>", "a.xml", "a\nb").contains("line break"))
  }

  @Test func escapesForAsterisk() {
    #expect(
      fill("password = @secret(T)\n", "asterisk/pjsip.conf", "a;b\\;${c}") == "password = a\\;b\\\\;${c}\n")
    for value in ["a\nb", "a\rb", "a\u{2028}b", "a\u{85}b", "a\tb"] {
      #expect(fill("password = @secret(T)", "pjsip.conf", value).contains("control character"))
    }
    #expect(fill("p = @secret(T)", "pjsip.conf", " a").contains("blank"))
    #expect(fill("p=@secret(T)", "pjsip.conf", ">a").contains("begins with `>`"))
    #expect(
      fill("p = @secret(T)", "pjsip.conf", String(repeating: "a", count: 5000)).contains("longer than a line")
    )
    for value in ["${SHELL(x)}", "$[1]", "a,b", "a)"] {
      #expect(fill("Set(A=@secret(T))", "extensions.conf", value).contains("a dialplan evaluates"))
    }
  }

  @Test func refusesFormatsThatKeepNoSecret() {
    #expect(fill("@secret(T)", "apps/card.html", "v").contains("a page is sent to everyone"))
    #expect(fill("@secret(T)", "realtime/a.instructions.md", "v").contains("can keep no secret"))
    #expect(fill("@secret(T)", "phone/flow.mmd", "v").contains("can keep no secret"))
    #expect(fill("@secret(T)", "code/a.py", "v").contains(".json, .xml and .conf"))
    #expect(fill("no reference: a@secret.example", "apps/card.html", "v") == "no reference: a@secret.example")
  }

  @Test func takesAValueAsItIs() {
    #expect(fill("@secret(A) @secret(B)", "a.json", "@secret(B)") == "@secret(B) @secret(B)")
    #expect(fill("@secret() @secret(1A) @secret(A", "a.json", "v") == "malformed; malformed; malformed")
    var problems: [FillProblem] = []
    _ = filled(Array("@secret(A)".utf8), path: "a.json", { _ in [0xFF] }, problems: &problems)
    #expect(problems == [.unfit(path: "a.json", name: "A", reason: "the value is not UTF-8 text")])
  }
}

@Suite struct FillTests {
  let scratch = Scratch()
  let values: SecretValues = { ["TOKEN": Array("s3cr\"et".utf8), "PASSWORD": Array("p;w".utf8)][$0] }

  init() throws {
    let files = [
      "realtime/a.json": #"{"authorization": "@secret(TOKEN)"}"#,
      "phone/asterisk/pjsip.conf": "password = @secret(PASSWORD)\n",
      "apps/card.html": "<p>card</p>",
    ]
    let content = UnitContent(
      contract: "desk", contractVersion: nil,
      environments: [
        .init(
          name: "dev",
          outputs: files.map { Output(path: $0.key, bytes: Array($0.value.utf8), declarations: []) })
      ], scope: .init(allEnvironments: true))
    _ = try write(content, to: scratch["Generated"])
  }

  private func fill(_ out: String, from folder: String = "Generated/desk/dev", _ values: SecretValues? = nil)
    -> String
  {
    do {
      let result = try Project.fill(scratch[folder], to: scratch[out], values: values ?? self.values)
      return "\(result.files) files, \(result.secrets.joined(separator: " "))"
    } catch {
      return "\(error)".replacing(scratch.path, with: "DIR")
    }
  }

  @Test func putsValuesIntoACopyForTheOwnerAlone() throws {
    let before = scratch.files(below: "Generated")
    #expect(fill("deploy/dev") == "3 files, PASSWORD TOKEN")
    #expect(scratch.read("deploy/dev/realtime/a.json") == #"{"authorization": "s3cr\"et"}"#)
    #expect(scratch.read("deploy/dev/phone/asterisk/pjsip.conf") == "password = p\\;w\n")
    #expect(scratch.read("deploy/dev/apps/card.html") == "<p>card</p>")
    #expect(status(scratch["deploy/dev/realtime/a.json"])!.st_mode & 0o777 == 0o600)
    #expect(status(scratch["deploy/dev/realtime"])!.st_mode & 0o777 == 0o700)
    #expect(scratch.files(below: "Generated") == before)
    #expect(try listFolder(scratch["deploy"]).map(\.name) == ["dev"])
  }

  @Test func fillsAgainAndLeavesFilesOfOthers() throws {
    #expect(fill("deploy") == "3 files, PASSWORD TOKEN")
    scratch.write("deploy/sounds/hello.wav", "sound")
    let sound = scratch.identity("deploy/sounds/hello.wav")
    #expect(fill("deploy", { _ in Array("new".utf8) }) == "3 files, PASSWORD TOKEN")
    #expect(scratch.read("deploy/realtime/a.json") == #"{"authorization": "new"}"#)
    #expect(scratch.identity("deploy/sounds/hello.wav") == sound)
    #expect(try listFolder(scratch.path).map(\.name) == ["Generated", "deploy"])
  }

  @Test func listsEverythingThatIsMissingAndWritesNothing() {
    #expect(
      fill("deploy", { $0 == "TOKEN" ? [] : nil }) == """
        nothing was filled
          PASSWORD is not set, or is empty
          TOKEN is not set, or is empty
          help: set them in the environment of this command
        """)
    #expect(status(scratch["deploy"]) == nil)
  }

  @Test func neverTellsAValue() {
    let text = fill("deploy", { _ in Array("topsecret\nvalue".utf8) })
    #expect(text.contains("phone/asterisk/pjsip.conf: PASSWORD can't be put in: the value has a line break"))
    #expect(!text.contains("topsecret"))
    #expect(status(scratch["deploy"]) == nil)
  }

  @Test(arguments: [
    "Generated", "Generated/desk", "Generated/desk/dev", "Generated/desk/live/x", "Generated/new", ".",
  ])
  func neverWritesIntoTheGeneratedTree(out: String) {
    let before = scratch.files()
    #expect(fill(out).contains("is in the generated tree"))
    #expect(scratch.files() == before)
  }

  @Test func neverWritesIntoTheGeneratedTreeThroughALink() {
    scratch.link("away", to: "Generated/desk")
    scratch.link("tree", to: "Generated")
    #expect(fill("away/new").contains("is in the generated tree"))
    #expect(fill("away/../new").contains("is in the generated tree"))
    #expect(fill("deploy", from: "tree/desk/dev") == "3 files, PASSWORD TOKEN")
    #expect(fill("Generated/other", from: "tree/desk/dev").contains("is in the generated tree"))
  }

  @Test func refusesAFolderThatItDidNotWrite() {
    scratch.write("home/letter", "dear")
    #expect(
      fill("home") == """
        DIR/home holds files that `parlance fill` did not write
          help: name a folder that is new or empty
        """)
    #expect(scratch.files(below: "home") == ["home/letter": "dear"])
    #expect(fill("home/letter") == "DIR/home/letter is not a folder")
  }

  @Test func refusesWhatIsNotAsItWasBuilt() {
    scratch.write("Generated/desk/dev/realtime/a.json", "@secret(TOKEN)@secret(PASSWORD)")
    #expect(
      fill("deploy") == """
        DIR/Generated/desk/dev is not as it was built
          realtime/a.json is missing or was edited
          help: run `parlance build`, then fill again
        """)
    #expect(fill("deploy", from: "Generated/desk").contains("help: name one of DIR/Generated/desk/dev"))
    #expect(fill("deploy", from: "nowhere").hasPrefix("there is no folder DIR/nowhere"))
  }
}
