import Findings
import Glibc
import Testing

@testable import Project

@Suite struct FilesTests {
  let scratch = Scratch()

  @Test func readsAFileWhole() throws {
    let text = String(repeating: "0123456789", count: 50_000)
    scratch.write("a/b.yaml", text)
    scratch.write("empty", "")
    #expect(try readFile(scratch["a/b.yaml"]) == Array(text.utf8))
    #expect(try readFile(scratch["empty"]) == [])
  }

  @Test func readsWhatTellsNoSize() throws {
    #expect(try readFile("/proc/self/status").count > 100)
  }

  @Test func saysWhyAFileCannotBeRead() {
    #expect(mkfifo(scratch["pipe"], 0o600) == 0)
    let message = { (name: String) -> String in
      do {
        _ = try readFile(scratch[name])
        return "read"
      } catch { return "\(error)".replacing(scratch.path, with: "DIR") }
    }
    #expect(message("none") == "can't read DIR/none: there is no such file or folder")
    #expect(message(".") == "can't read DIR: it is a folder")
    #expect(message("pipe") == "DIR/pipe is not a file")
  }

  @Test func listsByBytes() throws {
    for name in ["b", "a", "B", ".h", "ü"] { scratch.write(name, "") }
    scratch.link("link", to: "a")
    #expect(try listFolder(scratch.path).map(\.name) == [".h", "B", "a", "b", "link", "ü"])
    #expect(try listFolder(scratch.path)[4].kind == .link)
  }

  @Test func findsTheNearestProjectUpwards() throws {
    scratch.write("one/parlance.yaml", "")
    scratch.write("one/tools/deep/x.yaml", "")
    #expect(try findProjects(from: scratch["one/tools/deep"]) == [scratch["one"]])
    #expect(try findProjects(from: scratch["one"]) == [scratch["one"]])
  }

  @Test func findsEveryProjectBelowInPathOrder() throws {
    for name in ["b", "a/c", "a/b", ".hidden", "b/inner"] { scratch.write("\(name)/parlance.yaml", "") }
    #expect(try findProjects(from: scratch.path) == [scratch["a/b"], scratch["a/c"], scratch["b"]])
    scratch.write("empty/x", "")
    #expect(throws: ToolError.noProject(folder: scratch["empty"])) {
      try findProjects(from: scratch["empty"])
    }
    #expect(throws: ToolError.system(verb: "read", path: scratch["none"], code: ENOENT)) {
      try findProjects(from: scratch["none"])
    }
  }
}

@Suite struct IncludeTests {
  let scratch = Scratch()

  init() {
    for name in [
      "parlance.yaml", "types.yaml", "tools/b.yaml", "tools/a.yaml", "tools/deep/c.yaml", "tools/x.json",
    ] {
      scratch.write("p/\(name)", "")
    }
    scratch.write("p/tools/.hidden.yaml", "")
    scratch.write("p/tools/folder.yaml/d.yaml", "")
    scratch.write("outside.yaml", "")
  }

  private func found(_ pattern: String) throws -> [String] {
    let staged = try include(pattern, in: scratch["p"], at: nil)
    return staged.value + staged.findings.map { "\($0.kind.code): \($0.message)" }
  }

  @Test func matchesFilesByPattern() throws {
    #expect(try found("types.yaml") == ["types.yaml"])
    #expect(try found("./tools/a.yaml") == ["tools/a.yaml"])
    #expect(try found("tools/*.yaml") == ["tools/a.yaml", "tools/b.yaml"])
    #expect(try found("tools/?.json") == ["tools/x.json"])
    #expect(try found("*/*/*.yaml") == ["tools/deep/c.yaml", "tools/folder.yaml/d.yaml"])
    #expect(
      try found("**/*.yaml") == [
        "tools/a.yaml", "tools/b.yaml", "tools/deep/c.yaml", "tools/folder.yaml/d.yaml", "types.yaml",
      ])
    #expect(try found("tools/**").count == 5)
  }

  @Test func findsPatternsThatNameNothing() throws {
    #expect(try found("tool/*.yaml") == ["include/no-match: no file matches `tool/*.yaml`"])
    #expect(try found("type.yaml") == ["include/no-match: there is no file `type.yaml`"])
    #expect(try found("tools") == ["include/no-match: there is no file `tools`"])
    #expect(try found("") == ["include/no-match: an empty pattern names no file"])
    #expect(
      try found("tools\\a.yaml") == [
        "include/no-match: `tools\\a.yaml` has a backslash, which stands in no file name here"
      ])
  }

  @Test func findsPatternsThatLeadOutside() throws {
    #expect(try found("../*.yaml") == ["include/outside-project: `../*.yaml` leads outside the project"])
    #expect(try found("/etc/*.yaml") == ["include/outside-project: `/etc/*.yaml` is an absolute path"])
    scratch.link("p/tools/out.yaml", to: "../../outside.yaml")
    let stray = "include/outside-project: `tools/out.yaml` is a link that leads outside the project"
    #expect(try found("tools/*.yaml") == [stray])
    #expect(try found("tools/out.yaml") == [stray])
    scratch.link("p/away", to: "..")
    #expect(
      try found("away/outside.yaml") == [
        "include/outside-project: `away` is a link that leads outside the project"
      ])
  }

  @Test func followsLinksThatStayInside() throws {
    scratch.link("p/again.yaml", to: "tools/a.yaml")
    scratch.link("p/loop", to: ".")
    scratch.link("p/gone.yaml", to: "nowhere")
    #expect(try found("*.yaml") == ["again.yaml", "types.yaml"])
    #expect(try found("**/a.yaml") == ["tools/a.yaml"])
  }

  @Test(arguments: [
    ("a*b*c", "aXbYc", true), ("a*b*c", "abcX", false), ("*", ".hidden", false), (".*", ".hidden", true),
    ("?.yaml", "ü.yaml", true), ("**a", "aaa", true),
    ("*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func matchesNames(wildcard: String, name: String, isMatch: Bool) {
    #expect(IncludePattern.matches(name, Array(wildcard.utf8)) == isMatch)
  }
}
