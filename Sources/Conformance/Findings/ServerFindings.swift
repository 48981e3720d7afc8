import Findings

extension ConformanceFindings {
  /// Checks of the MCP server's files.
  static let protocolServer = [
    resultFields, toolList, toolText, toolHint, toolSecurity, toolAudience, toolWidget, toolMeta, toolSchema,
    schemaForm, schemaExample, schemaFile, toolLock, resourceList, resourceText, resourceMeta, contentPolicy,
    serverAnswer, protectedResource,
  ]

  private static let protocolSource = "modelcontextprotocol.io/specification/2026-07-28"

  static let resultFields = FindingKind(
    "conformance/result-fields", .error, "Checks that results have the fields that the protocol requires",
    why: """
      Since revision 2026-07-28 each result says `resultType`, and each list how long and by whom it may be kept \
      (`ttlMs`, `cacheScope`). Clients refuse a list without them.
      """, source: protocolSource)
  static let toolList = FindingKind(
    "conformance/tool-list", .error, "Checks that exactly the contract's tools are listed, in its order",
    why: "A tool too many can be called by a model; one too few can't; another order costs every client its cache.")
  static let toolText = FindingKind(
    "conformance/tool-text", .error, "Checks that a tool's texts are those of the contract",
    why: "Title, description and status lines are what a model and a person go by.")
  static let toolHint = FindingKind(
    "conformance/tool-hint", .error, "Checks that a tool's hints follow from its effect",
    why: """
      `readOnlyHint`, `destructiveHint` and `openWorldHint` decide whether a host asks the person first. A read says \
      true, false; a write false, false; a destructive tool false, true.
      """, source: protocolSource)
  static let toolSecurity = FindingKind(
    "conformance/tool-security", .error, "Checks that a tool asks for the scopes of the contract, in both places",
    why: """
      `securitySchemes` stands on the tool and in its `_meta`, with the same content: hosts read either. It follows \
      from `scopes` and `auth`.
      """, source: "developers.openai.com/plugins/build/auth, 2026-11-22")
  static let toolAudience = FindingKind(
    "conformance/tool-audience", .error, "Checks that a tool is offered to whom the contract's surfaces name",
    why: """
      `_meta.ui.visibility` says whether a chat's model, a widget or both may call. `app` follows from a widget that \
      calls the tool, or from `surfaces: [app]`.
      """, source: "MCP Apps, 2026-01-26")
  static let toolWidget = FindingKind(
    "conformance/tool-widget", .error, "Checks that a tool names its widget's page, in the version that there is",
    why: "The URI ends in the page's digest. With another one, hosts show an old page, or none.")
  static let toolMeta = FindingKind(
    "conformance/tool-meta", .error, "Checks that a tool's `_meta` holds what the contract passes through, and no more",
    why: "Foreign keys pass unchanged; `openai/visibility` and keys that nobody declared must not be there.")
  static let toolSchema = FindingKind(
    "conformance/tool-schema", .error, "Checks that a tool's schemas say what the contract's types say",
    why: "Models fill in arguments by the input schema, and clients refuse results by the output schema.")
  static let schemaForm = FindingKind(
    "conformance/schema-form", .error, "Checks that schemas have the form that every client takes",
    why: """
      Their root is an object, the input's without words of composition; references lead to a place in the same \
      schema, never to the network; what they describe can be compiled.
      """, source: protocolSource)
  static let schemaExample = FindingKind(
    "conformance/schema-example", .error, "Checks that schemas take the contract's examples and refuse broken ones",
    why: "A schema that takes everything protects nobody: each example is broken in several ways, and must be refused.")
  static let schemaFile = FindingKind(
    "conformance/schema-file", .error, "Checks that `schemas/` holds what `tools.json` holds",
    why: "Programs validate by these files what models produce by that one.")
  static let toolLock = FindingKind(
    "conformance/tool-lock", .error, "Checks that the digests in `tools.lock.json` are true",
    why: """
      Each is the SHA-256 digest of the canonical text (RFC 8785) of what the tool tells a model. A client that pinned \
      a tool notices a change by it.
      """, source: "RFC 8785, 2020-06")
  static let resourceList = FindingKind(
    "conformance/resource-list", .error,
    "Checks that each widget is a resource, under the URI of the page that there is",
    why: "Hosts keep a page by its URI, which ends in the page's digest.", source: "MCP Apps, 2026-01-26")
  static let resourceText = FindingKind(
    "conformance/resource-text", .error, "Checks that a resource carries the very page in `apps/`",
    why: "What is reviewed in `apps/` must be what hosts show.")
  static let resourceMeta = FindingKind(
    "conformance/resource-meta", .error, "Checks that a page's metadata follows from the widget",
    why: "Domain, border and description stand on the listing and on the contents, because hosts look in either.")
  static let contentPolicy = FindingKind(
    "conformance/content-policy", .error, "Checks that a page may reach what the contract allows, in both dialects",
    why: """
      The policy stands twice: `ui.csp` for MCP Apps, `openai/widgetCSP` for ChatGPT, with the same origins. A wider \
      one lets a page send data where nobody agreed to.
      """, source: "MCP Apps, 2026-01-26; developers.openai.com/plugins/reference, 2026-11-22")
  static let serverAnswer = FindingKind(
    "conformance/server-answer", .error, "Checks that `server.json` says what the server is, in both eras",
    why: "Clients of the current revision ask `server/discover`, earlier ones `initialize`.", source: protocolSource)
  static let protectedResource = FindingKind(
    "conformance/protected-resource", .error,
    "Checks that clients are sent to the contract's sign-in, for the scopes that reading needs",
    why: """
      The document names the endpoint, the contract's authorization servers, and the scopes that reading needs. A \
      write asks for its scope when it is first called.
      """, source: "RFC 9728, 2025-04")

  /// Checks of the widgets' pages.
  static let pages = [pageForm, pageNetwork, pageScript, pageContent]

  static let pageForm = FindingKind(
    "conformance/page-form", .error, "Checks that a page is one whole HTML document",
    why: """
      One document type, one head, one body; every element closed; nothing in a script that ends it early. Text of \
      the contract stands there escaped.
      """, source: "HTML Living Standard, 2026-11")
  static let pageNetwork = FindingKind(
    "conformance/page-network", .error, "Checks that a page loads nothing and connects to nothing",
    why: "It has all that it needs in itself, so that its policy can be empty and nothing fails where it is shown.")
  static let pageScript = FindingKind(
    "conformance/page-script", .error, "Checks that a page runs only its own script",
    why: """
      Hosts refuse text that becomes code (`eval`, `new Function`), and listeners written as attributes are where \
      injected text would run.
      """)
  static let pageContent = FindingKind(
    "conformance/page-content", .error, "Checks that a page shows the contract's layouts and calls its tools",
    why: "Titles, layouts, the tools that buttons call and the questions before writes are those of the contract.")
}
