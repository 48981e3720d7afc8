import Facts
import Findings
import Language
import Resolve

/// Each kind of turn detection has fields of its own.
enum TurnDetectionFieldsRule: Rule {
  static let kind = FindingKind(
    "voice/turn-detection-fields", .error, "Checks that turn detection has only the fields of its type",
    why: """
      `semantic_vad` judges by meaning and takes `eagerness`. `server_vad` judges by silence and takes
      `threshold`, `prefix_padding_ms`, `silence_duration_ms` and `idle_timeout_ms`. The service refuses a
      session that mixes them.
      """,
    source: RealtimeFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.settingsInUse(\.turnDetection).flatMap { use -> [Finding] in
        let detection = use.setting
        let foreign =
          detection.type == "semantic_vad" ? silenceFields(of: detection) : meaningFields(of: detection)
        let other = detection.type == "semantic_vad" ? "server_vad" : "semantic_vad"
        return foreign.map { field in
          Finding(
            kind, at: contract.origin.location(detection.node, keyOf: field),
            "`\(detection.type)` takes no `\(field)`", label: "a field of `\(other)`",
            help: "leave it out, or say `type: \(other)`")
        }
      }
    }
  }

  private static func meaningFields(of detection: TurnDetection) -> [String] {
    detection.eagerness == nil ? [] : ["eagerness"]
  }

  private static func silenceFields(of detection: TurnDetection) -> [String] {
    detection.tuning + (detection.idleTimeoutMilliseconds == nil ? [] : ["idle_timeout_ms"])
  }
}

extension TurnDetection {
  /// The fields that are written of those that the body accepting a phone call may not have.
  var tuning: [String] {
    let written = [
      threshold != nil, prefixPaddingMilliseconds != nil, silenceDurationMilliseconds != nil,
    ]
    return zip(RealtimeFacts.fieldsRefusedByCallAccept, written).filter(\.1).map(\.0)
  }
}
