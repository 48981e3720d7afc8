extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to what is left, parked, met in and recorded, in the files of `phone-meeting`.
  static let ofMeetings = [
    Damage("a key that ends no call", calls, .replace("gHU(parlance-leg", "gU(parlance-leg"), "dialplan-way"),
    Damage("a key of the colleague's", calls, .replace("gHU(parlance-leg", "gHhU(parlance-leg"), "dialplan-way"),
    Damage(
      "a key that ends a call in which a card's number is given", calls,
      .replace("Dial(PJSIP/line-cashier,${RINGING},g", "Dial(PJSIP/line-cashier,${RINGING},gH"), "dialplan-way"),
    Damage(
      "who leaves taken for one who was hung up on", calls,
      .replace("\"${CHANNEL(hangupsource)}\" = ", "\"${CHANNEL(hangupsource)}\" != "), "dialplan-way"),
    Damage(
      "a far end that is not watched", calls, .replace("U(parlance-leg^watch)", "U(parlance-leg)"), "dialplan-way"),
    Damage(
      "an end that is taken for another leg's", calls, .replace("Set(LEG_HUNG_UP=)", "NoOp()"), "dialplan-way"),
    Damage(
      "a far end that is gone at once taken for one that the caller left", calls,
      .replace("\"${GOSUB_RETVAL}\" != \"completed\"]?other", "\"${DIALSTATUS}\" != \"ANSWER\"]?other"),
      "dialplan-way"),
    Damage(
      "who leaves while it rings taken for a failure", calls, .replace("\"CANCEL\"]?left", "\"CANCEL\"]?result,1"),
      "dialplan-way"),
    Damage(
      "another key", "phone/asterisk/features.conf", .replace("disconnect=*", "disconnect=#"), "dialplan-way"),
    Damage(
      "a key by which a colleague may send the caller on", "phone/asterisk/features.conf",
      .replace("disconnect=*", "disconnect=*\nblindxfer=#"), "dialplan-way"),
    Damage(
      "a key that a provider is not told", "phone/twiml/garage/workshop.xml", .replace(" hangupOnStar=\"true\"", ""),
      "twiml-verb"),
    Damage(
      "a key that a provider is told without a way for it", "phone/twiml/garage/pay.xml",
      .replace("<Dial ", "<Dial hangupOnStar=\"true\" "), "twiml-verb"),
    Damage(
      "an outcome that is not said to be untold", routes, .replace("\"left\"", "\"dropped\""), "twiml-target"),
    Damage("a PIN in the open", calls, .replace("p@secret(OWNERS_PIN)", "p1234"), "dialplan-way"),
    Damage("a PIN tried too often", calls, .replace("${PIN_TRIES} >= 3", "${PIN_TRIES} >= 30"), "dialplan-way"),
    Damage("a conference without its PIN", calls, .replace("?meet)", "?meet:meet)"), "dialplan-way"),
  ]
}
