extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to a menu, in the files of `phone-menu`.
  static let ofMenus = [
    Damage("one round too few", calls, .replace("${VISITS_6} >= 4", "${VISITS_6} >= 3"), "dialplan-way"),
    Damage("rounds that are not counted", calls, .replace("Set(VISITS_6=$[", "NoOp($["), "dialplan-way"),
    Damage("a count that does not begin", calls, .replace(" same => n,Set(VISITS_6=0)\n", ""), "dialplan-way"),
    Damage("two switches that count together", calls, .replaceAll("VISITS_12", "VISITS_6"), "dialplan-way"),
    Damage(
      "a handler that counts too far", routes, .replace("\"visits\": 4", "\"visits\": 5"), "twiml-condition"),
    Damage(
      "a handler that counts all switches together", routes,
      .replace("\"visits_of\": \"main_line/once_more\"", "\"visits_of\": \"main_line/rounds\""), "twiml-condition"),
  ]
}
