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
    /// Where its answer is to stand among the answers: the order of the paths is that of the calls.
    public let path: String
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
    var stranger: (tool: String, arguments: JSONValue)?
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
      if !tool.tool.isOpenToAll {
        let arguments = first.input ?? [:]
        add(name, arguments, .nobody, .signIn(isStranger: false))
        stranger = stranger ?? (name, arguments)
        if !hasToken {
          left[2].tools.append(name)
          continue
        }
      }
      for example in examples { add(name, example.input ?? [:], .own, .example(example, tool)) }
      addBroken(first, tool)
    }
    if let stranger { add(stranger.tool, stranger.arguments, .stranger, .signIn(isStranger: true)) }
    if !calls.isEmpty { add("parlance_no_such_tool", [:], .own, .unknownTool) }
    untried = left.filter { !$0.tools.isEmpty }.map { reason, tools in
      "not called \(reason): \(tools.joined(separator: ", "))"
    }
  }

  private mutating func add(_ tool: String, _ arguments: JSONValue, _ caller: Call.Caller, _ wanted: Wanted) {
    let path = "calls/\(10_000 + calls.count).json"
    calls.append(Call(tool: tool, arguments: arguments, caller: caller, path: path, wanted: wanted))
  }

  /// Arguments that its input schema refuses must be refused by the server too.
  private mutating func addBroken(_ example: Example, _ tool: ResolvedTool) {
    let declared = tool.tool
    guard declared.input?.isRaw != true, let object = example.input?.object else { return }
    let isOpen = declared.hasOpenObjects(in: contract.contract)
    for broken in BrokenValue.all(of: object, tool.input, contract.types) where !isOpen || !broken.member.isEmpty {
      add(declared.protocolName, broken.value, .own, .refusal("example `\(example.name)` \(broken.words)"))
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
    for call in calls {
      guard let reply = files.json(call.path) else { continue }
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
