import Language
import Syntax

/// How a conversation goes, and how it ends.
extension InstructionWriter {
  mutating func writeFlow() {
    guard !agent.states.isEmpty else {
      bullet(
        "When the person needs nothing more, say goodbye in a few words and call \(VoiceFunction.endName).",
        node["role"])
      return
    }
    if let start = agent.start { bullet("Start in \(start).", node["start"]) }
    bullet(
      "Leave a state as soon as one of its conditions holds. Do not ask for what is already known.",
      node["states"])
    if let state = agent.states.first(where: { !$0.samples.isEmpty }) {
      bullet(
        "Sample phrases show the style: vary them, do not always use them.", .init(state.node, "samples"))
    }
    for state in agent.states { write(state) }
  }

  private mutating func write(_ state: State) {
    heading(state.name, .init(state.node))
    bullet("Goal: \(state.goal.asSentence)", .init(state.node, "goal"))
    let tools = state.tools.filter { name in session.tools.contains { $0.name == name } }
    if !tools.isEmpty { bullet("Tools: \(tools.joined(separator: ", ")).", .init(state.node, "tools")) }
    if !state.samples.isEmpty {
      let phrases = state.samples.map(\.quoted).joined(separator: " or ")
      bullet("Sample phrases: \(phrases)", .init(state.node, "samples"))
    }
    for exit in state.exits { write(exit) }
    if state.isEnd {
      bullet(
        "When the person needs nothing more, say goodbye in a few words and call \(VoiceFunction.endName).",
        .init(state.node, "end"))
    }
  }

  private mutating func write(_ transition: Transition) {
    let condition = transition.when.asSentence
    let source = Instructions.Source(transition.node)
    if let next = transition.to {
      bullet("Go to \(next) when: \(condition)", source)
    } else if transition.escalates {
      bullet("Follow Escalation when: \(condition)", source)
    } else if let exit = transition.exit {
      bullet("Call \(VoiceFunction.name(ofExit: exit)) when: \(condition)", source)
    } else if let agent = transition.handOver {
      bullet("Follow Hand-Over to \(agent.spaced) when: \(condition)", source)
    }
  }

  mutating func writeUnclearAudio() {
    guard !author.saysUnclear else { return }
    let source = node["role"]
    bullet("Answer only speech that you heard clearly; never guess.", source)
    bullet(
      "When speech was unintelligible, cut off or drowned by noise, ask for it again in one short question, "
        + "worded anew each time.",
      source)
    bullet("Call no tool on unclear speech.", source)
    if agent.waits {
      bullet(
        "On background voices, noise, or speech that is not meant for you, call \(VoiceFunction.waitName) and say "
          + "nothing.", node["wait_for_user"])
    } else {
      bullet("Background voices and noise are not meant for you.", source)
    }
    if let detection = session.settings.turnDetection, detection.idleTimeoutMilliseconds != nil {
      bullet(
        "When the person says nothing, ask once whether they are still there; after a second silence say goodbye "
          + "and call \(VoiceFunction.endName).", .init(detection.node, "idle_timeout_ms"))
    }
  }

  mutating func writeHandOver() {
    for handOver in agent.handOver {
      bullet("\(handOver.name.spaced), when: \(handOver.when.asSentence)", .init(handOver.node, "when"))
      let function = VoiceFunction.name(ofHandOverTo: handOver.name)
      if let say = agent.words(handOver.say) {
        nested("Say, word for word: \(say.quoted) Then call \(function).", .init(handOver.node, "say"))
      } else {
        nested("Say in a few words who goes on, then call \(function).", .init(handOver.node))
      }
      if let count = handOver.atMost {
        let times = count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
        nested("At most \(times) in a conversation.", .init(handOver.node, "at_most"))
      }
    }
    guard !agent.handOver.isEmpty else { return }
    bullet("A hand-over does not end the conversation: do not say goodbye.", node["hand_over"])
  }

  mutating func writeExits() {
    for exit in agent.exits {
      guard let way = exit.way(on: session.surface) else { continue }
      let function = VoiceFunction.name(ofExit: exit.name)
      bullet("\(exit.name.spaced), when: \(exit.when.asSentence)", .init(exit.node, "when"))
      if session.surface == .phone {
        nested("Say in a few words where the call goes, then call \(function).", .init(exit.node, "phone"))
      } else {
        writeWay(way, function, exit.node)
      }
    }
  }

  /// A way out on a page: a message is said, a link only shown.
  private mutating func writeWay(_ way: WayOut, _ function: String, _ node: NodeID) {
    if let message = way.message {
      nested("Call \(function), then say: \(message.quoted)", .init(node, "web"))
    } else {
      nested(
        "Call \(function), then say that the link is on the page; do not read it out.", .init(node, "web"))
    }
  }

  mutating func writeEscalation() {
    guard let escalation = agent.escalation, let way = escalation.way(on: session.surface) else { return }
    if !escalation.triggers.isEmpty {
      bullet("Escalate when one of these holds:", .init(escalation.node, "triggers"))
      for (index, trigger) in escalation.triggers.enumerated() {
        nested(trigger.asSentence, .init(escalation.node, "triggers", element: index))
      }
    }
    let function = VoiceFunction.escalationName
    if let say = agent.words(escalation.say) {
      bullet("First say, word for word: \(say.quoted)", .init(escalation.node, "say"))
    }
    let first = escalation.say == nil ? "Call" : "Then call"
    if session.surface == .phone {
      bullet("\(first) \(function) with the reason, and say nothing more.", .init(escalation.node, "phone"))
    } else if let message = way.message {
      bullet(
        "\(first) \(function) with the reason, and say: \(message.quoted)", .init(escalation.node, "web"))
    } else {
      bullet(
        "\(first) \(function) with the reason, and say that the way to a colleague is on the page.",
        .init(escalation.node, "web"))
    }
  }
}
