import Findings
import Project
import Reports

enum CheckCommand: Command {
  static let name = "check"
  static let summary = "reads a contract, looks every name up and applies every rule; writes nothing"
  static let format = Option(
    name: "--format", value: "F", summary: "how findings are written: \(formatNames.joined(separator: ", "))",
    words: formatNames)
  static let failOn = Option(
    name: "--fail-on", value: "S", summary: "the least severity that fails: error (default), warning or info",
    words: ["error", "warning", "info"])
  static let stats = Option(name: "--stats", value: nil, summary: "what each stage took, on standard error")
  static let options: [Option] = [.project, .environment, .profile, format, failOn, .color, stats]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance check", does: "checks the nearest project, in every environment"),
    (
      "parlance check --project Specs/field-service --profile submission",
      "checks it as the directory's reviewers do"
    ),
    ("parlance check --format sarif > findings.sarif", "writes the findings for a code host"),
  ]
  static let exitCodes = "0 nothing at or over --fail-on; 1 findings; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    var stopwatch = Stopwatch(isOn: arguments.has(stats))
    var projects = try loadProjects(arguments, &stopwatch)
    for index in projects.indices {
      let names = try projects[index].environments(arguments)
      _ = projects[index].checked(names, arguments.profile, &stopwatch)
    }
    let report = Report(
      projects.map { .init(findings: $0.findings, sources: $0.documents.sources) },
      options: reportOptions(arguments))
    let format = arguments.value(format).flatMap { Reports.format(named: $0) } ?? TextFormat.self
    Console.print(format.text(of: report))
    if arguments.has(stats) {
      let nodes = projects.reduce(0) { $0 + $1.documents.tree.nodeCount }
      Console.complain(statistics(stopwatch, nodes: nodes, bytes: projects.reduce(0) { $0 + $1.byteCount }))
    }
    return report.fails ? .findings : .success
  }

  static func reportOptions(_ arguments: Arguments, of command: any Command.Type = CheckCommand.self) -> Report.Options
  {
    let threshold: Severity =
      switch arguments.value(failOn) {
      case "warning": .warning
      case "info": .info
      default: .error
      }
    return Report.Options(
      isColoured: arguments.value(format) ?? "text" == "text" && Console.isColored(arguments.value(.color)),
      threshold: threshold, toolVersion: version, command: command.name)
  }
}
