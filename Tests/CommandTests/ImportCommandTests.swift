import Foundation
import Testing

@Suite struct ImportCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ words: String..., input: String? = nil) throws -> Parlance {
    try Parlance.run(words, in: folder, input: input)
  }

  private static let list = """
    {"tools": [
      {"name": "find_order", "title": "Find an order", "description": "Use this when an order is asked for. Do not use it to change one.",
       "inputSchema": {"type": "object", "properties": {"number": {"type": "string", "pattern": "^[0-9]{4}$"}}, "required": ["number"], "additionalProperties": false},
       "outputSchema": {"type": "object", "properties": {"state": {"type": "string"}}, "required": ["state"], "additionalProperties": false},
       "annotations": {"readOnlyHint": true, "openWorldHint": false}, "_meta": {"desk/rank": 3}},
      {"name": "shop/cancel", "description": "Cancels.", "inputSchema": {"type": "object", "order": {"type": "string"}}}
    ]}
    """

  /// The tools of a built contract, as JSON.
  private func tools(_ project: String) throws -> NSArray {
    let tree = try folder.tree("\(project)/Generated")
    let file = try #require(tree.first { $0.key.hasSuffix("/mcp/tools.json") })
    let answer = try #require(try JSONSerialization.jsonObject(with: file.value) as? [String: Any])
    return try #require(answer["tools"] as? NSArray)
  }

  /// From a file and from standard input; each line that `import` prints leads on, through build and test.
  @Test(arguments: [false, true]) func givesBackEachTool(fromInput: Bool) throws {
    try folder.write("list.json", Self.list)
    let made =
      try fromInput ? run("import", "-", "--to", "desk", input: Self.list) : run("import", "list.json", "--to", "desk")
    #expect(made.status == 0 && made.complaint == "", "\(made.complaint)")
    #expect(made.output.contains("a build gives back every tool as it was\n"))
    let files = made.output.matches(of: /\n {2}(desk\/.+)/).map { String($0.1) }
    #expect(files == ["desk/parlance.yaml", "desk/tools.yaml"])
    for file in files { #expect(folder.exists(file)) }
    #expect(made.output.hasSuffix("\nnext: parlance build --project desk\n"))

    #expect(try run("build", "--project", "desk").status == 0)
    let source = try #require(try JSONSerialization.jsonObject(with: Data(Self.list.utf8)) as? [String: Any])
    #expect(try tools("desk") == source["tools"] as? NSArray)
    // What the source had wrong is a finding of the contract, and none of what was emitted from it.
    let check = try run("check", "--project", "desk")
    #expect(
      check.output.contains("warning[schema/stray-property]") && check.output.contains("warning[tool/unportable-name]"))
    let test = try run("test", "--project", "desk")
    #expect(test.status == 0, "\(test.output)\(test.complaint)")
  }

  @Test func writesOverNothing() throws {
    try folder.write("list.json", Self.list)
    try folder.write("desk/notes.txt", "mine")
    expectRefusal(
      try run("import", "list.json", "--to", "desk"), "desk is not empty: it holds notes.txt",
      help: "name a new folder: an import never writes over what is there")
    #expect(try folder.tree("desk").keys.sorted() == ["notes.txt"])
    expectRefusal(
      try run("import", "list.json"), "`parlance import` needs `--to DIR`", help: "name a new folder for the contract")
  }

  @Test(arguments: [
    ("{\"tools\": [", "error[json/syntax]"), ("{}", "error[import/no-tools]"), ("", "error[json/syntax]"),
    ("{\"a\": \"\\ud800\"}", "error[json/syntax]"),
  ])
  func leavesNothingBehindWithoutAList(text: String, finding: String) throws {
    let made = try run("import", "-", "--to", "desk", input: text)
    #expect(made.status == 1 && made.output == "")
    #expect(made.complaint.contains(finding), "\(made.complaint)")
    #expect(made.complaint.hasSuffix("nothing was written\n"))
    #expect(folder.isEmpty)
  }

  @Test func asksForWhatIsInAnArchive() throws {
    try folder.write("desk.mcpb", "PK\u{3}\u{4}")
    expectRefusal(
      try run("import", "desk.mcpb", "--to", "desk"), "desk.mcpb is a packed archive",
      help: "unpack it, and name its manifest: `unzip -p desk.mcpb manifest.json | parlance import - --to DIR`")
  }

  @Test func keepsTheQueryOfAnAddressToItself() throws {
    let made = try run("import", "http://127.0.0.1:1/mcp?key=hidden", "--to", "desk", "--timeout", "5")
    #expect(made.status == 2 && folder.isEmpty)
    #expect(made.complaint.hasPrefix("parlance: http://127.0.0.1:1/mcp does not answer: "), "\(made.complaint)")
    #expect(!made.complaint.contains("hidden"))
  }
}
