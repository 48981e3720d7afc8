extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to what only some call flows have, each with the contract that has it.
  static let ofCallFlows: [(String, Damage)] = [
    (
      "phone-queue",
      Damage(
        "a backup rung with the members", "phone/asterisk/queues.conf",
        .replace("member => PJSIP/line-cleo,1", "member => PJSIP/line-cleo"), "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a stranger rung for a queue", "phone/asterisk/queues.conf",
        .replace("member => PJSIP/line-ben", "member => PJSIP/line-overflow"), "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a backup that rings too late", "phone/asterisk/queuerules.conf",
        .replace("penaltychange => 15", "penaltychange => 150"), "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "no rule for a backup", "phone/asterisk/queues.conf", .replace("defaultrule=queue-support\n", ""),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a rule that never counts", calls, .replace(" same => n,Set(QUEUE_RAISE_PENALTY=0)\n", ""), "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a handler that rings too late", routes, .replace("\"after_seconds\": 15", "\"after_seconds\": 150"),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a queue that is never closed", calls,
        .replace(" same => n,GotoIf($[\"${GOSUB_RETVAL}\" = \"timeout\" & ${OPEN} < ${WAITING}]?closed)\n", ""),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a queue closed with another schedule", calls,
        .replace("Gosub(schedule-late,until", "Gosub(schedule-office,until"),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a queue that is entered when it is closed", calls, .replace(" same => n,GotoIf($[${OPEN} <= 0]?closed)\n", ""),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a wait that does not end with the schedule", calls,
        .replace("Queue(queue-support,c,,,${OPEN})", "Queue(queue-support,c,,,${WAITING})"),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a clock of a test that stays", calls, .replace("Set(LOCAL(TESTTIME)=$[${BEGAN}", "Set(TESTTIME=$[${BEGAN}"),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage("a schedule asked too rarely", calls, .replace("${TESTTIME} + 900", "${TESTTIME} + 3600"), "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "callers led elsewhere when it closes", calls,
        .replace(
          "NoOp(Nobody waits any more)\n same => n,Goto(support_line-evening",
          "NoOp(Nobody waits any more)\n same => n,Goto(support_line-thanks"), "dialplan-way")
    ),
    (
      "phone-queue",
      Damage(
        "a schedule of a queue in another zone", calls,
        .replace("mon-fri,*,*,America/New_York?open)", "mon-fri,*,*,America/Chicago?open)"), "dialplan-hours")
    ),
    (
      "phone-queue",
      Damage(
        "a handler that asks another schedule", routes, .replace("\"schedule\": \"late\"", "\"schedule\": \"office\""),
        "queue-setting")
    ),
    (
      "phone-queue",
      Damage(
        "a handler that leads elsewhere when it closes", routes,
        .replace("\"closed\": \"support_line/evening.xml\"", "\"closed\": \"support_line/overflow.xml\""),
        "queue-setting")
    ),
    (
      "phone-languages",
      Damage(
        "a message that a pause cuts off", "phone/asterisk/voicemail.conf", .replace("maxsilence=8", "maxsilence=2"),
        "mailbox-setting")
    ),
    (
      "phone-languages",
      Damage(
        "a message that a pause cuts off at the provider", "phone/twiml/clinic/message.es.xml",
        .replace("timeout=\"8\"", "timeout=\"2\""), "mailbox-setting")
    ),
    (
      "phone-languages",
      Damage(
        "Spanish taken for English", "phone/twiml/clinic/message.es.xml",
        .replace("recordingStatusCallback", "transcribe=\"true\" recordingStatusCallback"), "mailbox-setting")
    ),
    (
      "phone-languages",
      Damage(
        "a transcript that nobody is sent", "phone/twiml/clinic/message.xml",
        .replace(" transcribeCallback=\"message/transcript\"", ""), "mailbox-setting")
    ),
    (
      "phone-languages",
      Damage(
        "a transcript kept for ever", routes,
        .replace(
          "\"by\": \"TranscriptionText\",\n      \"mailbox\": \"clinic\",\n      \"retention_seconds\": 2592000",
          "\"by\": \"TranscriptionText\",\n      \"mailbox\": \"clinic\""), "mailbox-setting")
    ),
    (
      "phone-languages",
      Damage(
        "transcripts that nobody is to delete", "phone/control.json",
        .replace("message transcripts", "message transcript"), "control-number")
    ),
    (
      "phone-people",
      Damage(
        "one phone that refuses and none that is there", calls,
        .replace("${LEG_REJECTED} > 0", "${LEG_REJECTED} = ${ARG1}"),
        "dialplan-way")
    ),
    (
      "phone-people",
      Damage(
        "one phone that is not there", calls, .replace("${LEG_UNREACHABLE} = ${ARG1}", "${LEG_UNREACHABLE} > 0"),
        "dialplan-way")
    ),
    (
      "phone-people",
      Damage(
        "a busy phone beside one that refuses", calls, .replace(" | \"${DIALSTATUS}\" = \"BUSY\"", ""), "dialplan-way")
    ),
    (
      "phone-people",
      Damage(
        "a phone that still rings", calls,
        .replace(" same => n(counted),GotoIf($[${LEG_SAID} != ${ARG1}]?other)", " same => n(counted),NoOp()"),
        "dialplan-way")
    ),
    (
      "phone-people",
      Damage(
        "a provider that tells more than it does", routes,
        .replace("\"rejected\",\n        \"unreachable\"", "\"rejected\""),
        "twiml-refusal")
    ),
    (
      "phone-languages",
      Damage(
        "a question that listens in another language", "phone/twiml/clinic/menu.es.xml",
        .replace("language=\"es-ES\" speechTimeout", "language=\"en-US\" speechTimeout"), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "words that nobody listens for", "phone/twiml/clinic/choose.xml",
        .replace("input=\"dtmf speech\" ", ""), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "a word that the recognizer is not told", "phone/twiml/clinic/menu.xml",
        .replace("visit, book a visit, nurse", "visit, nurse"), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "a caller who is listened to at a question of keys", "phone/twiml/pharmacy/choose.xml",
        .replace("<Gather ", "<Gather input=\"dtmf speech\" "), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "a word that stands for another key", routes,
        .replace("\"visit\": \"1\"", "\"visit\": \"2\""), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "a word of one language in another", routes,
        .replace("\"me duele\": \"2\"", "\"im in pain\": \"2\""), "spoken-choice")
    ),
    (
      "phone-languages",
      Damage(
        "words that the handler does not look at", routes,
        .replace(
          "\"speech\": \"SpeechResult\",\n      \"words\": {\n        \"spanish\"", "\"words\": {\n        \"spanish\""),
        "spoken-choice")
    ),
    (
      "phone-callers",
      Damage("too many calls at a time", calls, .replace("@parlance)} > 3]", "@parlance)} > 30]"), "dialplan-way")
    ),
    (
      "phone-callers",
      Damage(
        "calls that are not counted", calls, .replace("Set(GROUP(parlance)=reception)", "NoOp(reception)"),
        "dialplan-way")
    ),
    (
      "phone-callers",
      Damage("one call too many", calls, .replace("${CALLS_3600} >= 3", "${CALLS_3600} >= 4"), "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "calls of a number that nobody counts", calls, .replace(" same => n,Gosub(reception-calls,s,1)\n", ""),
        "dialplan-way")
    ),
    (
      "phone-callers",
      Damage(
        "calls of all numbers counted as one", calls,
        .replaceAll("3600/${NUMBER})", "3600/number)"), "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "numbers that are never forgotten", calls,
        .replace(" same => n,DBdeltree(parlance-calls/reception/3600)\n", ""), "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage("numbers kept for a day", calls, .replace("% 3600]", "% 86400]"), "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "all that a caller sends in a key", calls,
        .replace("Set(LOCAL(NUMBER)=${FILTER(0-9,${CALLERID(num)})})", "Set(LOCAL(NUMBER)=${CALLERID(num)})"),
        "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "nobodies counted as one", calls, .replace("GotoIf($[\"n${NUMBER}\" = \"n\"]?done3600)", "NoOp()"),
        "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "numbers kept elsewhere than it is said", "phone/control.json",
        .replace("astdb/parlance-calls/reception/3600", "astdb/parlance-calls/front/3600"), "dialplan-calls")
    ),
    (
      "phone-callers",
      Damage(
        "numbers kept longer than it is said", "phone/control.json",
        .replaceAfter("parlance-calls/reception", "\"seconds\": 3600", "\"seconds\": 60"), "control-number")
    ),
    (
      "phone-callers",
      Damage(
        "a handler that counts for a day", routes, .replace("\"within_seconds\": 3600", "\"within_seconds\": 86400"),
        "twiml-condition")
    ),
    (
      "phone-meeting",
      Damage("a key that ends no call", calls, .replace("gHU(parlance-leg)", "gU(parlance-leg)"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage("a key of the colleague's", calls, .replace("gHU(parlance-leg)", "gHhU(parlance-leg)"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "a key that ends a call in which a card's number is given", calls,
        .replace("Dial(PJSIP/line-cashier,${RINGING},g", "Dial(PJSIP/line-cashier,${RINGING},gH"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "who leaves taken for one who was hung up on", calls,
        .replace("\"${CHANNEL(hangupsource)}\" = ", "\"${CHANNEL(hangupsource)}\" != "), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "a far end that is gone at once taken for one that the caller left", calls,
        .replace("\"${GOSUB_RETVAL}\" != \"completed\"]?other", "\"${DIALSTATUS}\" != \"ANSWER\"]?other"),
        "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "who leaves while it rings taken for a failure", calls, .replace("\"CANCEL\"]?left", "\"CANCEL\"]?result,1"),
        "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "another key", "phone/asterisk/features.conf", .replace("disconnect=*", "disconnect=#"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "a key by which a colleague may send the caller on", "phone/asterisk/features.conf",
        .replace("disconnect=*", "disconnect=*\nblindxfer=#"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage(
        "a key that a provider is not told", "phone/twiml/garage/workshop.xml", .replace(" hangupOnStar=\"true\"", ""),
        "twiml-verb")
    ),
    (
      "phone-meeting",
      Damage(
        "a key that a provider is told without a way for it", "phone/twiml/garage/pay.xml",
        .replace("<Dial ", "<Dial hangupOnStar=\"true\" "), "twiml-verb")
    ),
    (
      "phone-meeting",
      Damage(
        "an outcome that is not said to be untold", routes, .replace("\"left\"", "\"dropped\""), "twiml-target")
    ),
    (
      "phone-meeting",
      Damage("a PIN in the open", calls, .replace("p@secret(OWNERS_PIN)", "p1234"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage("a PIN tried too often", calls, .replace("${PIN_TRIES} >= 3", "${PIN_TRIES} >= 30"), "dialplan-way")
    ),
    (
      "phone-meeting",
      Damage("a conference without its PIN", calls, .replace("?meet)", "?meet:meet)"), "dialplan-way")
    ),
    (
      "phone-menu",
      Damage("one round too few", calls, .replace("${VISITS_4} >= 4", "${VISITS_4} >= 3"), "dialplan-way")
    ),
    (
      "phone-menu",
      Damage("rounds that are not counted", calls, .replace("Set(VISITS_4=$[", "NoOp($["), "dialplan-way")
    ),
    (
      "phone-menu",
      Damage("a count that does not begin", calls, .replace(" same => n,Set(VISITS_4=0)\n", ""), "dialplan-way")
    ),
    (
      "phone-menu",
      Damage("two switches that count together", calls, .replaceAll("VISITS_10", "VISITS_4"), "dialplan-way")
    ),
    (
      "phone-menu",
      Damage(
        "a handler that counts too far", routes, .replace("\"visits\": 4", "\"visits\": 5"), "twiml-condition")
    ),
    (
      "phone-menu",
      Damage(
        "a handler that counts all switches together", routes,
        .replace("\"visits_of\": \"main_line/once_more\"", "\"visits_of\": \"main_line/rounds\""), "twiml-condition")
    ),
    (
      "phone-receptionist",
      Damage(
        "a round too many", "phone/freeswitch/dialplan.xml", .replace("^x{2,}$", "^x{3,}$"), "freeswitch-way")
    ),
    (
      "phone-receptionist",
      Damage(
        "strokes that are not made", "phone/freeswitch/dialplan.xml",
        .replace("parlance_visits_3=${parlance_visits_3}x", "parlance_visits_3=x"), "freeswitch-way")
    ),
  ]
}
