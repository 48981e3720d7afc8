import Conformance
import Findings
import Language
import Project
import Reports
import Resolve
import Review
import Rules
import SourceText
import Syntax
import Targets
import TemplateStore

enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "says what a finding means, or what follows from a declaration on each surface"
  static let operands = ["CODE|NAME"]
  static let options: [Option] = [.project, .environment, .at, .until]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance explain yaml/duplicate-key", does: "what a finding means and how to mend it"),
    ("parlance explain tool.create_ticket", "what follows from a tool: hints, approvals, sentences, files"),
    ("parlance explain create_ticket", "the same, if no other declaration has the name"),
    ("parlance explain dialplan.support_line --at 2026-12-25T10:00", "what is open then, and where calls go"),
    (
      "parlance explain schedule.office --at 2026-12-24T00:00 --until 2027-01-04T00:00", "each opening and closing"
    ),
  ]

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let subject = arguments.operands.first else {
      throw UsageError(message: "explain what?", help: "usage: \(usage(of: self))")
    }
    if arguments.has(.until), !arguments.has(.at) {
      throw UsageError(message: "`--until` needs a beginning", help: "add `--at 2026-12-24T00:00`")
    }
    if subject.contains("/") { return try explain(code: subject) }
    let name = subject.hasPrefix("voice.") ? "agent." + subject.dropFirst("voice.".count) : subject
    return try explain(declaration: name, arguments)
  }

  private static func explain(code: String) throws -> ExitCode {
    if let change = changeKind(code) {
      Console.print("\(change.code)\n\n\(change.summary).\n\n\(change.why)\n")
      return .success
    }
    let kinds = everyFindingKind + ConformanceFindings.all
    guard let kind = kinds.first(where: { $0.code == code }) else {
      throw UsageError(
        message: "no finding is called `\(code)`",
        help: nearest(to: code, among: kinds.map(\.code) + everyChangeKind.map(\.code)).map { "did you mean `\($0)`?" }
          ?? "codes stand in brackets in a finding's first line")
    }
    var text = "\(kind.severity.name)[\(kind.code)]\n\n\(kind.summary).\n\n\(kind.explanation)\n"
    if let source = kind.source { text += "\nSource: \(source)\n" }
    Console.print(text)
    return .success
  }

  private static func explain(declaration subject: String, _ arguments: Arguments) throws -> ExitCode {
    var stopwatch = Stopwatch(isOn: false)
    var projects = try loadProjects(arguments, &stopwatch)
    var known: [String] = []
    for index in projects.indices {
      let names = try projects[index].environments(arguments)
      guard let environment = names.first(where: { subject == "environment.\($0)" }) ?? names.first else {
        continue
      }
      let checked = projects[index].checked([environment], .authoring, &stopwatch)
      guard let checked = checked.first?.checked else {
        let report = Report(projects[index].findings, in: projects[index].documents.sources)
        Console.complain(TextFormat.text(of: report))
        return .findings
      }
      let declarations = checked.resolved.declarations
      let found = declarations.filter {
        $0.name == subject || $0.name.split(separator: ".").last.map(String.init) == subject
      }
      known += declarations.map(\.name)
      if found.count > 1 {
        throw UsageError(
          message: "`\(subject)` is several declarations",
          help: "one of: \(found.map(\.name).joined(separator: ", "))")
      }
      guard let one = found.first else { continue }
      if let at = arguments.value(.at) {
        let moment = try ExplainMoment(checked.resolved, at: at, until: arguments.value(.until))
        Console.print(try moment.lines(about: one.name).map { "\($0)\n" }.joined())
        return .success
      }
      Console.print(try explanation(of: one, in: checked, environment))
      return .success
    }
    throw UsageError(
      message: "the contract declares no `\(subject)`",
      help: nearest(
        to: subject, among: known + known.compactMap { $0.split(separator: ".").last.map(String.init) }
      )
      .map { "did you mean `\($0)`?" } ?? "it declares \(listed(known))")
  }

  /// Some names of each kind, so that a stranger sees how declarations are called.
  private static func listed(_ names: [String]) -> String {
    var kinds: [String] = []
    var shown: [String] = []
    for name in names.sorted(by: { isMoreTold($0, than: $1) }) {
      let kind = String(name.prefix { $0 != "." })
      if kinds.count(where: { $0 == kind }) < 3 { shown.append(name) }
      kinds.append(kind)
    }
    return shown.prefix(9).joined(separator: ", ") + (names.count > min(shown.count, 9) ? ", …" : "")
  }

  /// Tools, widgets and agents are what people ask about.
  private static func isMoreTold(_ left: String, than right: String) -> Bool {
    let order = ["tool", "widget", "agent", "dialplan"]
    func rank(_ name: String) -> Int {
      order.firstIndex(of: String(name.prefix { $0 != "." })) ?? order.count
    }
    return rank(left) < rank(right)
  }

  private static func explanation(
    of declaration: (name: String, key: NodeID), in checked: Checked, _ environment: String
  ) throws -> String {
    let contract = checked.resolved
    var text = declaration.name
    if let place = contract.origin.location(declaration.key) {
      let file = contract.origin.sources[place.file]
      let position = LineMap(file.bytes).position(of: Int(place.range.start))
      text += "  (\(file.name):\(position.line):\(position.column), environment \(environment))"
    }
    text += "\n"
    let emission = try Emission(checked, templates: TemplateStore())
    for target in everyTargetKind {
      let lines = target.explain(declaration.name, in: emission)
      if lines.isEmpty { continue }
      text += "\n\(target.name): \(target.summary)\n" + lines.map { "  \($0)\n" }.joined()
    }
    return try text + files(of: declaration.name, in: emission, environment)
  }

  /// The outputs that come from a declaration.
  private static func files(of declaration: String, in emission: Emission, _ environment: String) throws
    -> String
  {
    let outputs = try everyTargetKind.flatMap { try $0.emit(emission) }
    let isEnvironment = declaration.hasPrefix("environment.")
    let paths = outputs.filter { isEnvironment || $0.declarations.contains(declaration) }.map(\.path).sorted()
    if paths.isEmpty { return "\nno output comes from it in environment \(environment)\n" }
    let more = paths.count > 12 ? ["… and \(paths.count - 10) more, as manifest.json lists them"] : []
    let shown = paths.prefix(more.isEmpty ? 12 : 10) + more
    return "\nfiles that come from it, below \(environment)/:\n" + shown.map { "  \($0)\n" }.joined()
  }
}
