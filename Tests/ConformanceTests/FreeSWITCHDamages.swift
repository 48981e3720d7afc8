extension Damages {
  private static let flows = "phone/freeswitch/dialplan.xml"

  static let freeswitch = [
    Damage(
      "a program run by FreeSWITCH", flows, .replace("application=\"answer\"", "application=\"system\""),
      "freeswitch-form"),
    Damage(
      "a command expanded by FreeSWITCH", flows,
      .replace("effective_caller_id_number=anonymous", "effective_caller_id_number=${system id}"), "freeswitch-form"),
    Damage(
      "a caller's name expanded", flows,
      .replace("effective_caller_id_name=\"", "effective_caller_id_name=${caller_id_name}\""), "freeswitch-form"),
    Damage(
      "a caller's number not looked at", flows,
      .replace("expression=\"^\\+?[0-9]{1,15}$\"", "expression=\"^.*$\""), "freeswitch-form", at: .anywhere),
    Damage(
      "a transfer to nowhere", flows, .replace("data=\"support_line-menu XML", "data=\"support_line-menus XML"),
      "freeswitch-form"),
    Damage(
      "a context that anybody may transfer to", flows,
      .replace("force_transfer_context=support_line-assistant-exits", "force_transfer_context=default"),
      "freeswitch-form"),
    Damage(
      "an attribute that there is not", flows, .replace("<extension name=", "<extension continue=\"true\" name="),
      "freeswitch-form"),
    Damage(
      "a context in a context", flows,
      .replace("<extension name=\"support_line-menu\"", "<context name=\"support_line-menu\""),
      "xml-syntax", at: .anywhere),
    Damage(
      "a number dialled that is not ours", flows, .replace("/+14155550177\"", "/+19005550177\""), "freeswitch-dial"),
    Damage(
      "a caller's digits dialled by FreeSWITCH", flows, .replace("/+14155550177\"", "/${destination_number}\""),
      "freeswitch-dial"),
    Damage(
      "a key that leads elsewhere in FreeSWITCH", flows,
      .replaceAfter("expression=\"^5$\"", "support_line-payments", "support_line-human"), "freeswitch-way"),
    Damage(
      "a question that FreeSWITCH puts too often", flows, .replace("^x{2,}$", "^x{3,}$"), "freeswitch-way",
      at: .anywhere),
    Damage(
      "an outcome that FreeSWITCH takes for another", flows, .replace("^ALLOTTED_TIMEOUT$", "^ALOTTED_TIMEOUT$"),
      "freeswitch-way",
      at: .anywhere),
    Damage("hours changed for FreeSWITCH", flows, .replace("-17:59:59", "-18:00:59"), "freeswitch-way", at: .anywhere),
    Damage(
      "a holiday changed for FreeSWITCH", flows, .replace("mon=\"12\" mday=\"25\"", "mon=\"12\" mday=\"26\""),
      "freeswitch-way", at: .anywhere),
    Damage(
      "hours of another zone for FreeSWITCH", flows, .replace("timezone=America/New_York", "timezone=America/Denver"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "card data recorded by FreeSWITCH", flows,
      .replaceAfter("<extension name=\"support_line-payments\"", "support_line.pause XML", "support_line.record XML"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "a disclosure that FreeSWITCH does not play", flows,
      .replaceAfter("<extension name=\"support_line-welcome\"", "disclosure_ai-0636b629", "goodbye-392da41f"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "a sound that there is not", flows, .replace("/goodbye-392da41f.wav", "/farewell.wav"), "freeswitch-way"),
    Damage(
      "an exit that leads elsewhere", flows,
      .replaceAfter(
        "<context name=\"support_line-assistant-exits\"", "support_line-human XML", "support_line-goodbye XML"),
      "freeswitch-way"),
    Damage(
      "numbers that anybody may call", flows, .replace("^\\+?14155550142$", "^\\+?1415555014.*$"), "freeswitch-way",
      at: .anywhere),
    Damage(
      "a machine that is taken for a person in silence", "phone/freeswitch/limits.json",
      .replace("\"what\": \"machine\"", "\"what\": \"nothing\""), "freeswitch-way", at: .anywhere),
    Damage("the dialplan for FreeSWITCH missing", flows, .delete, "missing-file", at: .contract),
  ]
}
