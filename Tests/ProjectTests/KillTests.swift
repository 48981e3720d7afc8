import Glibc
import Outputs
import Testing

@testable import Project

@Suite struct KillTests {
  /// Lets a process write a unit again and again, kills it at a random moment, and looks at what it left.
  @Test func leavesTheOldUnitOrTheNewOneWhereverItIsKilled() throws {
    let kills = 250
    let scratch = Scratch()
    scratch.write("Generated/desk/dev/mine.txt", "mine")
    let mine = scratch.identity("Generated/desk/dev/mine.txt")
    var inMidWrite = 0
    for kill in 0..<kills {
      let child = try start(scratch["Generated"])
      try waitForUnit(scratch)
      usleep(UInt32.random(in: 0..<12_000))
      #expect(Glibc.kill(child, SIGKILL) == 0)
      var status: Int32 = 0
      #expect(waitpid(child, &status, 0) == child)
      try #require(status & 0x7F == SIGKILL, "the writer ended by itself: \(status)")
      if try listFolder(scratch["Generated"]).count > 1 { inMidWrite += 1 }
      try checkUnit(scratch, kill)
      try #require(scratch.identity("Generated/desk/dev/mine.txt") == mine)
    }
    // Kills between two writes prove nothing.
    #expect(inMidWrite > kills / 4)
    try Exchange.clearLeftovers(of: scratch["Generated/desk"])
    #expect(try listFolder(scratch["Generated"]).map(\.name) == ["desk"])
  }

  /// The unit is of one generation: every file of its manifests with its digest, and no other but the one of
  /// ours.
  private func checkUnit(_ scratch: Scratch, _ kill: Int) throws {
    var texts: Set<String> = []
    for environment in ["dev", "live"] {
      let folder = "Generated/desk/\(environment)"
      let manifest = try #require(
        readManifest(try readFile(scratch["\(folder)/manifest.json"])), "kill \(kill)")
      try #require(manifest.files.count == 80)
      for file in manifest.files {
        let bytes = try readFile(scratch["\(folder)/\(file.path)"])
        try #require(
          SHA256.hex(of: bytes) == file.sha256, "kill \(kill): \(file.path) is not what the manifest says")
        texts.insert(String(decoding: bytes, as: UTF8.self))
      }
      let others = environment == "dev" ? 2 : 1
      try #require(scratch.files(below: folder).count == manifest.files.count + others, "kill \(kill)")
    }
    try #require(texts.count == 1, "kill \(kill): a mixture of \(texts.sorted())")
  }

  private func start(_ output: String) throws -> pid_t {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    try #require(length > 0)
    let own = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let built = [own, CommandLine.arguments[0]].map { join(split($0).folder, "KilledWriter") }
    let program = try #require(built.first { access($0, X_OK) == 0 }, "no KilledWriter beside the tests")
    var child: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(output), nil]
    defer { for argument in arguments { free(argument) } }
    try #require(posix_spawn(&child, program, nil, nil, &arguments, environ) == 0)
    return child
  }

  /// Waits until the process has begun: until it has replaced the unit, or laid its first new one.
  private func waitForUnit(_ scratch: Scratch) throws {
    let before = scratch.identity("Generated/desk")
    for _ in 0..<20_000 {
      if scratch.identity("Generated/desk") != before,
        scratch.read("Generated/desk/live/manifest.json") != nil
      {
        return
      }
      usleep(500)
    }
    Issue.record("the writer wrote nothing in ten seconds")
  }
}
