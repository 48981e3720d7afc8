import Findings
import JSONValues
import Language
import Resolve
import SourceText

/// What a live server is asked, and what it must answer: its list of tools and its pages are judged as the generated files
/// are, and calls by the contract's examples, broken arguments and callers who have not signed in show how it acts.
public struct ServerTrial: Sendable {
  /// Which tools are called: none, those that only read, or all.
  public enum Reach: String, Sendable, CaseIterable {
    case none, reads, all
  }

  /// One call of a tool.
  public struct Call: Sendable {
    /// Whoever the token belongs to, nobody, or somebody with a token that no sign-in has given.
    public enum Caller: Sendable { case own, nobody, stranger }

    /// As `tools/list` names it.
    public let tool: String
    /// An object, as the contract's examples have it or broken in one way.
    public let arguments: JSONValue
    /// Who calls.
    public let caller: Caller
    let wanted: Wanted
  }

  /// What must come of a call.
  enum Wanted: Sendable {
    case example(Example, ResolvedTool)
    /// The arguments are wrong: it completes "`find` takes …".
    case refusal(String)
    /// The caller has to sign in first.
    case signIn(isStranger: Bool)
    /// There is no such tool.
    case unknownTool
  }

  /// The calls, in the order in which their answers are read.
  public private(set) var calls: [Call] = []
  /// Tools that are not called, or not as whoever has signed in, and why: one line for each reason.
  public private(set) var untried: [String] = []

  /// What is asked, in a few words each: they complete "asks a server …".
  public static let names = [
    "for its tools in each age of the protocol, and whether they are the contract's",
    "for its pages, and whether they are those of the build",
    "for the metadata of its sign-in, and whether callers without a token are sent there",
    "every example, and whether the answer is the tool's output",
    "arguments that are broken in one way each, and whether it refuses them",
  ]

  let contract: ResolvedContract
  /// Whether the server holds the data of the examples, so that its answers are theirs.
  let isExact: Bool

  public init(of contract: ResolvedContract, reach: Reach, hasToken: Bool, isExact: Bool) {
    self.contract = contract
    self.isExact = isExact
    if reach == .none { return }
    var left: [(reason: String, tools: [String])] = [
      ("because they change something: `--calls all` is for a server where that does no harm", []),
      ("because they have no example", []), ("signed in, because there is no token: `--token-env NAME`", []),
    ]
    var stranger: Call?
    for tool in contract.tools {
      let name = tool.tool.protocolName
      let examples = tool.triedExamples
      if tool.tool.effect != .read && reach != .all {
        left[0].tools.append(name)
        continue
      }
      guard let first = examples.first(where: { $0.output != nil }) ?? examples.first else {
        left[1].tools.append(name)
        continue
      }
      if tool.tool.needsSignIn {
        let arguments = first.input ?? [:]
        calls.append(Call(tool: name, arguments: arguments, caller: .nobody, wanted: .signIn(isStranger: false)))
        stranger =
          stranger ?? Call(tool: name, arguments: arguments, caller: .stranger, wanted: .signIn(isStranger: true))
        if !hasToken {
          left[2].tools.append(name)
          continue
        }
      }
      for example in examples {
        calls.append(
          Call(tool: name, arguments: example.input ?? [:], caller: .own, wanted: .example(example, tool)))
      }
      addBroken(first, tool)
    }
    if let stranger { calls.append(stranger) }
    let stray = "parlance_no_such_tool"
    if !calls.isEmpty { calls.append(Call(tool: stray, arguments: [:], caller: .own, wanted: .unknownTool)) }
    untried = left.filter { !$0.tools.isEmpty }.map { reason, tools in
      "not called \(reason): \(tools.joined(separator: ", "))"
    }
  }

  /// Arguments that its input schema refuses must be refused by the server too.
  private mutating func addBroken(_ example: Example, _ tool: ResolvedTool) {
    let declared = tool.tool
    switch declared.input {
    case .schema?, .unknown?: return
    default: break
    }
    guard let object = example.input?.object else { return }
    let isOpen =
      (declared.schemaStyle?.over(contract.contract.schemaStyle) ?? contract.contract.schemaStyle)?.objects == .open
    for broken in BrokenValue.all(of: object, tool.input, contract.types) where !isOpen || !broken.member.isEmpty {
      calls.append(
        Call(
          tool: declared.protocolName, arguments: broken.value, caller: .own,
          wanted: .refusal("example `\(example.name)` \(broken.words)")))
    }
  }

  /// Judges what the server answered. `answers` are laid out like the files of a build: see `ServerAnswers`; `pages` are
  /// the generated pages of the widgets.
  public func judge(
    _ answers: [GeneratedFile], pages: [GeneratedFile], in sources: inout SourceSet
  ) -> SuiteResult {
    let files = GeneratedFiles(answers + pages, in: &sources, folder: "")
    let subject = Subject(resolved: contract, files: files, isLive: true)
    var verdict = Verdict()
    for expectation in everyExpectation {
      if let expectation = expectation as? any ServerExpectation.Type { expectation.check(subject, &verdict) }
    }
    ServerOpening.check(subject, &verdict)
    for (number, call) in calls.enumerated() {
      guard let reply = files.json("calls/\(10_000 + number).json") else { continue }
      CallVerdict(call, reply, self, subject).check(&verdict)
    }
    return SuiteResult(findings: verdict.findings.sortedForReport(), checks: verdict.checks)
  }
}

extension ResolvedTool {
  /// The examples; of a tool that has none and needs no arguments, a call without any.
  fileprivate var triedExamples: [Example] {
    guard tool.examples.isEmpty, !input.members.isEmpty || tool.input == nil, input.members.allSatisfy(\.isOptional)
    else { return tool.examples }
    var bare = Example(node: tool.node)
    bare.name = "no arguments"
    bare.input = [:]
    return [bare]
  }
}

extension Tool {
  /// Whether nobody may call it without signing in.
  fileprivate var needsSignIn: Bool {
    authentication.map { !$0.contains(.none) } ?? !scopes.isEmpty
  }
}
