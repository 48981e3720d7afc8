import Testing

@Suite struct ColorTests {
  private let contract = Repository.path + "/Tests/Gallery/language/unknown-key"
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func check(_ words: String..., environment: [String: String] = [:], under launcher: [String] = [])
    throws
    -> String
  {
    try Parlance.run(
      ["check", "--project", contract] + words, in: folder, environment: environment, under: launcher
    )
    .output
  }

  @Test func isThereOnlyWhenAskedFor() throws {
    let plain = try check()
    #expect(plain.contains("error[") && !plain.contains("\u{1B}"))
    let colored = try check("--color", "always")
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(try check("--color", "never") == plain)
    #expect(try check("--color=auto") == plain)
    #expect(
      try check("--color", "always", environment: ["NO_COLOR": "1"]) == colored, "a flag outweighs a variable"
    )
    #expect(!(try check("--color", "always", "--format", "json")).contains("\u{1B}"))
  }

  /// On a terminal, words are coloured unless NO_COLOR is there and is not empty (no-color.org, read 2026-11-24).
  @Test(arguments: ["", "1"])
  func heedsNoColorOnATerminal(value: String) throws {
    let terminal = ["sh", "-c", "script -qec \"$*\" /dev/null", "sh"]
    let text = try check(environment: ["NO_COLOR": value, "TERM": "xterm"], under: terminal)
    #expect(text.contains("error"))
    #expect(text.contains("\u{1B}[") == value.isEmpty)
    #expect(!(try check(environment: ["TERM": "dumb"], under: terminal)).contains("\u{1B}["))
  }
}
