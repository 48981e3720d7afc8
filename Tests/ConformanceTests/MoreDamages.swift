extension Damages {
  private static let accept = "realtime/front_desk.call-accept.json"
  private static let secret = "realtime/front_desk.client-secret.json"
  private static let update = "realtime/front_desk.session-update.json"
  private static let calls = "phone/asterisk/extensions.conf"
  private static let trunks = "phone/asterisk/pjsip.conf"
  private static let control = "phone/control.json"

  static let voice = [
    Damage(
      "a tool too many", accept,
      .replace("\"lookup_customer\",\n", "\"lookup_customer\",\n        \"delete_customer\",\n"), "session-tools",
      at: .anywhere),
    Damage(
      "all tools", secret,
      .replaceAfter("\"allowed_tools\": [", "\"create_ticket\"", "\"create_ticket\",\n          \"refund\""),
      "session-tools", at: .anywhere),
    Damage(
      "a write without a yes", accept, .replaceAfter("\"always\": {", "\"schedule_service\",\n            ", ""),
      "session-approval", at: .anywhere),
    Damage(
      "a write under never", accept, .replaceAfter("\"never\": {", "\"lookup_customer\"", "\"create_ticket\""),
      "session-approval"),
    Damage(
      "a model in an update", update,
      .replace("\"type\": \"realtime\",", "\"type\": \"realtime\",\n    \"model\": \"gpt-realtime-2.1\","),
      "session-transport", at: .line("\"model\"")),
    Damage(
      "turns tuned on a call", accept,
      .replace(
        "\"type\": \"semantic_vad\",\n        \"eagerness\"", "\"type\": \"server_vad\",\n        \"threshold\""),
      "session-transport", at: .line("\"threshold\"")),
    Damage(
      "a format on a call", accept,
      .replace("\"input\": {", "\"input\": {\n      \"format\": {\n        \"type\": \"audio/pcmu\"\n      },"),
      "session-transport", at: .line("\"format\"")),
    Damage(
      "null where it is refused", secret,
      .replace("\"noise_reduction\": {\n          \"type\": \"near_field\"\n        }", "\"noise_reduction\": null"),
      "session-field"),
    Damage(
      "a field of the beta", accept,
      .replace("\"tool_choice\": \"auto\",", "\"tool_choice\": \"auto\",\n  \"temperature\": 0.8,"), "session-field",
      at: .line("temperature")),
    Damage(
      "strict on a function", accept,
      .replace("\"name\": \"escalate_to_human\",", "\"name\": \"escalate_to_human\",\n      \"strict\": true,"),
      "session-function", at: .line("strict")),
    Damage(
      "another model", accept, .replace("\"model\": \"gpt-realtime-2.1\"", "\"model\": \"gpt-realtime\""),
      "session-value"),
    Damage(
      "a way out that does another thing", "realtime/policy/front_desk.json",
      .replace("\"does\": \"escalate\"", "\"does\": \"end\""), "session-policy"),
    Damage(
      "an approval that lasts longer", "realtime/policy/front_desk.json",
      .replace("\"within_seconds\": 30", "\"within_seconds\": 300"), "session-policy", at: .anywhere),
    Damage(
      "a session in another region", "realtime/service/addresses.json",
      .replace("wss://api.openai.com", "wss://eu.api.openai.com"), "session-policy"),
    Damage("another voice", secret, .replace("\"voice\": \"marin\"", "\"voice\": \"alloy\""), "session-value"),
    Damage(
      "both modalities", accept, .replace("\"audio\"\n  ]", "\"audio\",\n    \"text\"\n  ]"), "session-value",
      at: .anywhere),
    Damage("tracing turned on", accept, .replace("\"tracing\": null", "\"tracing\": \"auto\""), "session-value"),
    Damage("speed out of range", accept, .replace("\"speed\": 1", "\"speed\": 2"), "session-field"),
    Damage(
      "a token limit beyond the service's", accept,
      .replace("\"max_output_tokens\": 1024", "\"max_output_tokens\": 5000"), "session-field"),
    Damage(
      "a client secret that lives for a day", secret, .replace("\"seconds\": 120", "\"seconds\": 86400"),
      "session-field"),
    Damage(
      "another server", accept,
      .replace(
        "\"server_url\": \"https://mcp.dev.brightwater.example/mcp\"",
        "\"server_url\": \"https://mcp.evil.example/mcp\""), "session-server"),
    Damage(
      "two endpoints", accept,
      .replace("\"server_label\"", "\"connector_id\": \"connector_gmail\",\n      \"server_label\""), "session-server"),
    Damage(
      "the escalation function dropped", accept, .replace("\"name\": \"escalate_to_human\"", "\"name\": \"escalate\""),
      "session-function", at: .line("\"tools\": [")),
    Damage(
      "an unknown tool in the instructions", accept, .replace("call finish_session", "call close_ticket"),
      "instructions-tools"),
    Damage(
      "a section for an unknown tool", secret, .replace("## list_slots: PROACTIVE", "## list_all_slots: PROACTIVE"),
      "instructions-tools"),
    Damage(
      "a disclosure removed", accept, .replace("This conversation is recorded to check our service.", "Hello."),
      "instructions-disclosure"),
    Damage(
      "a trigger removed", accept, .replace("There is a smell of gas.", "There is a smell."), "instructions-escalation"),
    Damage("a rule removed", accept, .replace("Never take card numbers", "Take card numbers"), "instructions-text"),
    Damage(
      "instructions that fill the model's window", accept,
      .replace("Never take card numbers", String(repeating: "Be kind. ", count: 9_000) + "Never take card numbers"),
      "instructions-length"),
    Damage(
      "instructions for people behind", "realtime/front_desk.instructions.md",
      .replace("Calm, practical, brief.", "Calm and brief."), "instructions-text"),
  ]

  static let phone = [
    Damage(
      "a jump to nowhere", calls, .replace("Goto(support_line-menu,s,1)", "Goto(support_line-menus,s,1)"),
      "dialplan-jump"),
    Damage("a label to nowhere", calls, .replace("?enough)", "?enaugh)"), "dialplan-jump"),
    Damage(
      "a key that leads elsewhere", calls,
      .replace("exten => 1,1,Goto(support_line-assistant,s,1)", "exten => 1,1,Goto(support_line-payments,s,1)"),
      "dialplan-way"),
    Damage(
      "a key too many", calls,
      .replace("exten => 5,1,Goto", "exten => 7,1,Goto(support_line-human,s,1)\nexten => 5,1,Goto"), "dialplan-way"),
    Damage(
      "a question put too often", calls, .replace("${NO_MATCH} >= 2", "${NO_MATCH} >= 3"), "dialplan-way", at: .anywhere
    ),
    Damage(
      "an outcome taken for another", calls,
      .replace("\"completed\"]?support_line-goodbye", "\"complete\"]?support_line-goodbye"), "dialplan-way",
      at: .anywhere),
    Damage(
      "a dropped call taken for a completed one", calls,
      .replace("\"${LEG_CAUSE}\" != \"16\"", "\"${LEG_CAUSE}\" = \"99\""), "dialplan-way", at: .anywhere),
    Damage(
      "a caller's digits dialled", calls,
      .replace("Dial(PJSIP/line-dispatch_line,", "Dial(PJSIP/${EXTEN}@trunk-carrier,"), "dialplan-dial"),
    Damage(
      "a number that nobody declared", calls, .replace("PJSIP/+14155550177@", "PJSIP/+19005550177@"), "dialplan-dial"),
    Damage(
      "an outbound number not looked at", calls,
      .replace("Set(NUMBER=${FILTER(+0-9,${PARLANCE_NUMBER})})", "Set(NUMBER=${PARLANCE_NUMBER})"), "dialplan-dial",
      at: .line("Dial(PJSIP/${NUMBER}")),
    Damage(
      "an exit too many for the agent", calls,
      .replace("exten => escalated,1,", "exten => anywhere,1,Goto(support_line-goodbye,s,1)\nexten => escalated,1,"),
      "dialplan-dial"),
    Damage("a program run", calls, .replace("NoOp(busy)", "System(rm ${EXTEN})"), "dialplan-application"),
    Damage(
      "a function that runs programs", calls, .replace("NoOp(busy)", "NoOp(${SHELL(id)})"), "dialplan-application"),
    Damage(
      "a context's name too long", calls,
      .replaceAll("support_line-overflow", "support_line-" + String(repeating: "overflow", count: 10)),
      "dialplan-context", at: .anywhere),
    Damage("a context twice", calls, .replace("[support_line-goodbye]", "[support_line-overflow]"), "conf-syntax"),
    Damage("a line's end in a text", calls, .replace("NoOp(busy)", "NoOp(bu\nsy)"), "conf-syntax"),
    Damage("hours changed", calls, .replace("08:00-17:59", "08:00-18:00"), "dialplan-hours"),
    Damage(
      "a holiday dropped", calls, .replace(" same => n,GotoIfTime(*,thu,22-28,nov,America/New_York?holiday2)\n", ""),
      "dialplan-hours", at: .anywhere),
    Damage(
      "hours of another zone", calls,
      .replace("08:00-17:59,mon-fri,*,*,America/New_York", "08:00-17:59,mon-fri,*,*,America/Denver"), "dialplan-hours",
      at: .line("[schedule-office]")),
    Damage(
      "a disclosure not said", calls,
      .replace(" same => n,Playback(parlance/support_line/disclosure_ai-0636b629)\n", ""), "dialplan-prompt",
      at: .line("[support_line-welcome]")),
    Damage(
      "a prompt without a sound", calls,
      .replace("Playback(parlance/support_line/goodbye-", "Playback(parlance/support_line/farewell-"), "dialplan-prompt"
    ),
    Damage(
      "card data recorded", calls,
      .replace("exten => s,1,Gosub(support_line-recording,pause,1)", "exten => s,1,NoOp(pause)"), "dialplan-recording",
      at: .line("[support_line-payments]")),
    Damage(
      "recorded before it is said", calls, .replace(" same => n,Gosub(support_line-recording,start,1)\n", ""),
      "dialplan-recording", at: .line("[support_line-welcome]")),
    Damage(
      "a pattern that lets everybody in", calls, .replace("exten => 14155550142,1,", "exten => _X.,1,"),
      "dialplan-number"),
    Damage(
      "a prompt missing", "phone/prompts.json", .replace("\"text\": \"Thank you. Goodbye.\"", "\"text\": \"Bye.\""),
      "prompt-list"),
    Damage(
      "a semicolon unescaped", trunks, .replace("\\;transport=tls", ";transport=tls"), "trunk-setting",
      at: .line("[trunk-openai]")),
    Damage("a stranger let in", trunks, .replace("identify_by=ip", "identify_by=username"), "trunk-setting"),
    Damage("a carrier that may transfer", trunks, .replace("allow_transfer=no", "allow_transfer=yes"), "trunk-setting"),
    Damage(
      "a mailbox that there is not", calls, .replace("VoiceMail(service@", "VoiceMail(servise@"), "mailbox-setting"),
    Damage(
      "messages to somebody else", "phone/asterisk/voicemail.conf",
      .replace("service@brightwater.example", "me@evil.example"), "mailbox-setting"),
    Damage(
      "a call tried too often", "phone/outbound/visit_reminder.call", .replace("MaxRetries: 1", "MaxRetries: 9"),
      "call-file"),
    Damage(
      "an unchecked way out", "phone/outbound/visit_reminder.call",
      .replace("Channel: Local/call@visit_reminder-outbound/n", "Channel: PJSIP/@number@@trunk-carrier"), "call-file"),
    Damage(
      "a REFER to anywhere", control,
      .replace("\"direct\": \"sip:dispatch@pbx.dev.brightwater.example\"", "\"direct\": \"sip:me@evil.example\""),
      "control-target"),
    Damage(
      "a REFER to another exchange", control,
      .replace("\"pbx\": \"sip:escalated@pbx.dev", "\"pbx\": \"sip:escalated@pbx"), "control-target"),
    Damage(
      "a route to another agent", control, .replace("\"agent\": \"front_desk\"", "\"agent\": \"back_desk\""),
      "control-route"),
    Damage(
      "an approval without a limit", control, .replace("\"within_seconds\": 15", "\"within_seconds\": 1500"),
      "control-route", at: .line("\"approvals\": {")),
    Damage("calls at night", control, .replace("\"to\": \"19:00\"", "\"to\": \"23:00\""), "control-number"),
    Damage(
      "recordings kept for ever", control, .replace("\"seconds\": 2592000", "\"seconds\": 999999999"), "control-number"),
    Damage(
      "a number that is not ours", control,
      .replace("\"+14155550142\": \"support_line", "\"+14155550100\": \"support_line"), "control-number"),
    Damage(
      "a scenario not well-formed", "phone/sipp/support_line/assistant-failed.xml",
      .replace("<recv response=\"100\" optional=\"true\"/>", "<recv response=\"100\" optional=\"true\">"), "xml-syntax",
      at: .anywhere),
    Damage(
      "an unescaped sign in a scenario", "phone/sipp/support_line/assistant-failed.xml",
      .replace("<scenario name=\"support_line", "<scenario name=\"<support_line"), "xml-syntax"),
    Damage(
      "an unknown element in a scenario", "phone/sipp/support_line/assistant-failed.xml",
      .replace("<recv response=\"100\"", "<receive response=\"100\""), "scenario"),
    Damage(
      "a scenario missing", "phone/sipp/support_line/assistant-failed.xml", .delete, "missing-file",
      at: .other("phone/sipp/coverage.json", "assistant-failed.xml")),
    Damage(
      "a way that no scenario goes", "phone/sipp/coverage.json",
      .replaceAll("\"outcome\": \"key:5\"", "\"outcome\": \"key:0\""), "scenario-coverage", at: .anywhere),
    Damage(
      "a way not drawn", "phone/support_line.mmd", .replace("  s2 -->|\"key:0\"| s5\n", ""), "diagram",
      at: .line("flowchart")),
    Damage(
      "a way drawn elsewhere", "phone/support_line.mmd", .replace("s2 -->|\"key:0\"| s5", "s2 -->|\"key:0\"| s6"),
      "diagram"),
    Damage(
      "a step not drawn", "phone/visit_reminder.mmd", .replace("s4([\"thanks: hangs up\"])", "s4([\"end\"])"),
      "diagram", at: .anywhere),
    Damage(
      "a verb that there is not", "phone/twiml/support_line/goodbye.xml", .replace("<Hangup/>", "<HangUp/>"),
      "twiml-verb"),
    Damage(
      "a verb in the wrong place", "phone/twiml/support_line/goodbye.xml",
      .replace("<Hangup/>", "<Number>+14155550177</Number>"), "twiml-verb"),
    Damage(
      "a document in another language", "phone/twiml/support_line/goodbye.xml",
      .replace("<Say language=\"en", "<Say language=\"fr"), "twiml-speech"),
    Damage(
      "a document that leads nowhere", "phone/twiml/support_line/overflow.xml", .replace("human.xml", "humans.xml"),
      "twiml-target"),
    Damage(
      "a dialled number that is not ours", "phone/twiml/support_line/payments.xml",
      .replace("+14155550177", "+19005550177"), "twiml-target"),
  ]
}
