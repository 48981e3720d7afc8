import Findings
import Glibc
import Project
import Reports
import Rules
import Targets
import TemplateStore

enum PreviewCommand: Command {
  static let name = "preview"
  static let summary = "shows every widget in a host that behaves like real ones, and follows the contract's changes"
  static let out = Option(
    name: "--out", value: "DIR",
    summary: "where the page is written: new, empty, or written so before (default: .preview in the project's folder)")
  static let once = Option(name: "--once", value: nil, summary: "write the page and stop; do not wait for changes")
  static let options: [Option] = [.project, .environment, out, once, BuildCommand.templates]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance preview", does: "writes .preview/index.html, to be opened in a browser, and keeps it fresh"),
    ("parlance preview --once --out look", "writes the page once, to be looked at or sent to somebody"),
  ]
  static let exitCodes = "0 written; 1 findings, and the page is left as it was; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let found = try arguments.value(.project).map { [try project(at: $0)] } ?? findProjects(from: ".")
    guard let folder = found.first, found.count == 1 else {
      throw UsageError(
        message: "there are \(found.count) projects here, and a preview shows one",
        help: "name it: `parlance preview --project \(inShell(found.first ?? "DIR"))`")
    }
    let output = arguments.value(out) ?? join(folder, ".preview")
    if !isThere(join(output, "version.js")) {
      try refuseUnlessEmpty(output, because: "a preview writes over its own files only")
    }
    var state: [UInt8] = []
    var seen = stamps(folder, arguments)
    var code = try write(folder, output, arguments, &state)
    if arguments.has(once) {
      if code == .success { Console.print("wrote \(join(output, "index.html"))\n") }
      return code
    }
    if code == .success { Console.print("open \(join(output, "index.html")) in a browser; Ctrl-C ends this\n") }
    while true {
      usleep(300_000)
      let now = stamps(folder, arguments)
      if now == seen { continue }
      seen = now
      code = try write(folder, output, arguments, &state)
      Console.print(code == .success ? "written anew\n" : "not written: the contract has findings\n")
    }
  }

  private static func stamps(_ folder: String, _ arguments: Arguments) -> String {
    stamp(of: folder) + (arguments.value(BuildCommand.templates).map { stamp(of: $0) } ?? "")
  }

  /// Writes the page. A contract with errors leaves the widgets as they were; the page then says what is wrong.
  private static func write(
    _ folder: String, _ output: String, _ arguments: Arguments, _ state: inout [UInt8]
  ) throws -> ExitCode {
    let templates = TemplateStore(
      overlay: try arguments.value(BuildCommand.templates).map { try readTemplates($0) } ?? [])
    let loaded = try loadProject(folder)
    var project = LoadedProject(folder: folder, documents: loaded.value, findings: loaded.findings)
    var stopwatch = Stopwatch(isOn: false)
    let names = try Array(project.environments(arguments).prefix(1))
    let checked = project.checked(names, .authoring, &stopwatch)
    if let environment = checked.first {
      state = try previewState(of: environment, templates: templates)
    }
    let report = Report(
      [.init(findings: project.findings, sources: project.documents.sources)],
      options: CheckCommand.reportOptions(arguments))
    let problem = checked.isEmpty ? TextFormat.text(of: report) : ""
    if !problem.isEmpty { Console.complain(problem) }
    var files = Preview.shell(templates)
    if !state.isEmpty { files.append(("state.js", state)) }
    files.append(("version.js", Preview.version(of: state, problem: problem)))
    try replaceFiles(files, in: output)
    return checked.isEmpty ? .findings : .success
  }
}
