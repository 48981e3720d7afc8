/// What can go wrong with voice pages and their backend.
extension Damages {
  private static let page = "web/front_desk.html"
  private static let backend = "web/backend.json"

  static let web = [
    Damage("a voice page missing", page, .delete, "missing-file", at: .contract),
    Damage("no backend", "web/backend.py", .delete, "missing-file", at: .contract),
    Damage("a voice page not closed", page, .replace("</main>", ""), "page-form", at: .anywhere),
    Damage(
      "a policy dropped", page, .replace("http-equiv=\"Content-Security-Policy\"", "name=\"policy\""), "web-policy",
      at: .anywhere),
    Damage(
      "a policy that admits any script", page, .replace("script-src ", "script-src &#39;unsafe-inline&#39; "),
      "web-policy"),
    Damage(
      "a policy that admits another host", page, .replace("connect-src ", "connect-src https://evil.example "),
      "web-policy"),
    Damage("a policy without a default", page, .replace("default-src &#39;none&#39;; ", ""), "web-policy"),
    Damage("a policy with an exception", page, .replace("base-uri ", "img-src *; base-uri "), "web-policy"),
    Damage(
      "a script changed under its digest", page, .replace("const approvals=[];", "const approvals=[ ];"),
      "web-policy",
      at: .line("http-equiv")),
    Damage(
      "a style changed under its digest", page, .replace("margin:0", "margin:1px"), "web-policy",
      at: .line("http-equiv")),
    Damage("a request elsewhere", page, .replace("fetch(agent.backend,", "fetch(program.agent,"), "web-policy"),
    Damage(
      "a picture on a voice page", page,
      .replace("<noscript>", "<img alt=\"\" src=\"https://evil.example/\"><noscript>"), "web-policy"),
    Damage(
      "a link that nobody declared", page, .replace("https://brightwater.example/privacy", "https://evil.example/"),
      "web-policy"),
    Damage("a socket", page, .replace("new AudioContext()", "new WebSocket(address)"), "web-policy"),
    Damage(
      "text that becomes markup", page,
      .replace("part(\"note\").textContent=text", "part(\"note\").innerHTML=text"), "web-script"),
    Damage(
      "a listener as an attribute", page,
      .replace("<button type=\"button\" id=\"agree\"", "<button onclick=\"start()\" type=\"button\" id=\"agree\""),
      "web-script"),
    Damage(
      "a key in the page", page,
      .replace("\"agent\":\"front_desk\"", "\"agent\":\"front_desk\",\"key\":\"sk-abcdefgh\""), "web-key"),
    Damage(
      "a reference to a secret in the page", page, .replace("<noscript>", "<noscript>@secret(MCP_DESK_TOKEN)"),
      "web-key"),
    Damage(
      "a key in the embedding script", "web/front_desk.embed.js",
      .replace("\"front_desk.html\"", "\"front_desk.html?ek_0123456789\""), "web-key"),
    Damage(
      "any secret taken", page, .replace("if(!/^ek_/.test(value))throw", "if(!value)throw"), "web-key",
      at: .anywhere),
    Damage(
      "a machine that does not say so", page, .replace("<li>You are talking to an automated assistant.</li>\n", ""),
      "web-consent", at: .line("id=\"consent\"")),
    Damage(
      "a recording that is not announced", page,
      .replace("This conversation is recorded to check our service.", "Have a nice day."), "web-consent",
      at: .line("id=\"consent\"")),
    Damage(
      "a microphone without consent", page, .replace("if(hasAgreed)return start();", "return start();"),
      "web-consent", at: .anywhere),
    Damage(
      "a second microphone", page, .replace("closeMicrophone();", "devices.getUserMedia({audio});"),
      "web-consent", at: .anywhere),
    Damage(
      "the agreement outside of its question", page, .replace("id=\"agree\"", "id=\"agreed\""), "web-consent",
      at: .line("id=\"consent\"")),
    Damage(
      "a write that is not asked for", page, .replace("\"schedule_service\":{", "\"schedule_services\":{"),
      "web-approval"),
    Damage("another question", page, .replace("Open a ticket about ", "Close the ticket about "), "web-approval"),
    Damage(
      "a question about something else", page, .replace("[\"input\",\"subject\"]", "[\"input\",\"details\"]"),
      "web-approval"),
    Damage(
      "more time to say yes", page, .replace("\"approval\":{\"seconds\":30", "\"approval\":{\"seconds\":300"),
      "web-approval"),
    Damage("a person who is not reached", page, .replace("+14155550142", "+19005550142"), "web-content"),
    Damage("a way out dropped", page, .replace("\"escalate_to_human\":{", "\"escalate\":{"), "web-content"),
    Damage(
      "a conversation without end", page, .replace("\"limits\":{\"seconds\":1200", "\"limits\":{\"seconds\":12000"),
      "web-content"),
    Damage(
      "another service", page,
      .replace("\"service\":\"https://api.openai.com/", "\"service\":\"https://api.openai.com.evil.example/"),
      "web-content"),
    Damage(
      "a page in another language", page, .replace("<html lang=\"en-US\"", "<html lang=\"de\""), "web-content",
      at: .line("<!DOCTYPE html>")),
    Damage(
      "events that nobody agreed to", page,
      .replace("const record=()=>{};", "const record=(from,event)=>log.push(event);"), "web-content"),
    Damage("any origin served", backend, .replace("https://voice.dev.brightwater.example", "*"), "web-backend"),
    Damage(
      "a site that may not embed", backend, .replace("https://www.dev.brightwater.example", "https://evil.example"),
      "web-backend"),
    Damage(
      "another body", backend, .replace("front_desk.client-secret.json", "front_desk.call-accept.json"), "web-backend"),
    Damage(
      "secrets from elsewhere", backend, .replace("https://api.openai.com/", "https://evil.example/"), "web-backend"),
    Damage("no limit", backend, .replace("\"calls\": 10", "\"calls\": 0"), "web-backend"),
    Damage("a log that is off", backend, .replace("\"event_log\": false", "\"event_log\": true"), "web-backend"),
  ]
}
