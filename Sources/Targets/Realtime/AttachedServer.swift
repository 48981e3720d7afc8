import JSONValues
import Language
import Voice

/// The contract's MCP server as a session's tool. The service calls it by itself, so what it may call, and
/// what waits for a yes, stands here and nowhere else.
struct AttachedServer {
  let session: VoiceSession
  let server: Server

  /// Nil where the agent has no tool on the surface.
  init?(_ session: VoiceSession) {
    guard let server = session.server, !session.tools.isEmpty else { return nil }
    self.session = session
    self.server = server
  }

  var value: JSONValue {
    var value = JSONObject()
    value.append("type", "mcp")
    value.append("server_label", .string(server.name))
    if let tunnel = session.agent.mcp?.tunnel {
      value.append("tunnel_id", .string(tunnel))
    } else {
      value.append("server_url", .string(server.url))
    }
    value.append("server_description", server.instructions.map { .string($0) })
    value.append("authorization", session.agent.mcp?.authorization.map { .string("@secret(\($0.secret))") })
    value.append("headers", headers)
    value.append("allowed_tools", .strings(session.tools.map(\.name)))
    value.append("require_approval", .object(approval))
    return .object(value)
  }

  private var headers: JSONValue? {
    guard let headers = session.agent.mcp?.headers, !headers.isEmpty else { return nil }
    return .object(
      JSONObject(
        headers.map { header in
          switch header.value {
          case .text(let text): JSONObject.Member(header.name, .string(text))
          case .secret(let reference): JSONObject.Member(header.name, .string("@secret(\(reference.secret))"))
          }
        }))
  }

  /// By name in both lists: a tool that a new version of the server adds stands in neither.
  private var approval: JSONObject {
    var approval = JSONObject()
    let writes = session.writes
    let reads = session.reads
    if !writes.isEmpty { approval.append("always", ["tool_names": .strings(writes)]) }
    if !reads.isEmpty { approval.append("never", ["tool_names": .strings(reads)]) }
    return approval
  }
}
