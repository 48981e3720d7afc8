/// Damages to the exchange's settings, and to how its calls ring, wait and go out.
extension Damages {
  private static let trunks = "phone/asterisk/pjsip.conf"
  private static let calls = "phone/asterisk/extensions.conf"
  private static let boxes = "phone/asterisk/voicemail.conf"
  private static let file = "phone/outbound/visit_reminder.call"

  static let exchange = endpoints + legs + outgoing + messages

  private static let endpoints = [
    Damage("a trunk that lets everybody in", trunks, .replace("match=127.0.0.1", "match=0.0.0.0/0"), "trunk-setting"),
    Damage("a far end that may be anybody", trunks, .replace("verify_server=yes", "verify_server=no"), "trunk-setting"),
    Damage(
      "a model that others hear", trunks, .replace("media_encryption=sdes", "media_encryption=no"), "trunk-setting"),
    Damage(
      "a caller who is whom he says", trunks, .replace("trust_id_inbound=no", "trust_id_inbound=yes"), "trunk-setting"),
    Damage(
      "callers known by a name", trunks,
      .replace("endpoint_identifier_order=ip", "endpoint_identifier_order=username,anonymous"), "trunk-setting"),
    Damage("a broken TLS", trunks, .replace("method=tlsv1_2", "method=sslv23"), "trunk-setting"),
    Damage("a leg that never drops", trunks, .replace("rtp_timeout=60\n", ""), "trunk-setting", at: .anywhere),
    Damage("keys that are heard as sound", trunks, .replace("dtmf_mode=rfc4733", "dtmf_mode=inband"), "trunk-setting"),
    Damage("another codec", trunks, .replace("allow=ulaw,alaw", "allow=g729"), "trunk-setting"),
    Damage(
      "another name at the carrier", trunks, .replace("\nusername=brightwater", "\nusername=other"), "trunk-setting",
      at: .anywhere),
    Damage(
      "a model that may call", trunks,
      .replace(
        "[line-dispatch_line]",
        "[trunk-openai]\ntype=identify\nendpoint=trunk-openai\nmatch=sip.api.openai.com\n\n[line-dispatch_line]"),
      "trunk-setting"),
  ]

  private static let legs = [
    Damage(
      "another route for the model", calls,
      .replace("X-Parlance-Route)=support_line.assistant", "X-Parlance-Route)=visit_reminder.assistant"), "dialplan-way"
    ),
    Damage("a header that nobody reads", calls, .replace("X-Parlance-Route", "X-Parlance-Rout"), "dialplan-way"),
    Damage("an agent without a limit", calls, .replace("L(${LIMIT}000)", ""), "dialplan-way"),
    Damage("an agent with a longer limit", calls, .replace("L(${LIMIT}000)", "L(${LIMIT}0000)"), "dialplan-way"),
    Damage("a flow that ends with the leg", calls, .replace(",gb(support", ",b(support"), "dialplan-way"),
    Damage(
      "a line that rings for an hour", calls,
      .replace("IF($[\"${TESTWAIT}\" = \"\"]?30:", "IF($[\"${TESTWAIT}\" = \"\"]?3600:"), "dialplan-way", at: .anywhere),
    Damage(
      "an answer that nobody is told of", calls,
      .replace("Set(MASTER_CHANNEL(LEG_UP)", "Set(MASTER_CHANNEL(LEG_OTHER)"),
      "dialplan-way", at: .anywhere),
    Damage("a question that waits too long", calls, .replace("WaitExten(5", "WaitExten(55"), "dialplan-way"),
    Damage(
      "a mailbox that greets by itself", calls,
      .replace("VoiceMail(service@parlance,s)", "VoiceMail(service@parlance,su)"),
      "dialplan-way"),
    Damage(
      "a call that ends as busy", calls, .replaceAfter("[support_line-goodbye]", "Hangup(16)", "Hangup(17)"),
      "dialplan-way"),
  ]

  private static let outgoing = [
    Damage("a window that is always open", calls, .replace("09:00-18:59", "00:00-23:59"), "call-file"),
    Damage(
      "no window at all", calls, .replace("GotoIfTime(09:00-18:59,mon-sat,*,*,${ZONE}?allowed)", "Goto(allowed)"),
      "call-file", at: .anywhere),
    Damage("a window in another zone", calls, .replace("mon-sat,*,*,${ZONE}", "mon-sat,*,*,UTC"), "call-file"),
    Damage(
      "a zone that is not looked for", calls, .replace("GotoIf($[${STAT(", "NoOp($[${STAT("), "call-file", at: .anywhere
    ),
    Damage(
      "a zone as the sender gives it", calls,
      .replace("${FILTER(A-Za-z0-9_/+-,${PARLANCE_TIMEZONE})}", "${PARLANCE_TIMEZONE}"), "call-file", at: .anywhere),
    Damage(
      "any digits that are called", calls, .replace("REGEX(\"^[+][1-9][0-9]{6,14}$", "REGEX(\"^[+][0-9]*$"),
      "call-file",
      at: .anywhere),
    Damage(
      "another number shown", calls, .replace("Set(CALLERID(num)=+14155550142)", "Set(CALLERID(num)=+14155550199)"),
      "call-file", at: .anywhere),
    Damage(
      "a sender who does not say where", file, .replace("Setvar: __PARLANCE_TIMEZONE=@timezone@\n", ""), "call-file",
      at: .anywhere),
    Damage("a call given up at once", file, .replace("WaitTime: 45", "WaitTime: 1"), "call-file", at: .anywhere),
  ]

  private static let messages = [
    Damage(
      "a message for somebody else", boxes, .replace("service@brightwater", "other@brightwater"), "mailbox-setting"),
    Damage("a mailbox with a password", boxes, .replace("=> -,", "=> 1234,"), "mailbox-setting"),
    Damage("a longer message", boxes, .replace("maxsecs=120", "maxsecs=1200"), "mailbox-setting"),
    Damage("messages that are not sent", boxes, .replace("attach=yes", "attach=no"), "mailbox-setting", at: .anywhere),
  ]
}
