import Conformance
import Findings
import Outputs
import Project
import Reports
import SourceText

enum TestCommand: Command {
  static let name = "test"
  static let summary = "judges what was generated, or with --server a live server, by the contract"
  static let out = Option(
    name: "--out", value: "DIR", summary: "the folder of outputs, instead of the contract's own")
  static let list = Option(name: "--list", value: nil, summary: "what is checked, one line each")
  static let options: [Option] = [
    .project, .environment, out, server, calls, exact, ImportCommand.tokenVariable, ImportCommand.timeout,
    CheckCommand.format, CheckCommand.failOn, list, .profile, .color, CheckCommand.stats,
  ]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance test", does: "judges the outputs of the nearest project, in every environment"),
    ("parlance test --env production --format junit > conformance.xml", "for a CI that reads JUnit"),
    ("parlance test --out /srv/outputs", "judges outputs that stand elsewhere"),
    (
      "parlance test --server http://localhost:8000/mcp --env dev",
      "asks a live server: its tools, its pages, and what calls of tools that only read come to"
    ),
    (
      "parlance test --server https://mcp.test.example/mcp --calls all --exact --token-env TOKEN",
      "a test server with the examples' data, where a write does no harm"
    ),
  ]
  static let exitCodes = "0 every check holds; 1 findings; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    if arguments.has(list) {
      Console.print(expectationNames.map { "checks \($0)\n" }.joined())
      Console.print(ServerTrial.names.map { "asks a server \($0)\n" }.joined())
      return .success
    }
    if let url = arguments.value(server) { return try run(against: url, arguments) }
    for flag in [calls, exact, ImportCommand.tokenVariable, ImportCommand.timeout] where arguments.has(flag) {
      throw UsageError(message: "`\(flag.name)` is for a server", help: "name one: `--server https://HOST/mcp`")
    }
    var stopwatch = Stopwatch(isOn: arguments.has(CheckCommand.stats))
    var projects = try loadProjects(arguments, &stopwatch)
    var parts: [Report.Part] = []
    var checks = 0
    var files = 0
    for index in projects.indices {
      let names = try projects[index].environments(arguments)
      let checked = projects[index].checked(names, arguments.profile, &stopwatch)
      var sources = projects[index].documents.sources
      // What the contract itself has to say is `parlance check`'s; only what keeps it from being read is told here.
      var findings = projects[index].findings.filter { $0.severity == .error }
      for environment in checked {
        let contract = environment.checked.resolved
        let (folder, tree) = try outputs(of: environment, projects[index], arguments, &stopwatch)
        let result = stopwatch.measure("judge") {
          runSuite(
            over: tree, of: contract, in: &sources, folder: folder)
        }
        findings += result.findings
        checks += result.checks
        files += tree.count
      }
      parts.append(.init(findings: findings, sources: sources))
    }
    let report = Report(parts, options: CheckCommand.reportOptions(arguments, of: Self.self))
    return finish(report, "\(checks) checks over \(files) files", arguments, stopwatch)
  }

  /// The folder of an environment's outputs, and what is in it.
  static func outputs(
    of environment: CheckedEnvironment, _ project: LoadedProject, _ arguments: Arguments, _ stopwatch: inout Stopwatch
  ) throws -> (folder: String, files: [GeneratedFile]) {
    let contract = environment.checked.resolved.contract
    let unit = join(arguments.value(out) ?? project.outputFolder(contract), FileName.encoded(contract.name))
    let folder = join(unit, FileName.encoded(environment.name))
    guard let tree = try stopwatch.measure("read outputs", { () throws(ToolError) in try readTree(folder) }) else {
      throw ToolError.refused("there is no folder \(folder)", help: "`parlance build` writes it")
    }
    return (folder, tree.map { GeneratedFile(path: $0.path, bytes: $0.bytes) })
  }

  /// Tells what was found, and then in one line what was done.
  static func finish(
    _ report: Report, _ done: String, _ arguments: Arguments, _ stopwatch: Stopwatch
  ) -> ExitCode {
    let format = arguments.value(CheckCommand.format).flatMap { Reports.format(named: $0) } ?? TextFormat.self
    let found = report.counts.findings
    let sum = "\(done), \(found == 0 ? "no" : "\(found)") finding\(found == 1 ? "" : "s")\n"
    if format is TextFormat.Type {
      if report.counts.findings > 0 { Console.print(format.text(of: report)) }
      Console.print(sum)
    } else {
      // The format's reader takes nothing else on standard output.
      Console.print(format.text(of: report))
      Console.complain(sum)
    }
    if arguments.has(CheckCommand.stats) { Console.complain(statistics(stopwatch, nodes: 0, bytes: 0)) }
    return report.fails ? .findings : .success
  }
}
