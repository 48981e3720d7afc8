extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let features = "phone/asterisk/features.conf"

  /// Damages to how callers are passed on, in the files of `phone-people`.
  static let ofPassing = [
    Damage(
      "a number that leads to somebody else", calls,
      .replaceAfter("exten => 21,1", "Dial(PJSIP/line-ada", "Dial(PJSIP/line-ben"), "dialplan-way"),
    Damage(
      "a number that asks somebody else", calls,
      .replaceAfter("n(asked),Set(PASSED_BY", "Dial(PJSIP/line-ada", "Dial(PJSIP/line-ben"), "dialplan-way"),
    Damage(
      "a number that is not there", calls, .replaceAfter("[office-both-passing]", "exten => 22,1", "exten => nobody,1"),
      "dialplan-way"),
    Damage(
      "a number too many", calls,
      .replaceAfter(
        "[office-both-passing]", "exten => over,1",
        "exten => 99,1,Dial(PJSIP/+14155550131@trunk-carrier,15,gU(parlance-leg))\nexten => over,1"), "dialplan-way"),
    Damage(
      "whatever is dialled", calls,
      .replaceAfter("[office-both-passing]", "exten => over,1", "exten => _X.,1,Hangup(16)\nexten => over,1"),
      "dialplan-way"),
    Damage(
      "whatever is dialled, in full", calls,
      .replaceAfter("exten => 23,1", "Dial(PJSIP/+14155550131@", "Dial(PJSIP/${EXTEN}@"), "dialplan-dial"),
    Damage(
      "the numbers of another step", calls,
      .replace("__TRANSFER_CONTEXT=office-both-passing", "__TRANSFER_CONTEXT=office-follow-passing"), "dialplan-way"),
    Damage(
      "the exits of an agent", calls, .replace("Set(__TRANSFER_CONTEXT=office-both-passing)", "NoOp()"), "dialplan-way"),
    Damage(
      "a colleague who can pass nobody on", calls, .replace("gtU(parlance-leg)", "gU(parlance-leg)"), "dialplan-way"),
    Damage("a caller who passes on", calls, .replace("gtU(parlance-leg)", "gtTU(parlance-leg)"), "dialplan-way"),
    Damage(
      "one who passes on and on", calls,
      .replaceAfter("exten => 21,1", "gU(parlance-leg)", "gtU(parlance-leg)"), "dialplan-way"),
    Damage(
      "a busy colleague by whom the call is over", calls,
      .replaceAfter("[office-both-passing]", "\"busy\"]?not_taken", "\"busy\"]?busy"), "dialplan-way", at: .anywhere),
    Damage(
      "a call that is not taken and counts as talked", calls,
      .replaceAfter("[office-both]", "\"${LEG_PASSED}\" = \"no\"", "\"${LEG_PASSED}\" = \"never\""), "dialplan-way"),
    Damage(
      "what became of an earlier call", calls, .replaceAfter("[office-both]", "Set(LEG_PASSED=yes)", "NoOp()"),
      "dialplan-way"),
    Damage(
      "a caller who comes back and counts as passed on", calls,
      .replace("${IMPORT(${PASSED_BY},CHANNEL(name))}\" = \"\"", "${PASSED_BY}\" != \"\""), "dialplan-way"),
    Damage(
      "a caller who was passed on to nobody", calls,
      .replace("?Set(MASTER_CHANNEL(LEG_PASSED)=no)", "?NoOp()"), "dialplan-way"),
    Damage("another key to ask", features, .replace("atxfer=*2", "atxfer=*3"), "dialplan-way"),
    Damage("a key that nobody has asked for", features, .replace("blindxfer=*1\n", ""), "dialplan-way"),
    Damage("three who talk together", features, .replace("atxferthreeway=", "atxferthreeway=*3"), "dialplan-way"),
    Damage("who rings off is called back", features, .replace("atxferdropcall=yes\n", ""), "dialplan-way"),
    Damage(
      "an outcome that a provider tells", routes, .replace("\"not_taken\"", "\"dropped\""), "twiml-target",
      at: .anywhere),
  ]

  /// What the others are said not to do, in the files of `phone-receptionist`.
  static let ofPassingElsewhere = [
    Damage(
      "an agent's exits for a colleague", calls,
      .replaceAfter("-desk]", "Set(__TRANSFER_CONTEXT=", "Set(__OTHER_CONTEXT="), "dialplan-way"),
    Damage(
      "an outcome that FreeSWITCH is said to have", "phone/freeswitch/limits.json",
      .replace("\"pass_on\"", "\"timeout\""), "freeswitch-way", at: .anywhere),
  ]

  /// The same of a queue's members, in the files of `phone-queue`.
  static let ofPassingInQueues = [
    Damage("a member who can pass nobody on", calls, .replace(",ct,", ",c,"), "dialplan-way"),
    Damage("a queue whose callers pass on", calls, .replace(",ct,", ",ctT,"), "dialplan-way"),
    Damage(
      "a member who may pass on in every step", calls,
      .replaceAfter("[support_line-first]", "Queue(queue-support,c,", "Queue(queue-support,ct,"), "dialplan-way"),
    Damage(
      "a call of a queue that is not taken and counts as talked", calls,
      .replace("\"${LEG_PASSED}\" = \"no\"", "\"${LEG_PASSED}\" = \"never\""), "dialplan-way"),
    Damage(
      "a queue's outcome that a provider tells", routes, .replace("\"not_taken\"", "\"full\""), "twiml-target",
      at: .anywhere),
  ]
}
