/// What each phone target can do with what a call flow says: the table of `Documentation/phone.md`, and what the rule
/// `phone/unsupported` goes by.
public enum PhoneCapabilities {
  /// Where a call flow is played.
  public enum Target: String, Sendable, CaseIterable {
    case asterisk = "Asterisk"
    case twiml = "TwiML"
    case freeswitch = "FreeSWITCH"
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
    /// It can't, and a dialplan that says it is left out whole, so that no call comes to a step that does something else; the
    /// nearest thing that works.
    case leftOut(String)

    /// As a cell of the table.
    public var text: String {
      switch self {
      case .full: "yes"
      case .by(let how): "yes: \(how)"
      case .instead(let what): "no: \(what)"
      case .leftOut(let nearest): "**left out**: \(nearest)"
      }
    }
  }

  /// Something that a step may say.
  public enum Feature: String, Sendable, CaseIterable {
    case prompts = "`say`, `disclose`"
    case values = "`digits` and `number` in `say`: keys, and answers of tools"
    case moments = "`date` and `time` in `say`: answers of tools"
    case durations = "`duration` in `say`: keys, and answers of tools"
    case languages = "texts in several languages, `language` of a step"
    case variables = "`set` of a variable, `$(set.…)`"
    case schedules = "`switch` by whether a schedule is open"
    case states = "`switch` by `holiday`, a holiday's name, `emergency`"
    case closing = "a schedule with `emergency: true`"
    case longHolidays = "a yearly holiday of several days"
    case callers = "`switch` by caller and number called"
    case queueLength = "`switch` by who waits in a queue"
    case callLimit = "`switch` by `calls` in progress"
    case visits = "`switch` by `visits` of the call"
    case callsBefore = "`switch` by `called_before`, how often the caller has called"
    case valueCases = "`switch` by `value`: keys, and answers of tools"
    case keys = "`ask` with keys, silence, wrong keys"
    case words = "`words` of a key"
    case tooMany = "`too_many` tries of either sort"
    case severalKeys = "`ask` for several keys, or any of a set"
    case patterns = "`ask` for answers of several lengths"
    case machines = "`machine` (outbound)"
    case agent = "`connect`, with exits by REFER"
    case dropped = "`dropped` told from `completed`"
    case lines = "`transfer` to one"
    case severalLines = "`transfer` to several, together or in turn"
    case refusals = "`rejected`, `unreachable` of a `sip:` line"
    case otherRefusals = "`rejected`, `unreachable` of a number, or of several together"
    case screening = "`screen`"
    case telling = "`tell`"
    case told = "values of the call in `screen` and `tell`, and the caller's number"
    case refer = "`refer` to another exchange, with `headers`"
    case stream = "`stream` to a web socket"
    case leaving = "`leave` of a call that is put through"
    case passing = "`pass_on` by whoever answers: attended and blind transfer"
    case queue = "`queue` with keys, time-out, capacity"
    case announcements = "`announce` position and waiting time"
    case announcedWords = "`announce` words beside position or waiting time"
    case strategy = "`strategy` of a queue"
    case priority = "`priority` in a queue"
    case backup = "`backup` of a queue"
    case closingTime = "`while` of a step that waits in a queue"
    case message = "`record`"
    case greeting = "`greeting` of a mailbox"
    case mail = "`email` of a mailbox"
    case silence = "`silence` of a mailbox"
    case transcript = "`transcribe` of a mailbox"
    case recording = "`record_call`, resting where it must"
    case callBack = "`call_back`"
    case toolCall = "`call` of a tool"
    case parking = "`park`"
    case conference = "`conference`"
    case pin = "`pin` of a conference"
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
    return switch target {
    case .twiml: twiml(feature)
    case .freeswitch: freeSWITCH(feature)
    case .asterisk, .direct: asterisk(feature)
    }
  }

  /// What comes of words where no recognizer is.
  private static let unheard = "nobody hears what is said, so let the question name the keys"

  private static func asterisk(_ feature: Feature) -> Support {
    switch feature {
    case .values: .by("`SayDigits` and `SayNumber`; its own phrases must be there in the language of the call")
    case .moments: .by("`SayUnixTime`; its own phrases must be there in the language of the call")
    case .durations: .by("`SayNumber` and words of `prompts.json`")
    case .told: .by("said as in `say`, on the leg of whoever answers; a key counts from the last value on")
    case .languages: .by("a folder of sounds for each, and its own phrases in it")
    case .leaving: .by("also while it rings")
    case .passing: .by("by `features.conf`; the module func_import must be loaded")
    case .refer: .by("answered first; it waits until the far end says what came of the new call")
    case .stream: .by("from 22.6 on; the modules chan_websocket and res_websocket_client must be loaded")
    case .words: .instead(unheard)
    case .announcedWords:
      .instead("whoever is next hears neither, so that nobody who answers has to wait for the end of it")
    case .silence: .by("one for all mailboxes, the longest")
    case .transcript: .instead("nothing is written down; whoever gets messages by mail may have it done")
    case .recording: .by("it ends where it rests and goes on in the same file")
    case .callBack: .by("the number is noted in the exchange's database")
    case .toolCall: .by("from 16.24, 18.10 or 19.2 on; the modules func_curl and func_json must be loaded")
    case .emergency: .by("kept in the exchange's database")
    case .closingTime: .by("reckoned as the caller begins to wait; closing at once is noticed by whoever comes later")
    case .callsBefore: .by("the numbers are kept in the exchange's database; the module func_lock must be loaded")
    default: .full
    }
  }

  private static func twiml(_ feature: Feature) -> Support {
    switch feature {
    case .values: .by("the handler looks at them and puts them into the document")
    case .moments, .durations:
      .by("the handler looks at them, writes them as people of the language do and puts them in")
    case .told: .by("the handler puts them into the document of whoever answers")
    case .languages: .by("a document for each")
    case .schedules, .states, .longHolidays, .callers: .by("the handler reads `routes.json`")
    case .closing: .by("the handler keeps it")
    case .words: .by("the provider's recognizer hears them; the handler compares what it understood")
    case .mail: .by("the handler sends it")
    case .transcript: .by("the provider does it, in English, for messages of 3 s to 119 s; the handler keeps it")
    case .queueLength: .by("the handler asks the provider")
    case .callLimit: .by("the handler counts the calls that it answers")
    case .visits: .by("the handler counts for each call")
    case .callsBefore: .by("the handler counts for each number, and deletes in time")
    case .valueCases: .by("the handler keeps and compares them")
    case .variables: .by("the handler keeps them, by `routes.json`")
    case .patterns: .instead("silence as long as `no_input.after` ends every answer, and `between` counts for nothing")
    case .dropped: .instead("a dropped call counts as completed; the route says `never`")
    case .refusals: .by("by `DialSipResponseCode`, also after ringing")
    case .otherRefusals: .instead("the provider does not say it; the call counts as `failed`, `busy` or `no_answer`")
    case .leaving: .instead("`left` counts as `completed`; without a way for that the key does nothing")
    case .passing:
      .instead("nobody is passed on: it takes conferences that a handler would have to bring the three into")
    case .refer: .instead("only a call that came to the provider by SIP is handed over; any other goes on by `failed`")
    case .stream: .by("the handler ends it when the time is up")
    case .queue, .strategy, .backup: .by("the handler rings the members")
    case .closingTime: .by("the handler asks the schedule as often as it is asked what those who wait hear")
    case .pin: .by("the handler compares what was keyed in")
    case .announcements: .instead("its words only")
    case .priority: .instead("callers are answered in the order in which they came")
    case .greeting: .instead("nothing; write what callers should hear under `say`")
    case .recording: .by("the handler starts, pauses and resumes it as documents are fetched")
    case .callBack: .by("the handler notes the number")
    case .toolCall: .by("the handler calls it")
    case .parking: .instead("the call waits in a queue of the lot's name")
    case .emergency: .by("the handler keeps it")
    case .calling: .instead("nothing; phones of a house need an exchange")
    case .otherReasons: .instead("the call is rejected without saying why")
    case .window: .by("whoever starts the call keeps them")
    default: .full
    }
  }

  /// What a dialplan of mod_dialplan_xml can be told (signalwire/freeswitch, read 2026-11-25); the rest needs modules that
  /// are set up outside of it.
  private static func freeSWITCH(_ feature: Feature) -> Support {
    switch feature {
    case .values: .by("keys; the module mod_say_en, or that of another language, must be loaded")
    case .moments:
      .leftOut("only keys are said there; a script that asks the tool may use mod_say_en's `short_date_time`")
    case .durations: .leftOut("say a `number` of keys, with the words as texts")
    case .languages: .by("a folder of sounds for each")
    case .states: .leftOut("ask only whether a schedule is open")
    case .closing: .leftOut("use a schedule without one, or keep the state in mod_hash and ask for it in a condition")
    case .longHolidays: .leftOut("write each day")
    case .callers: .leftOut("let the carrier, or a dialplan of each number, tell callers apart")
    case .callLimit: .leftOut("count with mod_hash's `limit`, in an extension before the dialplan's")
    case .valueCases: .by("keys")
    case .variables: .leftOut("steps of their own for each value, which lead on by themselves")
    case .callsBefore: .leftOut("count with mod_hash's `limit` and an interval, in an extension before the dialplan's")
    case .queueLength, .queue, .announcements, .announcedWords, .strategy, .priority, .backup, .closingTime:
      .leftOut("mod_callcenter has queues; its agents and tiers are set up outside a dialplan")
    case .words: .instead(unheard)
    case .tooMany: .leftOut("count both sorts of failures in one question's `tries`")
    case .severalKeys, .patterns: .leftOut("ask for one key in each step")
    case .machines: .instead("an answering machine is taken for a person; mod_avmd hears its tone")
    case .agent, .lines: .by("an answer of under two seconds counts as one")
    case .severalLines: .leftOut("one step for each, where `no_answer` leads to the next")
    case .refusals, .otherRefusals:
      .by("by the cause, also after ringing; 401 and 407 are `rejected`, 607 and 608 `failed`")
    case .leaving: .instead("`left` counts as `completed`; without a way for that the key does nothing")
    case .passing: .instead("nobody is passed on: `att_xfer` by `bind_meta_app` was not tried")
    case .refer: .by("from 1.10.7 on; who has not answered after 10 s counts as `failed`")
    case .stream: .leftOut("`transfer` to a `sip:` line of what should hear the call; modules of others stream")
    case .screening, .telling, .told: .leftOut("let the far end's own exchange ask, or say it")
    case .message: .by("into a file, which a job of the deployment deletes in time")
    case .greeting: .instead("nothing; write what callers should hear under `say`")
    case .mail: .instead("no mail is sent: a job that watches the folder of messages can")
    case .transcript: .instead("nothing is written down; a job that watches the folder of messages may have it done")
    case .recording: .by("it ends where it rests and goes on in the same file")
    case .callBack: .leftOut("write the number to a file or a database, and have a job start the outbound call")
    case .toolCall: .leftOut("mod_curl makes one request; a script must read what it answers")
    case .parking: .leftOut("mod_valet_parking parks calls in slots")
    case .conference, .pin: .leftOut("mod_conference has rooms, in a profile outside a dialplan")
    case .emergency: .leftOut("keep the state in mod_hash, and ask for it in a condition")
    case .calling: .instead("nothing; write what phones may dial in a context of their own")
    case .window: .by("whoever starts the call keeps them")
    case .prompts, .schedules, .visits, .keys, .dropped, .silence, .reasons, .otherReasons: .full
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
