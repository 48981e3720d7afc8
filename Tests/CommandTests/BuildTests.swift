import Foundation
import Testing

/// What a build writes, and what it leaves alone.
@Suite struct BuildTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.copy(Repository.spec("field-service"), to: "desk")
  }

  private func run(_ words: String...) throws -> Parlance { try Parlance.run(words, in: folder) }

  private func build(_ words: String...) throws -> Parlance {
    try Parlance.run(["build", "--project", "desk", "--out", "made"] + words, in: folder)
  }

  @Test func writesNothingWhenTheContractHasAnError() throws {
    #expect(try build().status == 0)
    let before = try folder.tree()
    try folder.edit("desk/tools/work.yaml", "effect: write", "effect: wriet")
    let edited = try folder.tree()
    let failed = try build()
    #expect(failed.status == 1 && failed.output == "")
    #expect(failed.complaint.hasSuffix("\nnothing was written\n"))
    #expect(failed.complaint.contains("did you mean `write`?"))
    #expect(try folder.tree() == edited)
    #expect(before.keys == edited.keys)
    let elsewhere = try run("build", "--project", "desk", "--out", "other")
    #expect(elsewhere.status == 1)
    #expect(!folder.exists("other"))
  }

  @Test func writesWhatIsAskedForAndKeepsTheRest() throws {
    #expect(try build("--env", "production", "--only", "mcp", "--only", "schemas").status == 0)
    let some = try folder.tree("made/field-service")
    let folders = Set(some.keys.map { $0.split(separator: "/").prefix(2).joined(separator: "/") })
    #expect(folders == ["production/mcp", "production/schemas", "production/manifest.json"])
    #expect(try build().status == 0)
    let all = try folder.tree("made/field-service")
    #expect(Set(all.keys.map { $0.split(separator: "/")[0] }) == ["dev", "production"])
    for (name, bytes) in some where !name.hasSuffix("manifest.json") {
      #expect(all[name] == bytes, "\(name)")
    }
    let again = try build("--env", "dev", "--only", "phone")
    #expect(again.status == 0)
    #expect(try folder.tree("made/field-service") == all, "a part that is fresh changes nothing")
  }

  @Test func listsWhatItWouldWriteAndWritesNothing() throws {
    let dry = try build("--dry-run")
    #expect(dry.status == 0 && !folder.exists("made"))
    let promised = dry.output.matches(of: /create made\/(\S+)\n/).map { String($0.1) }
    #expect(try build().status == 0)
    #expect(try folder.tree("made").keys.sorted() == promised.sorted())
  }

  @Test func tellsDriftWithADifferenceAndHowToMendIt() throws {
    #expect(try build().status == 0)
    #expect(try build("--check").status == 0)
    #expect(try build("--check").output == "")
    let file = "made/field-service/dev/mcp/tools.json"
    try folder.edit(file, "\"readOnlyHint\": true", "\"readOnlyHint\": false")
    try FileManager.default.removeItem(atPath: folder["made/field-service/dev/mcp/server.json"])
    let before = try folder.tree()
    let drift = try build("--check")
    #expect(drift.status == 1)
    #expect(drift.output.contains(file) && drift.output.contains("server.json"))
    #expect(
      drift.output.contains("\n  -        \"readOnlyHint\": false")
        && drift.output.contains("\n  +        \"readOnlyHint\": true"))
    #expect(drift.output.hasSuffix("\n  help: run `parlance build --project desk --out made`\n"))
    #expect(try folder.tree() == before)
    let mended = try build()
    #expect(mended.status == 0)
    #expect(mended.complaint.contains("overwrote an edit made by hand: \(file)"))
    #expect(try build("--check").status == 0)
  }

  @Test func refusesWhatItWouldHaveToReplaceButDidNotMake() throws {
    try folder.write("made/field-service", "mine")
    let run = try build()
    #expect(run.status == 2)
    #expect(run.complaint.contains("parlance: made/field-service is in the way of an output\n  help: "))
    #expect(try folder.read("made/field-service") == "mine")
  }
}
