import Findings

extension ConformanceFindings {
  /// Checks of call flows.
  static let phone = [
    confSyntax, dialplanContext, dialplanJump, dialplanApplication, dialplanDial, dialplanWay, dialplanHours,
    dialplanPrompt, dialplanNumber, dialplanRecording, dialplanCalls, trunkSetting, queueSetting, mailboxSetting,
    callFile, promptList,
    controlRoute,
    controlTarget, controlNumber, receiver, freeswitchForm, freeswitchDial, freeswitchWay, xmlSyntax, twimlVerb,
    twimlTarget, twimlWay, twimlTable, twimlRefusal, twimlCondition, twimlSpeech, toolRequest, spokenChoice,
    spokenValue, variable,
    referral, stream, scenario, scenarioCoverage, diagram,
  ]

  private static let asterisk = "Asterisk 22.10.1, measured 2026-11-22"

  static let confSyntax = FindingKind(
    "conformance/conf-syntax", .error, "Checks that an Asterisk file is one that Asterisk reads",
    why: "Asterisk skips a line that it doesn't understand and goes on: the flow then ends in the middle of a call.",
    source: asterisk)
  static let dialplanContext = FindingKind(
    "conformance/dialplan-context", .error, "Checks that contexts have names that Asterisk keeps apart",
    why: "A name over 79 characters is cut without a word, and a name that stands twice is merged.", source: asterisk)
  static let dialplanJump = FindingKind(
    "conformance/dialplan-jump", .error, "Checks that every jump leads to an extension and a priority that exist",
    why: "Asterisk notices a jump to nowhere only when a caller takes it, and hangs up.", source: asterisk)
  static let dialplanApplication = FindingKind(
    "conformance/dialplan-application", .error,
    "Checks that a call flow uses only applications and functions known to be safe",
    why: """
      An unknown application ends the call. Those that run programs or evaluate text (`System`, `SHELL`, `EVAL`) must \
      not meet anything that a caller sends.
      """, source: asterisk)
  static let dialplanDial = FindingKind(
    "conformance/dialplan-dial", .error, "Checks that only declared destinations are dialled",
    why: "A dialled address that comes from a caller's keys or headers is how telephone fraud works.")
  static let dialplanWay = FindingKind(
    "conformance/dialplan-way", .error, "Checks that each step of a call flow goes where the contract says",
    why: "Every outcome of every step is played through, and must come to the step that the contract names.")
  static let dialplanHours = FindingKind(
    "conformance/dialplan-hours", .error, "Checks that schedules are open and closed when the contract says",
    why: "Every hour's first and last minute and every holiday is played through, in the schedule's own time zone.")
  static let dialplanPrompt = FindingKind(
    "conformance/dialplan-prompt", .error, "Checks that a step says what the contract says, in its order",
    why: "Disclosures first. A prompt that is not in `prompts.json` has no sound, and Asterisk goes on in silence.")
  static let dialplanNumber = FindingKind(
    "conformance/dialplan-number", .error, "Checks that the contract's numbers lead to their call flows, and no others",
    why: "A pattern or a number more opens the exchange to whoever calls it.")
  static let dialplanRecording = FindingKind(
    "conformance/dialplan-recording", .error,
    "Checks that a call is recorded from the step that says so, and rests where it must",
    why: "Card data must not be on a recording, and nothing before it was announced.")
  static let dialplanCalls = FindingKind(
    "conformance/dialplan-calls", .error,
    "Checks that the calls of a number are counted in their span of time, and forgotten after it",
    why: """
      Who is counted wrongly is sent away, and a number that is kept longer than `control.json` says is personal data that \
      nobody knows of.
      """, source: asterisk)
  static let trunkSetting = FindingKind(
    "conformance/trunk-setting", .error, "Checks that trunks reach the contract's hosts and let no stranger in",
    why: """
      Endpoints are known by address, not by name; only the model's may transfer, and only to its exits; passwords are \
      references.
      """, source: asterisk)
  static let queueSetting = FindingKind(
    "conformance/queue-setting", .error, "Checks that a queue rings the contract's members, and its backups in turn",
    why: """
      Whoever rings too early is called away from other work, and where a rule is missing those who wait hear nothing but \
      music.
      """, source: asterisk)
  static let mailboxSetting = FindingKind(
    "conformance/mailbox-setting", .error,
    "Checks that each mailbox that a step records to exists, and takes messages as it says",
    why: """
      Asterisk says that a mailbox is unknown, and hangs up. Another silence cuts callers off or keeps their line, and words \
      that nobody was to write down are heard by a model.
      """)
  static let callFile = FindingKind(
    "conformance/call-file", .error, "Checks that outbound calls go by the contract's attempts and context",
    why: "A call file that retries more often than the contract allows calls people who have been called enough.")
  static let promptList = FindingKind(
    "conformance/prompt-list", .error, "Checks that `prompts.json` has every text that is spoken, and no other",
    why:
      "Sounds are made from it: a text that is missing is a silence in a call, and one too many is recorded for nothing."
  )
  static let controlRoute = FindingKind(
    "conformance/control-route", .error, "Checks that `control.json` routes calls to the contract's agents",
    why: "The service that answers calls goes by it, whatever a caller's headers say.")
  static let controlTarget = FindingKind(
    "conformance/control-target", .error, "Checks that calls are referred only to declared destinations",
    why: "A REFER to any other address lets whoever talks the model into it choose where the call goes.")
  static let controlNumber = FindingKind(
    "conformance/control-number", .error,
    "Checks that numbers, windows and retention in `control.json` are the contract's",
    why: "When people may be called, how often, and how long recordings are kept is what they were promised.")
  static let receiver = FindingKind(
    "conformance/receiver", .error, "Checks that the receiver has all its parts, and pins what it needs",
    why: """
      A module that is missing ends it when a call comes in, and a library without a version is another one on every \
      machine. A reference to a secret belongs in data that it reads, never in its code.
      """)
  private static let freeswitch = "signalwire/freeswitch, read 2026-11-25; not run"

  static let freeswitchForm = FindingKind(
    "conformance/freeswitch-form", .error,
    "Checks that a dialplan for FreeSWITCH has only parts that are known to be safe, and leads nowhere else",
    why: """
      FreeSWITCH ends a call that is sent to an extension which is not there, and `${…}` runs commands (`${system …}`): \
      neither a contract's text nor a caller's may come into one.
      """, source: freeswitch)
  static let freeswitchDial = FindingKind(
    "conformance/freeswitch-dial", .error, "Checks that FreeSWITCH dials only declared destinations",
    why: "What is dialled must be written down in the contract.", source: freeswitch)
  static let freeswitchWay = FindingKind(
    "conformance/freeswitch-way", .error,
    "Checks that a dialplan for FreeSWITCH goes, says and records what the contract says",
    why: "Every outcome of every step is played through, and every edge of every schedule.", source: freeswitch)
  static let xmlSyntax = FindingKind(
    "conformance/xml-syntax", .error, "Checks that an XML file is well-formed",
    why: "SIPp takes text that is no XML without a word; providers refuse it when a call comes in.",
    source: "XML 1.0, fifth edition, 2008-11-26")
  static let twimlVerb = FindingKind(
    "conformance/twiml-verb", .error,
    "Checks that TwiML has only verbs and attributes that there are, where they may stand",
    why: "An unknown verb ends the call with an error.", source: "twilio.com/docs/voice/twiml, 2026-11-22")
  static let twimlSpeech = FindingKind(
    "conformance/twiml-speech", .error, "Checks that TwiML says the contract's texts, in the language of the call",
    why: "A document is made for one language: a caller who chose another one would hear words that he may not know.",
    source: "twilio.com/docs/voice/twiml, read 2026-11-22")
  static let spokenValue = FindingKind(
    "conformance/spoken-value", .error,
    "Checks that a value of the call is said where the contract says it, and only if it is digits",
    why: """
      What a server answers may be anything. Each answer is played through that is no number, and nothing may be said of it; \
      nor of an old one once the tool has failed.
      """)
  static let variable = FindingKind(
    "conformance/variable", .error,
    "Checks that variables of calls begin, and are set, as the contract says",
    why: """
      A switch goes by them, and tools are told them: set by another step, or not at all, they send callers elsewhere and have \
      somebody write down what nobody said.
      """)
  static let spokenChoice = FindingKind(
    "conformance/spoken-choice", .error,
    "Checks that TwiML listens for the contract's words, and that each stands for its key",
    why: """
      A word that stands for another key sends callers elsewhere. Where the contract has no words, whatever people say would \
      reach a recognizer for nothing, card numbers included.
      """,
    source: "twilio.com/docs/voice/twiml/gather, read 2026-11-26")
  static let twimlWay = FindingKind(
    "conformance/twiml-way", .error, "Checks that TwiML and its routes go every way that the contract says",
    why: """
      A provider goes by these files alone. Each step is walked through in each language of its calls, with everything that \
      a provider can tell of it, and must come to the step that the contract names, after the contract's time.
      """, source: "twilio.com/docs/voice/twiml, read 2026-11-22")
  static let twimlTable = FindingKind(
    "conformance/twiml-table", .error,
    "Checks that the handler of TwiML knows the contract's numbers, hours, lists and queues, and calls as it says",
    why: "It asks no exchange when an office is open or who waits: `routes.json` is all that it has.")
  static let toolRequest = FindingKind(
    "conformance/tool-request", .error,
    "Checks that a call flow asks the contract's own server, by the tool and with the arguments of the step",
    why: """
      Another address gets what callers press and who they are, and a certificate that nobody looks at is anybody's. Whoever \
      waits too long for an answer hangs up.
      """, source: "MCP 2026-07-28, basic/transports; Asterisk 22.10.1, measured 2026-11-26")
  static let twimlCondition = FindingKind(
    "conformance/twiml-condition", .error,
    "Checks that the handler of TwiML is told the conditions of each switch, and of what a tool answers",
    why: "No document can ask a schedule or count anything: a call goes the way that `routes.json` says.")
  static let twimlTarget = FindingKind(
    "conformance/twiml-target", .error, "Checks that TwiML dials only declared destinations",
    why: "What is dialled must be written down in the contract.")
  static let twimlRefusal = FindingKind(
    "conformance/twiml-refusal", .error, "Checks that refused calls are told by what a far end answers, or not at all",
    why: """
      A provider has `busy`, `no-answer` and `failed` only. What a far end answers comes beside them, and only where it is
      reached by SIP.
      """, source: "twilio.com/docs/voice/twiml/sip, read 2026-11-26")
  static let referral = FindingKind(
    "conformance/referral", .error,
    "Checks that calls are handed over to declared destinations only, with the contract's headers",
    why: """
      Whoever follows a REFER calls what it names. A header that is not the contract's, or a value that ends before its end, \
      tells another exchange what nobody meant to say; an address that a caller had a part in is telephone fraud.
      """, source: "RFC 3515, section 2.1; Asterisk 22.10.1, measured 2026-11-26")
  static let stream = FindingKind(
    "conformance/stream", .error,
    "Checks that the sound of calls goes to the contract's web sockets only, encrypted, and no longer than it says",
    why: """
      Whoever is at the address hears callers. Where its certificate is not looked at, anybody may be there; where the time \
      is not ended, a far end that forgets a call hears the caller for as long as they stay.
      """, source: "Asterisk 22.10.1, measured 2026-11-27; twilio.com/docs/voice/twiml/stream, read 2026-11-27")
  static let scenario = FindingKind(
    "conformance/scenario", .error, "Checks that a scenario is one that SIPp plays",
    why: "Elements that SIPp doesn't know end a run before the first call.", source: "SIPp 3.6.1, measured 2026-11-22")
  static let scenarioCoverage = FindingKind(
    "conformance/scenario-coverage", .error, "Checks that the scenarios go every way of every call flow",
    why: "A way that no scenario goes is one that nobody has tried before a caller does.")
  static let diagram = FindingKind(
    "conformance/diagram", .error, "Checks that a diagram has the steps and ways of its call flow",
    why: "People approve a call flow by its picture.")
}
