/// Damages by members and files that no contract gives, and to what holds sessions and calls.
extension Damages {
  private static let resources = "mcp/resources.json"
  private static let policy = "realtime/policy/front_desk.json"
  private static let control = "phone/control.json"
  private static let gateways = "phone/freeswitch/gateways.xml"
  private static let flows = "phone/freeswitch/dialplan.xml"

  static let members = strangers + policies + controls + freeswitchLines

  private static let strangers = [
    Damage(
      "more tools on another page", "mcp/tools.json",
      .replace("\"resultType\": \"complete\"", "\"resultType\": \"complete\",\n  \"nextCursor\": \"x\""),
      "result-fields",
      at: .line("nextCursor")),
    Damage(
      "a page that may use a camera", resources,
      .replace("\"ui\": {", "\"ui\": {\n          \"permissions\": {\n            \"camera\": {}\n          },"),
      "resource-meta",
      at: .line("permissions")),
    Damage(
      "keys for tokens from elsewhere", "mcp/oauth-protected-resource.json",
      .replace("\"resource_name\"", "\"jwks_uri\": \"https://other.example/jwks\",\n  \"resource_name\""),
      "protected-resource", at: .line("jwks_uri")),
    Damage("a file that follows from nothing", "realtime/other.call-accept.json", .addListed("{}\n"), "extra-file"),
  ]

  private static let policies = [
    Damage(
      "another link to pay by", policy, .replace("brightwater.example/pay", "other.example/pay"), "session-policy"),
    Damage(
      "another number of a person", policy, .replace("\"number\": \"+14155550142\"", "\"number\": \"+14155550199\""),
      "session-policy"),
    Damage(
      "an exit that ends the call", policy, .replace("\"outcome\": \"payment\"", "\"outcome\": \"completed\""),
      "session-policy"),
    Damage(
      "a model that fails for good", policy,
      .replaceAfter("\"model\": {", "\"then\": \"escalate\"", "\"then\": \"end\""),
      "session-policy"),
    Damage(
      "the policy of another agent", policy, .replace("\"agent\": \"front_desk\"", "\"agent\": \"other\""),
      "session-policy"),
    Damage(
      "what counts as a yes", policy, .replace("the caller said yes", "the caller said anything"), "session-policy",
      at: .anywhere),
  ]

  private static let controls = [
    Damage(
      "a call whose tool fails for ever", control, .replace("\"tries\": 2", "\"tries\": 200"), "control-route"),
    Damage(
      "a key that means something else", control, .replace("\"0\": \"escalated\"", "\"0\": \"payment\""),
      "control-route"),
    Damage(
      "a function that ends the call", control,
      .replace("\"escalate_to_human\": \"escalated\"", "\"escalate_to_human\": \"completed\""), "control-route"),
    Damage("a route by another header", control, .replace("\"X-Parlance-Route\"", "\"X-Other\""), "control-route"),
    Damage(
      "a number of another dialplan", control,
      .replace("\"+14155550142\": \"support_line.assistant\"", "\"+14155550142\": \"visit_reminder.assistant\""),
      "control-number"),
    Damage(
      "as many attempts as one likes", control, .replace("\"max\": 2", "\"max\": 20"), "control-number"),
    Damage(
      "no file that begins a call", control,
      .replace("      \"call_file\": \"phone/outbound/visit_reminder.call\",\n", ""), "control-number", at: .anywhere),
  ]

  private static let freeswitchLines = [
    Damage(
      "a line of the exchange that is none", "phone/asterisk/pjsip.conf",
      .replace("contact=sip:dispatch@", "contact=sip:other@"), "trunk-setting"),
    Damage(
      "a model that comes in as the carrier", "phone/asterisk/pjsip.conf",
      .replace("context=from-openai", "context=from-carrier"), "trunk-setting"),
    Damage(
      "another line that is rung by the exchange", "phone/asterisk/extensions.conf",
      .replaceAfter(
        "[support_line-payments]", "Dial(PJSIP/+14155550177@trunk-carrier", "Dial(PJSIP/line-dispatch_line"),
      "dialplan-way"),
    Damage(
      "another line that FreeSWITCH calls", flows,
      .replace("sofia/gateway/trunk-carrier/+14155550177", "sofia/external/sip:dispatch@pbx.dev.brightwater.example"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "another host of a gateway", gateways, .replace("\"proxy\" value=\"sip.api", "\"proxy\" value=\"other.api"),
      "freeswitch-dial"),
    Damage(
      "a gateway that registers", gateways, .replace("\"register\" value=\"false\"", "\"register\" value=\"true\""),
      "freeswitch-dial"),
    Damage(
      "a gateway without TLS", gateways, .replace("value=\"tls\"", "value=\"udp\""), "freeswitch-dial"),
    Damage(
      "a gateway of another name", gateways, .replace("trunk-openai", "trunk-other"), "freeswitch-dial",
      at: .other(flows, "sofia/gateway/trunk-openai")),
    Damage(
      "calls that come in anywhere", gateways, .replace("\"from-carrier\"", "\"public\""), "freeswitch-dial",
      at: .anywhere),
    Damage(
      "a caller whose number is lost", flows, .replace("^\\+?14155550142$", "^\\+?14155550199$"), "freeswitch-way",
      at: .anywhere),
    Damage(
      "another route for the model in FreeSWITCH", flows,
      .replace("Route=support_line.assistant", "Route=visit_reminder.assistant"), "freeswitch-way", at: .anywhere),
    Damage(
      "a model that others hear in FreeSWITCH", flows, .replace("rtp_secure_media=mandatory,", ""), "freeswitch-way",
      at: .anywhere),
    Damage(
      "an agent with a longer limit in FreeSWITCH", flows, .replace("+1200 ALLOTTED", "+99999 ALLOTTED"),
      "freeswitch-way", at: .anywhere),
    Damage(
      "a caller who may be sent anywhere", flows,
      .replaceAll("        <action application=\"set\" data=\"force_transfer_context=parlance-nowhere\"/>\n", ""),
      "freeswitch-way", at: .anywhere),
    Damage(
      "a line that rings shorter in FreeSWITCH", flows, .replaceAll("call_timeout=30", "call_timeout=3"),
      "freeswitch-way", at: .anywhere),
  ]
}
