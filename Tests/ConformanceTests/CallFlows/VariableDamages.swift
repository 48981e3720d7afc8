extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let coverage = "phone/sipp/coverage.json"

  /// Damages to variables that a flow sets, in the files of `phone-topics`.
  static let ofVariables = [
    Damage(
      "a variable that becomes something else", calls, .replace("Set(VARIABLE_1=billing)", "Set(VARIABLE_1=repairs)"),
      "variable", at: .anywhere),
    Damage(
      "a variable that is not set", calls, .replace(" same => n,Set(VARIABLE_2=2)\n", ""), "variable", at: .anywhere),
    Damage(
      "a variable that another step sets", calls,
      .replace("[desk-told]\nexten => s,1,Answer()", "[desk-told]\nexten => s,1,Set(VARIABLE_2=3)"), "variable",
      at: .anywhere),
    Damage(
      "a variable of what a caller sends", calls,
      .replace("Set(VARIABLE_2=3)", "Set(VARIABLE_2=${FILTER(0-9,${CALLERID(num)})})"), "variable", at: .anywhere),
    Damage(
      "a default that is missing", calls, .replace(" same => n,Set(VARIABLE_3=false)\n", ""), "tool-request",
      at: .anywhere),
    Damage(
      "another variable than is compared", calls,
      .replace("\"n${VARIABLE_1}\" = \"nbilling\"", "\"n${VARIABLE_4}\" = \"nbilling\""), "dialplan-way", at: .anywhere),
    Damage(
      "another value than is compared", calls, .replace("${VARIABLE_2} >= 3]", "${VARIABLE_2} > 3]"), "dialplan-way",
      at: .anywhere),
    Damage(
      "another variable for a tool", calls, .replace("\"topic\":\"${VARIABLE_1}\"", "\"topic\":\"${VARIABLE_2}\""),
      "tool-request", at: .anywhere),
    Damage(
      "a number for a tool as text", calls, .replace("\"level\":${VARIABLE_2}", "\"level\":\"${VARIABLE_2}\""),
      "tool-request", at: .anywhere),
    Damage(
      "another variable in a header", calls, .replace("X-Level=${VARIABLE_2}", "X-Level=${VARIABLE_1}"), "referral",
      at: .anywhere),
    Damage(
      "a caller's name in a header", calls, .replace("X-Level=${VARIABLE_2}", "X-Level=${CALLERID(name)}"),
      "dialplan-dial", at: .anywhere),
    Damage(
      "whoever answers, who is told another variable", calls,
      .replace("desk-front-tell^${VARIABLE_2})", "desk-front-tell^${VARIABLE_1})"), "dialplan-prompt", at: .anywhere),
    Damage(
      "whoever answers, who is told nothing", calls,
      .replaceAfter("[desk-plumber-tell]", "Playback(", "NoOp("), "dialplan-prompt", at: .anywhere),
    Damage(
      "whoever is told and does not have the call", calls,
      .replaceAfter("[desk-plumber-tell]", "Set(MASTER_CHANNEL(LEG_UP)", "Set(LEG_UP"), "dialplan-way", at: .anywhere),
    Damage(
      "a question to whoever is only told", "phone/twiml/desk/plumber.tell.xml",
      .replace("</Response>", "  <Hangup/>\n</Response>"), "twiml-way", at: .anywhere),
    Damage(
      "another value for the handler", routes, .replaceAfter("\"desk/billing.xml\": {", "\"billing\"", "\"sales\""),
      "variable", at: .anywhere),
    Damage(
      "another default for the handler", routes, .replaceAfter("\"initial\": {", "\"level\": 1", "\"level\": 2"),
      "variable", at: .anywhere),
    Damage(
      "a step that sets nothing for the handler", routes,
      .replaceAfter("\"set\": {", "\"desk/flood.xml\"", "\"desk/bye.xml\""), "variable", at: .anywhere),
    Damage(
      "variables of another dialplan", routes,
      .replaceAfter("\"variables\": {", "\"dialplan\": \"desk\"", "\"dialplan\": \"night\""), "variable",
      at: .anywhere),
    Damage(
      "a handler that is not told when", routes,
      .replaceAfter("\"variables\": {", "before it is answered", "some time"),
      "variable", at: .anywhere),
    Damage(
      "another value for the handler's switch", routes,
      .replaceAfter("\"desk/sort\": {", "\"is\": \"billing\"", "\"is\": \"sales\""), "twiml-condition",
      at: .anywhere),
    Damage(
      "other numbers for the handler's switch", routes,
      .replaceAfter("\"desk/sort\": {", "\"at_least\": 3", "\"at_least\": 2"), "twiml-condition", at: .anywhere),
    Damage(
      "another variable for the handler's switch", routes,
      .replaceAfter("\"desk/sort\": {", "\"variable\": \"topic\"", "\"variable\": \"level\""), "twiml-condition",
      at: .anywhere),
    Damage(
      "another variable for the handler's tool", routes,
      .replaceAfter("\"desk/visit\": {", "\"variable\": \"topic\"", "\"variable\": \"level\""), "tool-request",
      at: .anywhere),
    Damage(
      "another variable that the handler puts into a header", routes,
      .replaceAfter("\"put\": {", "\"variable\": \"topic\"", "\"variable\": \"level\""), "referral", at: .anywhere),
    Damage(
      "another variable that the handler has said", routes,
      .replaceAfter("\"documents\": {", "\"variable\": \"level\"", "\"variable\": \"topic\""), "spoken-value",
      at: .anywhere),
    Damage(
      "a call that is handed over with another value", coverage,
      .replace("X-Topic=repairs&X-Level", "X-Topic=billing&X-Level"),
      "referral", at: .anywhere),
  ]
}
