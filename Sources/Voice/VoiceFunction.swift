import JSONValues
import Language

/// A function tool that follows from one of an agent's ways out: the model calls it, and whoever holds the
/// session (the page, or the service behind the phone) does what it says.
public struct VoiceFunction: Sendable, Hashable {
  /// What a call of the function stands for.
  public enum Purpose: Sendable, Hashable {
    /// A person takes over.
    case escalation
    /// One of the agent's exits, by its name.
    case exit(String)
    /// Another agent goes on in the same conversation, by its name.
    case handOver(String)
    /// Nothing is said to what was heard.
    case wait
    /// The conversation has reached its end.
    case end
  }

  /// As the model calls it.
  public let name: String
  /// What a call of it stands for.
  public let purpose: Purpose
  public let description: String
  /// JSON Schema of the arguments.
  public let parameters: JSONValue
  /// On the phone: the outcome of the dialplan's `connect` step.
  public let outcome: String?

  /// The function that hands over to a person.
  public static let escalationName = "escalate_to_human"
  /// The function that ends a conversation which has reached its end.
  public static let endName = "finish_session"
  /// The function that stays silent.
  public static let waitName = "wait_for_user"
  /// The function that hands over to another agent.
  public static func name(ofHandOverTo agent: String) -> String { "hand_over_to_\(agent)" }
  /// The function that takes one of the agent's exits.
  public static func name(ofExit exit: String) -> String { "transfer_to_\(exit)" }

  /// The outcome of a conversation that reached its end.
  public static let endOutcome = "completed"

  /// The functions of an agent on a surface: escalation, then its exits and hand-overs, then waiting and the end.
  public static func functions(of agent: Agent, on surface: Surface) -> [VoiceFunction] {
    var functions: [VoiceFunction] = []
    if let escalation = agent.escalation, let way = escalation.way(on: surface) {
      functions.append(escalate(way, on: surface))
    }
    for exit in agent.exits {
      if let way = exit.way(on: surface) { functions.append(leave(by: exit, way, on: surface)) }
    }
    functions += agent.handOver.map(hand)
    if agent.waits { functions.append(wait) }
    functions.append(end(on: surface))
    return functions
  }

  private static func escalate(_ way: WayOut, on surface: Surface) -> VoiceFunction {
    VoiceFunction(
      name: escalationName, purpose: .escalation,
      description: surface == .phone
        ? "Transfers the caller to a person and ends this conversation. "
          + "Use when a trigger of the Escalation section holds. Do not use for anything that another tool "
          + "can do."
        : "Shows the person how to reach a human colleague. "
          + "Use when a trigger of the Escalation section holds. Do not use for anything that another tool "
          + "can do.",
      parameters: [
        "type": "object",
        "properties": [
          "reason": ["type": "string", "description": "Why, in one short sentence for the colleague."]
        ],
        "required": ["reason"],
        "additionalProperties": false,
      ],
      outcome: way.exit)
  }

  private static func leave(by exit: Exit, _ way: WayOut, on surface: Surface) -> VoiceFunction {
    let label = exit.name.spaced
    return VoiceFunction(
      name: name(ofExit: exit.name), purpose: .exit(exit.name),
      description: surface == .phone
        ? "Transfers the caller to \(label) and ends this conversation. Use when: \(exit.when.asSentence)"
        : "Shows the person the way to \(label). Use when: \(exit.when.asSentence)",
      parameters: noArguments, outcome: way.exit)
  }

  private static func hand(_ handOver: HandOver) -> VoiceFunction {
    VoiceFunction(
      name: name(ofHandOverTo: handOver.name), purpose: .handOver(handOver.name),
      description: "Hands this conversation over to \(handOver.name.spaced), who goes on with it. "
        + "Use when: \(handOver.when.asSentence) Do not use for anything that you can do yourself.",
      parameters: noArguments, outcome: nil)
  }

  private static let wait = VoiceFunction(
    name: waitName, purpose: .wait,
    description: "Stays silent. Use when what was heard is noise, or speech that is not meant for you. "
      + "Do not use to avoid a question.",
    parameters: noArguments, outcome: nil)

  private static func end(on surface: Surface) -> VoiceFunction {
    VoiceFunction(
      name: endName, purpose: .end,
      description: surface == .phone
        ? "Ends the call. Use after goodbyes, when the person needs nothing more. Do not use to escape a "
          + "difficult turn."
        : "Ends the session. Use after goodbyes, when the person needs nothing more. "
          + "Do not use to escape a difficult turn.",
      parameters: noArguments, outcome: surface == .phone ? endOutcome : nil)
  }

  private static let noArguments: JSONValue = [
    "type": "object", "properties": [:], "required": [], "additionalProperties": false,
  ]
}
