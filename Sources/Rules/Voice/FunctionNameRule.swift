import Facts
import Findings
import Language
import Resolve
import Voice

/// The function tools that follow from an agent's ways out have names of their own.
enum FunctionNameRule: Rule {
  static let kind = FindingKind(
    "voice/function-name", .error,
    "Checks that no tool of an agent has the name of one of its derived functions",
    why: """
      Escalation, exits, hand-overs, waiting and the end of a conversation become the functions `escalate_to_human`,
      `transfer_to_EXIT`, `hand_over_to_AGENT`, `wait_for_user` and `finish_session`. A model that sees two tools of one name calls either, and the
      service takes names of letters, digits, `_` and `-` up to 64 characters.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var names = [VoiceFunction.endName]
      if agent.escalation != nil { names.append(VoiceFunction.escalationName) }
      if agent.waits { names.append(VoiceFunction.waitName) }
      names += agent.exits.map { VoiceFunction.name(ofExit: $0.name) }
      names += agent.handOver.map { VoiceFunction.name(ofHandOverTo: $0.name) }
      var findings = agent.tools.enumerated().filter { names.contains($1) }.map { index, name in
        Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "`\(name)` is also the name of a function that follows from the agent's ways out",
          help: "rename the tool")
      }
      for exit in agent.exits where !isTaken(VoiceFunction.name(ofExit: exit.name)) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(exit.key),
            "the exit `\(exit.name)` can't be the name of a function",
            help: "name it with letters, digits, `_` and `-`, at most 52 characters"))
      }
      for handOver in agent.handOver where !isTaken(VoiceFunction.name(ofHandOverTo: handOver.name)) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(handOver.key),
            "the agent `\(handOver.name)` can't be the name of a function",
            help: "name it with letters, digits, `_` and `-`, at most 51 characters"))
      }
      return findings
    }
  }

  private static func isTaken(_ name: String) -> Bool {
    RealtimeFacts.toolNameLength.contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == 0x5F
          || byte == 0x2D
      }
  }
}
