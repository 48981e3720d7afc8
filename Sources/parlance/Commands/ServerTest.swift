import Conformance
import Findings
import Project
import Reports

extension TestCommand {
  static let server = Option(
    name: "--server", value: "URL", summary: "a live server, which is asked instead of the files")
  static let calls = Option(
    name: "--calls", value: "WHICH",
    summary: "which tools of a server are called: reads (default), all, or none",
    words: ServerTrial.Reach.allCases.map(\.rawValue))
  static let exact = Option(
    name: "--exact", value: nil, summary: "the server holds the examples' data, and must answer with it")

  /// Asks a live server what the contract promises of it.
  static func run(against url: String, _ arguments: Arguments) throws -> ExitCode {
    guard ServerAddress.isAddress(url) else {
      throw UsageError(message: "`\(url)` is no address of a server", help: "write `--server https://HOST/mcp`")
    }
    var stopwatch = Stopwatch(isOn: arguments.has(CheckCommand.stats))
    let projects = try loadProjects(arguments, &stopwatch)
    guard var project = projects.first, projects.count == 1 else {
      throw UsageError(
        message: "a server keeps one contract, and there are several here", help: "name it: --project DIR")
    }
    let checked = project.checked(try project.environments(arguments), arguments.profile, &stopwatch)
    var sources = project.documents.sources
    let broken = project.findings.filter { $0.severity == .error }
    if !broken.isEmpty {
      let report = Report(
        [.init(findings: broken, sources: sources)], options: CheckCommand.reportOptions(arguments, of: Self.self))
      return finish(report, "the contract can't be read, and nothing was asked", arguments, stopwatch)
    }
    let environment = try environment(at: url, among: checked)
    let contract = environment.checked.resolved
    let pages = try outputs(of: environment, project, arguments, &stopwatch).files.filter { $0.path.hasPrefix("apps/") }
    let trial = ServerTrial(
      of: contract, reach: arguments.value(calls).flatMap { ServerTrial.Reach(rawValue: $0) } ?? .reads,
      hasToken: arguments.has(ImportCommand.tokenVariable), isExact: arguments.has(exact))
    let answers = try stopwatch.measure("ask") {
      try tryServer(
        url, tokenVariable: arguments.value(ImportCommand.tokenVariable), timeout: ImportCommand.seconds(arguments),
        version: version, widgets: contract.contract.widgets.names,
        signsIn: contract.contract.server?.authorizationServers.isEmpty == false,
        calls: trial.calls.map(ServerCall.init))
    }
    let result = stopwatch.measure("judge") {
      trial.judge(
        answers.files.map { GeneratedFile(path: $0.path, bytes: $0.bytes, name: $0.name) }, pages: pages, in: &sources)
    }
    let report = Report(
      [.init(findings: result.findings, sources: sources)],
      options: CheckCommand.reportOptions(arguments, of: Self.self))
    let code = finish(
      report, "\(result.checks) checks of \(environment.name) over \(answers.files.count) answers", arguments, stopwatch
    )
    for line in trial.untried { Console.complain("\(line)\n") }
    return code
  }

  /// The environment that the server runs: the only one, or the one whose `server.url` it is.
  private static func environment(at url: String, among all: [CheckedEnvironment]) throws -> CheckedEnvironment {
    let there = all.filter { $0.checked.resolved.contract.server?.url == url }
    let wanted = there.isEmpty ? all : there
    guard let only = wanted.first, wanted.count == 1 else {
      throw UsageError(
        message: "the server may be that of \(wanted.map(\.name).joined(separator: ", "))",
        help: "name the environment that it runs: --env \(wanted.first?.name ?? "NAME")")
    }
    return only
  }
}

extension ServerCall {
  fileprivate init(_ call: ServerTrial.Call) {
    let caller: Caller =
      switch call.caller {
      case .own: .own
      case .nobody: .nobody
      case .stranger: .stranger
      }
    self.init(tool: call.tool, arguments: call.arguments, caller: caller, path: call.path)
  }
}
