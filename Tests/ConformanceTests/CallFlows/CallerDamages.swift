extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to who calls, in the files of `phone-callers`.
  static let ofCallers = [
    Damage("too many calls at a time", calls, .replace("@parlance)} > 3]", "@parlance)} > 30]"), "dialplan-way"),
    Damage(
      "calls that are not counted", calls, .replace("Set(GROUP(parlance)=reception)", "NoOp(reception)"),
      "dialplan-way"),
    Damage("one call too many", calls, .replace("${CALLS_3600} >= 3", "${CALLS_3600} >= 4"), "dialplan-calls"),
    Damage(
      "calls of a number that nobody counts", calls, .replace(" same => n,Gosub(reception-calls,s,1)\n", ""),
      "dialplan-way"),
    Damage(
      "calls of all numbers counted as one", calls,
      .replaceAll("3600/${NUMBER})", "3600/number)"), "dialplan-calls"),
    Damage(
      "numbers that are never forgotten", calls,
      .replace(" same => n,DBdeltree(parlance-calls/reception/3600)\n", ""), "dialplan-calls"),
    Damage("numbers kept for a day", calls, .replace("% 3600]", "% 86400]"), "dialplan-calls"),
    Damage(
      "all that a caller sends in a key", calls,
      .replace("Set(LOCAL(NUMBER)=${FILTER(0-9,${CALLERID(num)})})", "Set(LOCAL(NUMBER)=${CALLERID(num)})"),
      "dialplan-calls"),
    Damage(
      "nobodies counted as one", calls, .replace("GotoIf($[\"n${NUMBER}\" = \"n\"]?done3600)", "NoOp()"),
      "dialplan-calls"),
    Damage(
      "numbers kept elsewhere than it is said", "phone/control.json",
      .replace("astdb/parlance-calls/reception/3600", "astdb/parlance-calls/front/3600"), "dialplan-calls"),
    Damage(
      "numbers kept longer than it is said", "phone/control.json",
      .replaceAfter("parlance-calls/reception", "\"seconds\": 3600", "\"seconds\": 60"), "control-number"),
    Damage(
      "a handler that counts for a day", routes, .replace("\"within_seconds\": 3600", "\"within_seconds\": 86400"),
      "twiml-condition"),
  ]
}
