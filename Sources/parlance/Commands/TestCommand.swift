import Conformance
import Findings
import Outputs
import Project
import Reports
import SourceText

enum TestCommand: Command {
  static let name = "test"
  static let summary = "judges what was generated: each file by its format's rules, and by the contract"
  static let out = Option(
    name: "--out", value: "DIR", summary: "the folder of outputs, instead of the contract's own")
  static let list = Option(name: "--list", value: nil, summary: "what is checked, one line each")
  static let options: [Option] = [
    .project, .environment, out, CheckCommand.format, CheckCommand.failOn, list, .profile, .color,
    CheckCommand.stats,
  ]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance test", does: "judges the outputs of the nearest project, in every environment"),
    ("parlance test --env production --format junit > conformance.xml", "for a CI that reads JUnit"),
    ("parlance test --out /srv/outputs", "judges outputs that stand elsewhere"),
  ]
  static let exitCodes = "0 every check holds; 1 findings; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    if arguments.has(list) {
      Console.print(expectationNames.map { "checks \($0)\n" }.joined())
      return .success
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
        let unit = join(
          arguments.value(out) ?? projects[index].outputFolder(contract.contract),
          FileName.encoded(contract.contract.name))
        let folder = join(unit, FileName.encoded(environment.name))
        guard
          let tree = try stopwatch.measure("read outputs", { () throws(ToolError) in try readTree(folder) })
        else {
          throw ToolError.refused("there is no folder \(folder)", help: "`parlance build` writes it")
        }
        let result = stopwatch.measure("judge") {
          runSuite(
            over: tree.map { GeneratedFile(path: $0.path, bytes: $0.bytes) }, of: contract, in: &sources,
            folder: folder)
        }
        findings += result.findings
        checks += result.checks
        files += tree.count
      }
      parts.append(.init(findings: findings, sources: sources))
    }
    let report = Report(parts, options: CheckCommand.reportOptions(arguments))
    return finish(report, checks: checks, files: files, arguments, stopwatch)
  }

  private static func finish(
    _ report: Report, checks: Int, files: Int, _ arguments: Arguments, _ stopwatch: Stopwatch
  ) -> ExitCode {
    let format = arguments.value(CheckCommand.format).flatMap { Reports.format(named: $0) } ?? TextFormat.self
    let found = report.counts.findings
    let sum =
      "\(checks) checks over \(files) files, \(found == 0 ? "no" : "\(found)") finding\(found == 1 ? "" : "s")\n"
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
