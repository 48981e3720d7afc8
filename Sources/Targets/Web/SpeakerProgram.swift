import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// What a page has to know of an agent that speaks on it: its own, or one that it hands over to.
struct SpeakerProgram {
  let session: VoiceSession
  let contract: ResolvedContract
  /// The page's own agent, whose words the page uses.
  let owner: Agent

  var agent: Agent { session.agent }

  var members: JSONObject {
    var members = JSONObject()
    members.append("retries", .array(retries.map { .int($0) }))
    members.append("failures", session.failures.json)
    members.append("interrupts", .bool(session.settings.turnDetection?.interruptResponse ?? true))
    members.append("responds", .bool(session.settings.turnDetection?.createResponse ?? true))
    members.append("transcribes", .bool(session.settings.transcription != nil))
    members.append("approval", approval)
    members.append("tools", .object(tools))
    members.append("status", .object(status))
    members.append("ways", .object(ways))
    members.append("handOvers", .object(handOvers))
    members.append("atMost", .object(limits))
    return members
  }

  /// Milliseconds before each try to connect again: more and more, as often as the contract says.
  private var retries: [Int] {
    let known = WebDefaults.retries
    return (0..<session.failures.network.tries).map { known[min($0, known.count - 1)] }
  }

  private var approval: JSONValue? {
    guard let approval = session.approval else { return nil }
    return ["seconds": .int(approval.within.seconds), "escalates": .bool(approval.otherwise == .escalate)]
  }

  /// What waits for a yes: the question, and how its arguments are called.
  private var tools: JSONObject {
    var tools = JSONObject()
    for name in session.writes {
      guard let tool = contract.tool(name) else { continue }
      var shown: JSONObject = ["title": .string(tool.tool.title ?? LabelText.humanised(name))]
      shown.append("ask", PageProgram.question(before: tool.tool))
      var labels = JSONObject()
      for member in tool.input.members {
        if let title = contract.types.value(of: member.type).keywords["title"]?.string {
          labels.append(member.name, .string(title))
        }
      }
      if labels.count > 0 { shown.append("labels", .object(labels)) }
      tools.append(name, .object(shown))
    }
    return tools
  }

  /// What is said while a tool runs.
  private var status: JSONObject {
    var status = JSONObject()
    for spoken in session.tools {
      if let running = contract.tool(spoken.name)?.tool.status?.running { status.append(spoken.name, .string(running)) }
    }
    return status
  }

  /// The ways out by the functions that the model calls for them.
  private var ways: JSONObject {
    var ways = JSONObject()
    for function in session.functions {
      switch function.purpose {
      case .escalation:
        ways.append(function.name, way(agent.escalation?.web, owner.pageWord("person")))
      case .exit(let name):
        ways.append(function.name, way(agent.exits[name]?.web, LabelText.humanised(name)))
      case .handOver, .wait, .end: break
      }
    }
    return ways
  }

  private func way(_ way: WayOut?, _ title: String) -> JSONValue {
    var value: JSONObject = ["title": .string(title)]
    value.append("message", way?.message.map { .string($0) })
    value.append("link", way?.link.map { .string($0) })
    value.append("number", way?.number.map { .string($0) })
    return .object(value)
  }

  /// The agents that go on, by the functions that the model calls for it.
  private var handOvers: JSONObject {
    var handOvers = JSONObject()
    for function in session.functions {
      if case .handOver(let name) = function.purpose { handOvers.append(function.name, .string(name)) }
    }
    return handOvers
  }

  /// How often a hand-over may be taken in one conversation, by its function.
  private var limits: JSONObject {
    var limits = JSONObject()
    for handOver in agent.handOver {
      if let count = handOver.atMost { limits.append(VoiceFunction.name(ofHandOverTo: handOver.name), .int(count)) }
    }
    return limits
  }
}
