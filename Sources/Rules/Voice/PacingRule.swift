import Findings
import Language
import Resolve
import Voice

/// Playback and manner of speech go the same way.
enum PacingRule: Rule {
  static let kind = FindingKind(
    "voice/pacing", .warning, "Checks that `speed` and what an agent is told of its pace agree",
    why: """
      `speed` changes only how fast the sound is played; how the model speaks is told in words. Parlance adds them for a
      speed other than 1. Speech that is asked to be slow and played fast sounds like neither.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (pacing), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      let manner = [agent.personality, agent.length].compactMap(\.self) + agent.rules
      let isSlow = manner.contains { text in slow.contains(where: text.mentions) }
      let isQuick = manner.contains { text in quick.contains(where: text.mentions) }
      var seen: Set<Double> = []
      return agent.voiceSurfaces.compactMap { surface -> Finding? in
        guard let speed = agent.settings(on: surface).speed, seen.insert(speed).inserted else { return nil }
        guard (speed > 1 && isSlow) || (speed < 1 && isQuick) else { return nil }
        let own = agent.onSurface[surface.rawValue]?.settings.speed != nil
        let node = own ? agent.onSurface[surface.rawValue]?.node ?? agent.node : agent.node
        return Finding(
          kind, at: contract.origin.location(node, "speed"),
          "speech is played \(speed > 1 ? "faster" : "slower"), but asked to be \(speed > 1 ? "slow" : "quick")",
          help: "leave `speed` out, or change the words")
      }
    }
  }

  private static let slow: [StaticString] = ["speak slowly", "talk slowly", "slow pace", "unhurried"]
  private static let quick: [StaticString] = ["speak quickly", "speak fast", "talk fast", "quick pace", "fast pace"]
}
