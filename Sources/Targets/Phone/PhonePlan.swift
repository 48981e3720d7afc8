import Facts
import Language
import Resolve

/// What the phone's files share, worked out once for an environment.
struct PhonePlan {
  let resolved: ResolvedContract
  /// The trunk to the model's SIP host.
  let model: Trunk?
  let flows: [Flow]
  let names: PhoneNames
  /// What steps of several dialplans share.
  let shared: SharedParts

  var contract: Contract { resolved.contract }

  init(_ resolved: ResolvedContract) {
    let contract = resolved.contract
    self.resolved = resolved
    model = contract.trunks.first { $0.project != nil }
    flows = resolved.dialplans.map { Flow($0, contract: contract) }
    names = PhoneNames(contract, flows: flows)
    shared = SharedParts(contract, flows)
  }

  /// One dialplan with what is known about it.
  struct Flow {
    let graph: CallGraph
    let prompts: PromptList
    var dialplan: Dialplan { graph.dialplan }
    var name: String { graph.dialplan.name }

    init(_ resolved: ResolvedDialplan, contract: Contract) {
      graph = resolved.graph
      prompts = PromptList(resolved.dialplan, language: Self.language(of: resolved.dialplan, in: contract))
    }

    /// A dialplan speaks the language of the agent that it connects to.
    private static func language(of dialplan: Dialplan, in contract: Contract) -> String {
      for step in dialplan.steps {
        guard case .connect(let connect) = step.act, let agent = contract.agents[connect.agent] else {
          continue
        }
        if let language = agent.language?.standard, !language.isEmpty { return language }
      }
      return "en"
    }

    /// `dialplan.support_line`, and the declarations that its steps use.
    var declarations: [String] {
      var all = ["dialplan.\(name)", "trunk.\(dialplan.trunk)"]
      for step in dialplan.steps {
        switch step.act {
        case .branch(let branch):
          for item in branch.cases {
            all += [item.schedule.map { "schedule.\($0)" }, item.queue.map { "queue.\($0)" }].compactMap { $0 }
            if let list = item.caller, list != "anonymous" { all.append("list.\(list)") }
          }
        case .connect(let connect): all.append("agent.\(connect.agent)")
        case .transfer(let transfer): all += transfer.destinations.map { "destination.\($0)" }
        case .queue(let waiting): all.append("queue.\(waiting.queue)")
        case .callBack(let callBack): all.append("dialplan.\(callBack.dialplan)")
        case .emergency(let change): all.append("schedule.\(change.schedule)")
        case .record(let recording): all.append("mailbox.\(recording.mailbox)")
        case .none, .ask, .park, .conference, .hangup: break
        }
      }
      return all
    }
  }

  /// The ways in which an agent, or one that it hands over to, leaves a call by the phone.
  func exits(of agent: Agent) -> [String] { contract.phoneOutcomes(of: agent) }

  /// The address that calls to the model's SIP host go to.
  static func modelHost(_ trunk: Trunk) -> String {
    trunk.host ?? PhoneFacts.modelHost(isEuropean: trunk.region == .eu)
  }
}
