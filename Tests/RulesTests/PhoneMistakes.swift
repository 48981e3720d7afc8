extension PhoneRulesTests {
  /// For each rule the changes that it must find, and what it says.
  static let mistakes: [(code: String, message: String, changes: [(String, String)])] = [
    (
      "phone/unreachable-step", "no call comes to step `overflow` of dialplan `support_line`",
      [
        (
          "busy: overflow, no_answer: overflow, failed: overflow, dropped: overflow",
          "busy: human, no_answer: human, failed: human, dropped: human"
        )
      ]
    ),
    (
      "phone/dead-end", "step `overflow` leads nowhere",
      [("you to a colleague., next: human}", "you to a colleague.}")]
    ),
    (
      "phone/dead-end", "step `opening` leads nowhere when no condition holds",
      [("        else: after_hours\n", "")]
    ),
    (
      "phone/missing-outcome", "step `human` has no way for `no_answer` and `failed`",
      [
        (
          "on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail}",
          "on_result: {busy: voicemail}"
        )
      ]
    ),
    (
      "phone/pass-on", "`112` of step `human` is an emergency number",
      [
        (
          "on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail}",
          "pass_on: {112: dispatch_line}\n        on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail, not_taken: voicemail}"
        )
      ]
    ),
    (
      "phone/missing-outcome", "step `human` has no way for `not_taken`",
      [
        (
          "on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail}",
          "pass_on: {11: dispatch_line}\n        on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail}"
        )
      ]
    ),
    (
      "phone/missing-outcome", "step `assistant` has no way for `escalated`",
      [("dropped: overflow, escalated: human, payment", "dropped: overflow, payment")]
    ),
    (
      "phone/missing-outcome", "step `triage` has no way for `no_match`",
      [("        no_match: {tries: 1, next: voicemail}\n", "")]
    ),
    (
      "phone/unknown-outcome", "`dispatch_line` has no outcome `no_anser`",
      [
        (
          "on_result: {busy: voicemail, no_answer: voicemail",
          "on_result: {busy: voicemail, no_anser: voicemail"
        )
      ]
    ),
    (
      "phone/reserved-outcome", "`busy` is an outcome that comes by itself",
      [
        ("phone: {exit: payment}", "phone: {exit: busy}"), (", payment: payments, time_limit", ", time_limit"),
        (", payment: human, time_limit", ", time_limit"),
      ]
    ),
    (
      "phone/duplicate-key-press", "key `1` stands twice in step `menu`",
      [("{press: '0', next: human}", "{press: '1', next: human}")]
    ),
    (
      "phone/machine-inbound", "`support_line` is inbound, so no machine answers in step `triage`",
      [
        (
          "no_match: {tries: 1, next: voicemail}",
          "no_match: {tries: 1, next: voicemail}\n        machine: goodbye"
        )
      ]
    ),
    (
      "phone/empty-hours", "`office` is open from `09:00` to `09:00`, which is no time",
      [("to: '13:00'", "to: '09:00'")]
    ),
    (
      "phone/overlapping-hours", "these hours of `office` overlap with others",
      [("{days: sat, from", "{days: fri, from")]
    ),
    (
      "phone/invalid-holiday", "holiday `Christmas Day` is on day 31, which `jun` does not have",
      [("{month: dec, day: 25}", "{month: jun, day: 31}")]
    ),
    (
      "phone/invalid-holiday", "holiday `Stock-taking` ends before it begins",
      [("to: '2027-01-05'", "to: '2027-01-03'")]
    ),
    (
      "phone/invalid-holiday", "holiday `Thanksgiving` does not say which day of the month",
      [("nth: 4, weekday: thu", "nth: 4")]
    ),
    (
      "phone/unknown-timezone", "there is no time zone `America/New_Yrok`",
      [("timezone: America/New_York", "timezone: America/New_Yrok")]
    ),
    ("phone/number-format", "`4155550142` is not a number in full", [("['+14155550142']", "['4155550142']")]),
    (
      "phone/duplicate-number", "`+14155550142` leads to `support_line` already",
      [("numbers: ['+14155550142']", "numbers: ['+14155550142', '+14155550142']")]
    ),
    (
      "phone/direction", "no number leads to the inbound dialplan `support_line`",
      [("    numbers: ['+14155550142']\n", "")]
    ),
    (
      "phone/direction", "the outbound dialplan `visit_reminder` does not say `window`",
      [("    window: {timezone: callee, days: mon-sat, from: '09:00', to: '19:00'}\n", "")]
    ),
    (
      "phone/direction", "`visit_reminder` calls 2 times without saying how far apart",
      [("{max: 2, apart: 4h}", "{max: 2}")]
    ),
    (
      "phone/emergency-number", "`911` is an emergency number", [("'tel:+14155550177'", "'tel:911'")]
    ),
    (
      "phone/destination-address", "no trunk carries calls to `tel:+14155550177`", [(", via: carrier}", "}")]
    ),
    (
      "phone/destination-address", "`dispatch` is no telephone address",
      [("'sip:dispatch@$(env.pbx_host)'", "dispatch")]
    ),
    (
      "phone/trunk", "`sip:carrier.example` is no host",
      [("host: $(env.carrier_host)", "host: 'sip:carrier.example'")]
    ),
    (
      "phone/trunk", "`carrier.example:70000` is no host",
      [("host: $(env.carrier_host)", "host: 'carrier.example:70000'")]
    ),
    ("phone/mailbox", "`service` is no address of mail", [("email: service@brightwater.example", "email: service")]),
    (
      "phone/queue", "`dispatch_line` is rung for queue `all` already",
      [
        ("mailboxes:\n", "queues: {all: {members: [dispatch_line, dispatch_line]}}\nmailboxes:\n"),
        (overflow, "overflow: {queue: all, timeout: 1m, on_result: {empty: human, timeout: human}}"),
      ]
    ),
    ("phone/trunk", "`pbx host` is no host", [("refer_host: $(env.pbx_host)", "refer_host: pbx host")]),
    (
      "phone/trunk", "`project` is no project of the model's service",
      [("project: $(env.openai_project)", "project: project")]
    ),
    (
      "phone/destination-address", "`sip:a b@pbx.example` names no user at a host",
      [("'sip:dispatch@$(env.pbx_host)'", "'sip:a b@pbx.example'")]
    ),
    (
      "phone/trunk", "trunk `carrier` leads nowhere",
      [("carrier: {host: $(env.carrier_host), ", "carrier: {")]
    ),
    (
      "phone/model-trunk", "trunk `openai` does not say where `front_desk` sends a call that leaves it",
      [(", refer_host: $(env.pbx_host)", "")]
    ),
    (
      "phone/model-trunk", "no trunk leads to the model, so `support_line` can't connect to `front_desk`",
      [
        (
          "openai: {project: $(env.openai_project), region: us, refer_host: $(env.pbx_host)}",
          "other: {host: pbx.example}"
        )
      ]
    ),
    (
      "phone/undisclosed-agent",
      "a caller can come to step `assistant` without hearing that a machine speaks",
      [("{press: '2', next: voicemail}", "{press: '2', next: assistant}")]
    ),
    (
      "phone/undisclosed-recording", "recording of `support_line` begins before every caller has heard of it",
      [("welcome: {disclose: [ai, recording]", "welcome: {disclose: [ai]")]
    ),
    (
      "phone/idle-disclosure", "`visit_reminder` discloses a recording but records no call",
      [("calling about your visit.}", "calling about your visit., recording: This call is recorded.}")]
    ),
    (
      "phone/idle-pause", "no recorded call comes to step `after_hours`",
      [("pause_in: [payments]", "pause_in: [payments, after_hours]")]
    ),
    (
      "phone/missing-retention", "`support_line` does not say how long its recordings are kept",
      [("retention: {recording: 30d, transcript: 30d}", "retention: {transcript: 30d}")]
    ),
    (
      "phone/transcript", "what callers say to `front_desk` is kept, and nobody tells them first",
      [
        ("      recording: This conversation is recorded to check our service.\n", ""),
        ("calling about your visit.}", "calling about your visit.}\n    retention: {transcript: 30d}"),
      ]
    ),
    (
      "phone/missing-retention", "mailbox `service` does not say how long messages are kept",
      [("service@brightwater.example, retention: 30d}", "service@brightwater.example}")]
    ),
    (
      "phone/prompt-text", "nothing fills in `{name}` in a prompt",
      [("say: Welcome to Brightwater.,", "say: 'Welcome, {name}.',")]
    ),
    (
      "phone/waiting-time", "`10m` is too long for ringing",
      [("transfer: dispatch_line\n        timeout: 30s", "transfer: dispatch_line\n        timeout: 10m")]
    ),
    (
      "phone/no-time", "`0s` is no time for ringing",
      [("transfer: dispatch_line\n        timeout: 30s", "transfer: dispatch_line\n        timeout: 0s")]
    ),
    (
      "phone/called-numbers", "an exchange can't look at the pattern of `PhoneNumber` before it dials",
      [("'^\\+[1-9][0-9]{6,14}$'", "'^\\+(?!1900)[1-9][0-9]{6,14}$'")]
    ),
    (
      "phone/message", "key `*` does not end a message on every exchange", [("finish: pound", "finish: star")]
    ),
    (
      "phone/mailbox", "`90s` of silence is too long to wait for",
      [("retention: 30d}", "retention: 30d, silence: 90s}")]
    ),
    (
      "phone/agent-off-phone", "agent `front_desk` is not met on the phone",
      [("surfaces: [web, phone]\n    language", "surfaces: [web]\n    language")]
    ),
    (
      "phone/endless-call", "dialplan `visit_reminder` never ends once it is in step `leave_message`",
      [("to change it., hangup: normal}", "to change it., next: leave_message}")]
    ),
    (
      "phone/unattended-loop", "a caller who does nothing comes back to step `menu` for ever",
      [("no_input: {after: 5s, next: assistant}", "no_input: {after: 5s, next: menu}")]
    ),
    (
      "phone/unsupported",
      "step `voicemail` says what TwiML can't do: `greeting` of a mailbox",
      [("record: {mailbox: service, max", "record: {mailbox: service, greeting: busy, max")]
    ),
    (
      "phone/calling-rules", "`9.` catches `911`",
      [
        (
          "mailboxes:\n",
          """
          calling_rules:
            staff: {phones: [dispatch_line], caller_id: '+14155550142', trunks: [carrier], emergency: ['112'], rules: [{dial: '9.', deny: true}]}
          mailboxes:

          """
        )
      ]
    ),
    ("phone/trunk", "`a desk` is no name to sign in with", [("username: brightwater", "username: a desk")]),
    (
      "phone/condition", "`office` has no holiday `Christmas`",
      [("{if: office, next: welcome}", "{if: office, is: Christmas, next: welcome}")]
    ),
    (
      "phone/emergency-closing", "`office` can't be closed at once",
      [(overflow, "overflow: {emergency: {schedule: office, closed: true}, next: human}")]
    ),
    (
      "phone/number-list", "`911` is no number in full",
      [
        ("mailboxes:\n", "lists: {few: {numbers: ['911']}}\nmailboxes:\n"),
        ("- {if: office, next: welcome}", "- {caller: few, next: welcome}\n          - {if: office, next: welcome}"),
      ]
    ),
    (
      "phone/queue", "nobody answers queue `all`",
      [
        ("mailboxes:\n", "queues: {all: {members: []}}\nmailboxes:\n"),
        (overflow, "overflow: {queue: all, timeout: 1m, on_result: {empty: human, timeout: human}}"),
      ]
    ),
    (
      "phone/call-back", "`support_line` calls nobody",
      [(overflow, "overflow: {call_back: support_line, on_result: {accepted: goodbye, refused: human}}")]
    ),
    (
      "phone/too-many", "nobody in step `menu` ever fails 3 times",
      [
        (
          "no_input: {after: 5s, next: assistant}",
          "no_input: {after: 5s, next: assistant}\n        too_many: {next: human}"
        )
      ]
    ),
    (
      "phone/missing-language", "a call in `es` hears nothing of this `say`",
      [(goodbye, "goodbye: {language: es, say: {en-US: Goodbye.}, hangup: normal}")]
    ),
    (
      "phone/undisclosed-language", "step `goodbye` discloses to a caller in `es`, who hears nothing",
      [(goodbye, "goodbye: {language: es, disclose: [ai], say: Adiós., hangup: normal}")]
    ),
    (
      "phone/idle-language", "no call is in `fr` when it hears this `say` of dialplan `support_line`",
      [(goodbye, "goodbye: {say: {en-US: Goodbye., fr: Au revoir.}, hangup: normal}")]
    ),
    (
      "phone/language-tag", "`sp` is no tag of a language",
      [(goodbye, "goodbye: {language: sp, say: Adiós., hangup: normal}")]
    ),
    (
      "phone/agent-language", "a call in `fr` comes to agent `front_desk`, which speaks `en-US` and `es-US`",
      [("    start: opening\n", "    language: fr\n    start: opening\n")]
    ),
    (
      "phone/sensitive-step", "the card data of step `payments` would be recorded",
      [
        ("pause_in: [payments]", "pause_in: []"),
        ("payments:                    # card", "payments:\n        takes: [card]  # card"),
      ]
    ),
    (
      "phone/tool-access", "tool `find` wants a person's sign-in, and a phone line has none",
      asking("with: {phone: $(caller)}, \(cases), else: triage", tool: "effect: read\n    scopes: [customers.read]")
    ),
    (
      "phone/tool-argument", "tool `find` has no parameter `fone`",
      asking("with: {phone: $(caller), fone: $(caller)}, \(cases), else: triage")
    ),
    (
      "phone/tool-answer", "step `who` has no way for other answers",
      asking("with: {phone: $(caller)}, \(cases)")
    ),
    (
      "phone/tool-answer", "a call flow compares what the tool answers, as it is, and not by `money`",
      asking("with: {phone: $(caller)}, cases: [{if: output.known | money, next: triage}], else: triage")
    ),
    (
      "phone/spoken-value", "a call can come to `goodbye` without digits pressed at `triage`",
      [("say: Thank you. Goodbye.", "say: ['Thank you. You pressed', {digits: $(keys.triage)}]")]
    ),
    (
      "phone/spoken-value", "a call can come to `goodbye` without an answer to `who`",
      asking("with: {phone: $(caller)}, \(cases), else: triage") + [
        ("say: Thank you. Goodbye.", "say: ['Your place is', {number: $(step.who.place)}]"),
        (
          "output: {known:",
          "output: {place: {type: integer, minimum: 1, maximum: 99, description: In the row.}, known:"
        ),
      ]
    ),
    (
      "phone/spoken-value", "no step `triage` asks for keys",
      [
        (
          "transfer: dispatch_line\n        timeout: 30s\n        on_result: {busy: thanks, no_answer: thanks, failed: thanks}",
          "transfer: dispatch_line\n        timeout: 30s\n        screen: [Somebody pressed, {digits: $(keys.triage)}, Press 1.]\n"
            + "        on_result: {busy: thanks, no_answer: thanks, failed: thanks, declined: thanks}"
        )
      ]
    ),
    (
      "phone/told-twice", "step `human` has `screen` and `tell`",
      [
        (
          "transfer: dispatch_line\n        timeout: 30s\n        on_result: {busy: thanks, no_answer: thanks, failed: thanks}",
          "transfer: dispatch_line\n        timeout: 30s\n        screen: Press 1.\n        tell: A call.\n"
            + "        on_result: {busy: thanks, no_answer: thanks, failed: thanks, declined: thanks}"
        )
      ]
    ),
    (
      "phone/variable", "dialplan `visit_reminder` has no variable `level`",
      [
        (
          "transfer: dispatch_line\n        timeout: 30s\n        on_result: {busy: thanks, no_answer: thanks, failed: thanks}",
          "transfer: dispatch_line\n        timeout: 30s\n        screen: [They wait, {number: $(set.level)}, Press 1.]\n"
            + "        on_result: {busy: thanks, no_answer: thanks, failed: thanks, declined: thanks}"
        )
      ]
    ),
    (
      "phone/spoken-value", "no step `triage` calls a tool",
      [
        (
          "transfer: dispatch_line\n        timeout: 30s\n        on_result: {busy: thanks, no_answer: thanks, failed: thanks}",
          "transfer: dispatch_line\n        timeout: 30s\n        screen: [They wait, {duration: $(step.triage.wait), unit: minutes}, Press 1.]\n"
            + "        on_result: {busy: thanks, no_answer: thanks, failed: thanks, declined: thanks}"
        )
      ]
    ),
    (
      "phone/spoken-value", "`output.day` of tool `find` is a moment, and which day that is hangs on the place",
      asking("with: {phone: $(caller)}, \(cases), else: told") + [
        (
          "      goodbye: {", "      told: {say: ['We come', {date: $(step.who.day)}], next: goodbye}\n      goodbye: {"
        ),
        ("output: {known:", "output: {day: {type: string, format: date-time, description: When.}, known:"),
      ]
    ),
    (
      "phone/spoken-value", "`output.wait` of tool `find` may be `-1`, which is not said as a duration",
      asking("with: {phone: $(caller)}, \(cases), else: told") + [
        (
          "      goodbye: {",
          "      told: {say: [In, {duration: $(step.who.wait), unit: minutes}], next: goodbye}\n      goodbye: {"
        ),
        ("output: {known:", "output: {wait: {type: integer, minimum: -1, maximum: 90, description: Minutes.}, known:"),
      ]
    ),
    (
      "phone/unknown-timezone", "there is no time zone `Europe/Berln`",
      asking("with: {phone: $(caller)}, \(cases), else: told") + [
        (
          "      goodbye: {",
          "      told: {say: [At, {time: $(step.who.at), timezone: Europe/Berln}], next: goodbye}\n      goodbye: {"
        ),
        ("output: {known:", "output: {at: {type: string, format: date-time, description: When.}, known:"),
      ]
    ),
    (
      "phone/tool-argument", "dialplan `support_line` calls nobody: it is inbound",
      asking("with: {phone: $(caller), line: $(callee)}, \(cases), else: triage")
    ),
    (
      "phone/spoken-word", "`a person` stands for key `1` and for key `2` in step `triage`",
      [
        ("{press: '1', next: human}", "{press: '1', words: a person, next: human}"),
        ("{press: '2', next: voicemail}", "{press: '2', words: [message, A person.], next: voicemail}"),
      ]
    ),
    (
      "phone/spoken-language", "no call is in `es` when step `triage` asks",
      [("{press: '1', next: human}", "{press: '1', words: {en: a person, es: [persona, alguien]}, next: human}")]
    ),
    (
      "phone/refer-target", "`payment_line` is a number, to which no call can be handed over",
      referring("payment_line", "{}")
    ),
    (
      "phone/refer-target", "a call that dialplan `visit_reminder` has made itself can't be handed over",
      [
        (
          "transfer: dispatch_line\n        timeout: 30s\n        on_result: {busy: thanks, no_answer: thanks, failed: thanks}",
          "refer: dispatch_line\n        on_result: {failed: thanks}"
        )
      ]
    ),
    (
      "phone/refer-target", "the address with its headers has 288 bytes, more than 255",
      referring("dispatch_line", "{X-Long: '\(String(repeating: "ü", count: 40))'}")
    ),
    (
      "phone/refer-header", "a call that is handed over may not take `Replaces` along",
      referring("dispatch_line", "{Replaces: '12'}")
    ),
    (
      "phone/refer-header", "`X Case` is no name of a header", referring("dispatch_line", "{X Case: '12'}")
    ),
    (
      "phone/refer-header", "`x-case` and `X-Case` are one header",
      referring("dispatch_line", "{X-Case: '12', x-case: '13'}")
    ),
    (
      "phone/refer-header", "this value is not text of one line",
      referring("dispatch_line", "{X-Case: \"12\\r\\nVia: me\"}")
    ),
    (
      "phone/refer-header", "a call can come to `elsewhere` without a key pressed at `triage`",
      referring("dispatch_line", "{X-Case: $(keys.triage)}")
    ),
    (
      "phone/refer-header", "no step `menus` asks for keys", referring("dispatch_line", "{X-Case: $(keys.menus)}")
    ),
    (
      "phone/switch-value", "no step `triages` asks for keys", comparing("value: $(keys.triages), is: '1'")
    ),
    (
      "phone/switch-value", "step `triage` has no key `8`", comparing("value: $(keys.triage), is: '8'")
    ),
    (
      "phone/switch-value", "keys are compared with `is`, and not as a number",
      comparing("value: $(keys.triage), at_least: 1")
    ),
    (
      "phone/switch-value", "`output.known` is never `fals`",
      asking("with: {phone: $(caller)}, \(cases), else: triage") + comparing("value: $(step.who.known), is: fals")
    ),
    (
      "phone/switch-value", "no call comes to `sorted` when `known is true`",
      asking("with: {phone: $(caller)}, cases: [{if: output.known, next: last}], else: triage")
        + comparing("value: $(step.who.known)")
    ),
    (
      "phone/condition", "`at_least` asks nothing", comparing("called: '+14155550142', at_least: 3")
    ),
    (
      "phone/tool-unconfirmed", "`find` changes something, and a call comes here from `after_hours` by `next`",
      asking(
        "with: {phone: $(caller)}, \(cases), else: triage",
        tool: "effect: write\n    confirm: Note the number $(input.phone)?")
    ),
  ]

  private static let overflow =
    "overflow: {say: Our assistant is not available. I'm connecting you to a colleague., next: human}"

  static let goodbye = "goodbye: {say: Thank you. Goodbye., hangup: normal}"

  /// A tool for the phone and, before the question of the closed hours, a step that calls it.
  private static func asking(_ call: String, tool: String = "effect: read") -> [(String, String)] {
    [
      (
        "mailboxes:\n",
        """
        tools:
          find:
            title: Find a caller
            description: Use this when a caller's number is all that is known. Do not use it for names.
            \(tool)
            open_world: false
            surfaces: [phone]
            input: {phone: PhoneNumber}
            output: {known: {type: boolean, description: Whether it is known.}}
        mailboxes:

        """
      ),
      ("next: triage\n", "next: who\n"),
      (
        goodbye,
        "\(goodbye)\n      who: {call: find, \(call), on_result: {failed: triage, timeout: triage, no_number: triage}}"
      ),
    ]
  }

  /// Instead of the step for the end of a call one that hands it over.
  private static func referring(_ destination: String, _ headers: String) -> [(String, String)] {
    [
      (
        goodbye,
        "goodbye: {say: Thank you., next: elsewhere}\n"
          + "      elsewhere: {refer: \(destination), headers: \(headers), on_result: {failed: last}}\n"
          + "      last: {say: Goodbye., hangup: normal}"
      )
    ]
  }

  /// Before the end of a call a switch with one case.
  private static func comparing(_ test: String) -> [(String, String)] {
    [
      (
        goodbye,
        "goodbye: {say: Thank you., next: sorted}\n"
          + "      sorted: {switch: [{\(test), next: last}], else: last}\n"
          + "      last: {say: Goodbye., hangup: normal}"
      )
    ]
  }

  private static let cases = "cases: [{if: output.known, next: human}]"
}
