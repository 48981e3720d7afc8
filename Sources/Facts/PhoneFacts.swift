/// What telephone networks, Asterisk and the model's SIP host hold to: the one place for these names and limits.
///
/// Where a line names no other source, it was seen on Asterisk 22.10.1 (Debian sid) as of `checked`.
public enum PhoneFacts {
  /// The day on which these tables were compared with their sources.
  public static let checked = "2026-11-22"

  // MARK: - The model's SIP host (developers.openai.com/api/docs/guides/realtime-sip, read 2026-10-03)

  /// Where SIP calls to a project go: `sip:proj_…@host;transport=tls`.
  public static func modelHost(isEuropean: Bool) -> String {
    isEuropean ? "sip-eu.api.openai.com" : "sip.api.openai.com"
  }

  /// Where a call is accepted, referred and hung up. A call that came in by the European host is known there only.
  public static func callControlHost(isEuropean: Bool) -> String { RealtimeFacts.apiHost(isEuropean: isEuropean) }

  /// The webhook that tells of a call.
  public static let incomingEvent = "realtime.call.incoming"
  /// The header by which our exchange says which route a call takes.
  public static let routeHeader = "X-Parlance-Route"
  /// Headers of an incoming call in which the number that was dialled may stand. Behind some trunks `To` holds the
  /// project, and the number is in `Diversion`.
  public static let dialledNumberHeaders = ["Diversion", "To"]

  // MARK: - Asterisk

  /// Characters of a context's name; Asterisk cuts longer ones without a word.
  public static let contextNameLength = 79
  /// Bytes of a value; a variable is cut at 4,091 without a word.
  public static let valueLength = 4_000
  /// What Asterisk calls a language, and the folder of its sounds. Parts are joined by `_`: a sound that is not in `pt_BR` is
  /// looked for in `pt`, one that is not in `zh_Hant_TW` in `zh_Hant`, then outside of all (measured 2026-11-26). A name with
  /// the folder in it, `es/…`, is found whatever the language of the call.
  public static func languageFolder(of tag: String) -> String { tag.split(separator: "-").joined(separator: "_") }
  /// Seconds within which an answer that ends again was none: a 200 without a usable session description is answered
  /// and over at once, and Asterisk reports it as answered.
  public static let shortestAnswer = 2
  /// The cause of a call that was hung up in the normal way (ITU-T Q.850).
  public static let normalClearing = 16
  /// Causes (Q.850) that Asterisk turns into a SIP answer when it hangs up an unanswered call.
  public static let hangupCauses = [
    "normal": 16, "busy": 17, "congestion": 34, "rejected": 21, "not_found": 1, "unavailable": 19, "gone": 22,
  ]
  /// The SIP answers that come of those, where the call was not answered.
  public static let hangupStatus = [
    "normal": 603, "busy": 486, "congestion": 503, "rejected": 403, "not_found": 404, "unavailable": 480, "gone": 410,
  ]
  /// The key that ends a message in Asterisk's voicemail.
  public static let messageEndKey: Character = "#"

  /// Digits of a caller's number that are looked at where calls are counted: E.164 has 15, and a carrier may put some before.
  public static let countedDigits = 20
  /// Seconds of the shortest and the longest span in which calls of a number are counted.
  public static let countedSpans = 60...86_400

  // MARK: - Calls

  /// What can come of a call that is put through, told apart in every target.
  public static let transferOutcomes = ["busy", "no_answer", "failed"]
  /// What may be told apart of that besides: the call was refused, or nobody can be reached there. Where a step has no way
  /// for them they come as what they would be otherwise.
  public static let refusalOutcomes = ["rejected", "unreachable"]
  /// What comes of a call that is put through when the caller leaves it by the step's `leave`.
  public static let leftOutcome = "left"
  /// What comes of a caller whom somebody has passed on, if the call is not taken there.
  public static let notTakenOutcome = "not_taken"
  /// What whoever answers presses before a short number: to talk to the other first (attended transfer), and, pressed again, to
  /// come back to the caller.
  public static let attendedKeys = "*2"
  /// The same, to put the caller through at once (blind transfer).
  public static let blindKeys = "*1"
  /// Digits of a short number at most.
  public static let longestShortNumber = 6
  /// What comes of handing a call over if it is not accepted.
  public static let referOutcomes = ["failed"]
  /// How many texts a queue says in turn at most (app_queue.c of Asterisk 22, `MAX_PERIODIC_ANNOUNCEMENTS`; tried
  /// 2026-11-26).
  public static let mostAnnouncements = 10
  /// What can come of waiting in a queue, besides its keys and being put through.
  public static let queueOutcomes = ["timeout", "full", "empty"]
  /// What comes of waiting when the schedule of the step's `while` closes, or is closed.
  public static let closedOutcome = "closed"
  /// What can come of asking to be called back.
  public static let callBackOutcomes = ["accepted", "refused"]
  /// What can come of calling a tool besides an answer; `no_number` where the caller's number is given to it.
  public static let toolOutcomes = ["failed", "timeout", "no_number"]
  /// Seconds that a tool's answer is waited for, where a step says nothing.
  public static let usualToolWait = 5
  /// Seconds that it is waited for at most: the caller hears nothing meanwhile.
  public static let longestToolWait = 10
  /// What a number is that a call flow dials, notes down or gives to a tool, once its `+` is off (ITU-T E.164).
  public static let numberPattern = "[1-9][0-9]{6,14}"
  /// What is said digit by digit, where a value of a call is: no more than an answer has keys.
  public static let digitsPattern = "^[0-9]{1,20}$"
  /// What is said as a number: so much, and as much below zero, is said by every target (Asterisk's `SayNumber`, measured on
  /// 22.10.1 in English, 2026-11-26).
  public static let numeralPattern = "^-?[0-9]{1,9}$"
  /// The greatest of those.
  public static let greatestNumeral = 999_999_999
  /// What is said as a span of time, in any unit: from a million on, words have forms of their own (Unicode CLDR, French `many`).
  public static let spanPattern = "^[0-9]{1,6}$"
  /// The greatest of those.
  public static let greatestSpan = 999_999
  /// What is said as a day (RFC 3339, `full-date`), which there must be besides. Years from 1902 to 2037: Asterisk's `STRPTIME`
  /// knows no second that 32 bits do not count (measured on 22.10.1, 2026-11-27).
  public static let datePattern = "^\(days)$"
  /// What is said as a time or a day in a time zone (RFC 3339, `date-time`, in capital letters and without leap seconds).
  public static let instantPattern =
    "^\(days)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
  private static let days =
    "(190[2-9]|19[1-9][0-9]|20[0-2][0-9]|203[0-7])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
  /// HTTP statuses (RFC 9110) with which a server answers no call: what comes with them is not looked at.
  public static let httpFailures =
    [301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 406, 408, 413, 421, 429]
    + [500, 501, 502, 503, 504]
  /// What can come of parking a call, besides being taken up.
  public static let parkOutcomes = ["timeout", "failed"]
  /// What can come of a call to an agent besides its own exits; `time_limit` where the agent has one.
  public static let connectOutcomes = ["busy", "no_answer", "failed", "dropped", "time_limit", "completed"]
  /// Seconds over which a bench may shorten a wait, and to which it does.
  public static let testWait = 5
  /// Seconds of ringing after which nobody is thought to answer; public networks end a call attempt after about this
  /// long (ITU-T E.180 leaves it to the networks; 120 to 180 seconds are usual).
  public static let longestRinging = 120
  /// Seconds of ringing where a step says nothing.
  public static let usualRinging = 30
  /// Seconds of silence after which a question counts as unanswered, where it says nothing.
  public static let usualSilence = 5
  /// Seconds that the next key is waited for, where an answer has several and says nothing.
  public static let usualBetween = 3
  /// Failed tries that are too many, where a question says nothing.
  public static let usualTries = 3
  /// How often a PIN is asked for, where a conference says nothing.
  public static let usualPinTries = 3
  /// Digits of a PIN at most.
  public static let longestPin = 20
  /// Seconds within which the next digit of a PIN must come.
  public static let pinSilence = 5
  /// Seconds that a member's phone rings for a queue that says nothing.
  public static let usualMemberRinging = 20
  /// Seconds that a call is parked where a step says nothing.
  public static let usualParking = 90
  /// Seconds that a person has to take a call that is screened.
  public static let screening = 5
  /// Seconds of a message where a step says nothing.
  public static let usualMessage = 180
  /// Seconds of silence that end a message, where a mailbox says nothing.
  public static let usualMessageSilence = 10
  /// What a mailbox may say instead: less is a pause between two sentences, more keeps the line for nobody.
  public static let messageSilence = 2...60
  /// Seconds of a message that a provider of TwiML writes down. Twilio says "greater than 2 seconds and less than 120 seconds"
  /// (twilio.com/docs/api/errors/13617, read 2026-11-26), and elsewhere "at most two minutes"; in PCI mode it writes down
  /// nothing (twilio.com/docs/voice/twiml/record).
  public static let transcribedMessage = 3...119
  /// The language of which it does: `<Record>` has no attribute for it (PyPI `twilio` 9.13.0, read 2026-11-26), and what is
  /// said is taken for English.
  public static func isTranscribed(_ language: String) -> Bool { language == "en" || language.hasPrefix("en-") }
}
