import Testing

/// `Generated/` is what the compiler makes of `Specs/` today.
@Suite struct FreshnessTests {
  @Test(arguments: Repository.specs)
  func isWhatTheCompilerMakes(spec: String) throws {
    let check = try Parlance.run(["build", "--check", "--project", Repository.spec(spec)], in: try Folder())
    #expect(check.status == 0, "run `parlance build` and commit Generated/: \(check.output.prefix(2000))")
  }
}
