import JSONValues
import Syntax

/// One thing that the server can do, whoever asks for it.
public struct Tool: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// What the protocol calls it, where the contract has another name for it.
  public var listedName: String?
  public var title: String?
  public var description = ""
  public var effect: Effect?
  /// Whether calling it twice with the same arguments does no more than calling it once.
  public var isIdempotent: Bool?
  /// Whether it reaches beyond the author's own systems.
  public var isOpenWorld: Bool?
  public var because: Because?
  /// What the person is asked before a write, with `$(input.…)`.
  public var confirm: Template?
  public var rateLimit: Rate?
  public var scopes: [String] = []
  public var surfaces: [Surface] = []
  /// How a caller may be signed in; nil follows from `scopes`.
  public var authentication: [Authentication]?
  public var input: Parameters?
  public var output: Parameters?
  /// What only the widget gets: it travels in the result's `_meta`, which no model reads.
  public var hidden: Parameters?
  public var widget: String?
  public var status: Status?
  public var examples: [Example] = []
  /// Titles that the schemas have at their roots.
  public var inputTitle: String?
  public var outputTitle: String?
  /// How the schemas of `input` and `output` are written, where it differs from the contract's way.
  public var schemaStyle: SchemaStyle?
  /// Raw hints, passed through.
  public var annotations: JSONObject?
  public var icons: JSONValue?
  /// Foreign `_meta`, passed through.
  public var meta: JSONObject?
  /// Other members of the tool in `tools/list`, passed through.
  public var fields: JSONObject?

  public init(node: NodeID) { self.node = node }

  /// How a caller may be signed in, as it is said or follows from the scopes.
  public var waysToSignIn: [Authentication] { authentication ?? (scopes.isEmpty ? [.none] : [.oauth2]) }

  /// Whether anybody may call it, without a token.
  public var isOpenToAll: Bool { waysToSignIn.contains(.none) }

  /// As `tools/list` calls it.
  public var protocolName: String { listedName ?? name }

  /// What a call may do. A write adds; a destructive one deletes, overwrites or can't be undone.
  public enum Effect: String, Sendable, CaseIterable { case read, write, destructive }

  /// How a caller may be known: not at all, or signed in.
  public enum Authentication: String, Sendable, CaseIterable { case none, oauth2 }

  /// Why each hint has its value: reviewers ask for a reason.
  public struct Because: Record {
    public var node: NodeID
    public var effect: String?
    public var destructive: String?
    public var openWorld: String?
    public init(node: NodeID) { self.node = node }
  }

  /// What is shown while a call runs and after it, at most 64 characters each.
  public struct Status: Record {
    public var node: NodeID
    public var running: String?
    public var done: String?
    public init(node: NodeID) { self.node = node }
  }
}

/// A tool's parameters or results.
public enum Parameters: Sendable {
  /// `input: {by: …, value: …}`
  case properties([Property])
  /// `input: Customer`
  case named(String, node: NodeID)
  /// `input_schema: …`, raw JSON Schema
  case schema(JSONValue, node: NodeID)
  /// `input: unknown`: nothing is known of it, and no schema is emitted
  case unknown(node: NodeID)
}

/// Where a tool may be called from, or an agent be met. `app`: only a widget may call the tool.
public enum Surface: String, Sendable, CaseIterable { case chat, web, phone, app }

/// One call and what it answers: it documents the tool, and mock servers answer from it.
public struct Example: Record {
  public var node: NodeID
  public var name = ""
  public var input: JSONValue?
  public var output: JSONValue?
  /// What the widget alone gets beside the output.
  public var hidden: JSONValue?
  /// The text of a tool execution error, instead of an output.
  public var error: String?

  public init(node: NodeID) { self.node = node }
}
