extension Damages {
  private static let calls = "phone/asterisk/extensions.conf"
  private static let clients = "phone/asterisk/websocket_client.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let adviser = "phone/twiml/advice/adviser.xml"
  private static let coverage = "phone/sipp/coverage.json"

  /// Damages to calls that are connected to web sockets, in the files of `phone-stream`.
  static let ofStreams = [
    // Asterisk
    Damage("a far end that is somebody else", clients, .replace("wss://media.lamps", "wss://media.evil"), "stream"),
    Damage(
      "sound that anybody hears", clients,
      .replace("wss://media.lamps.example/calls", "ws://media.lamps.example/calls"),
      "stream"),
    Damage("a connection that is not encrypted", clients, .replace("tls_enabled=yes", "tls_enabled=no"), "stream"),
    Damage(
      "a certificate that nobody looks at", clients, .replace("verify_server_cert=yes", "verify_server_cert=no"),
      "stream"),
    Damage(
      "a certificate for whomever", clients, .replace("verify_server_hostname=yes", "verify_server_hostname=no"),
      "stream"),
    Damage(
      "no authority that is known", clients, .replace("ca_list_file=/etc/ssl/certs/ca-certificates.crt\n", ""),
      "stream",
      at: .anywhere),
    Damage(
      "a caller who waits for every try", clients, .replace("reconnect_attempts=1", "reconnect_attempts=40"), "stream"),
    Damage(
      "one connection for all calls", clients, .replace("per_call_config", "persistent"), "stream"),
    Damage(
      "another name to sign in with", clients, .replace("username=lamps", "username=lamp"), "stream", at: .anywhere),
    Damage("no password", clients, .replace("password=@secret(MEDIA_PASSWORD)\n", ""), "stream", at: .anywhere),
    Damage(
      "a setting that nobody asked for", clients, .replace("username=lamps\n", "username=lamps\ncert_file=/tmp/x\n"),
      "stream"),
    Damage(
      "a call to the other far end", calls, .replace("WebSocket/stream-adviser/", "WebSocket/stream-interpreter/"),
      "stream"),
    Damage(
      "a call to nobody that is known", calls, .replace("WebSocket/stream-adviser/", "WebSocket/stream-other/"),
      "dialplan-dial"),
    Damage(
      "a call to where the caller wants", calls, .replace("WebSocket/stream-adviser/", "WebSocket/${EXTEN}/"),
      "dialplan-dial"),
    Damage(
      "the caller's number in the address", calls,
      .replace("/c(ulaw),5,gU", "/c(ulaw)v(from=${CALLERID(num)}),5,gU"), "dialplan-dial"),
    Damage(
      "the end of an earlier leg", calls,
      .replaceAfter("[advice-adviser]", " same => n,Set(LEG_ENDED=)\n", " same => n,NoOp()\n"), "dialplan-way",
      at: .anywhere),
    Damage("sound in another coding", calls, .replace("c(ulaw)", "c(slin)"), "stream"),
    Damage("no end to it", calls, .replace("L(${LIMIT}000)", ""), "dialplan-way"),
    Damage(
      "a later end", calls, .replace("= \"\"]?600:", "= \"\"]?6000:"), "stream",
      at: .line("Dial(WebSocket/stream-adviser")),
    Damage("a caller who is cut off", calls, .replace("5,gU(parlance-leg)", "5,U(parlance-leg)"), "dialplan-way"),
    Damage(
      "a far end that nobody notes", calls, .replace("5,gU(parlance-leg)", "5,g"), "dialplan-way"),
    Damage(
      "a step that connects what it should not", calls,
      .replaceAfter(
        "[advice-bye]", "exten => s,1,", "exten => s,1,Dial(WebSocket/stream-adviser/c(ulaw),5)\n same => n,"),
      "stream", at: .anywhere),
    Damage(
      "a failure that is taken for a success", calls,
      .replace("\"${GOSUB_RETVAL}\" = \"completed\"]?advice-more", "\"${GOSUB_RETVAL}\" = \"failed\"]?advice-more"),
      "dialplan-way", at: .anywhere),
    // TwiML
    Damage("a provider's sound for somebody else", adviser, .replace("media.lamps", "media.evil"), "stream"),
    Damage("a provider's sound for nobody declared", adviser, .replace("media.lamps", "media.evil"), "twiml-target"),
    Damage(
      "a provider that nobody knows", adviser, .replace("value=\"lamps\"", "value=\"lamp\""), "stream", at: .anywhere),
    Damage(
      "a provider that tells of the caller", adviser,
      .replace("    </Stream>", "      <Parameter name=\"from\" value=\"{{From}}\"/>\n    </Stream>"), "stream",
      at: .anywhere),
    Damage("a far end that only listens", adviser, .replaceAll("Connect", "Start"), "twiml-verb"),
    Damage(
      "a beginning that nobody hears of", adviser, .replace(" statusCallback=\"adviser/stream\"", ""), "twiml-way"),
    Damage(
      "a time that is never up", routes, .replace("\"limit_seconds\": 600", "\"limit_seconds\": 60000"), "stream",
      at: .anywhere),
    Damage(
      "a time that leads elsewhere", routes,
      .replaceAfter("\"advice/adviser/stream\"", "\"then\": \"advice/front.xml\"", "\"then\": \"advice/more.xml\""),
      "twiml-way"),
    Damage(
      "a far end that was none", routes,
      .replaceAfter("\"advice/adviser/streamed\"", "\"seconds_from\": 2", "\"seconds_from\": 0"),
      "twiml-way", at: .anywhere),
    Damage(
      "a failure that goes on as a success", routes,
      .replaceAfter(
        "\"advice/adviser/streamed\"", "\"otherwise\": \"advice/front.xml\"", "\"otherwise\": \"advice/more.xml\""),
      "twiml-way"),
    Damage(
      "a document that connects what it should not", "phone/twiml/advice/bye.xml",
      .replace("<Hangup/>", "<Start><Stream url=\"wss://media.lamps.example/calls\"/></Start><Hangup/>"), "stream"),
    // What is kept, and the bench
    Damage(
      "a far end that keeps longer", "phone/control.json",
      .replaceAfter("\"streams\"", "\"seconds\": 2592000", "\"seconds\": 2592001"), "control-number", at: .anywhere),
    Damage(
      "a bench that is told of another far end", coverage,
      .replace("\"stream\": \"adviser\"", "\"stream\": \"interpreter\""), "stream"),
    Damage(
      "a bench that expects something else", coverage,
      .replace(
        "\"stream\": \"adviser\", \"outcome\": \"failed\"", "\"stream\": \"adviser\", \"outcome\": \"completed\""),
      "stream",
      at: .anywhere),
  ]
}
