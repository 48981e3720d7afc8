import Testing

@Suite struct InitTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ words: String...) throws -> Parlance { try Parlance.run(words, in: folder) }

  /// Each line that `init` prints leads on, and what it made needs no edit.
  @Test(arguments: ["desk", "a/new/folder", "."])
  func makesAProjectThatChecksAndBuildsClean(name: String) throws {
    let made = try run("init", name)
    #expect(made.status == 0 && made.complaint == "")
    let next = try #require(
      made.output.split(separator: "\n").last?.firstMatch(of: /^next: parlance (.*)$/)?.1)
    let files = made.output.matches(of: /\n {2}(.+)/).map { String($0.1) }
    #expect(!files.isEmpty)
    for file in files { #expect(folder.exists(file), "\(file)") }

    let check = try run("check", "--project", name, "--fail-on", "info")
    #expect(check.status == 0)
    #expect(check.output == "no findings in \(files.count) files\n")
    let build = try Parlance.run(next.split(separator: " ").map(String.init), in: folder)
    #expect(build.status == 0 && build.complaint == "")
    #expect(folder.exists(["desk": "desk/Generated/desk", ".": "Generated/hello"][name] ?? "\(name)/Generated/folder"))
    #expect(try run("build", "--check", "--project", name).status == 0)
    let again = try Parlance.run(next.split(separator: " ").map(String.init), in: folder)
    #expect(again.output.contains(" unchanged ") && !again.output.contains(" changed"))
    if HelpTests.commands.contains("test") {
      let test = try run("test", "--project", name)
      #expect(test.status == 0, "\(test.output)\(test.complaint)")
    }
  }

  @Test func makesTheProjectInThisFolderUnlessOneIsNamed() throws {
    let made = try run("init")
    #expect(made.status == 0)
    #expect(made.output.hasSuffix("\nnext: parlance build\n"))
    #expect(folder.exists("parlance.yaml"))
  }

  @Test func refusesAFolderThatIsNotEmpty() throws {
    try folder.write("desk/tools/mine.yaml", "mine")
    expectRefusal(
      try run("init", "desk"), "desk is not empty: it holds tools",
      help: "name a new folder, such as desk/contract: what lies here might become a part of the contract")
    #expect(try folder.tree().keys.sorted() == ["desk/tools/mine.yaml"])
    #expect(try run("init", "twice").status == 0)
    let before = try folder.tree("twice")
    let again = try run("init", "twice")
    #expect(again.status == 2)
    #expect(again.complaint.hasPrefix("parlance: twice is a project already: it holds parlance.yaml\n"))
    #expect(try folder.tree("twice") == before)
  }

  @Test func passesOverHiddenFiles() throws {
    try folder.write("desk/.gitignore", "")
    #expect(try run("init", "desk").status == 0)
  }

  @Test func refusesAFile() throws {
    try folder.write("desk", "a file")
    let run = try run("init", "desk")
    #expect(run.status == 2)
    #expect(run.complaint == "parlance: desk is not a folder\n")
    #expect(try folder.read("desk") == "a file")
  }
}
