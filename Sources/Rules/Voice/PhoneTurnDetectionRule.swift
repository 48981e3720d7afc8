import Facts
import Findings
import Language
import Resolve

/// On the phone, silence detection can't be tuned.
enum PhoneTurnDetectionRule: Rule {
  static let kind = FindingKind(
    "voice/phone-turn-detection", .error,
    "Checks that turn detection is not tuned where a phone call is accepted",
    why: """
      The body that accepts a phone call may name the type of turn detection, `eagerness` and
      `idle_timeout_ms`. With `threshold`, `prefix_padding_ms` or `silence_duration_ms` the service answers
      400 and the caller hears nothing.
      """,
    source: "github.com/openai/openai-agents-js issue 741 and pull request 1170, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.turnDetection).flatMap { use -> [Finding] in
        // With another type these fields are a finding of their own.
        guard use.surfaces.contains(.phone), use.setting.type == "server_vad" else { return [] }
        return use.setting.tuning.map { field in
          Finding(
            kind, at: contract.origin.location(use.setting.node, keyOf: field),
            "`\(field)` is refused when a phone call is accepted",
            help: use.surfaces.count > 1
              ? "move it to `on_surface: {web: {turn_detection: …}}`" : "leave it out")
        }
      }
    }
  }
}
