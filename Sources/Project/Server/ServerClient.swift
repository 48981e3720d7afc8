import Facts
import JSONValues
import SourceText

/// Talks to a live MCP server over Streamable HTTP, in either age of the protocol: stateless requests with
/// `server/discover` (2026-07-28), or the handshake of earlier revisions.
struct ServerClient {
  let address: ServerAddress
  /// A bearer token, if one is to be sent.
  let token: String?
  /// Seconds for each request.
  let timeout: Int
  /// What the client calls itself.
  let version: String

  /// All answers of a server together may have so many bytes.
  static let byteLimit = 64 << 20
  /// A server that gives more pages goes round in a circle.
  static let pageLimit = 500

  /// How the server is spoken to, once that is known.
  enum Age {
    case stateless
    case handshake(version: String, session: String?)
  }

  /// What a request came to.
  struct Answer {
    var status: Int
    var headers: [String: String]
    var bytes: Int
    /// The message of JSON-RPC that answers the request; nil if none came.
    var message: JSONValue?

    var result: JSONValue? { message?["result"] }
  }

  /// The server's word on itself, and its pages of tools, each as a JSON-RPC result.
  func listing() throws(ToolError) -> (server: JSONValue, pages: [JSONValue]) {
    let (age, server) = try open()
    defer { close(age) }
    return (server, try pages("tools/list", age))
  }

  /// All pages of a list.
  func pages(_ method: String, _ age: Age) throws(ToolError) -> [JSONValue] {
    var pages: [JSONValue] = []
    var cursor: JSONValue?
    var seen: Set<JSONValue> = []
    var bytes = 0
    repeat {
      var parameters = JSONObject()
      parameters.append("cursor", cursor)
      let answer = try request(method, parameters, age, limit: Self.byteLimit - bytes)
      bytes += answer.bytes
      guard let page = answer.result else { throw refusal(of: answer, to: method) }
      // Some servers write an empty cursor on the last page, and take it for none: the first page again says so.
      if cursor == "", page == pages.first { break }
      pages.append(page)
      cursor = page["nextCursor"] == .null ? nil : page["nextCursor"]
      if let next = cursor, !seen.insert(next).inserted {
        throw .refused(
          "\(address.shown) gives the same page again and again for `\(method)`",
          help: "give no `nextCursor` on the last page")
      }
      if pages.count >= Self.pageLimit {
        throw .refused(
          "\(address.shown) has more than \(Self.pageLimit) pages of `\(method)`", help: "give more in each page")
      }
    } while cursor != nil
    return pages
  }

  // MARK: - Opening

  /// Opens in the current age if the server knows it, else by the handshake.
  func open() throws(ToolError) -> (Age, JSONValue) {
    if let opened = try discover() { return opened }
    return try shakeHands()
  }

  /// What the server says of itself in the current age; nil if there may be a handshake.
  func discover() throws(ToolError) -> (Age, JSONValue)? {
    let probe = try request("server/discover", JSONObject(), .stateless, limit: Self.byteLimit)
    if let answer = probe.result { return (.stateless, answer) }
    // What only servers of the current age say: there is no handshake to fall back to.
    let isCurrent = probe.message?["error"]?["code"]?.int.map(MCPFacts.statelessErrors.contains) ?? false
    if isCurrent || probe.status == 401 || probe.status == 403 { throw refusal(of: probe, to: "server/discover") }
    return nil
  }

  func shakeHands() throws(ToolError) -> (Age, JSONValue) {
    let parameters: JSONObject = [
      "protocolVersion": .string(MCPFacts.handshakeVersion), "capabilities": [:],
      "clientInfo": ["name": "parlance", "version": .string(version)],
    ]
    let answer = try request(
      "initialize", parameters, .handshake(version: MCPFacts.handshakeVersion, session: nil), limit: Self.byteLimit)
    guard let server = answer.result else { throw refusal(of: answer, to: "initialize") }
    let session = answer.headers["mcp-session-id"].flatMap { id in
      id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? id : nil
    }
    let agreed = server["protocolVersion"]?.string ?? MCPFacts.handshakeVersion
    guard MCPFacts.knownVersions.contains(agreed) else {
      throw .refused(
        "\(address.shown) speaks revision `\(harmless(agreed))` of MCP, which is not known",
        help: "import its list from a file")
    }
    let age = Age.handshake(version: agreed, session: session)
    _ = try post(
      ["jsonrpc": "2.0", "method": "notifications/initialized"], "notifications/initialized", age, limit: 1 << 20)
    return (age, server)
  }

  /// Says good-bye where a session was opened. Whether the server hears it changes nothing.
  func close(_ age: Age) {
    guard case .handshake(_, let session?) = age else { return }
    var request = curl(headers(age) + [("Mcp-Session-Id", session)])
    request.method = "DELETE"
    request.timeout = min(timeout, 5)
    _ = try? request.run()
  }

  // MARK: - Requests

  /// `name`: what the request is about, a tool's name or the URI of a resource; proxies read it in a header.
  func request(
    _ method: String, _ parameters: JSONObject, _ age: Age, about name: String? = nil, limit: Int
  ) throws(ToolError) -> Answer {
    var parameters = parameters
    if case .stateless = age {
      parameters.append(
        "_meta",
        [
          "io.modelcontextprotocol/protocolVersion": .string(MCPFacts.protocolVersion),
          "io.modelcontextprotocol/clientCapabilities": [:],
          "io.modelcontextprotocol/clientInfo": ["name": "parlance", "version": .string(version)],
        ])
    }
    return try post(
      ["jsonrpc": "2.0", "id": .string(method), "method": .string(method), "params": .object(parameters)], method, age,
      about: name, limit: limit)
  }

  private func post(
    _ message: JSONValue, _ method: String, _ age: Age, about name: String? = nil, limit: Int
  ) throws(ToolError) -> Answer {
    var headers = headers(age)
    switch age {
    case .stateless:
      headers.append(("Mcp-Method", method))
      if let name { headers.append(("Mcp-Name", name)) }
    case .handshake(_, let session?): headers.append(("Mcp-Session-Id", session))
    case .handshake: break
    }
    var request = curl(headers)
    request.body = String(decoding: JSONWriter.compact(message), as: UTF8.self)
    request.limit = limit
    let id = message["id"]
    let answer = try request.run { Self.reply(to: id, in: $0) != nil }
    return Answer(
      status: answer.status, headers: answer.headers, bytes: answer.body.count,
      message: id == nil ? nil : Self.reply(to: id, in: answer))
  }

  private func curl(_ headers: [(name: String, value: String)]) -> Curl {
    var all = headers
    all.append(("Content-Type", "application/json"))
    all.append(("Accept", "application/json, text/event-stream"))
    if let token { all.append(("Authorization", "Bearer \(token)")) }
    return Curl(url: address.url, headers: all, timeout: timeout, limit: Self.byteLimit)
  }

  private func headers(_ age: Age) -> [(name: String, value: String)] {
    switch age {
    case .stateless: [("MCP-Protocol-Version", MCPFacts.protocolVersion)]
    case .handshake(let version, _): [("MCP-Protocol-Version", version)]
    }
  }

  // MARK: - Answers

  /// The message that answers a request: the body, an element of a batch, or an event of a stream.
  private static func reply(to id: JSONValue?, in answer: Curl.Answer) -> JSONValue? {
    let messages = answer.isEventStream ? EventStream.data(in: answer.body) : [answer.body]
    for bytes in messages {
      guard let value = readJSON(bytes, name: "answer.json") else { continue }
      for message in value.array ?? [value] {
        if message["result"] != nil, message["id"] == id { return message }
        if message["error"] != nil { return message }
      }
    }
    return nil
  }

  func refusal(of answer: Answer, to method: String) -> ToolError {
    var said = answer.status == 200 && answer.message == nil ? ", but with no message of MCP" : ""
    if let error = answer.message?["error"] {
      said = ": \(harmless(error["message"]?.string ?? "no message")) (\(error["code"]?.int ?? 0))"
    }
    switch answer.status {
    case 401, 403:
      return .refused(
        "\(address.shown) lets nobody in without signing in (\(answer.status))",
        help: token == nil
          ? "put a token into a variable, and name it: --token-env NAME"
          : "the token is refused: get a new one, or one with more scopes"
      )
    case 300..<400:
      let place = answer.headers["location"].map { " to \(harmless(String($0.prefix { $0 != "?" })))" } ?? ""
      return .refused("\(address.shown) leads elsewhere\(place)", help: "name that address, if you trust it")
    default:
      return .refused(
        "\(address.shown) answers `\(method)` with \(answer.status)\(said)",
        help: "see that the address is that of an MCP endpoint (Streamable HTTP), such as https://HOST/mcp")
    }
  }
}

/// What a server said, as a terminal may show it: in one line of bearable length, with what moves the cursor or hides
/// what stands beside it made visible.
private func harmless(_ text: String) -> String {
  let line = text.prefix { !$0.isNewline }
  return String(line.prefix(300)).visible + (line.count > 300 || line.endIndex < text.endIndex ? "…" : "")
}
