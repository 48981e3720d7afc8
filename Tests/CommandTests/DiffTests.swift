import Foundation
import Testing

/// `parlance diff` as a person meets it.
@Suite struct DiffTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "parlance.yaml",
      """
      parlance: 1
      contract: desk
      version: 1.0.0
      include: [tools/*.yaml]
      server: {name: desk, url: $(env.url)}
      environments:
        dev: {variables: {url: https://dev.example/mcp}}
        live: {variables: {url: https://live.example/mcp}}

      """)
    try folder.write(
      "tools/find.yaml",
      "tools:\n  find: {description: Use this one., surfaces: [chat], input: {query: {type: string, maxLength: 80}}}\n")
  }

  private func run(_ words: String...) throws -> Parlance { try Parlance.run(words, in: folder) }

  private func git(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
      + words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(words)")
  }

  private func commit() throws {
    try git("init", "-q", "-b", "main")
    try git("add", "-A")
    try git("commit", "-q", "-m", "first")
  }

  @Test func comparesWithARevision() throws {
    try commit()
    #expect(try run("diff", "git:main").output == "desk: git:main → working folder\nno changes\n")
    try folder.edit("tools/find.yaml", "maxLength: 80", "maxLength: 60")
    // A file that is new since then belongs to the new side only.
    try folder.write(
      "tools/keep.yaml", "tools:\n  keep: {description: Use that one., surfaces: [chat], input: {what: string}}\n")
    let review = try run("diff", "git:main")
    #expect(review.status == 0 && review.complaint == "")
    #expect(
      review.output.contains("breaks[review/input-narrowed] tool.find: `input.query.maxLength` is `60`, was `80`"))
    #expect(review.output.contains("was git:main:/tools/find.yaml:2:") == false)
    #expect(review.output.contains("was main:tools/find.yaml:2:"))
    #expect(review.output.contains("exposes[review/tool-added] tool.keep"))
    #expect(try folder.read("tools/find.yaml").contains("maxLength: 60"), "the work tree is left alone")
  }

  @Test func comparesTwoRevisions() throws {
    try commit()
    try folder.edit("tools/find.yaml", "maxLength: 80", "maxLength: 60")
    try git("commit", "-q", "-a", "-m", "second")
    let review = try run("diff", "git:main", "git:main~1")
    #expect(review.output.contains("changes[review/input-widened] tool.find"))
    #expect(review.output.hasPrefix("desk: git:main → git:main~1\n"))
  }

  @Test func saysWhatIsWrongWithARevision() throws {
    expectRefusal(
      try run("diff", "git:main"), ". lies in no git repository", help: "compare with a folder: `parlance diff OLD`")
    try commit()
    expectRefusal(
      try run("diff", "git:mian"), "git knows no revision `mian`",
      help: "fetch it first; a workflow's checkout has only the newest commit unless it says `fetch-depth: 0`")
    expectRefusal(
      try run("diff", "git:--output=x"), "git knows no revision `--output=x`",
      help: "fetch it first; a workflow's checkout has only the newest commit unless it says `fetch-depth: 0`")
    try git("mv", "parlance.yaml", "other.yaml")
    try git("commit", "-q", "-m", "away")
    try git("mv", "other.yaml", "parlance.yaml")
    #expect(try run("diff", "git:main").status == 2)
  }

  @Test func comparesTwoEnvironments() throws {
    let review = try run("diff", "--env", "dev..live", "--format", "json")
    #expect(review.status == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(review.output.utf8)) as? [String: Any])
    let part = try #require((json["reviews"] as? [[String: Any]])?.first)
    #expect(part["old"] as? String == "working folder (dev)")
    let change = try #require((part["changes"] as? [[String: Any]])?.first)
    #expect(change["code"] as? String == "review/variable-changed")
    #expect(change["before"] as? String == "https://dev.example/mcp")
    #expect(((change["parts"] as? [[String: Any]])?.first)?["declaration"] as? String == "server")
    expectRefusal(
      try run("diff", "--env", "dev..lvie"), "working folder has no environment `lvie`", help: "did you mean `live`?")
    expectRefusal(
      try run("diff", "--env", "dev.."), "`--env dev..` is no pair of environments",
      help: "write `--env dev..production`, once")
  }

  @Test func failsOnlyOnWhatIsAskedFor() throws {
    try folder.copy(folder["tools"], to: "old/tools")
    try folder.copy(folder["parlance.yaml"], to: "old/parlance.yaml")
    try folder.edit("tools/find.yaml", "Use this one.", "Use this one always.")
    #expect(try run("diff", "old").status == 0)
    #expect(try run("diff", "old", "--fail-on", "breaks").status == 0)
    #expect(try run("diff", "old", "--fail-on", "exposes").status == 0)
    #expect(try run("diff", "old", "--fail-on", "changes").status == 1)
    #expect(try run("diff", "old", ".", "--fail-on", "safe").status == 1)
    #expect(try run("diff", "old", "old", "--fail-on", "safe").status == 0)
  }

  @Test func tellsTheFindingsOfASideThatDoesNotCompile() throws {
    try folder.copy(folder["tools"], to: "old/tools")
    try folder.copy(folder["parlance.yaml"], to: "old/parlance.yaml")
    try folder.edit("old/tools/find.yaml", "type: string", "type: strin")
    let review = try run("diff", "old")
    #expect(review.status == 2 && review.output == "")
    #expect(review.complaint.contains("error[type/form]") || review.complaint.contains("is no type"))
    #expect(review.complaint.hasSuffix("parlance: old does not compile, so it can't be compared\n"))
    #expect(try run("diff").status == 2)
    #expect(try run("diff", "nowhere").status == 2)
  }

  /// What a contract says can't become markup, a mention or a table of a comment.
  @Test func keepsHostileTextOutOfMarkup() throws {
    let hostile = Repository.path + "/Tests/Reviews/hostile"
    let review = try run("diff", hostile + "/old", hostile + "/new", "--format", "markdown")
    #expect(review.status == 0)
    // Code spans show what is in them as it is; nothing of it may stand outside of one.
    for line in review.output.split(separator: "\n") {
      let outside = line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter {
        $0.offset % 2 == 0
      }
      for part in outside {
        #expect(!part.element.contains("<img") && !part.element.contains("@team") && !part.element.contains("]("))
      }
    }
    #expect(!review.output.contains("\n# Title"))
    #expect(review.output.components(separatedBy: "</details>").count == 2)
    #expect(!review.output.contains("\u{202E}"))
  }

  @Test func explainsItsCodes() throws {
    #expect(try run("explain", "review/scope-needed").output.hasPrefix("review/scope-needed\n"))
    #expect(try run("explain", "review/agent-greeting").output.contains("`greeting` of Agent"))
    #expect(try run("explain", "review/tool-removed").output.contains("Calls, approvals and prompts"))
  }
}
