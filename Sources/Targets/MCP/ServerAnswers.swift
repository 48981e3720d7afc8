import Facts
import JSONValues

extension MCPSurface {
  /// What the server tells about itself, in both eras: `server/discover` for clients of the current revision,
  /// `initialize` for those that shake hands first. A server answers `initialize` with the revision that the client
  /// asks for if it speaks it, else with this one.
  var answers: JSONValue { ["discover": .object(discovery), "initialize": .object(initialization)] }

  private var discovery: JSONObject {
    var capabilities = self.capabilities
    if !contract.widgets.isEmpty {
      capabilities.append("extensions", .object([MCPFacts.appsExtension: [:]]))
    }
    var result: JSONObject = [
      "resultType": "complete",
      // A list of what stands without a handshake; the others are found by `initialize`.
      "supportedVersions": [.string(MCPFacts.protocolVersion)],
      "capabilities": .object(capabilities),
    ]
    result.append("instructions", instructions)
    finish(&result, timeToLive: Self.discoveryTimeToLive)
    return result
  }

  /// The handshake's capabilities have no `extensions`; hosts of that era go by what they offered themselves.
  private var initialization: JSONObject {
    var result: JSONObject = [
      "protocolVersion": .string(MCPFacts.handshakeVersion),
      "capabilities": .object(capabilities),
      "serverInfo": serverInfo,
    ]
    result.append("instructions", instructions)
    return result
  }

  /// Only what is served: without a widget there is no resource.
  private var capabilities: JSONObject {
    var result = JSONObject()
    if !contract.tools.isEmpty { result.append("tools", [:]) }
    if !contract.widgets.isEmpty { result.append("resources", [:]) }
    return result
  }

  /// Whole, though ChatGPT is sure to read only their beginning (`ChatGPTFacts.instructionsRead`): other clients read
  /// on, and a cut sentence helps nobody.
  private var instructions: JSONValue? {
    contract.contract.server?.instructions.map { .string($0) }
  }
}
