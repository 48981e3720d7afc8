extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"

  /// Damages to what is said of keys and answers, in the files of `phone-lookup`.
  static let ofLookups = [
    Damage(
      "a certificate that nobody looks at", calls, .replace("ssl_verifypeer)=1", "ssl_verifypeer)=0"), "tool-request"),
    Damage("an answer from elsewhere", calls, .replace("followlocation)=0", "followlocation)=1"), "tool-request"),
    Damage("a caller who waits too long", calls, .replace("httptimeout)=3", "httptimeout)=300"), "tool-request"),
    Damage(
      "another server", calls, .replace("CURL(https://tools.lamps.example", "CURL(http://tools.other.example"),
      "tool-request"),
    Damage("another tool", calls, .replace("\"name\":\"find_customer\"", "\"name\":\"stop_order\""), "tool-request"),
    Damage("an argument that is gone", calls, .replace("\"phone\":\"+${TOOL_NUMBER}\",", ""), "tool-request"),
    Damage(
      "a request without a header", calls,
      .replace(" same => n,Set(CURLOPT(httpheader)=Mcp-Method: tools/call)\n", ""), "tool-request"),
    Damage("a handler's other server", routes, .replace("https://tools.lamps", "http://tools.other"), "tool-request"),
    Damage(
      "a handler's other tool", routes, .replace("\"tool\": \"find_customer\"", "\"tool\": \"stop_order\""),
      "tool-request"),
    Damage(
      "a handler that looks at no number", routes, .replace("{6,14}$\"", "{0,99}$\""), "tool-request"),
    Damage(
      "a yes that a no is", routes,
      .replaceAfter("stopping/sure/keys", "\"2\": \"stopping/bye.xml\"", "\"2\": \"stopping/stop\""), "twiml-way"),
    Damage(
      "an answer that is said whatever it is", calls, .replace("^[0-9]{1,20}$", "^.{1,20}$"), "spoken-value",
      at: .line("[orders-sent]")),
    Damage(
      "a number that nobody can say", calls, .replace("{1,9}$", "{1,20}$"), "spoken-value",
      at: .line("[orders-packing]")),
    Damage(
      "an answer that is said although the tool has failed", calls,
      .replace("exten => s,1,Set(ANSWER_2_2=)", "exten => s,1,NoOp()"), "spoken-value", at: .line("[orders-packing]")),
    Damage(
      "a value that no step says", calls,
      .replace(
        " same => n,Playback(parlance/orders/packing_2",
        " same => n,SayDigits(${CALLERID(num)})\n same => n,Playback(parlance/orders/packing_2"), "spoken-value",
      at: .line("[orders-packing]")),
    Damage(
      "digits said as a number", calls, .replace("SayDigits(${KEYS_1})", "SayNumber(${KEYS_1})"), "dialplan-prompt",
      at: .line("[orders-packing]")),
    Damage(
      "another answer than the contract says", calls, .replace("SayNumber(${ANSWER_2_2})", "SayNumber(${ANSWER_2_3})"),
      "dialplan-prompt", at: .line("[orders-packing]")),
    Damage(
      "keys that nobody keeps", calls,
      .replace("exten => _XXXXXX,1,Set(KEYS_1=", "exten => _XXXXXX,1,Set(KEYS_9="), "dialplan-prompt",
      at: .line("[orders-packing]")),
    Damage(
      "digits in whatever language the exchange has", calls, .replace(" same => n,Set(CHANNEL(language)=en)\n", ""),
      "dialplan-prompt", at: .anywhere),
    Damage(
      "a program that is run on a condition", calls, .replace("?SayDigits(${KEYS_1})", "?System(${KEYS_1})"),
      "dialplan-application"),
    Damage(
      "a number that is taken for too small", calls, .replace(" >= 100]", " > 100]"), "dialplan-way",
      at: .line("[orders-other]")),
    Damage(
      "a number that is compared the other way round", calls, .replace(" >= 100]", " <= 100]"), "dialplan-way",
      at: .line("[orders-person]")),
    Damage(
      "an answer that is no number and goes as one", calls, .replace("= 0]?other1)", "= 0]?case1)"), "dialplan-way",
      at: .line("[orders-person]")),
    Damage(
      "a word in an answer that only looks like it", calls, .replace("REGEX(\"^packing$\"", "REGEX(\"^packing\""),
      "dialplan-way", at: .anywhere),
    Damage(
      "another number for the handler", routes, .replace("\"at_least\": 100", "\"at_least\": 99"), "twiml-condition",
      at: .anywhere),
    Damage(
      "another word for the handler", routes, .replace("\"is\": \"packing\"", "\"is\": \"delivered\""),
      "twiml-condition", at: .anywhere),
    Damage(
      "other answers that the handler sends elsewhere", routes,
      .replace("\"otherwise\": \"orders/other.xml\"", "\"otherwise\": \"orders/sent.xml\""), "twiml-condition",
      at: .anywhere),
    Damage(
      "a value in another place", routes, .replace("\"say\": 4", "\"say\": 3"), "spoken-value", at: .anywhere),
    Damage(
      "a value that the handler does not look at", routes,
      .replace("\"pattern\": \"^[0-9]{1,20}$\"", "\"pattern\": \"\""), "spoken-value", at: .anywhere),
    Damage(
      "an answer's other member", routes,
      .replaceAfter("\"documents\": {", "\"parts\"", "\"state\""), "spoken-value",
      at: .anywhere),
    Damage(
      "an answer that the handler does not keep", routes,
      .replace("\"keep\": [\n        [\n          \"parts\"\n        ],", "\"keep\": ["), "spoken-value", at: .anywhere),
    Damage(
      "keys that the handler does not keep", routes, .replace("\"keep\": true,\n", ""), "spoken-value", at: .anywhere),
    Damage(
      "a handler that is told nothing of it", routes, .replace("\"fill\"", "\"full\""), "spoken-value", at: .anywhere),
    Damage(
      "a value in the document of another step", routes,
      .replace("\"orders/sent.xml\": [", "\"orders/bye.xml\": ["), "spoken-value", at: .anywhere),
    Damage(
      "a value that is always the same", "phone/twiml/orders/packing.xml", .replace("@value2@", "21"), "spoken-value"),
    Damage(
      "a value in another language", "phone/twiml/orders/packing.xml",
      .replace("<Say language=\"en\">@value1@", "<Say language=\"de\">@value1@"), "spoken-value"),
    Damage(
      "a day that there is not", calls,
      .replace(" same => n,GotoIf($[\"${STRFTIME(${TOOL_TIME},UTC,%Y-%m-%d)}\" != \"${TOOL_TEXT}\"]?unsaid1)\n", ""),
      "spoken-value", at: .line("[delivery-planned]")),
    Damage(
      "a moment on a day that there is not", calls,
      .replace(
        " same => n,GotoIf($[\"${STRFTIME(${TOOL_TIME},UTC,%Y-%m-%d)}\" != \"${TOOL_TEXT:0:10}\"]?unsaid2)\n", ""),
      "spoken-value", at: .line("[delivery-planned]")),
    Damage(
      "a program that is tried", calls, .replace("TryExec(SayUnixTime(${ANSWER_1_1}", "TryExec(System(${ANSWER_1_1}"),
      "dialplan-application"),
    Damage(
      "what a caller sends, tried", calls, .replace("SayUnixTime(${ANSWER_1_1}", "SayUnixTime(${CALLERID(num)}"),
      "dialplan-application"),
    Damage(
      "a clock that is on the other side of UTC", calls, .replace("= \"+\"]?-:+)", "= \"+\"]?+:-)"), "dialplan-prompt",
      at: .line("[delivery-planned]")),
    Damage(
      "a time on another clock", calls, .replace("America/Los_Angeles,IMp", "America/New_York,IMp"), "dialplan-prompt",
      at: .line("[delivery-planned]")),
    Damage(
      "a day instead of a time", calls, .replace("America/Los_Angeles,IMp", "America/Los_Angeles,BdY"),
      "dialplan-prompt", at: .line("[delivery-planned]")),
    Damage(
      "a year that is not looked at", calls, .replace("(190[2-9]|19[1-9][0-9]|20[0-2][0-9]|203[0-7])", "([0-9]{4})"),
      "spoken-value", at: .line("[delivery-planned]")),
    Damage(
      "a callee whose number nobody looks at", calls,
      .replace(" same => n,GotoIf($[${REGEX(\"^[1-9][0-9]{6,14}$\" ${TOOL_CALLEE})} = 0]?failed)\n", ""), "tool-request"
    ),
    Damage(
      "a callee as the sender wrote them", calls,
      .replace("TOOL_CALLEE=${FILTER(0-9,${PARLANCE_NUMBER})}", "TOOL_CALLEE=${PARLANCE_NUMBER}"), "tool-request"),
    Damage(
      "the line's own number instead of the callee's", calls,
      .replace("TOOL_CALLEE=${FILTER(0-9,${PARLANCE_NUMBER})}", "TOOL_CALLEE=${FILTER(0-9,${CALLERID(num)})}"),
      "tool-request"),
    Damage(
      "a handler that tells who calls instead of who is called", routes,
      .replaceAfter("\"tool\": \"next_delivery\"", "\"from\": \"To\"", "\"from\": \"From\""), "tool-request"),
    Damage(
      "a handler that goes by another clock", routes,
      .replace("\"timezone\": \"America/Los_Angeles\"", "\"timezone\": \"UTC\""), "spoken-value", at: .anywhere),
    Damage(
      "a handler that is told nothing of days and times", routes, .replace("\"moments\"", "\"hours\""), "spoken-value",
      at: .anywhere),
    Damage(
      "a span that is said whatever it is", calls, .replace("^[0-9]{1,6}$", "^.{1,6}$"), "spoken-value",
      at: .line("[delivery-planned]")),
    Damage(
      "a span in another language's words", calls,
      .replace("?delivery-duration-en,span_in_minutes", "?delivery-duration-en,hours"), "dialplan-prompt",
      at: .line("[delivery-planned]")),
    Damage(
      "a span that is said nowhere", calls,
      .replace("?delivery-duration-en,span_in_minutes", "?delivery-duration-en,span_in_weeks"), "dialplan-jump"),
    Damage(
      "a span of another call", calls, .replace("1($[${ANSWER_1_4} + 0])", "1($[${ANSWER_1_1} + 0])"),
      "dialplan-prompt", at: .line("[delivery-planned]")),
    Damage(
      "an hour of a hundred minutes", calls, .replace("$[${ARG1} % 60]] / 60]", "$[${ARG1} % 100]] / 100]"),
      "dialplan-prompt", at: .line("[delivery-planned]")),
    Damage(
      "the rest of another hour", calls, .replace("LOCAL(MINUTES)=$[${ARG1} % 60]", "LOCAL(MINUTES)=$[${ARG1} % 61]"),
      "dialplan-prompt", at: .line("[delivery-planned]")),
    Damage(
      "a part that is nothing, and is said", calls, .replace("$[${HOURS} = 0]?minutes", "$[${HOURS} = 9]?minutes"),
      "dialplan-prompt", at: .line("[delivery-planned]")),
    Damage(
      "one minutes", calls,
      .replace("exten => minutes,1,GotoIf($[${ARG1} = 1]?all1)\n same => n,", "exten => minutes,1,"), "dialplan-prompt",
      at: .line("[delivery-planned]")),
    Damage(
      "an hour less", calls, .replace("Gosub(hours,1(${HOURS}))", "Gosub(hours,1(${MINUTES}))"), "dialplan-prompt",
      at: .line("[delivery-planned]")),
    Damage(
      "a word that no list has", "phone/prompts.json", .replace("\"text\": \"one hour\"", "\"text\": \"one our\""),
      "prompt-list", at: .anywhere),
    Damage(
      "a span of minutes as one of seconds", routes, .replace("\"unit\": \"minutes\"", "\"unit\": \"seconds\""),
      "spoken-value", at: .anywhere),
    Damage(
      "a handler that is told nothing of spans", routes, .replace("\"durations\"", "\"times\""), "spoken-value",
      at: .anywhere),
    Damage(
      "a day that is not drawn", "phone/delivery.mmd", .replace("date of step.when.ordered", "date"), "diagram"),
    Damage(
      "a value that is not drawn", "phone/orders.mmd", .replace("digits of keys.number", "digits"), "diagram"),
  ]

  /// Damages to what whoever answers is told, in the files of `phone-lookup`.
  static let ofTellings = [
    Damage(
      "somebody who is told another value", calls,
      .replace("orders-packers-screen^${KEYS_1}^${ANSWER_2_2}", "orders-packers-screen^${KEYS_1}^${KEYS_1}"),
      "dialplan-prompt"),
    Damage(
      "somebody who is told nothing of the call", calls,
      .replace("orders-packers-screen^${KEYS_1}", "orders-packers-screen^${NOBODY}"), "dialplan-prompt"),
    Damage(
      "somebody who is told what a caller shows, whatever it is", calls,
      .replace("${SHOWN_NUMBER})", "${CALLERID(num)})"), "spoken-value", at: .line("[orders-packers]")),
    Damage(
      "a caller at whose number nobody looks", calls,
      .replace(
        "ExecIf($[${REGEX(\"^[+]?[1-9][0-9]{6,14}$\" ${CALLERID(num)})} = 1]?Set(SHOWN_NUMBER",
        "ExecIf($[1]?Set(SHOWN_NUMBER"),
      "spoken-value", at: .line("[orders-packers]")),
    Damage(
      "a caller whose number may begin anyhow", calls, .replace("^[+]?[1-9][0-9]{6,14}$", "^[+]*[0-9]{6,15}$"),
      "spoken-value", at: .line("[orders-packers]")),
    Damage(
      "what somebody is told in whatever language their phone has", calls,
      .replaceAfter("[orders-packers-screen]", "Set(CHANNEL(language)=en)", "NoOp()"), "dialplan-prompt",
      at: .anywhere),
    Damage(
      "somebody who is told a text twice", calls,
      .replaceAfter("[orders-packers-screen]", "Playback(", "Playback(parlance/orders/bye&"), "dialplan-prompt",
      at: .anywhere),
    Damage(
      "a value that nobody is to be told", calls,
      .replaceAfter("[orders-packers-screen]", " same => n,Read(", " same => n,SayDigits(${ARG1})\n same => n,Read("),
      "spoken-value", at: .line("[orders-packers]")),
    Damage(
      "any key that takes the call", calls,
      .replaceAfter("[orders-packers-screen]", "\"${ACCEPT}\" = \"1\"", "\"${ACCEPT}\" != \"\""), "dialplan-way",
      at: .anywhere),
    Damage(
      "a handler that tells nothing of the call", routes,
      .replace("\"orders/packers.screen.xml\": [", "\"orders/bye.xml\": ["), "spoken-value", at: .anywhere),
    Damage(
      "a handler that tells whom it calls", routes,
      .replaceAfter("packers.screen.xml\": [", "\"from\": \"From\"", "\"from\": \"To\""), "spoken-value", at: .anywhere),
    Damage(
      "a handler that tells whatever a caller shows", routes,
      .replaceAfter("packers.screen.xml\": [", "\"^[+][1-9][0-9]{6,14}$\"", "\"\""), "spoken-value", at: .anywhere),
    Damage(
      "a handler that takes one call for the other", routes, .replace("\"told\": \"a ", "\"tell\": \"a "),
      "spoken-value",
      at: .anywhere),
    Damage(
      "a value that everybody is told", "phone/twiml/orders/packers.screen.xml", .replace("@value2@", "21"),
      "spoken-value"),
    Damage(
      "a text that nobody is told", "phone/twiml/orders/packers.screen.xml",
      .replace("A caller about order", "A caller"),
      "twiml-speech"),
    Damage(
      "what is told and not drawn", "phone/orders.mmd", .replace("tells who answers", "to"), "diagram"),
  ]

  /// Damages to what FreeSWITCH says of keys, in the files of `phone-languages`.
  static let ofSaidKeys = [
    Damage(
      "another digit than was pressed", "phone/freeswitch/dialplan.xml",
      .replace("parlance_keys_1=2", "parlance_keys_1=1"), "freeswitch-way", at: .anywhere),
    Damage(
      "something that is no digit", "phone/freeswitch/dialplan.xml",
      .replace("parlance_keys_1=2", "parlance_keys_1=${uuid}"), "freeswitch-form"),
    Damage(
      "numbers in another language than the call's", "phone/freeswitch/dialplan.xml",
      .replace("parlance_say=es", "parlance_say=en"), "freeswitch-way", at: .anywhere),
    Damage(
      "digits where the contract says a number", "phone/freeswitch/dialplan.xml",
      .replace("number pronounced", "number iterated"), "freeswitch-way", at: .anywhere),
  ]
}
