import Findings
import Import
import JSONValues
import Project
import Testing

/// Every tool of the real lists: it imports, it builds, and it comes back as it was.
@Suite struct CorpusTests {
  private static let files =
    Corpus.isPresent("mcp-tools", cases: 2019)
    ? ((try? listFolder("\(Corpus.root)/mcp-tools")) ?? []).map(\.name).filter { $0.hasSuffix(".json") } : []

  /// What the page says of the corpus is what comes out of it.
  @Test(.enabled(if: !files.isEmpty)) func everyToolComesBackAsItWas() throws {
    var tools = 0
    var short = 0
    var raw = 0
    var types = 0
    var codes: [String: Int] = [:]
    for name in Self.files {
      let imported = try Imported(readImportSource("\(Corpus.root)/mcp-tools/\(name)"))
      let contract = try #require(imported.contract, "\(name) is refused")
      let verification = try #require(imported.verification)
      #expect(
        !verification.findings.hasErrors,
        "\(name) does not build: \(verification.findings.first { $0.severity == .error }?.message ?? "")")
      #expect(verification.changes.isEmpty, "\(name): \(verification.changes.first?.message ?? "")")
      tools += contract.tools.count
      types += contract.typeCount
      for line in contract.files.flatMap({ $0.text.split(separator: "\n") }) {
        if line.hasPrefix("    input_schema:") { raw += 1 }
        if line.hasPrefix("    input:") { short += 1 }
      }
      for finding in imported.findings + verification.findings { codes[finding.kind.code, default: 0] += 1 }
    }
    #expect(tools == 2019)
    let page = String(decoding: try readFile(Self.page), as: UTF8.self)
    #expect(page.contains("\(Self.files.count) lists"))
    #expect(page.contains("\(tools) tools"), "the page says otherwise than \(tools) tools")
    #expect(page.contains("\(raw) inputs stay raw"), "\(raw) inputs stay raw")
    #expect(page.contains("\(types) named types"), "\(types) named types")
    for (code, count) in codes.sorted(by: { $0.key < $1.key }) {
      #expect(page.contains("| `\(code)` | \(count) |"), "the page lacks: | `\(code)` | \(count) |")
    }
    let told = page.matches(of: /\n\| `([a-z-]+\/[a-z-]+)` \| \d+ \|/).map { String($0.1) }
    #expect(Set(told) == Set(codes.keys), "the page tells of findings that are none any more")
    #expect(short > 1500, "most inputs read as if written by hand, not \(short)")
  }

  private static let page =
    String(#filePath.dropLast("/Tests/ImportTests/CorpusTests.swift".count)) + "/Documentation/import.md"

  /// App packages and the protocol's own examples: each is imported and comes back, or is refused in words.
  @Test(arguments: [
    "apps-sdk/m365-raw", "apps-sdk/doc-blocks", "mcp-other/mcp-spec-2026-07-28", "mcp-other/mcp-spec-schemas",
  ])
  func everyOtherFileIsImportedOrRefused(folder: String) throws {
    guard Corpus.isPresent(folder, cases: 130) else { return }
    var count = 0
    for entry in try listFolder("\(Corpus.root)/\(folder)") {
      let imported = try Imported(readImportSource("\(Corpus.root)/\(folder)/\(entry.name)"))
      if imported.contract == nil {
        #expect(imported.findings.hasErrors, "\(entry.name) is refused without a word")
      } else {
        #expect(
          imported.isFaithful, "\(entry.name): \(imported.verification?.changes.first?.message ?? "does not build")")
        count += 1
      }
    }
    #expect(count > 0 || folder.hasSuffix("schemas"))
  }
}
