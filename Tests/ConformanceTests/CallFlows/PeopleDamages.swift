extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to how people are rung, in the files of `phone-people`.
  static let ofPeople = [
    Damage(
      "one phone that refuses and none that is there", calls,
      .replace("${LEG_REJECTED} > 0", "${LEG_REJECTED} = ${ARG1}"),
      "dialplan-way"),
    Damage(
      "one phone that is not there", calls, .replace("${LEG_UNREACHABLE} = ${ARG1}", "${LEG_UNREACHABLE} > 0"),
      "dialplan-way"),
    Damage(
      "a busy phone beside one that refuses", calls, .replace(" | \"${DIALSTATUS}\" = \"BUSY\"", ""), "dialplan-way"),
    Damage(
      "a phone that still rings", calls,
      .replace(" same => n(counted),GotoIf($[${LEG_SAID} != ${ARG1}]?other)", " same => n(counted),NoOp()"),
      "dialplan-way"),
    Damage(
      "a provider that tells more than it does", routes,
      .replace("\"rejected\",\n        \"unreachable\"", "\"rejected\""),
      "twiml-refusal"),
  ]
}
