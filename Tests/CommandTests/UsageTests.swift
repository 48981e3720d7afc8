import Testing

@Suite struct UsageTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ words: String...) throws -> Parlance { try Parlance.run(words, in: folder) }

  @Test func showsItsCommandsWhenNoneIsGiven() throws {
    let bare = try run()
    #expect(bare.status == 2 && bare.output == "")
    let asked = try run("--help")
    #expect(asked.status == 0 && asked.complaint == "")
    #expect(asked.output == bare.complaint)
    #expect(asked.output.contains("usage: parlance COMMAND [flags]"))
  }

  @Test func namesItsVersion() throws {
    let version = try run("--version")
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: /parlance \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func helpsOnFromACommandThatDoesNotExist() throws {
    expectRefusal(try run("biuld"), "there is no command `biuld`", help: "did you mean `build`?")
    expectRefusal(try run("help", "chek"), "there is no command `chek`", help: "did you mean `check`?")
    expectRefusal(try run("wibble"), "there is no command `wibble`", help: "`parlance --help` lists them")
  }

  @Test func helpsOnFromAFlagThatDoesNotExist() throws {
    expectRefusal(
      try run("check", "--formt", "json"), "`parlance check` has no flag `--formt`",
      help: "did you mean `--format`?")
    expectRefusal(
      try run("build", "-x"), "`parlance build` has no flag `-x`", help: "see `parlance build --help`")
  }

  @Test func helpsOnFromAFlagWithoutItsValue() throws {
    let help = "write `--project DIR`: the folder of parlance.yaml"
    expectRefusal(try run("build", "--project"), "`--project` needs a value", help: help)
    expectRefusal(try run("build", "--project="), "`--project` needs a value", help: help)
    expectRefusal(try run("build", "--check=yes"), "`--check` takes no value", help: "write `--check`")
  }

  @Test func helpsOnFromAValueThatAFlagDoesNotKnow() throws {
    expectRefusal(
      try run("check", "--format", "junti"), "`--format` does not know `junti`", help: "did you mean `junit`?"
    )
    expectRefusal(
      try run("check", "--fail-on", "never"), "`--fail-on` does not know `never`",
      help: "it takes one of: error, warning, info")
    let target = try run("build", "--only", "mpc")
    expectRefusal(target, "`--only` does not know `mpc`", help: "did you mean `mcp`?")
  }

  @Test func refusesWhatIsTooMuch() throws {
    expectRefusal(
      try run("check", "desk"), "`desk` is one argument too many", help: "usage: parlance check [flags]")
    expectRefusal(
      try run("check", "--format", "json", "--format", "text"), "`--format` is given twice",
      help: "keep one of them")
  }

  @Test func refusesACommandWithoutItsOperand() throws {
    #expect(try run("explain").status == 2)
    #expect(try run("explain").complaint.hasSuffix("  help: usage: parlance explain [flags] CODE|NAME\n"))
    #expect(try run("fill").complaint.hasSuffix("  help: usage: parlance fill [flags] DIR\n"))
    #expect(try run("fill", "Generated/desk/dev").complaint.contains("needs `--out DEPLOY`"))
    #expect(try run("prompts").complaint.hasSuffix("  help: usage: parlance prompts [flags] DIR\n"))
    #expect(try run("prompts", "Generated/desk/dev").complaint.contains("needs `--out SOUNDS`"))
    expectRefusal(
      try run("prompts", "x", "--out", "y", "--format", "mp3"), "`--format` does not know `mp3`",
      help: "it takes one of: wav, ulaw, slin")
  }
}
