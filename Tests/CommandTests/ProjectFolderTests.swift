import Foundation
import Testing

/// What a command does about the folder that it is asked to work on.
@Suite struct ProjectFolderTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ words: String...) throws -> Parlance {
    try Parlance.run(words, in: folder)
  }

  @Test(arguments: ["check", "build"])
  func helpsOnFromAFolderWithoutAProject(command: String) throws {
    expectRefusal(
      try run(command), "no parlance.yaml in this folder, above it or below it",
      help: "name its folder with --project, or make one with `parlance init`")
    try folder.makeFolder("empty")
    expectRefusal(
      try run(command, "--project", "empty"), "no parlance.yaml in empty",
      help: "`parlance init empty` makes a project there")
    expectRefusal(
      try run(command, "--project", "gone"), "there is no folder gone",
      help: "`parlance init gone` makes a project there")
    #expect(!folder.exists("gone"))
  }

  @Test func helpsOnFromAFileThatIsNamedInsteadOfItsFolder() throws {
    try folder.copy(Repository.spec("minimal"), to: "desk")
    expectRefusal(
      try run("check", "--project", "desk/parlance.yaml"), "desk/parlance.yaml is not a folder",
      help: "name the folder that holds it: --project desk")
  }

  @Test(arguments: ["check", "build"])
  func findsAnEmptyContract(command: String) throws {
    try folder.write("parlance.yaml", "")
    let run = try run(command)
    #expect(run.status == 1)
    let words = command == "check" ? run.output : run.complaint
    #expect(words.hasPrefix("error[language/missing-key]: the contract is empty\n --> parlance.yaml:1:1\n"))
    #expect(words.contains("`parlance init` makes a whole one"))
    #expect(try folder.tree().keys.sorted() == ["parlance.yaml"])
  }

  @Test func tellsWhyAFrontPageCannotBeRead() throws {
    try folder.makeFolder("folder/parlance.yaml")
    try folder.makeFolder("circle")
    try FileManager.default.createSymbolicLink(
      atPath: folder["circle/parlance.yaml"], withDestinationPath: "parlance.yaml")
    for (name, why) in [("folder", "it is a folder"), ("circle", "its links go round in a circle")] {
      let run = try run("check", "--project", name)
      #expect(run.status == 2 && run.output == "")
      #expect(run.complaint == "parlance: can't read \(name)/parlance.yaml: \(why)\n")
    }
  }

  @Test func tellsThatAFileMayNotBeRead() throws {
    try folder.copy(Repository.spec("field-service"), to: "desk")
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder["desk/types.yaml"])
    // The superuser may read everything, so another user is asked to.
    let nobody = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let run = try Parlance.run(["build", "--project", "desk", "--out", "made"], in: folder, under: nobody)
    #expect(run.status == 2)
    #expect(run.complaint == "parlance: can't read desk/types.yaml: permission denied\n")
    #expect(!folder.exists("made"))
  }

  @Test func helpsOnFromAnEnvironmentThatIsNotDeclared() throws {
    try folder.copy(Repository.spec("field-service"), to: "desk")
    expectRefusal(
      try run("check", "--project", "desk", "--env", "prodution"), "desk has no environment `prodution`",
      help: "did you mean `production`?")
    expectRefusal(
      try run("build", "--project", "desk", "--env", "wibble", "--out", "made"),
      "desk has no environment `wibble`",
      help: "it has: dev, production")
    #expect(!folder.exists("made"))
  }

  @Test func takesTheNearestProjectAbove() throws {
    try folder.copy(Repository.spec("minimal"), to: "desk")
    try folder.copy(Repository.spec("minimal"), to: "desk/nested/other")
    try folder.makeFolder("desk/deep/folder")
    try folder.edit("desk/parlance.yaml", "parlance: 1", "parlance: 1\nnonsense: 2")
    let inside = try Parlance.run(["check"], in: folder, under: ["--chdir", folder["desk/deep/folder"]])
    #expect(inside.status == 1)
    #expect(inside.output.contains("--> ../../parlance.yaml:"))
  }

  @Test func checksEveryProjectBelow() throws {
    for name in ["b/desk", "a/hello", ".hidden/hello"] {
      #expect(try run("init", name).status == 0)
    }
    let both = try run("build", "--dry-run")
    #expect(both.status == 0)
    #expect(both.output.contains("create b/desk/Generated/desk/dev/"))
    #expect(both.output.contains("create a/hello/Generated/hello/dev/"))
    #expect(!both.output.contains(".hidden"))
    #expect(try run("check").output == "no findings in 4 files\n")
    try folder.edit("a/hello/parlance.yaml", "parlance: 1", "parlance: 1\nnonsense: 2")
    let broken = try run("build")
    #expect(broken.status == 1 && broken.output == "")
    #expect(broken.complaint.contains("--> a/hello/parlance.yaml:"))
    #expect(!folder.exists("b/desk/Generated"), "one contract with an error keeps all from being written")
  }
}
