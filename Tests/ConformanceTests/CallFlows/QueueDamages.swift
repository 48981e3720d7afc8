extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let queues = "phone/asterisk/queues.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to a queue, in the files of `phone-queue`.
  static let ofQueues = [
    Damage("another strategy", queues, .replace("strategy=ringall", "strategy=linear"), "queue-setting"),
    Damage("a queue that holds more", queues, .replace("maxlen=4", "maxlen=400"), "queue-setting"),
    Damage("a member who has no rest", queues, .replace("wrapuptime=5", "wrapuptime=0"), "queue-setting"),
    Damage(
      "a member who is called while on the phone", queues, .replace("ringinuse=no", "ringinuse=yes"), "queue-setting"),
    Damage(
      "a queue in which all wait for nobody", queues, .replace("joinempty=paused", "joinempty=yes"), "queue-setting"),
    Damage(
      "a place in the queue that is told", queues, .replace("announce-position=no", "announce-position=yes"),
      "queue-setting"),
    Damage("a queue that fills one by one", queues, .replace("autofill=yes", "autofill=no"), "queue-setting"),
    Damage("a caller with no priority", calls, .replace("QUEUE_PRIO=10", "QUEUE_PRIO=0"), "dialplan-way"),
    Damage("a list with another number", calls, .replace("n14155550170", "n14155550199"), "dialplan-way"),
    Damage(
      "a schedule that can't be closed at once", calls,
      .replace(" same => n,GotoIf($[\"${DB(parlance/schedule-office)}\" != \"\"]?emergency)\n", ""), "dialplan-hours"),
    Damage(
      "a caller noted down for another dialplan", calls,
      .replace("parlance-callback/return_call", "parlance-callback/other"), "dialplan-way"),
    Damage(
      "a number of another country that is called", "phone/asterisk/extensions.conf",
      .replace("REGEX(\"^[+]1[2-9][0-9]{9}$\"", "REGEX(\"^[+]4[0-9]{10}$\""), "dialplan-dial", at: .anywhere),
    Damage(
      "a text that those who wait are never told", "phone/asterisk/queues.conf",
      .replace(",parlance/support_line/queue_support_2-0ad31973", ""), "queue-setting"),
    Damage(
      "texts told too seldom", "phone/asterisk/queues.conf",
      .replace("periodic-announce-frequency=30", "periodic-announce-frequency=300"), "queue-setting"),
    Damage(
      "nothing told to whoever waits alone", "phone/asterisk/queues.conf",
      .replace("announce-to-first-user=yes\n", ""), "queue-setting"),
    Damage(
      "a text told twice by a provider", "phone/twiml/support_line/wait.wait.xml",
      .replace("Have your customer number at hand.", "To be called back instead of waiting press 1."),
      "queue-setting"),
    Damage(
      "a backup rung with the members", "phone/asterisk/queues.conf",
      .replace("member => PJSIP/line-cleo,1", "member => PJSIP/line-cleo"), "queue-setting"),
    Damage(
      "a stranger rung for a queue", "phone/asterisk/queues.conf",
      .replace("member => PJSIP/line-ben", "member => PJSIP/line-overflow"), "queue-setting"),
    Damage(
      "a backup that rings too late", "phone/asterisk/queuerules.conf",
      .replace("penaltychange => 15", "penaltychange => 150"), "queue-setting"),
    Damage(
      "no rule for a backup", "phone/asterisk/queues.conf", .replace("defaultrule=queue-support\n", ""),
      "queue-setting"),
    Damage(
      "a rule that never counts", calls, .replace(" same => n,Set(QUEUE_RAISE_PENALTY=0)\n", ""), "queue-setting"),
    Damage(
      "a handler that rings too late", routes, .replace("\"after_seconds\": 15", "\"after_seconds\": 150"),
      "queue-setting"),
    Damage(
      "a queue that is never closed", calls,
      .replace(" same => n,GotoIf($[\"${GOSUB_RETVAL}\" = \"timeout\" & ${OPEN} < ${WAITING}]?closed)\n", ""),
      "queue-setting"),
    Damage(
      "a queue closed with another schedule", calls,
      .replace("Gosub(schedule-late,until", "Gosub(schedule-office,until"),
      "queue-setting"),
    Damage(
      "a queue that is entered when it is closed", calls, .replace(" same => n,GotoIf($[${OPEN} <= 0]?closed)\n", ""),
      "queue-setting"),
    Damage(
      "a wait that does not end with the schedule", calls,
      .replace("Queue(queue-support,c,,,${OPEN})", "Queue(queue-support,c,,,${WAITING})"),
      "queue-setting"),
    Damage(
      "a clock of a test that stays", calls, .replace("Set(LOCAL(TESTTIME)=$[${BEGAN}", "Set(TESTTIME=$[${BEGAN}"),
      "queue-setting"),
    Damage("a schedule asked too rarely", calls, .replace("${TESTTIME} + 900", "${TESTTIME} + 3600"), "queue-setting"),
    Damage(
      "callers led elsewhere when it closes", calls,
      .replace(
        "NoOp(Nobody waits any more)\n same => n,Goto(support_line-evening",
        "NoOp(Nobody waits any more)\n same => n,Goto(support_line-thanks"), "dialplan-way"),
    Damage(
      "a schedule of a queue in another zone", calls,
      .replace("mon-fri,*,*,America/New_York?open)", "mon-fri,*,*,America/Chicago?open)"), "dialplan-hours"),
    Damage(
      "a handler that asks another schedule", routes, .replace("\"schedule\": \"late\"", "\"schedule\": \"office\""),
      "queue-setting"),
    Damage(
      "a handler that leads elsewhere when it closes", routes,
      .replace("\"closed\": \"support_line/evening.xml\"", "\"closed\": \"support_line/overflow.xml\""),
      "queue-setting"),
  ]
}
