import Facts
import JSONValues
import Language
import Parallel
import Resolve

/// What the phone's files share, worked out once for an environment. A reference, because every part of every file holds
/// it, and copying a contract counts the references to each of its parts.
final class PhonePlan: Sendable {
  let resolved: ResolvedContract
  /// The trunk to the model's SIP host.
  let model: Trunk?
  let flows: [Flow]
  /// Whether calls have a language, and sounds a folder for each.
  let hasLanguages: Bool
  let names: PhoneNames
  /// The numbers of the destinations that are one (`tel:`): each is asked for by every step that calls it.
  let numbers: [String: String]
  /// What steps of several dialplans share.
  let shared: SharedParts
  /// The declarations that the dialplans use; each once.
  let declarations: [String]

  /// How many dialplans a processor takes at a time.
  static let share = 16

  var contract: Contract { resolved.contract }

  init(_ resolved: ResolvedContract) {
    let contract = resolved.contract
    self.resolved = resolved
    model = contract.trunks.first { $0.project != nil }
    let hasLanguages = resolved.callsHaveLanguages
    self.hasLanguages = hasLanguages
    let flows: [Flow]
    (names, flows) = together(
      { PhoneNames(resolved) },
      {
        resolved.dialplans.concurrentlyMapped(by: Self.share) { number, dialplan in
          Flow(dialplan, number: number, calls: resolved.spoken(dialplan), hasLanguages: hasLanguages, resolved)
        }
      })
    self.flows = flows
    numbers = Dictionary(
      contract.destinations.compactMap { line in PhoneAddress(line.uri).number.map { (line.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    declarations = Set(flows.flatMap(\.declarations)).sorted()
    shared = SharedParts(contract, flows, hasLanguages: hasLanguages)
  }

  /// One dialplan with what is known about it.
  final class Flow: Sendable {
    /// Its place among the dialplans.
    let number: Int
    let graph: CallGraph
    /// The graph by the languages of calls.
    let calls: SpokenFlow
    let prompts: PromptList
    var dialplan: Dialplan { graph.dialplan }
    var name: String { graph.dialplan.name }

    /// Whether a step calls a tool.
    let callsTools: Bool
    /// Whether a step hands calls over to another exchange.
    let handsOver: Bool
    /// Whether a step asks if a machine has answered.
    let detectsMachines: Bool
    /// Whether a step takes messages.
    let takesMessages: Bool
    /// The steps, by place, that may share something with those of other dialplans: see `SharedParts`.
    let sharing: [Int]
    /// The spans of time in which a step asks how often the caller has called before, in seconds.
    let spansOfCalls: [Int]
    /// Whether a step asks how many calls are in progress.
    let isCounted: Bool
    /// The steps that ask how often the call has come to them.
    let visited: [Step]
    /// The steps at which what is pressed is given to a tool, put into a header, said or compared afterwards.
    let keptKeys: Set<String>
    /// The values of the call that its steps say, or tell whoever answers, each once.
    let values: [SpokenValue]
    /// Whether whoever answers is told the caller's number.
    let tellsCaller: Bool
    /// The steps whose keys its switches compare.
    let comparedKeys: Set<String>
    /// The members of answers that its switches compare, each once.
    let compared: [ComparedMember]
    /// What the tool that a step calls may answer, by step, for who tries the flow.
    let answers: [String: [AnswerExample]]

    /// `dialplan.support_line`, and the declarations that its steps use; each once.
    let declarations: [String]

    init(
      _ resolved: ResolvedDialplan, number: Int, calls: SpokenFlow, hasLanguages: Bool, _ contract: ResolvedContract
    ) {
      self.number = number
      declarations = Self.declarations(of: resolved.dialplan)
      graph = resolved.graph
      self.calls = calls
      var kept: Set<String> = []
      var callsTools = false
      var handsOver = false
      var detectsMachines = false
      var takesMessages = false
      var sharing: [Int] = []
      var isCounted = false
      var countsCalls = false
      var visited: [Step] = []
      var tests: [Branch.Case.Test] = []
      for place in resolved.graph.steps.indices {
        switch resolved.graph.steps[place].act {
        case .call(let call):
          callsTools = true
          kept.formUnion(call.keySteps)
        case .refer(let referral):
          handsOver = true
          kept.formUnion(referral.keySteps)
        case .ask(let ask): if ask.machine != nil { detectsMachines = true }
        case .record: takesMessages = true
        case .queue, .park, .conference: sharing.append(place)
        case .transfer(let transfer):
          if transfer.leave != nil || !transfer.passing.isEmpty || !transfer.refusals.isEmpty { sharing.append(place) }
        case .branch(let branch):
          if branch.cases.contains(where: { $0.calls != nil }) { isCounted = true }
          if branch.cases.contains(where: { $0.calledBefore != nil }) { countsCalls = true }
          if branch.cases.contains(where: { $0.visits != nil }) { visited.append(resolved.graph.steps[place]) }
          tests += branch.valueTests
        default: break
        }
      }
      self.callsTools = callsTools
      self.handsOver = handsOver
      self.detectsMachines = detectsMachines
      self.takesMessages = takesMessages
      self.sharing = sharing
      self.isCounted = isCounted
      self.visited = visited
      spansOfCalls = countsCalls ? resolved.dialplan.spansOfCalls : []
      values = resolved.dialplan.spokenValues
      tellsCaller = values.contains { $0.source == .caller }
      for value in values { if case .keys(let step) = value.source { kept.insert(step) } }
      var comparedKeys: Set<String> = []
      for case .value(.keys(let step), _) in tests { comparedKeys.insert(step) }
      self.comparedKeys = comparedKeys
      keptKeys = kept.union(comparedKeys)
      compared = tests.isEmpty ? [] : ComparedMember.all(tests, in: resolved.graph, contract)
      answers = callsTools ? Self.answers(in: resolved.dialplan, saying: values, asked: tests, contract) : [:]
      prompts = PromptList(
        PromptTexts(dialplan: resolved.dialplan, flow: calls, hasFolders: hasLanguages),
        saysDurations: values.contains { $0.unit != nil })
    }

    private static func answers(
      in dialplan: Dialplan, saying values: [SpokenValue], asked: [Branch.Case.Test], _ contract: ResolvedContract
    ) -> [String: [AnswerExample]] {
      var answers: [String: [AnswerExample]] = [:]
      for step in dialplan.steps {
        guard case .call(let call) = step.act else { continue }
        let tests = asked.filter { if case .value(.answer(step.name, _), _) = $0 { true } else { false } }
        answers[step.name] = contract.answers(to: call, saying: values.filter { $0.step == step.name }, asked: tests)
      }
      return answers
    }

    private static func declarations(of dialplan: Dialplan) -> [String] {
      var all: Set = ["dialplan.\(dialplan.name)", "trunk.\(dialplan.trunk)"]
      for step in dialplan.steps {
        all.formUnion(step.passing.map { "destination.\($0.destination)" })
        switch step.act {
        case .branch(let branch):
          for item in branch.cases {
            if let schedule = item.schedule { all.insert("schedule.\(schedule)") }
            if let queue = item.queue { all.insert("queue.\(queue)") }
            if let list = item.caller, list != "anonymous" { all.insert("list.\(list)") }
          }
        case .connect(let connect): all.insert("agent.\(connect.agent)")
        case .transfer(let transfer): all.formUnion(transfer.destinations.map { "destination.\($0)" })
        case .stream(let streaming): all.insert("stream.\(streaming.stream)")
        case .refer(let referral): all.insert("destination.\(referral.destination)")
        case .queue(let waiting):
          all.insert("queue.\(waiting.queue)")
          if let schedule = waiting.schedule { all.insert("schedule.\(schedule)") }
        case .callBack(let callBack): all.insert("dialplan.\(callBack.dialplan)")
        case .call(let call): all.insert("tool.\(call.tool)")
        case .emergency(let change): all.insert("schedule.\(change.schedule)")
        case .record(let recording): all.insert("mailbox.\(recording.mailbox)")
        case .none, .ask, .park, .conference, .hangup: break
        }
      }
      return all.sorted()
    }
  }

  /// The ways in which an agent, or one that it hands over to, leaves a call by the phone.
  func exits(of agent: Agent) -> [String] { contract.phoneOutcomes(of: agent) }

  /// The address that calls to the model's SIP host go to.
  static func modelHost(_ trunk: Trunk) -> String {
    trunk.host ?? PhoneFacts.modelHost(isEuropean: trunk.region == .eu)
  }
}
