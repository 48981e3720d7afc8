import Findings
import Outputs
import Project
import Reports
import Rules
import Targets
import TemplateStore

enum BuildCommand: Command {
  static let name = "build"
  static let summary = "checks a contract and writes everything that follows from it, all or nothing"
  static let out = Option(
    name: "--out", value: "DIR", summary: "the folder for outputs, instead of the contract's own")
  static let only = Option(
    name: "--only", value: "TARGET",
    summary: "one target; may be given again: \(everyTargetKind.map { $0.name }.joined(separator: ", "))",
    words: everyTargetKind.map { $0.name }, isRepeatable: true)
  static let checkOnly = Option(
    name: "--check", value: nil, summary: "write nothing; fail if what is on disk is not fresh")
  static let dryRun = Option(
    name: "--dry-run", value: nil, summary: "write nothing; list what would be written")
  static let templates = Option(
    name: "--templates", value: "DIR", summary: "templates of your own, laid over the built-in ones")
  static let options: [Option] = [
    .project, .environment, out, only, checkOnly, dryRun, templates, .profile, .color, CheckCommand.stats,
  ]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance build", does: "builds the nearest project for every environment"),
    ("parlance build --env production --only mcp", "builds one target for one environment"),
    ("parlance build --check", "in CI: fails, with a diff, when a committed output is stale"),
  ]
  static let exitCodes =
    "0 built, or fresh; 1 findings or drift, and nothing is written; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    var stopwatch = Stopwatch(isOn: arguments.has(CheckCommand.stats))
    let store = TemplateStore(overlay: try arguments.value(templates).map { try readTemplates($0) } ?? [])
    var projects = try loadProjects(arguments, &stopwatch)
    var contents: [(output: String, content: UnitContent)] = []
    for index in projects.indices {
      let names = try projects[index].environments(arguments)
      let checked = projects[index].checked(names, arguments.profile, &stopwatch)
      guard let first = checked.first else { continue }
      let contract = first.checked.resolved.contract
      let targets = arguments.has(only) ? arguments.all(only) : nil
      let environments = try checked.map { try emit($0, targets: targets, templates: store, &stopwatch) }
      projects[index].findings += stopwatch.measure("look for collisions") {
        collisions(in: environments, of: first)
      }
      contents.append(
        (
          arguments.value(out) ?? projects[index].outputFolder(contract),
          UnitContent(
            contract: contract.name, contractVersion: contract.version, environments: environments,
            scope: .init(allEnvironments: !arguments.has(.environment), targets: targets.map { Set($0) }))
        ))
    }
    let report = Report(
      projects.map { .init(findings: $0.findings, sources: $0.documents.sources) },
      options: CheckCommand.reportOptions(arguments))
    if !projects.allSatisfy(\.findings.isEmpty) { Console.complain(TextFormat.text(of: report)) }
    guard !report.fails else {
      Console.complain("nothing was written\n")
      return .findings
    }
    let code = try finish(contents, arguments, &stopwatch)
    if arguments.has(CheckCommand.stats) {
      let nodes = projects.reduce(0) { $0 + $1.documents.tree.nodeCount }
      Console.complain(statistics(stopwatch, nodes: nodes, bytes: projects.reduce(0) { $0 + $1.byteCount }))
    }
    return code
  }

  private static func collisions(in environments: [UnitContent.Environment], of first: CheckedEnvironment)
    -> [Finding]
  {
    let contract = first.checked.resolved
    return Project.collisions(in: environments) { contract.place(of: $0) }
  }

  private static func finish(
    _ contents: [(output: String, content: UnitContent)], _ arguments: Arguments, _ stopwatch: inout Stopwatch
  ) throws -> ExitCode {
    var isFresh = true
    for (output, content) in contents {
      if arguments.has(checkOnly) || arguments.has(dryRun) {
        let plan = try stopwatch.measure("plan") { () throws(ToolError) -> FilePlan in
          try Project.plan(content, at: content.unit(in: output))
        }
        isFresh = isFresh && plan.isFresh
        let lines = arguments.has(checkOnly) ? plan.drift(mendedBy: command(arguments)) : plan.lines
        if !lines.isEmpty { Console.print(lines.joined(separator: "\n") + "\n") }
      } else {
        let plan = try stopwatch.measure("plan and write") { () throws(ToolError) -> FilePlan in
          try Project.write(content, to: output)
        }
        for path in plan.overwrittenEdits { Console.complain("overwrote an edit made by hand: \(path)\n") }
        Console.print("\(built(plan, content))\n")
      }
    }
    return arguments.has(checkOnly) && !isFresh ? .findings : .success
  }

  /// What a build says when it is done: what it wrote, and where to look.
  private static func built(_ plan: FilePlan, _ content: UnitContent) -> String {
    let changes = [
      (FilePlan.Action.create, "new"), (.change, "changed"), (.delete, "deleted"), (.unchanged, "unchanged"),
    ]
    .filter { plan.count($0.0) > 0 }.map { "\(plan.count($0.0)) \($0.1)" }
    let environments = content.environments.map(\.name).joined(separator: ", ")
    return "\(plan.unit): \(changes.joined(separator: ", ")) (\(environments))"
  }

  /// The command that mends drift: this one, without `--check`.
  private static func command(_ arguments: Arguments) -> String {
    var words = ["parlance build"]
    for option in [Option.project, .environment, out, only, templates] {
      words += arguments.all(option).map { "\(option.name) \($0)" }
    }
    return words.joined(separator: " ")
  }
}
