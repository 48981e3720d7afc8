import Glibc
import Outputs
import Testing

@testable import Project

@Suite struct WriteTests {
  let scratch = Scratch()
  var output: String { scratch["Generated"] }

  private func content(
    _ environments: [String: [String: String]], all: Bool = true, targets: Set<String>? = nil
  ) -> UnitContent {
    UnitContent(
      contract: "desk", contractVersion: "1.0.0",
      environments: environments.sorted { $0.key < $1.key }.map { name, files in
        .init(
          name: name,
          outputs: files.map { Output(path: $0.key, bytes: Array($0.value.utf8), declarations: ["tool.a"]) })
      },
      scope: .init(allEnvironments: all, targets: targets))
  }

  private func lines(_ plan: FilePlan) -> [String] {
    plan.lines.map { $0.replacing(scratch.path + "/", with: "") }
  }

  private let both = [
    "dev": ["mcp/tools.json": "dev tools", "apps/card.html": "card", "mcp/old.json": "old"],
    "live": ["mcp/tools.json": "live tools"],
  ]

  private func manifest(_ environment: String) throws -> [String] {
    let bytes = try readFile(scratch["Generated/desk/\(environment)/manifest.json"])
    return try #require(readManifest(bytes)).files.map { "\($0.path) \($0.bytes)" }
  }

  @Test func writesAUnitWithItsManifests() throws {
    let plan = try write(content(both), to: output)
    #expect(
      lines(plan) == [
        "create Generated/desk/dev/apps/card.html", "create Generated/desk/dev/manifest.json",
        "create Generated/desk/dev/mcp/old.json", "create Generated/desk/dev/mcp/tools.json",
        "create Generated/desk/live/manifest.json", "create Generated/desk/live/mcp/tools.json",
        "6 to create in Generated/desk",
      ])
    #expect(scratch.read("Generated/desk/live/mcp/tools.json") == "live tools")
    #expect(try manifest("dev") == ["apps/card.html 4", "mcp/old.json 3", "mcp/tools.json 9"])
    #expect(try listFolder(output).map(\.name) == ["desk"])
  }

  /// A file of several stretches is on disk what it is in memory, be it small or large; where one byte differs it is changed.
  @Test(arguments: [3, 40_000]) func writesAndComparesFilesOfSeveralStretches(size: Int) throws {
    func unit(_ parts: [String]) -> UnitContent {
      let stretches = parts.map { Array(String(repeating: $0, count: size).utf8)[...] }
      let output = Output(path: "phone/a.conf", content: FileContent(stretches), declarations: [])
      return UnitContent(
        contract: "desk", contractVersion: nil, environments: [.init(name: "dev", outputs: [output])],
        scope: .init(allEnvironments: true))
    }
    _ = try write(unit(["a", "b", "", "c"]), to: output)
    let whole = ["a", "b", "c"].map { String(repeating: $0, count: size) }.joined()
    #expect(scratch.read("Generated/desk/dev/phone/a.conf") == whole)
    #expect(try write(unit(["a", "b", "c"]), to: output).isFresh)
    #expect(try write(unit(["a", "b", "d"]), to: output).count(.change) == 2)
    #expect(scratch.read("Generated/desk/dev/phone/a.conf")?.last == "d")
  }

  @Test func touchesNothingWhereNothingDiffers() throws {
    _ = try write(content(both), to: output)
    let before = scratch.identity("Generated/desk")
    let plan = try write(content(both), to: output)
    #expect(plan.isFresh && lines(plan) == ["6 unchanged in Generated/desk"])
    #expect(scratch.identity("Generated/desk") == before)
  }

  @Test func keepsTimeStampsOfWhatStaysAndFilesOfOthers() throws {
    _ = try write(content(both), to: output)
    scratch.write("Generated/desk/dev/notes/mine.txt", "mine")
    scratch.link("Generated/desk/dev/link", to: "notes")
    #expect(mkdir(scratch["Generated/desk/empty"], 0o700) == 0)
    #expect(chmod(scratch["Generated/desk/dev/mcp"], 0o750) == 0)
    let kept = ["Generated/desk/dev/apps/card.html", "Generated/desk/dev/notes/mine.txt"]
    let before = kept.map(scratch.identity)
    var changed = both
    changed["dev"]!["mcp/tools.json"] = "newer"
    let plan = try write(content(changed), to: output)
    #expect(plan.count(.change) == 2 && plan.count(.unchanged) == 4)
    #expect(kept.map(scratch.identity) == before)
    #expect(scratch.read("Generated/desk/dev/mcp/tools.json") == "newer")
    #expect(status(scratch["Generated/desk/dev/link"])?.isLink == true)
    #expect(status(scratch["Generated/desk/empty"]).map { $0.st_mode & 0o777 } == 0o700)
    #expect(status(scratch["Generated/desk/dev/mcp"]).map { $0.st_mode & 0o777 } == 0o750)
  }

  @Test func deletesOnlyWhatItWroteAndNobodyEdited() throws {
    _ = try write(content(both), to: output)
    scratch.write("Generated/desk/dev/mcp/old.json", "edited")
    scratch.write("Generated/desk/dev/mcp/mine.json", "mine")
    let plan = try write(content(["dev": ["mcp/tools.json": "dev tools"]]), to: output)
    #expect(
      lines(plan) == [
        "delete Generated/desk/dev/apps/card.html", "change Generated/desk/dev/manifest.json",
        "delete Generated/desk/live/manifest.json", "delete Generated/desk/live/mcp/tools.json",
        "1 to change, 3 to delete, 1 unchanged in Generated/desk",
      ])
    #expect(
      scratch.files(below: "Generated").keys.sorted() == [
        "Generated/desk/dev/manifest.json", "Generated/desk/dev/mcp/mine.json",
        "Generated/desk/dev/mcp/old.json",
        "Generated/desk/dev/mcp/tools.json",
      ])
    #expect(status(scratch["Generated/desk/live"]) == nil)
    #expect(status(scratch["Generated/desk/dev/apps"]) == nil)
  }

  @Test func overwritesAnEditedOutputAndSaysSo() throws {
    _ = try write(content(both), to: output)
    scratch.write("Generated/desk/dev/mcp/tools.json", "edited by hand")
    let plan = try write(content(both), to: output)
    #expect(
      lines(plan) == [
        "change Generated/desk/dev/mcp/tools.json (replaces an edit made by hand)",
        "1 to change, 5 unchanged in Generated/desk",
      ])
    #expect(plan.overwrittenEdits == [scratch["Generated/desk/dev/mcp/tools.json"]])
    #expect(scratch.read("Generated/desk/dev/mcp/tools.json") == "dev tools")
  }

  @Test func leavesOtherEnvironmentsAndTargetsAsTheyAre() throws {
    _ = try write(content(both), to: output)
    let before = scratch.files(below: "Generated")
    let only = content(["dev": ["mcp/tools.json": "newer"]], all: false, targets: ["mcp"])
    #expect(
      lines(try plan(only, at: only.unit(in: output))) == [
        "change Generated/desk/dev/manifest.json", "delete Generated/desk/dev/mcp/old.json",
        "change Generated/desk/dev/mcp/tools.json", "2 to change, 1 to delete in Generated/desk",
      ])
    _ = try write(only, to: output)
    var after = scratch.files(below: "Generated")
    #expect(try manifest("dev") == ["apps/card.html 4", "mcp/tools.json 5"])
    #expect(after["Generated/desk/dev/mcp/tools.json"] == "newer")
    for name in ["mcp/tools.json", "mcp/old.json", "manifest.json"] {
      after["Generated/desk/dev/\(name)"] = nil
    }
    #expect(after.count == 3)
    for (name, text) in after { #expect(before[name] == text) }
  }

  @Test func replacesALinkWithoutTouchingWhatItLeadsTo() throws {
    _ = try write(content(both), to: output)
    scratch.write("precious", "precious")
    #expect(unlink(scratch["Generated/desk/dev/mcp/tools.json"]) == 0)
    scratch.link("Generated/desk/dev/mcp/tools.json", to: scratch["precious"])
    _ = try write(content(both), to: output)
    #expect(scratch.read("precious") == "precious")
    #expect(status(scratch["Generated/desk/dev/mcp/tools.json"])?.isFile == true)
  }

  @Test func refusesToWriteThroughALinkOrOverAFolder() throws {
    scratch.write("elsewhere/x", "x")
    scratch.link("Generated/desk/dev", to: scratch["elsewhere"])
    #expect(throws: ToolError.inTheWay(path: scratch["Generated/desk/dev"])) {
      try write(content(both), to: output)
    }
    #expect(scratch.files(below: "elsewhere") == ["elsewhere/x": "x"])
    #expect(unlink(scratch["Generated/desk/dev"]) == 0)
    scratch.write("Generated/desk/dev/mcp/tools.json/x", "x")
    #expect(throws: ToolError.inTheWay(path: scratch["Generated/desk/dev/mcp/tools.json"])) {
      try write(content(both), to: output)
    }
    #expect(try listFolder(output).map(\.name) == ["desk"])
  }

  @Test func writesThroughALinkThatStandsForTheUnit() throws {
    #expect(mkdir(scratch["real"], 0o777) == 0)
    scratch.link("Generated/desk", to: scratch["real"])
    _ = try write(content(both), to: output)
    #expect(status(scratch["Generated/desk"])?.isLink == true)
    #expect(scratch.read("real/live/mcp/tools.json") == "live tools")
  }

  @Test func clearsOnlyItsOwnLeftovers() throws {
    _ = try write(content(both), to: output)
    for name in [
      "desk.parlance-new-4711/x", "desk.parlance-old-12/x", "desk.parlance-new-x/x", "desk.parlance-new-/x",
    ] {
      scratch.write("Generated/\(name)", "x")
    }
    scratch.write("Generated/desk.parlance-new-5", "a file")
    _ = try write(content(both), to: output)
    #expect(
      try listFolder(output).map(\.name) == [
        "desk", "desk.parlance-new-", "desk.parlance-new-5", "desk.parlance-new-x",
      ])
  }

  @Test func putsTheOldUnitBackAfterAKillBetweenTwoRenames() throws {
    scratch.write("Generated/desk.parlance-old-12/dev/mine", "mine")
    _ = try write(content(both), to: output)
    #expect(scratch.read("Generated/desk/dev/mine") == "mine")
  }

  @Test func writesWhereTheDiskCannotExchange() throws {
    scratch.write("Generated/desk/a", "old")
    scratch.write("Generated/desk.parlance-new-\(getpid())/a", "new")
    try Exchange.putInTwoSteps(scratch["Generated/desk"], replacing: ["a"])
    #expect(scratch.files(below: "Generated") == ["Generated/desk/a": "new"])
  }

  /// Between the laying of the new unit and the exchange, somebody puts a file there and saves another anew.
  @Test func keepsWhatSomebodyPutsThereMeanwhile() throws {
    for name in ["a", "b", "c"] { scratch.write("Generated/desk/\(name)", "old") }
    let unit = scratch["Generated/desk"]
    do {
      var tree = try NewTree(at: Exchange.newPath(for: unit))
      try tree.write("a", FileContent(Array("new".utf8)))
      let old = try UnitFolder(unit)
      try tree.keepRest(of: old.root, at: unit, except: ["a"], beside: ["a"])
    }
    scratch.write("Generated/desk/late/x", "late")
    scratch.write("Generated/desk/b.saving", "saved anew")
    #expect(rename(scratch["Generated/desk/b.saving"], scratch["Generated/desk/b"]) == 0)
    try Exchange.put(unit, replacing: ["a"])
    #expect(
      scratch.files(below: "Generated") == [
        "Generated/desk/a": "new", "Generated/desk/b": "saved anew", "Generated/desk/c": "old",
        "Generated/desk/late/x": "late",
      ])
  }

  @Test func leavesTheOldUnitWhereItCannotWrite() throws {
    _ = try write(content(both), to: output)
    let before = scratch.files(below: "Generated")
    var broken = both
    broken["dev"]![String(repeating: "x", count: 300)] = "a name that no disk takes"
    #expect(throws: ToolError.self) { try write(content(broken), to: output) }
    #expect(scratch.files(below: "Generated") == before)
  }

  @Test func findsOutputsThatMeet() {
    let environments: [UnitContent.Environment] = [
      .init(
        name: "dev",
        outputs: [
          Output(path: "mcp/Find.json", bytes: [], declarations: ["tool.Find", "type.T"]),
          Output(path: "mcp/find.json", bytes: [], declarations: ["tool.find", "type.T"]),
        ])
    ]
    let findings = collisions(in: environments) { _ in nil }
    #expect(
      findings.map(\.message) == [
        "`dev/mcp/find.json` and `dev/mcp/Find.json` are one file on a disk that ignores upper and lower case"
      ])
    #expect(findings.first?.label == "`tool.find` gives the one")
  }
}
