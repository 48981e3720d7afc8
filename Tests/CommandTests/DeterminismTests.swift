import Foundation
import Testing

/// A build gives the same bytes wherever and however it runs.
@Suite struct DeterminismTests {
  struct Circumstance: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var environment: [String: String] = [:]
    var launcher: [String] = []
    /// Where the contract is copied to, below the test's folder.
    var place = "contract"
    /// The folder that the program is started in.
    var start = "."
  }

  static let circumstances: [Circumstance] = [
    Circumstance(testDescription: "a second run, with another hash seed"),
    Circumstance(testDescription: "a fixed hash seed", environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]),
    Circumstance(testDescription: "another folder", place: "somewhere/that is/quite deep/überall"),
    Circumstance(testDescription: "another working directory", start: "elsewhere/below"),
    Circumstance(testDescription: "LANG=C", environment: ["LANG": "C", "LC_ALL": "C"]),
    Circumstance(testDescription: "German", environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"]),
    Circumstance(testDescription: "Turkish", environment: ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
    Circumstance(testDescription: "Kiritimati, UTC+14", environment: ["TZ": "Pacific/Kiritimati"]),
    Circumstance(testDescription: "Pago Pago, UTC-11", environment: ["TZ": "Pacific/Pago_Pago"]),
    Circumstance(testDescription: "one processor", launcher: ["taskset", "-c", "0"]),
    Circumstance(testDescription: "two processors", launcher: ["taskset", "-c", "0,1"]),
    Circumstance(testDescription: "an empty environment", launcher: ["-i"]),
  ]

  /// What each spec gives in plain circumstances.
  private static let plain: [String: [String: Data]] = Dictionary(
    uniqueKeysWithValues: Repository.specs.map {
      ($0, (try? build($0, Circumstance(testDescription: ""))) ?? [:])
    })

  private static func build(_ spec: String, _ circumstance: Circumstance) throws -> [String: Data] {
    let folder = try Folder()
    let place = circumstance.place + "/" + spec
    try folder.copy(Repository.spec(spec), to: place)
    try folder.makeFolder(circumstance.start)
    let run = try Parlance.run(
      ["build", "--project", folder[place], "--out", folder["made"]], in: folder,
      environment: circumstance.environment,
      under: ["--chdir", folder[circumstance.start]] + circumstance.launcher)
    #expect(run.status == 0, "\(run.complaint)")
    return try folder.tree("made")
  }

  @Test(arguments: Repository.specs, circumstances)
  func givesTheSameBytes(spec: String, circumstance: Circumstance) throws {
    let plain = try #require(Self.plain[spec])
    try #require(!plain.isEmpty)
    let made = try Self.build(spec, circumstance)
    #expect(made.keys.sorted() == plain.keys.sorted())
    for (name, bytes) in made { #expect(bytes == plain[name], "\(name) differs") }
  }

  /// Findings too: they are compared in reviews and kept in files.
  @Test(arguments: circumstances)
  func tellsTheSameFindings(circumstance: Circumstance) throws {
    let contract = Repository.path + "/Tests/Gallery/language/unknown-key"
    func report(_ circumstance: Circumstance) throws -> String {
      let folder = try Folder()
      try folder.makeFolder(circumstance.start)
      return try Parlance.run(
        ["check", "--project", contract, "--format", "json"], in: folder,
        environment: circumstance.environment,
        under: ["--chdir", folder[circumstance.start]] + circumstance.launcher
      ).output
    }
    let plain = try report(Circumstance(testDescription: ""))
    #expect(plain.contains("language/unknown-key"))
    #expect(try report(circumstance) == plain)
  }

  /// No path of the machine, no user and no moment stands in an output.
  @Test(arguments: Repository.specs)
  func namesNoMachine(spec: String) throws {
    let plain = try #require(Self.plain[spec])
    try #require(!plain.isEmpty)
    let traces = [
      Repository.path, FileManager.default.temporaryDirectory.path, ProcessInfo.processInfo.hostName,
    ]
    for (name, bytes) in plain {
      let text = String(decoding: bytes, as: UTF8.self)
      for trace in traces where trace.count > 4 { #expect(!text.contains(trace), "\(name) names \(trace)") }
    }
  }
}
