extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let coverage = "phone/sipp/coverage.json"

  /// Damages to what switches compare of answers, in the files of `phone-lookup`.
  static let ofComparedAnswers = [
    Damage(
      "a number that is taken for too small later", calls, .replace("${TOLD_2_2} >= 10 ", "${TOLD_2_2} > 10 "),
      "dialplan-way", at: .anywhere),
    Damage(
      "a number that is taken for small enough", calls, .replace("${TOLD_2_2} <= 99]", "${TOLD_2_2} <= 100]"),
      "dialplan-way", at: .anywhere),
    Damage(
      "another word than is looked for", calls, .replace("\"ndelivered\"", "\"npacking\""), "dialplan-way",
      at: .anywhere),
    Damage(
      "something that is kept whatever it is", calls, .replace("REGEX(\"^delivered$\"", "REGEX(\"^.*$\""),
      "dialplan-way", at: .anywhere),
    Damage(
      "an answer that counts although the tool has failed since", calls,
      .replace(" same => n,Set(TOLD_2_1=)\n", ""), "dialplan-way", at: .anywhere),
    Damage(
      "an answer that counts although there is no number to ask by", calls,
      .replace("exten => s,1,Set(TOLD_1_1=)\n", "exten => s,1,NoOp()\n"), "dialplan-way", at: .anywhere),
    Damage(
      "an answer that is not kept", calls, .replace("Set(TOLD_2_2=${JSON", "Set(TOLD_2_9=${JSON"), "dialplan-way",
      at: .anywhere),
    Damage(
      "a yes that is a no", calls, .replace("\"n${TOLD_1_1}\" = \"n1\"", "\"n${TOLD_1_1}\" = \"n0\""), "dialplan-way",
      at: .anywhere),
    Damage(
      "another word for the handler's switch", routes,
      .replaceAfter("\"orders/whom\": {", "\"is\": \"delivered\"", "\"is\": \"packing\""), "twiml-condition",
      at: .anywhere),
    Damage(
      "other numbers for the handler's switch", routes,
      .replaceAfter("\"orders/whom\": {", "\"at_most\": 99", "\"at_most\": 999"), "twiml-condition", at: .anywhere),
    Damage(
      "another member for the handler's switch", routes,
      .replaceAfter("\"orders/whom\": {", "\"parts\"", "\"stopped\""), "twiml-condition", at: .anywhere),
    Damage(
      "an answer of another step", routes,
      .replaceAfter("\"reception/sorry\": {", "\"reception/who\"", "\"reception/gold\""), "twiml-condition",
      at: .anywhere),
    Damage(
      "an answer that the handler does not keep for its switch", routes,
      .replace("\"keep\": [\n        [\n          \"known\"\n        ]\n      ]", "\"keep\": []"), "spoken-value",
      at: .anywhere),
    Damage(
      "a comparison that is not drawn", "phone/orders.mmd", .replace("step.state.parts is 0", "nothing"), "diagram"),
    Damage(
      "a call with another answer than leads there", coverage, .replace("\"parts\": 0", "\"parts\": 8"),
      "scenario-coverage", at: .anywhere),
  ]

  /// Damages to what switches compare of keys, in the files of `phone-menu`.
  static let ofComparedKeys = [
    Damage(
      "another key than was pressed before", calls, .replace("\"n${KEYS_2}\" = \"n3\"", "\"n${KEYS_2}\" = \"n2\""),
      "dialplan-way", at: .anywhere),
    Damage(
      "a pattern that takes other keys", calls, .replace("^10[01][0-9]$", "^10[0][0-9]$"), "dialplan-way", at: .anywhere
    ),
    Damage(
      "keys of another question", calls, .replace("\"n${KEYS_2}\" = \"n3\"", "\"n${KEYS_3}\" = \"n3\""), "dialplan-way",
      at: .anywhere),
    Damage(
      "another key for the handler's switch", routes,
      .replaceAfter("\"main_line/which\": {", "^3$", "^2$"), "twiml-condition", at: .anywhere),
    Damage(
      "a pattern that is only part of the keys", routes,
      .replaceAfter("\"main_line/which\": {", "^3$", "3"), "twiml-condition", at: .anywhere),
    Damage(
      "keys of another route", routes,
      .replaceAfter("\"main_line/which\": {", "main_line/menu/keys", "main_line/renewals/keys"), "twiml-condition",
      at: .anywhere),
    Damage(
      "keys that the handler does not keep for its switch", routes, .replace("\"keep\": true,\n", ""), "twiml-way",
      at: .anywhere),
  ]

  /// Damages to what FreeSWITCH compares, in the files of `phone-referral`.
  static let ofComparedKeysElsewhere = [
    Damage(
      "another key on FreeSWITCH", "phone/freeswitch/dialplan.xml",
      .replace("field=\"${parlance_keys_1}\" expression=\"^2$\"", "field=\"${parlance_keys_1}\" expression=\"^1$\""),
      "freeswitch-way", at: .anywhere),
    Damage(
      "a key of before that still counts on FreeSWITCH", "phone/freeswitch/dialplan.xml",
      .replace("<action application=\"set\" data=\"parlance_keys_1=\"/>", "<action application=\"answer\"/>"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "something else that FreeSWITCH compares", "phone/freeswitch/dialplan.xml",
      .replace("field=\"${parlance_keys_1}\"", "field=\"${caller_id_name}\""), "freeswitch-form", at: .anywhere),
  ]
}
