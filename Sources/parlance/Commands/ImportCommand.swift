import Findings
import Import
import Project
import Reports
import SourceText

enum ImportCommand: Command {
  static let name = "import"
  static let summary = "makes a contract of an existing list of tools, losing nothing"
  static let operands = ["SOURCE"]
  static let to = Option(name: "--to", value: "DIR", summary: "the folder to write: new or empty")
  static let tokenVariable = Option(
    name: "--token-env", value: "NAME", summary: "the environment variable that holds a bearer token for the server")
  static let timeout = Option(
    name: "--timeout", value: "SECONDS", summary: "for each request to a server (default: 30)")
  static let options: [Option] = [to, tokenVariable, timeout, .color]
  static let examples: [(command: String, does: String)] = [
    (
      command: "parlance import tools.json --to desk", does: "a list, or the answer to `tools/list`, becomes a contract"
    ),
    ("parlance import appPackage --to desk", does: "an app package, by its manifest"),
    ("parlance import - --to desk", does: "from standard input"),
    ("parlance import http://localhost:8000/mcp --to desk", does: "from a server that runs, page by page"),
    (
      "parlance import https://desk.example/mcp --to desk --token-env DESK_TOKEN",
      does: "from one that asks for a token, which stays out of the command line"
    ),
  ]
  static let exitCodes =
    "0 imported, with what was found; 1 no list of tools in the source, nothing written; 2 could not do the job"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let operand = arguments.operands.first else {
      throw UsageError(message: "`parlance import` needs a source", help: "usage: \(usage(of: self))")
    }
    guard let folder = arguments.value(to) else {
      throw UsageError(message: "`parlance import` needs `--to DIR`", help: "name a new folder for the contract")
    }
    try refuseUnlessEmpty(folder)
    let read = try source(operand, arguments)
    guard !read.findings.hasErrors else {
      tell(read.findings, of: read.value.sources, arguments)
      Console.complain("nothing was written\n")
      return .findings
    }
    let made = importContract(read.value)
    guard let contract = made.value else {
      tell(read.findings + made.findings, of: read.value.sources, arguments)
      Console.complain("nothing was written\n")
      return .findings
    }
    let verification = try verify(contract, of: read.value)
    tell(read.findings + made.findings + verification.changes, of: read.value.sources, arguments)
    if verification.findings.hasErrors {
      tell(verification.findings.filter { $0.severity == .error }, of: verification.sources, arguments)
      Console.complain("the contract would not build, so nothing was written\n")
      return .findings
    }
    try writeNewFolder(contract.files, to: folder)
    Console.print(summary(contract, verification, in: folder))
    return .success
  }

  private static func source(_ operand: String, _ arguments: Arguments) throws -> Staged<ImportSource> {
    guard ServerAddress.isAddress(operand) else { return try readImportSource(operand) }
    return try askServer(
      operand, tokenVariable: arguments.value(tokenVariable), timeout: seconds(arguments), version: version)
  }

  /// How long each request to a server may take.
  static func seconds(_ arguments: Arguments) throws -> Int {
    guard let text = arguments.value(timeout) else { return 30 }
    guard let value = Int(text), (1...3600).contains(value) else {
      throw UsageError(
        message: "`--timeout` takes seconds from 1 to 3600, not `\(text)`", help: "write `--timeout 60`")
    }
    return value
  }

  private static func tell(_ findings: [Finding], of sources: SourceSet, _ arguments: Arguments) {
    guard !findings.isEmpty else { return }
    let report = Report(
      [.init(findings: findings, sources: sources)], options: CheckCommand.reportOptions(arguments))
    Console.complain(TextFormat.text(of: report))
  }

  /// What was made, what is wrong with it by code, and what to do next.
  private static func summary(
    _ contract: ImportedContract, _ verification: ImportVerification, in folder: String
  ) -> String {
    let types = contract.typeCount == 0 ? "" : ", \(counted(contract.typeCount, "type"))"
    var lines = [
      "imported \(counted(contract.tools.count, "tool"))\(types), in \(counted(contract.files.count, "file")):"
    ]
    lines += contract.files.map { "  \(folder == "." ? $0.path : "\(folder)/\($0.path)")" }
    let changed = verification.changes.count
    lines.append(
      changed == 0
        ? "a build gives back every tool as it was"
        : "a build gives back \(counted(changed, "tool")) otherwise than before; see above")
    var codes: [String: (count: Int, severity: Severity)] = [:]
    for finding in verification.findings { codes[finding.kind.code, default: (0, finding.severity)].count += 1 }
    if !codes.isEmpty {
      lines.append("found in them (`parlance explain CODE` tells what each means):")
      let width = codes.keys.map(\.count).max() ?? 0
      for (code, found) in codes.sorted(by: {
        $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
      }) {
        let blank = String(repeating: " ", count: width - code.count)
        lines.append("  \(code)\(blank)  \(counted(found.count, found.severity.name))")
      }
    }
    lines.append("next: parlance build\(folder == "." ? "" : " --project \(inShell(folder))")")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
