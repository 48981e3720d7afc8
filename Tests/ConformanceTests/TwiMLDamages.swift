/// Damages to what a provider of TwiML fetches, and to what its handler goes by.
extension Damages {
  private static let routes = "phone/twiml/routes.json"
  private static let request = "phone/outbound/visit_reminder.request.json"
  private static func document(_ step: String) -> String { "phone/twiml/support_line/\(step).xml" }

  static let twiml = said + ways + times + tables

  private static let said = [
    Damage(
      "a disclosure in TwiML that says less", document("welcome"),
      .replace("You may be talking", "You are perhaps talking"), "twiml-speech"),
    Damage(
      "a disclosure in TwiML that is another text", document("welcome"),
      .replace("You may be talking to an automated assistant.", "Thank you. Goodbye."), "twiml-speech", at: .anywhere),
    Damage(
      "a step that says nothing in TwiML", document("after_hours"),
      .replace("  <Say language=\"en-US\">This call is recorded to check our service.</Say>\n", ""), "twiml-speech",
      at: .anywhere),
    Damage(
      "a question without words", document("menu"), .replaceAll("Say", "Play"), "twiml-speech",
      at: .anywhere),
    Damage(
      "a machine that is told nothing", "phone/twiml/visit_reminder/remind.machine.xml", .replaceAll("Say", "Play"),
      "twiml-speech", at: .anywhere),
  ]

  private static let ways = [
    Damage(
      "a document that goes on elsewhere", document("overflow"), .replace("human.xml", "goodbye.xml"), "twiml-way"),
    Damage(
      "a key in TwiML that leads elsewhere", routes,
      .replace("\"0\": \"support_line/human.xml\"", "\"0\": \"support_line/goodbye.xml\""), "twiml-way"),
    Damage(
      "a key in TwiML that the contract has not", routes,
      .replace(
        "\"0\": \"support_line/human.xml\"",
        "\"0\": \"support_line/human.xml\",\n        \"9\": \"support_line/goodbye.xml\""), "twiml-way",
      at: .line("\"9\":")),
    Damage(
      "a key in TwiML that is gone", routes,
      .replace("        \"5\": \"support_line/payments.xml\",\n", ""), "twiml-way", at: .anywhere),
    Damage(
      "a number in TwiML that leads elsewhere", routes,
      .replace("\"+14155550142\": \"support_line/opening\"", "\"+14155550142\": \"support_line/menu.xml\""), "twiml-way"
    ),
    Damage(
      "a closed office that is open in TwiML", routes,
      .replace("\"otherwise\": \"support_line/after_hours.xml\"", "\"otherwise\": \"support_line/welcome.xml\""),
      "twiml-way"),
    Damage(
      "a busy line that leads elsewhere in TwiML", routes,
      .replaceAfter("support_line/human/result", "support_line/voicemail.xml", "support_line/goodbye.xml"), "twiml-way"),
    Damage(
      "an answer that was none taken for a call", routes, .replace("\"duration_below\": 2", "\"duration_below\": 1"),
      "twiml-way", at: .anywhere),
    Damage(
      "an exit of the agent that leads elsewhere in TwiML", routes,
      .replace("\"payment\": \"support_line/payments.xml\"", "\"payment\": \"support_line/goodbye.xml\""), "twiml-way"),
    Damage(
      "an agent that may send calls anywhere", routes,
      .replace("\"otherwise\": null", "\"otherwise\": \"support_line/human.xml\""), "twiml-way"),
    Damage(
      "a question that is put again too often", routes,
      .replace("\"no_match\": {\"tries\": 2", "\"no_match\": {\"tries\": 9"), "twiml-way"),
    Damage(
      "a call whose end nobody is told of", document("human"), .replace(" action=\"human/result\"", ""), "twiml-way"),
    Damage(
      "an agent who can refer nobody", document("assistant"), .replace(" referUrl=\"assistant/refer\"", ""),
      "twiml-way"),
    Damage(
      "another step's result", document("payments"), .replace("payments/result", "human/result"), "twiml-way"),
    Damage(
      "another line that is rung", document("human"), .replace("sip:", "sip:x"), "twiml-way", at: .anywhere),
    Damage(
      "an end that ends nothing", "phone/twiml/end.xml", .replace("  <Hangup/>\n", ""), "twiml-way",
      at: .other(routes, "end.xml")),
    Damage("a goodbye that refuses the call", document("goodbye"), .replaceAll("Hangup", "Reject"), "twiml-way"),
    Damage(
      "a route of the model that is another one", document("assistant"), .replace("Route=support_line", "Route=x"),
      "twiml-way"),
    Damage(
      "a message that is sent elsewhere", document("voicemail"),
      .replace("\"voicemail/message\"", "\"https://other.example/x\""), "twiml-target"),
    Damage(
      "a message for another mailbox", routes, .replace("\"mailbox\": \"service\"", "\"mailbox\": \"other\""),
      "mailbox-setting", at: .anywhere),
    Damage("a handler without routes", routes, .delete, "missing-file", at: .contract),
    Damage(
      "no document that ends a call", "phone/twiml/end.xml", .delete, "twiml-target", at: .other(routes, "end.xml")),
  ]

  private static let times = [
    Damage(
      "a line that rings shorter in TwiML", document("human"), .replace("timeout=\"30\"", "timeout=\"5\""), "twiml-way"),
    Damage(
      "an agent without its time in TwiML", document("assistant"), .replace(" timeLimit=\"1200\"", ""), "twiml-way"),
    Damage(
      "a call in TwiML that is recorded", document("human"),
      .replace("answerOnBridge", "record=\"record-from-answer\" answerOnBridge"), "twiml-way"),
    Damage(
      "a longer message in TwiML", document("voicemail"), .replace("maxLength=\"120\"", "maxLength=\"3600\""),
      "twiml-way"),
    Damage(
      "a question in TwiML that waits for more keys", document("menu"),
      .replace("numDigits=\"1\"", "numDigits=\"3\""), "twiml-way"),
    Damage(
      "a recording in TwiML that does not rest", routes,
      .replaceAfter("\"pause_at\"", "support_line/payments.xml", "support_line/human.xml"), "twiml-way",
      at: .anywhere),
    Damage(
      "a recording in TwiML that is kept longer", routes,
      .replaceAfter("\"pause_at\"", "\"retention_seconds\": 2592000", "\"retention_seconds\": 9992000"), "twiml-way",
      at: .anywhere),
  ]

  private static let tables = [
    Damage("longer hours in TwiML", routes, .replace("\"to\": \"18:00\"", "\"to\": \"23:00\""), "twiml-table"),
    Damage(
      "the handler of another environment", routes,
      .replace("\"environment\": \"dev\"", "\"environment\": \"production\""), "twiml-table"),
    Damage(
      "a member that no handler knows", routes, .replace("\"version\": 1", "\"version\": 1,\n  \"proxy\": \"x\""),
      "twiml-table", at: .line("proxy")),
    Damage(
      "another number that is shown", request, .replace("\"From\": \"+14155550142\"", "\"From\": \"+14155550199\""),
      "twiml-table"),
    Damage(
      "a sender that asks for a recording", request,
      .replace("\"Timeout\": \"30\"", "\"Timeout\": \"30\",\n  \"Record\": \"true\""), "twiml-table",
      at: .line("Record")),
    Damage(
      "a sender that asks for no machine", request, .replace(",\n  \"MachineDetection\": \"DetectMessageEnd\"", ""),
      "twiml-table", at: .anywhere),
    Damage(
      "a call out that begins elsewhere", request,
      .replace("visit_reminder/remind", "visit_reminder/thanks.xml"), "twiml-way"),
    Damage("no request for calls out", request, .delete, "missing-file", at: .contract),
    Damage("no settings for machines", "phone/asterisk/amd.conf", .delete, "missing-file", at: .contract),
  ]

  /// The same of queues, in the files of `phone-queue`.
  static let ofQueuesInTwiML = [
    Damage(
      "a handler's queue that holds more", routes, .replace("\"capacity\": 4", "\"capacity\": 400"), "twiml-table"),
    Damage(
      "a handler's queue that rings otherwise", routes,
      .replace("\"strategy\": \"together\"", "\"strategy\": \"random\""), "twiml-table"),
    Damage(
      "a list that a handler lacks", routes, .replace("\"+14155550170\"", "\"+14155550171\""), "twiml-table"),
  ]
}
