import Findings
import Language
import Resolve
import Voice

/// What a text says to call is there.
enum UnknownToolInTextRule: Rule {
  static let kind = FindingKind(
    "voice/unknown-tool-in-text", .error, "Checks that an agent's texts name only tools that the agent has",
    why: """
      A model that is told of a tool which it has not got says that it has called it. Names with an underscore are
      looked up among the agent's tools, the functions that follow from its ways out, its states and its fields.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (tools named in the prompt exist), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      var known: Set<String>?
      agent.forEachText { said in
        guard said.text.utf8.contains(0x5F) else { return }
        let names = known ?? Self.names(of: agent, contract)
        known = names
        for word in Self.names(in: said.text) where !names.contains(String(word)) {
          let meant = nearest(to: String(word), among: names.sorted())
          findings.append(
            Finding(
              kind, at: said.location(of: word, in: contract.origin),
              "agent `\(agent.name)` has no tool `\(word)`",
              help: meant.map { "did you mean `\($0)`?" } ?? "add it to the agent's `tools`, or say it in words"))
        }
      }
    }
    return findings
  }

  /// Words with an underscore inside.
  private static func names(in text: String) -> [Substring] {
    text.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "_") }.filter { word in
      word.first != "_" && word.last != "_" && word.contains("_")
    }
  }

  /// What may be named: tools, functions, states, and the fields that tools take and give.
  private static func names(of agent: Agent, _ contract: ResolvedContract) -> Set<String> {
    var names = Set(agent.tools + agent.states.names + agent.exits.names + agent.handOver.names)
    for surface in agent.voiceSurfaces {
      names.formUnion(VoiceFunction.functions(of: agent, on: surface).map(\.name))
    }
    for tool in agent.tools.compactMap(contract.tool) {
      for schema in [tool.inputSchema, tool.outputSchema].compactMap(\.self) {
        names.formUnion(schema["properties"]?.object?.keys ?? [])
        for type in schema["$defs"]?.object?.members ?? [] {
          names.formUnion(type.value["properties"]?.object?.keys ?? [])
        }
      }
    }
    return names
  }
}
