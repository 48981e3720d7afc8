/// What each phone target can do with what a call flow says: the table of `Documentation/phone.md`, and what the rule
/// `phone/unsupported` goes by.
public enum PhoneCapabilities {
  /// Where a call flow is played.
  public enum Target: String, Sendable, CaseIterable {
    case asterisk = "Asterisk"
    case twiml = "TwiML"
    /// The model's SIP host takes the call without an exchange: `control.json`.
    case direct = "straight to the model"
  }

  /// How far a target goes.
  public enum Support: Sendable, Hashable {
    case full
    /// It does, in a way that is worth knowing.
    case by(String)
    /// It can't; what happens instead.
    case instead(String)

    /// As a cell of the table.
    public var text: String {
      switch self {
      case .full: "yes"
      case .by(let how): "yes: \(how)"
      case .instead(let what): "no: \(what)"
      }
    }
  }

  /// Something that a step may say.
  public enum Feature: String, Sendable, CaseIterable {
    case prompts = "`say`, `disclose`"
    case schedules = "`switch` by schedule, holiday, emergency"
    case callers = "`switch` by caller and number called"
    case queueLength = "`switch` by who waits in a queue"
    case keys = "`ask` with keys, silence, wrong keys, too many tries"
    case patterns = "`ask` for answers of several lengths"
    case machines = "`machine` (outbound)"
    case agent = "`connect`, with exits by REFER"
    case dropped = "`dropped` told from `completed`"
    case lines = "`transfer` to one or several, together or in turn"
    case screening = "`screen`"
    case queue = "`queue` with keys, time-out, capacity"
    case announcements = "`announce` position and waiting time"
    case strategy = "`strategy` of a queue"
    case message = "`record`"
    case greeting = "`greeting` of a mailbox"
    case recording = "`record_call`, resting where it must"
    case callBack = "`call_back`"
    case parking = "`park`"
    case conference = "`conference`"
    case emergency = "`emergency` closing by a step"
    case reasons = "`hangup` with `busy` or `rejected`, unanswered"
    case otherReasons = "`hangup` with another reason, unanswered"
    case calling = "`calling_rules` of the house's phones"
    case window = "`window` and `attempts` (outbound)"
  }

  /// The table.
  public static func support(_ feature: Feature, by target: Target) -> Support {
    if target == .direct {
      switch feature {
      case .agent: return .full
      case .window: return .by("whoever starts the call keeps them")
      case .calling: return .instead("nothing; phones of a house need an exchange")
      default: return .instead("the agent of the first `connect` answers")
      }
    }
    return target == .twiml ? twiml(feature) : asterisk(feature)
  }

  private static func asterisk(_ feature: Feature) -> Support {
    switch feature {
    case .recording: .by("it ends where it rests and goes on in the same file")
    case .callBack: .by("the number is noted in the exchange's database")
    case .emergency: .by("kept in the exchange's database")
    default: .full
    }
  }

  private static func twiml(_ feature: Feature) -> Support {
    switch feature {
    case .schedules, .callers: .by("the handler reads `routes.json`")
    case .queueLength: .by("the handler asks the provider")
    case .patterns: .instead("silence as long as `no_input.after` ends every answer, and `between` counts for nothing")
    case .dropped: .instead("a dropped call counts as completed; the route says `never`")
    case .queue, .strategy: .by("the handler rings the members")
    case .announcements: .instead("the words of `say` only")
    case .greeting: .instead("nothing; write what callers should hear under `say`")
    case .recording: .by("the handler starts, pauses and resumes it as documents are fetched")
    case .callBack: .by("the handler notes the number")
    case .parking: .instead("the call waits in a queue of the lot's name")
    case .emergency: .by("the handler keeps it")
    case .calling: .instead("nothing; phones of a house need an exchange")
    case .otherReasons: .instead("the call is rejected without saying why")
    case .window: .by("whoever starts the call keeps them")
    default: .full
    }
  }

  /// The table as the documentation has it.
  public static var markdown: String {
    var text = "| a call flow says | \(Target.allCases.map(\.rawValue).joined(separator: " | ")) |\n"
    text += "| --- |\(String(repeating: " --- |", count: Target.allCases.count))\n"
    for feature in Feature.allCases {
      let cells = Target.allCases.map { support(feature, by: $0).text }
      text += "| \(feature.rawValue) | \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }
}
