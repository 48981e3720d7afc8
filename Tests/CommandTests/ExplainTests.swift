import Foundation
import Testing

@Suite struct ExplainTests {
  /// Every code that the sources give a finding, wherever it is declared.
  static let codes: [String] = {
    let folder = Repository.path + "/Sources"
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    var codes: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
      for match in text.matches(of: /FindingKind\(\s*"([a-z0-9\/-]+[a-z0-9])"/) {
        codes.insert(String(match.1))
      }
    }
    // Those that are put together from parts stand in the gallery.
    for contract in BrokenContract.all {
      for line in (try? contract.expected) ?? [] {
        if let code = line.firstMatch(of: /\[(.*?)\]/)?.1 { codes.insert(String(code)) }
      }
    }
    return codes.sorted()
  }()

  /// Every declaration of `Specs/field-service` that an output comes from.
  static let declarations: [String] = {
    guard let folder = try? Folder(),
      (try? Parlance.run(
        ["build", "--project", Repository.spec("field-service"), "--out", "made"], in: folder)) != nil,
      let files = try? folder.tree()
    else { return [] }
    var names: Set<String> = []
    for (path, bytes) in files where path.hasSuffix("manifest.json") {
      let manifest = (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any]
      for file in manifest?["files"] as? [[String: Any]] ?? [] {
        names.formUnion(file["declarations"] as? [String] ?? [])
      }
    }
    return names.union(["environment.dev", "environment.production"]).sorted()
  }()

  @Test func knowManyCodesAndKinds() {
    #expect(Self.codes.count >= 100)
    #expect(
      Set(Self.declarations.map { $0.split(separator: ".")[0] }).isSuperset(of: ["tool", "widget", "agent"]))
  }

  /// Each code has a severity, a line that says what is checked, and a text that says why.
  @Test(arguments: codes)
  func tellsACode(code: String) throws {
    let run = try Parlance.run(["explain", code], in: try Folder())
    #expect(run.status == 0 && run.complaint == "")
    let paragraphs = run.output.components(separatedBy: "\n\n")
    #expect(paragraphs[0].wholeMatch(of: /(error|warning|info)\[(.+)\]/)?.2 == code[...])
    #expect(paragraphs.count >= 3, "a summary, and why it matters")
    for paragraph in paragraphs { #expect(!paragraph.isEmpty) }
  }

  /// Where it is declared, and at least one thing that follows.
  @Test(arguments: declarations)
  func tellsADeclaration(name: String) throws {
    let run = try Parlance.run(
      ["explain", name, "--project", Repository.spec("field-service")], in: try Folder())
    #expect(run.status == 0 && run.complaint == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("\(name)  (") == true)
    #expect(lines.count > 1, "nothing follows")
  }

  @Test func findsANameWithoutItsKind() throws {
    let folder = try Folder()
    let project = ["--project", Repository.spec("field-service")]
    let long = try Parlance.run(["explain", "tool.create_ticket"] + project, in: folder)
    #expect(try Parlance.run(["explain", "create_ticket"] + project, in: folder).output == long.output)
    expectRefusal(
      try Parlance.run(["explain", "create_tiket"] + project, in: folder),
      "the contract declares no `create_tiket`", help: "did you mean `create_ticket`?")
    let other = try Parlance.run(["explain", "wibble"] + project, in: folder)
    #expect(other.status == 2 && other.complaint.contains("\n  help: it declares tool.lookup_customer, "))
  }

  @Test func helpsOnFromACodeThatDoesNotExist() throws {
    expectRefusal(
      try Parlance.run(["explain", "yaml/duplicate-kye"], in: try Folder()),
      "no finding is called `yaml/duplicate-kye`", help: "did you mean `yaml/duplicate-key`?")
  }
}
