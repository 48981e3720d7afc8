import Findings
import Language
import Project
import Reports
import Resolve
import Review
import SourceText

enum DiffCommand: Command {
  static let name = "diff"
  static let summary = "reviews a contract's change: what breaks, what is opened, what is noticed, and by whom"
  static let operands = ["OLD", "[NEW]"]
  static let environment = Option(
    name: "--env", value: "E", summary: "one environment, or two to compare: `dev..production` (default: all)",
    isRepeatable: true)
  static let format = Option(
    name: "--format", value: "F", summary: "how the review is written: json, markdown, text",
    words: ["json", "markdown", "text"])
  static let failOn = Option(
    name: "--fail-on", value: "I",
    summary: "the least bad change that fails: breaks, exposes, changes or safe (default: none fails)",
    words: Impact.allCases.map(\.rawValue))
  static let options: [Option] = [.project, environment, format, failOn, .color]
  static let examples: [(command: String, does: String)] = [
    (command: "parlance diff git:main", does: "what the working folder changes since a revision"),
    (
      "parlance diff git:v1.2.0 git:v1.3.0 --fail-on exposes",
      "what lies between two releases; fails unless it is harmless"
    ),
    ("parlance diff --env staging..production", "what differs between two environments"),
    ("parlance diff ../desk-of-last-week --format markdown", "as a comment on a pull request"),
  ]
  static let exitCodes = "0 no change at or over --fail-on; 1 some; 2 could not do the job (a side does not compile)"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let environments = try ReviewedEnvironments(arguments.all(environment))
    guard !arguments.operands.isEmpty || environments.isPair else {
      throw UsageError(
        message: "`parlance diff` needs something to compare with",
        help: "name a folder or a revision (`parlance diff git:main`), or two environments (`--env dev..production`)")
    }
    var parts: [ReviewReport.Part] = []
    let pairs = try sides(arguments)
    for pair in pairs {
      // Of several projects one may be new since the revision.
      if pairs.count > 1, case .revision(let revision, let folder) = pair.old,
        try !hasProject(folder, atRevision: revision)
      {
        Console.complain("\(folder) is new since \(pair.old.label): there is nothing to compare it with\n")
        continue
      }
      guard let part = try compare(pair, environments) else { return .failure }
      parts.append(part)
    }
    let isText = arguments.value(format) ?? "text" == "text"
    let report = ReviewReport(
      parts, isColoured: isText && Console.isColored(arguments.value(.color)),
      threshold: arguments.value(failOn).flatMap { Impact(rawValue: $0) })
    switch arguments.value(format) {
    case "json": Console.print(ReviewJSON.text(of: report))
    case "markdown": Console.print(ReviewMarkdown.text(of: report))
    default: Console.print(ReviewText.text(of: report))
    }
    return report.fails ? .findings : .success
  }

  /// What is compared with what: of each project, where OLD is a revision.
  private static func sides(_ arguments: Arguments) throws -> [(old: ReviewedSide, new: ReviewedSide)] {
    let (old, new) = (arguments.operands.first, arguments.operands.dropFirst().first)
    func folders() throws -> [String] {
      try arguments.value(.project).map { [try project(at: $0)] } ?? findProjects(from: ".")
    }
    func side(_ text: String, _ folder: String) throws -> ReviewedSide {
      if let revision = ReviewedSide.revision(text) { return try .revision(revision, folder) }
      guard isThere(text) else {
        throw UsageError(message: "there is no folder \(text)", help: "a revision is named so: `git:\(text)`")
      }
      return .folder(try project(at: text))
    }
    let isOfRevisions = [old, new].contains { $0.flatMap { ReviewedSide.revision($0) } != nil }
    if let old, let new, !isOfRevisions { return [(try side(old, ""), try side(new, ""))] }
    let found = try folders()
    guard let old else { return found.map { (.folder($0), .folder($0)) } }
    let namesFolder = ReviewedSide.revision(old) == nil || new.map { ReviewedSide.revision($0) == nil } ?? false
    if namesFolder, found.count > 1 {
      throw UsageError(
        message: "there are \(found.count) projects here, and one folder to compare with",
        help: "name the other one too: `parlance diff OLD NEW`, or --project")
    }
    return try found.map { (try side(old, $0), try new.map { text in try side(text, found[0]) } ?? .folder($0)) }
  }

  /// Nil where a side does not compile: then its findings are told.
  private static func compare(_ pair: (old: ReviewedSide, new: ReviewedSide), _ environments: ReviewedEnvironments)
    throws -> ReviewReport.Part?
  {
    let old = try pair.old.load()
    let new = try pair.new.load()
    let names = try environments.names(old: old.environmentNames, new: new.environmentNames, pair)
    guard let before = resolved(names.old, of: old, pair.old), let after = resolved(names.new, of: new, pair.new) else {
      return nil
    }
    keepUntilExit((before, after))
    let changes =
      environments.isPair ? Review.review(before[0], after[0]) : Review.review(environments: before, after)
    let suffix = environments.isPair ? (" (\(names.old[0]))", " (\(names.new[0]))") : ("", "")
    return ReviewReport.Part(
      contract: after.first?.contract.name ?? "", old: pair.old.label + suffix.0, new: pair.new.label + suffix.1,
      changes: changes, oldSources: old.value.sources, newSources: new.value.sources)
  }

  private static func resolved(_ names: [String], of side: Staged<ContractDocuments>, _ named: ReviewedSide)
    -> [ResolvedContract]?
  {
    let resolved = side.findings.hasErrors ? Staged([], side.findings) : resolveEnvironments(names, of: side.value)
    guard resolved.findings.hasErrors else { return resolved.value }
    Console.complain(TextFormat.text(of: Report(resolved.findings, in: side.value.sources)))
    Console.complain("parlance: \(named.label) does not compile, so it can't be compared\n")
    return nil
  }
}
