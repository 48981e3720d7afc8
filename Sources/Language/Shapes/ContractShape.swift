import Findings
import Syntax

/// The keys of `parlance.yaml` that stand there only.
let frontPageFields: [Field<Contract>] = [
  .required("parlance", \.parlance, .integer(1...1), "The version of the language: 1."),
  .required("contract", \.name, .name, "The contract's name; its outputs stand in a folder of this name."),
  .required("version", \.version, .text, "The contract's own version."),
  .optional("title", \.titleIfAny, .text, "What the product is called."),
  .optional("description", \.descriptionIfAny, .text, "What it does."),
  .defaulted(
    "include", \.include, Shape<String>.text.list,
    "Files that belong to the contract; `*` stands for any part of a name."),
  .optional("output", \.output, .text, "The folder for outputs; `Generated` unless said."),
  .defaulted("compat", \.compatibility, Shape<Compatibility>.word.list, "What is emitted for clients of the past."),
  .optional("server", \.server, .server, "The one MCP server that every surface uses."),
  .optional("realtime", \.realtime, .realtimeService, "Where the Realtime service holds the agents' sessions."),
  .optional("schemas", \.schemaStyle, .schemaStyle, "How the JSON Schemas of `input` and `output` are written."),
  .optional("widget_defaults", \.widgetDefaults, .widgetDefaults, "What all widgets have unless they say otherwise."),
  .section(
    "environments", \.environments, of: .environment, "Where the contract runs; one named `default` if none is given."),
]

/// The sections, which may stand in any file of the contract.
let sectionFields: [Field<Contract>] = [
  .section("types", \.types, of: .typeDeclaration, keys: .typeName, "Named types."),
  .section("data_classes", \.dataClasses, of: .dataClass, "Classes of personal data."),
  .section("scopes", \.scopes, of: .scope, keys: .scopeName, "Permissions that tools may need."),
  .section("tools", \.tools, of: .tool, keys: .toolName, "What the server can do."),
  .section("widgets", \.widgets, of: .widget, "Layouts over tools' outputs."),
  .section("agents", \.agents, of: .agent, "Voice agents."),
  .section("trunks", \.trunks, of: .trunk, "Connections to the telephone network and to the model."),
  .section("destinations", \.destinations, of: .destination, "Where calls are transferred to."),
  .section("streams", \.streams, of: .mediaStream, "Web sockets of one's own, to which the sound of calls goes."),
  .section("mailboxes", \.mailboxes, of: .mailbox, "Where messages are kept."),
  .section("schedules", \.schedules, of: .schedule, "When offices are open."),
  .section("lists", \.lists, of: .numberList, "Numbers of callers that are treated alike."),
  .section("queues", \.queues, of: .queue, "Where callers wait until somebody is free."),
  .section("calling_rules", \.callingRules, of: .callingRules, "What the phones of a house may dial."),
  .section("dialplans", \.dialplans, of: .dialplan, "Call flows."),
  Field(
    name: "evaluation", summary: "Golden prompts: what should happen when a person says this.", isRequired: false,
    form: { Shape<Evaluation>.evaluation.list.form() }
  ) { contract, node, reader in
    contract.evaluation += Shape<Evaluation>.evaluation.list.read(node, &reader) ?? []
  },
  Field(
    name: "submission", summary: "What the directory shows and reviewers ask for.", isRequired: false,
    form: { Shape<Submission>.submission.form() }
  ) { contract, node, reader in
    if let first = contract.submission {
      reader.repeated("submission", reader.owner, first.node)
      return
    }
    contract.submission = Shape<Submission>.submission.read(node, &reader)
  },
]

extension Contract {
  fileprivate var titleIfAny: String? {
    get { title.isEmpty ? nil : title }
    set { title = newValue ?? "" }
  }
  fileprivate var descriptionIfAny: String? {
    get { description.isEmpty ? nil : description }
    set { description = newValue ?? "" }
  }
}

extension Shape where Value == String {
  /// Types begin with a capital letter, so that they can't be taken for JSON Schema's own.
  static let typeName = matching("a type's name: a capital letter, then letters and digits", "^[A-Z][A-Za-z0-9]*$") {
    guard let first = $0.first, (0x41...0x5A).contains(first) else { return false }
    return $0.allSatisfy { isNameByte($0) && $0 != 0x2D && $0 != 0x5F }
  }

  /// A scope token: printable ASCII without space, quote and backslash (RFC 6749, section 3.3).
  static let scopeName = matching("a scope: printable ASCII without space, `\"` and `\\`", "^[!#-\\[\\]-~]+$") {
    !$0.isEmpty && $0.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
  }

  /// Any text: real servers have names that the rules warn of, and an import must be able to say them.
  static let toolName = matching("a tool's name", "^\\S+$") { !$0.isEmpty && $0.allSatisfy { $0 > 0x20 && $0 != 0x7F } }
}

extension Shape where Value == Server {
  static let server = record(
    "Server", "The one MCP server that every surface uses.",
    [
      .required("name", \.name, .name, "The server's name."),
      .required("url", \.url, .text, "The endpoint, an absolute URL."),
      .optional("instructions", \.instructions, .text, "What models should know first; hosts read 512 characters."),
      .defaulted("auth", \.authorizationServers, .serverAuthorization, "How callers are signed in."),
    ])
}

extension Shape where Value == [String] {
  static let serverAuthorization = Shape<AuthorizationDraft>.authorization.map { $0.oauth2?.servers ?? [] }
}

struct AuthorizationDraft: Record {
  var node: NodeID
  var oauth2: OAuth?
  init(node: NodeID) { self.node = node }

  struct OAuth: Record {
    var node: NodeID
    var servers: [String] = []
    init(node: NodeID) { self.node = node }
  }
}

extension Shape where Value == AuthorizationDraft {
  static let authorization = record(
    "Authorization", "How callers are signed in.",
    [.required("oauth2", \.oauth2, .oauthOrNil, "OAuth 2.1 (RFC 9728).")])
}

extension Shape where Value == AuthorizationDraft.OAuth? {
  static let oauthOrNil = Shape<AuthorizationDraft.OAuth>.record(
    "OAuth2", "OAuth 2.1 (RFC 9728).",
    [.required("authorization_servers", \.servers, Shape<String>.text.list, "The issuers.")]
  ).map { Optional($0) }
}

extension Shape where Value == Environment {
  static let environment = record(
    "Environment", "Where a contract runs.",
    [
      .defaulted("variables", \.variables, .variables, "What `$(env.…)` stands for."),
      .defaulted(
        "secrets", \.secrets, Shape<String>.secretName.list, "Names of secrets that are put in at deployment."),
      Field(
        name: "override", summary: "What differs, in the contract's own shape.", isRequired: false,
        form: { .json(what: "a part of the contract") }
      ) {
        if $2.expect(.mapping, $1, { .json(what: "a mapping in the contract's own shape") }) { $0.override = $1 }
      },
    ])
}

extension Shape where Value == String {
  /// As the name of a variable in the process environment.
  static let secretName = matching("a secret's name: capital letters, digits and `_`", "^[A-Z][A-Z0-9_]*$") {
    guard let first = $0.first, (0x41...0x5A).contains(first) else { return false }
    return $0.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}

extension Shape where Value == [Environment.Variable] {
  static let variables = Shape(.map(keys: nil, .text(what: "text", pattern: nil))) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, .text(what: "text", pattern: nil)) }) else { return nil }
    var variables: [Environment.Variable] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      if reader.holdsVariable(item) { continue }
      guard let value = Shape<String>.anyText.read(item, &reader) else { continue }
      variables.append(.init(name: reader.tree.string(key), value: value, key: key, node: item))
    }
    return variables
  }
}
