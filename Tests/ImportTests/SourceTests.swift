import Findings
import Glibc
import Import
import JSONValues
import Project
import SourceText
import Syntax
import Testing

/// The forms that a source can have, and what is found in one.
@Suite struct SourceTests {
  private static let tool =
    #"{"name": "find", "description": "Finds.", "inputSchema": {"type": "object", "properties": {}}}"#

  @Test(arguments: [
    "{\"tools\": [TOOL]}", "[TOOL]", "TOOL", #"{"jsonrpc": "2.0", "id": 1, "result": {"tools": [TOOL]}}"#,
    #"{"resultType": "complete", "tools": [TOOL], "ttlMs": 0, "cacheScope": "public"}"#,
    #"[{"jsonrpc": "2.0", "id": 1, "result": {}}, {"jsonrpc": "2.0", "id": 2, "result": {"tools": [TOOL]}}]"#,
    #"{"tools": {"find": TOOL}}"#, "\u{FEFF}[TOOL]",
  ])
  func everyFormOfAListIsRead(form: String) throws {
    let imported = try Imported(form.replacing("TOOL", with: Self.tool))
    #expect(imported.contract?.tools.map(\.key) == ["find"], "\(imported.findings.first?.message ?? "")")
    #expect(imported.isFaithful)
    #expect(imported.findings.isEmpty)
  }

  @Test func aBundleSaysWhoItIs() throws {
    let imported = try Imported(
      #"""
      {"manifest_version": "0.3", "name": "desk-tools", "display_name": "Desk", "version": "2.1.0", "description": "Helps.",
       "server": {"type": "node", "entry_point": "index.js"}, "prompts": [],
       "tools": [{"name": "find", "description": "Finds."}]}
      """#)
    let page = try #require(imported["parlance.yaml"])
    for line in ["contract: desk-tools", "version: 2.1.0", "title: Desk", "description: Helps."] {
      #expect(page.contains("\n\(line)\n"))
    }
    #expect(imported["tools.yaml"]?.contains("input: unknown") == true)
    #expect(imported.sourceCodes == ["import/left-out"])
    #expect(imported.codes.contains("tool/input-unknown"))
    #expect(imported.isFaithful, "a tool without a schema comes back without one")
  }

  @Test(arguments: [
    "{}", "7", "null", "\"tools\"", #"{"tools": 7}"#, #"{"tools": {"listChanged": true}}"#,
    #"{"jsonrpc": "2.0", "id": 1, "error": {"code": -32601, "message": "no such method"}}"#,
    #"{"name": "a resource", "uri": "file:///a", "annotations": {}}"#,
  ])
  func whatHoldsNoToolsIsRefused(text: String) throws {
    let imported = try Imported(text)
    #expect(imported.contract == nil)
    #expect(imported.sourceCodes == ["import/no-tools"])
  }

  @Test func anEmptyListIsAContractWithoutTools() throws {
    let imported = try Imported("[]")
    #expect(imported.contract?.files.map(\.path) == ["parlance.yaml"])
    #expect(imported.isFaithful)
  }

  @Test func whatIsNoToolIsLeftOutInSight() throws {
    let imported = try Imported("[\(Self.tool), 7, {\"description\": \"nameless\"}, {\"name\": null}]")
    #expect(imported.contract?.tools.count == 1)
    #expect(imported.sourceCodes == ["import/not-a-tool", "import/not-a-tool", "import/not-a-tool"])
    #expect(imported["parlance.yaml"]?.contains(#"# Left out, as it is no tool: {"description":"nameless"}"#) == true)
  }

  @Test func aListThatGoesOnIsIncomplete() throws {
    let imported = try Imported("{\"tools\": [\(Self.tool)], \"nextCursor\": \"2\"}")
    #expect(imported.sourceCodes == ["import/incomplete"])
  }

  /// Python's SDK writes out members that aren't there.
  @Test func aCursorOfNullEndsTheList() throws {
    let imported = try Imported("{\"tools\": [\(Self.tool)], \"nextCursor\": null}")
    #expect(imported.sourceCodes == [])
    #expect(imported.isFaithful)
  }

  @Test func numbersWithTooManyDigitsAreTold() throws {
    let imported = try Imported(
      #"""
      [{"name": "n", "description": "N.", "inputSchema": {"type": "object", "properties": {
        "a": {"type": "integer", "maximum": 18446744073709551615}, "b": {"type": "number", "maximum": 1e400},
        "c": {"type": "number", "maximum": 1e3, "minimum": 0.1, "default": 9223372036854775807, "multipleOf": 1.10}}}}]
      """#)
    #expect(imported.sourceCodes == ["import/inexact-number", "import/inexact-number"])
    #expect(imported.isFaithful)
  }

  @Test func aChangeIsTold() throws {
    let imported = try Imported("[\(Self.tool)]")
    var contract = try #require(imported.contract)
    contract.files[1].text = contract.files[1].text.replacing("Finds.", with: "Loses.")
    var source = ImportSource(sources: SourceSet(), tree: NodeTree(), documents: [], shownName: "a", fallbackName: "a")
    let file = source.sources.add(SourceFile(name: "a.json", bytes: Array("[\(Self.tool)]".utf8)))
    source.documents = source.tree.read(file, of: source.sources).value
    let changes = try verify(contract, of: source).changes
    #expect(changes.map(\.kind.code) == ["import/changed"])
    #expect(
      changes.first?.message
        == "tool `find` does not come back as it was: `description` was `\"Finds.\"` and is `\"Loses.\"`")
  }

  // MARK: - App packages

  private static let plugin = #"""
    {"schema_version": "v2.4", "name_for_human": "Desk", "description_for_human": "Helps.", "namespace": "desk",
     "functions": [{"name": "find", "description": "Finds.", "capabilities": {"confirmation": {"type": "AdaptiveCard", "body": "Find $(it)?"}}}],
     "runtimes": [{"type": "RemoteMCPServer", "spec": {"url": "URL", "mcp_tool_description": {"file": "mcp-tools.json"}}}]}
    """#

  /// Lays files into a folder of their own, imports one and deletes them.
  private func package(_ files: [String: String], _ name: String = "") throws -> Imported {
    var template = Array("/tmp/parlance-import-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer {
      for name in files.keys { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    for (name, text) in files {
      let file = try #require(fopen("\(folder)/\(name)", "w"))
      fputs(text, file)
      fclose(file)
    }
    return try Imported(readImportSource(name.isEmpty ? folder : "\(folder)/\(name)"))
  }

  @Test func aPackageIsFollowedFromManifestToTools() throws {
    let files = [
      "manifest.json":
        #"{"manifestVersion": "1.24", "version": "3.0.0", "name": {"short": "Desk"}, "copilotAgents": {"declarativeAgents": [{"id": "a", "file": "agent.json"}]}}"#,
      "agent.json": #"{"version": "v1.6", "name": "Desk agent", "actions": [{"id": "b", "file": "ai-plugin.json"}]}"#,
      "ai-plugin.json": Self.plugin.replacing("URL", with: "https://desk.example/mcp"),
      "mcp-tools.json": "{\"tools\": [\(Self.tool)]}",
    ]
    let imported = try package(files)
    #expect(imported.contract?.tools.map(\.key) == ["find"])
    #expect(imported.findings.isEmpty && imported.isFaithful)
    #expect(imported["tools.yaml"]?.contains("confirm: Find $(dollar)(it)?\n") == true)
    let page = try #require(imported["parlance.yaml"])
    for part in ["contract: desk\n", "version: 3.0.0\n", "  url: https://desk.example/mcp\n"] {
      #expect(page.contains(part), "\(page)")
    }
  }

  @Test func whatAPackageSaysOfItselfIsKeptForAPerson() throws {
    let files = [
      "manifest.json": #"""
      {"manifestVersion": "1.24", "version": "3.0.0", "name": {"short": "Desk"}, "icons": {"color": "a.png"},
       "developer": {"name": "Fernwood", "websiteUrl": "https://fernwood.example", "privacyUrl": "https://fernwood.example/p"},
       "copilotAgents": {"declarativeAgents": [{"id": "a", "file": "agent.json"}]}}
      """#,
      "agent.json": #"""
      {"version": "v1.6", "name": "Desk agent", "instructions": "Be brief.  \r\nNever guess.",
       "conversation_starters": [{"title": "Find", "text": "Find order 0042."}],
       "actions": [{"id": "b", "file": "ai-plugin.json"}]}
      """#,
      "ai-plugin.json": Self.plugin.replacing("URL", with: "https://desk.example/mcp"),
      "mcp-tools.json": "{\"tools\": [\(Self.tool)]}",
    ]
    let imported = try package(files)
    #expect(imported.sourceCodes == ["import/left-out"], "the icons")
    let page = try #require(imported["parlance.yaml"])
    #expect(
      page.hasSuffix(
        """
        #
        # What the source says for a directory. Take the `#` away to publish it, and add what is missing.
        # submission:
        #   display_name: Desk
        #   developer: Fernwood
        #   urls: {website: 'https://fernwood.example', privacy: 'https://fernwood.example/p'}
        #   starter_prompts: [Find order 0042.]
        #
        # What the source tells its agent, which an agent of yours might be told too:
        # instructions: |-
        #   Be brief.
        #   Never guess.

        """), "\(page)")
  }

  @Test func aMissingFileIsTold() throws {
    let plugin = Self.plugin.replacing("URL", with: "<your url>")
    let functions = try package(["ai-plugin.json": plugin])
    #expect(functions.sourceCodes == ["import/missing-file"])
    #expect(functions["tools.yaml"]?.contains("input: unknown") == true)
    #expect(functions["parlance.yaml"]?.contains("url: https") == true, "the comment says what to write")
    let nothing = try package(["agent.json": #"{"actions": [{"file": "gone.json"}]}"#], "agent.json")
    #expect(nothing.contract == nil && nothing.sourceCodes == ["import/missing-file"])
  }

  @Test func aPackageLeadsNowhereElse() throws {
    let imported = try package(
      ["agent.json": #"{"actions": [{"file": "../../etc/passwd"}, {"file": "/etc/hostname"}]}"#], "agent.json")
    #expect(imported.contract == nil && imported.sourceCodes == ["import/missing-file", "import/missing-file"])
  }
}
