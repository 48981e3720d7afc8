/// What can go wrong with generated files between the build and the people who rely on them.
enum Damages {
  static let all = files + server + pages + voice + web + phone + receiver + freeswitch + twiml + exchange + members

  private static let tools = "mcp/tools.json"
  private static let accept = "realtime/front_desk.call-accept.json"
  private static let secret = "realtime/front_desk.client-secret.json"
  private static let update = "realtime/front_desk.session-update.json"
  private static let calls = "phone/asterisk/extensions.conf"
  private static let card = "apps/visit_card.html"

  static let files = [
    Damage("byte order mark", tools, .prepend([0xEF, 0xBB, 0xBF]), "text-form"),
    Damage("carriage returns", calls, .replaceAll("\n", "\r\n"), "text-form", at: .line("; Call flows")),
    Damage("no final line feed", "phone/support_line.mmd", .dropLast, "text-form"),
    Damage("control character", calls, .replace("[general]", "[general]\u{7}"), "text-form"),
    Damage(
      "JSON with a comma too many", "mcp/server.json", .replace("\"tools\": {},", "\"tools\": {},,"), "json-syntax"),
    Damage(
      "JSON laid out by hand", "mcp/server.json", .replace("    \"resultType\"", "  \"resultType\""), "json-layout"),
    Damage(
      "a name twice", "mcp/server.json", .replace("\"tools\": {},", "\"tools\": {},\n      \"tools\": {},"),
      "json-syntax", at: .anywhere),
    Damage(
      "a file edited by hand", card, .replace("Loading…", "Loading..."), "file-digest", at: .other("manifest.json", ""),
      isSigned: false),
    Damage(
      "a digest changed", "manifest.json", .replace("\"sha256\": \"", "\"sha256\": \"0"), "file-digest", isSigned: false
    ),
    Damage(
      "a length changed", "manifest.json", .replace("\"bytes\": ", "\"bytes\": 9"), "file-digest", isSigned: false),
    Damage(
      "an entry for no file", "manifest.json", .replace("apps/visit_card.html", "apps/visit_cards.html"),
      "missing-file", isSigned: false),
    Damage(
      "an entry missing", "manifest.json", .replace("mcp/server.json", "mcp/server.jsom"), "extra-file",
      at: .other("mcp/server.json", "{"), isSigned: false),
    Damage(
      "a declaration that there is not", "manifest.json", .replace("\"widget.visit_card\"", "\"widget.visit_cord\""),
      "manifest-entry", isSigned: false),
    Damage(
      "another environment's manifest", "manifest.json",
      .replace("\"environment\": \"dev\"", "\"environment\": \"prod\""), "manifest-entry", isSigned: false),
    Damage("a file that nobody wrote", "mcp/notes.txt", .add("hello\n"), "extra-file"),
    Damage("a page missing", card, .delete, "missing-file", at: .contract),
    Damage("a session missing", accept, .delete, "missing-file", at: .contract),
    Damage(
      "a key in plain text", accept, .replace("@secret(MCP_DESK_TOKEN)", "sk-proj-0123456789abcdef0123456789"),
      "secret-reference"),
    Damage(
      "a secret that nobody has", "phone/asterisk/pjsip.conf",
      .replace("@secret(CARRIER_PASSWORD)", "@secret(CARRIER)"), "secret-reference"),
    Damage(
      "a password in plain text", "phone/asterisk/pjsip.conf", .replace("@secret(CARRIER_PASSWORD)", "hunter2"),
      "secret-reference"),
    Damage(
      "a case's result changed", "conformance/suite.json", .replace("\"matches\": 1", "\"matches\": 2"), "suite-file"),
    Damage(
      "a way of the suite changed", "conformance/suite.json", .replace("\"to\": \"voicemail\"", "\"to\": \"goodbye\""),
      "suite-file"),
    Damage(
      "a case that is JSON instead of words", "conformance/suite.json", .replace("\"text\": \"Ada", "\"text\": \"{Ada"),
      "suite-file"),
  ]

  static let server = [
    Damage(
      "a hint dropped", tools, .replace("\"destructiveHint\": false,\n        ", ""), "tool-hint",
      at: .line("\"annotations\": {")),
    Damage("a hint turned round", tools, .replace("\"readOnlyHint\": true", "\"readOnlyHint\": false"), "tool-hint"),
    Damage("a hint as text", tools, .replace("\"openWorldHint\": false", "\"openWorldHint\": \"no\""), "tool-hint"),
    Damage(
      "a scope removed", tools,
      .replace("\"scopes\": [\n            \"customers.read\"\n          ]", "\"scopes\": []"), "tool-security"),
    Damage(
      "the mirror of a scheme differs", tools, .replaceAfter("\"_meta\": {", "\"customers.read\"", "\"orders.read\""),
      "tool-security"),
    Damage(
      "visibility widened", tools,
      .replace(
        "\"visibility\": [\n            \"model\"\n", "\"visibility\": [\n            \"model\",\n            \"app\"\n"
      ), "tool-audience", at: .anywhere),
    Damage("a page's old version", tools, .replace("customer_card-", "customer_card-0"), "tool-widget"),
    Damage(
      "a foreign key in _meta", tools,
      .replace(
        "\"openai/toolInvocation/invoking\"",
        "\"openai/visibility\": \"public\",\n        \"openai/toolInvocation/invoking\""), "tool-meta"),
    Damage(
      "a description rewritten", tools,
      .replace("Use this when the person gives", "Always use this when the person gives"), "tool-text"),
    Damage(
      "a status line dropped", tools, .replace("\"openai/toolInvocation/invoked\": \"Lookup finished\",\n        ", ""),
      "tool-text", at: .line("\"_meta\": {")),
    Damage("a tool renamed", tools, .replace("\"name\": \"get_quote\"", "\"name\": \"get_quotes\""), "tool-list"),
    Damage(
      "a tool twice", tools, .replace("\"name\": \"get_quote\"", "\"name\": \"list_slots\""), "tool-list", at: .anywhere
    ),
    Damage(
      "an output that is a list", tools,
      .replaceAfter("\"outputSchema\": {", "\"type\": \"object\"", "\"type\": \"array\""), "schema-form"),
    Damage(
      "a schema opened", tools, .replace("\"additionalProperties\": false", "\"additionalProperties\": true"),
      "schema-form"),
    Damage(
      "a schema's lid dropped", tools, .replace(",\n        \"additionalProperties\": false", ""), "schema-example",
      at: .anywhere),
    Damage("a reference to nowhere", tools, .replace("#/$defs/CustomerId", "#/$defs/CustomerID"), "schema-form"),
    Damage(
      "a reference to the network", tools, .replace("#/$defs/CustomerId", "https://example.com/id.json"), "schema-form"),
    Damage("a pattern that refuses the example", tools, .replace("^C[0-9]{7}$", "^C[0-9]{8}$"), "tool-schema"),
    Damage("a pattern that is none", tools, .replace("^C[0-9]{7}$", "^C[0-9{7}$"), "schema-form"),
    Damage("an example refused", tools, .replace("\"maxLength\": 120", "\"maxLength\": 4"), "schema-example"),
    Damage(
      "a required parameter made optional", tools, .replace("\"by\",\n          \"value\"", "\"by\""), "schema-example",
      at: .anywhere),
    Damage(
      "a schema file behind", "schemas/create_ticket.input.schema.json",
      .replace("\"maxLength\": 80", "\"maxLength\": 800"), "schema-file"),
    Damage("a cache field missing", tools, .replace("\"ttlMs\": 300000,\n  ", ""), "result-fields", at: .line("{")),
    Damage(
      "a private cache made public to nobody", "mcp/resources.json",
      .replace("\"cacheScope\": \"public\"", "\"cacheScope\": \"shared\""), "result-fields"),
    Damage(
      "no resultType", "mcp/server.json", .replace("\"resultType\": \"complete\",\n    ", ""), "result-fields",
      at: .line("\"discover\": {")),
    Damage(
      "a lock's digest", "mcp/tools.lock.json", .replace("\"create_ticket\": \"", "\"create_ticket\": \"0"), "tool-lock"
    ),
    Damage(
      "a lock behind its tool", tools, .replace("\"title\": \"Find a customer\"", "\"title\": \"Find the customer\""),
      "tool-lock", at: .other("mcp/tools.lock.json", "lookup_customer")),
    Damage(
      "a policy widened in one dialect", "mcp/resources.json",
      .replace("\"connect_domains\": []", "\"connect_domains\": [\n            \"https://evil.example\"\n          ]"),
      "content-policy", at: .anywhere),
    Damage(
      "a policy widened in the other", "mcp/resources/visit_card.json",
      .replace("\"resourceDomains\": []", "\"resourceDomains\": [\n              \"*\"\n            ]"),
      "content-policy", at: .anywhere),
    Damage("a resource's URI stale", "mcp/resources.json", .replace("visit_card-", "visit_card-0"), "resource-list"),
    Damage(
      "a resource's page changed", "mcp/resources/visit_card.json", .replace("Visit booked", "Visit brooked"),
      "resource-text"),
    Damage(
      "a media type with a space", "mcp/resources.json", .replace("text/html;profile", "text/html; profile"),
      "resource-list"),
    Damage(
      "another domain", "mcp/resources.json", .replace("\"domain\": \"https://widgets", "\"domain\": \"https://widget"),
      "resource-meta"),
    Damage(
      "a sign-in elsewhere", "mcp/oauth-protected-resource.json", .replace("https://login.dev", "https://login"),
      "protected-resource"),
    Damage(
      "a write's scope asked for at once", "mcp/oauth-protected-resource.json",
      .replace("\"prices.read\"", "\"prices.read\",\n    \"tickets.write\""), "protected-resource", at: .anywhere),
    Damage("an unknown revision", "mcp/server.json", .replace("2026-07-28", "2027-01-01"), "server-answer"),
  ]

  static let pages = [
    Damage(
      "text unescaped", card, .replace("<title>Visit booked</title>", "<title>Visit <booked</title>"), "page-form"),
    Damage(
      "an ampersand unescaped", card, .replace("<title>Visit booked</title>", "<title>Visit & booked</title>"),
      "page-form"),
    Damage("an element not closed", card, .replace("</main>\n", ""), "page-form", at: .anywhere),
    Damage(
      "a script ended early", card, .replace("\"Your visit is booked\"", "\"</script><script>x()</script>\""),
      "page-form", at: .anywhere),
    Damage("a comment begun in a script", card, .replace("\"Your visit is booked\"", "\"<!--<script>\""), "page-form"),
    Damage(
      "a script from elsewhere", card, .replace("<script>\n", "<script src=\"https://cdn.example/x.js\">\n"),
      "page-network"),
    Damage(
      "a style from elsewhere", card, .replace("<style>\n", "<style>\n@import url(https://cdn.example/x.css);\n"),
      "page-network", at: .anywhere),
    Damage(
      "a picture from elsewhere", card,
      .replace("<p id=\"live\"", "<img src=\"https://cdn.example/x.png\"><p id=\"live\""), "page-network"),
    Damage("a request", card, .replace("connect();", "fetch(\"/x\"); connect();"), "page-network"),
    Damage("eval", card, .replace("connect();", "eval(program.run); connect();"), "page-script"),
    Damage(
      "text made markup", card, .replace("connect();", "page.innerHTML = program.html; connect();"), "page-script"),
    Damage(
      "a listener in an attribute", card, .replace("<main id=\"page\"", "<main onclick=\"x()\" id=\"page\""),
      "page-script"),
    Damage("another title", card, .replace("<title>Visit booked</title>", "<title>Visit</title>"), "page-content"),
    Damage(
      "a binding to other data", card, .replace("[\"output\",\"slot\",\"engineer\"]", "[\"output\",\"slot\",\"id\"]"),
      "page-content"),
    Damage(
      "a button that calls another tool", "apps/slot_picker.html", .replaceAll("schedule_service", "create_ticket"),
      "page-content"),
    Damage(
      "a write without a question", "apps/slot_picker.html", .replace(",\"ask\":\"Book this visit for you?\"", ""),
      "page-content"),
  ]
}
